import type { ChannelSide } from '../../../between/channel-side.ts'
import { ChannelDatabaseUnavailable, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { KeyPlace } from '../../../between/headquarters-side.ts'
import { pagesOf } from '../../../between/pages.ts'
import { batchStatementTimeout, transaction } from '../../../db/client.ts'
import { storeKeys } from '../../incarnation/known-requests.ts'
import { guardFence } from '../../jobs/run.ts'
import type { Recovery } from './recovery.ts'

const batchSize = 5_000

/**
 * Stores the idempotency keys that a channel database has used and that headquarters has lost: those of captures come
 * with their operations, and those of real-time requests by nothing else. If that database is restored later, it asks
 * for them. One that cannot be reached any more keeps its own. Safe to repeat.
 */
export async function takeKeysBack({ hq, run }: Recovery, side: ChannelSide): Promise<void> {
  const pages = pagesOf(
    batchSize,
    (after: KeyPlace | null, limit) => onChannelDatabase(() => side.usedKeys(after, limit)),
    ({ customerKey, operationId }) => ({ customerKey, operationId }),
  )
  try {
    for await (const page of pages) {
      const operations = page.map(({ keyHash, requestHash, ...rest }) => ({ ...rest, key: { keyHash, requestHash } }))
      await transaction(
        hq.db,
        async (tx) => {
          await guardFence(tx, run)
          await storeKeys(tx, side.id, operations)
        },
        { statementTimeout: batchStatementTimeout },
      )
    }
  } catch (error) {
    if (!(error instanceof ChannelDatabaseUnavailable)) throw error
  }
}
