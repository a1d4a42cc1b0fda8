import type { Tokens } from '../access/tokens.ts'
import type { HeadquartersDatabase } from '../between/sides.ts'
import { joinStore, renewStoreKey } from '../headquarters/stores/register-store-key.ts'
import { verifyStoreAssertion } from '../headquarters/stores/verify-store-assertion.ts'
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
  }
}
