import type { Tokens } from '../access/tokens.ts'
import type { HeadquartersDatabase } from '../between/sides.ts'
import { WIRE_VERSIONS } from '../between/wire/version.ts'
import { VERSION } from '../config/package.ts'
import { databaseNow } from '../db/database-clock.ts'
import { joinStore, renewStoreKey } from '../headquarters/stores/register-store-key.ts'
import { recognizeStore, verifyStoreAssertion } from '../headquarters/stores/verify-store-assertion.ts'
import type { StoreRegistry } from '../server/http/stores.ts'
import { publishTokens } from './fleet-trust.ts'

/** Registers stores at headquarters, and tells them the keys that this process signs with. */
export function storeRegistry(hq: HeadquartersDatabase, tokens: Tokens): StoreRegistry {
  return {
    join: (request) => joinStore(hq.db, request, () => publishTokens(hq, tokens)),
    async renewKey(assertion, request) {
      const store = await verifyStoreAssertion(hq.db, assertion)
      if ('refused' in store) return { refused: 'STORE_REFUSED', message: store.message }
      return renewStoreKey(hq.db, store, request)
    },
    async checkKey(assertion) {
      const store = await recognizeStore(hq.db, assertion)
      if ('refused' in store) return { refused: 'STORE_REFUSED', message: store.message }
      const { channelDatabaseId, keyCreatedAt } = store
      const now = databaseNow().toISOString()
      return { channelDatabaseId, keyCreatedAt, now, version: VERSION, wireVersions: [...WIRE_VERSIONS] }
    },
  }
}
