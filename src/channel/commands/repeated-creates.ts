import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { keyHash } from '../capture/hashes.ts'
import { checkKey, readKeys, requestSecret } from '../capture/idempotency.ts'
import { creation, type NewCustomer } from './create-customer.ts'
import { storedOutcomes } from './outcome.ts'
import { contextOf } from './run-command.ts'

/**
 * The outcomes of those customers of a list that earlier requests with the same keys have created. They are looked up
 * together: a list that is sent again may have no others. A key that is still in progress, or that was used for
 * something else, is left to `createCustomer`.
 */
export async function repeatedCreates(
  database: ChannelDatabase,
  actor: Actor,
  setting: ChannelSetting,
  rows: readonly NewCustomer[],
): Promise<Map<NewCustomer, CustomerOutcome>> {
  const secret = await requestSecret(database.db)
  const keys = rows
    .filter(({ idempotencyKey }) => checkKey(idempotencyKey, []) === null)
    .map(({ channel, idempotencyKey: key }) => ({ key, keyHash: keyHash(secret, channel, key) }))
  const uses = await readKeys(database.db, setting.channel.id, keys)
  if (uses.size === 0) return new Map()
  const asked = await Promise.all(
    rows.map(async (row) => {
      const use = uses.get(row.idempotencyKey)
      if (use?.state !== 'DONE') return []
      const command = creation(row)
      const context = await contextOf(database, actor, setting, command)
      if (!context.request.isOf(use.requestHash)) return []
      const { warnings } = await command.decide(context, null)
      return [{ row, use, warnings }]
    }),
  )
  const repeated = asked.flat()
  const outcomes = await storedOutcomes(database.db, setting.channel, repeated)
  return new Map(repeated.flatMap(({ row }, nth) => (outcomes[nth] ? [[row, outcomes[nth]]] : [])))
}
