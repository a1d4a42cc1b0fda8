import type { ChannelSide } from '../../../between/channel-side.ts'
import { ChannelDatabaseUnavailable, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { Place, UsedKey } from '../../../between/headquarters-side.ts'
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
  try {
    for (let after: Place | null = null; ; ) {
      const from: Place | null = after
      const keys: UsedKey[] = await onChannelDatabase(() => side.usedKeys(from, batchSize))
      const operations = keys.map(({ keyHash, requestHash, ...rest }) => ({ ...rest, key: { keyHash, requestHash } }))
      await transaction(
        hq.db,
        async (tx) => {
          await guardFence(tx, run)
          await storeKeys(tx, side.id, operations)
        },
        { statementTimeout: batchStatementTimeout },
      )
      const last = keys.at(-1)
      if (last === undefined || keys.length < batchSize) return
      after = { capturedAt: last.capturedAt, operationId: last.operationId }
    }
  } catch (error) {
    if (!(error instanceof ChannelDatabaseUnavailable)) throw error
  }
}
