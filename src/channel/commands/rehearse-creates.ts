import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type CustomerOutcome, refusal } from '../../model/customer-outcome.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { checkKey, ERASED_REQUEST, readKeys } from '../capture/idempotency.ts'
import { customerErased, keyReused } from '../capture/refusals.ts'
import { creation, type NewCustomer } from './create-customer.ts'
import { contextOf } from './run-command.ts'

/**
 * What the channel would do with each customer of a list, by the same decisions; nothing is stored, and headquarters is
 * not called, so that a real-time create may still be refused there.
 */
export async function rehearseCreates(
  database: ChannelDatabase,
  actor: Actor,
  setting: ChannelSetting,
  customers: readonly NewCustomer[],
): Promise<CustomerOutcome[]> {
  const rows = await Promise.all(
    customers.map(async (customer) => {
      const command = creation(customer)
      const context = await contextOf(database, actor, setting, command)
      return { command, context, decision: await command.decide(context, null) }
    }),
  )
  const requests = rows.map(({ context }) => context.request).filter(({ key }) => checkKey(key, []) === null)
  const uses = await readKeys(database.db, setting.channel.id, requests)
  return rows.map(({ command, context: { request }, decision }): CustomerOutcome => {
    const field = [...command.path, 'idempotencyKey']
    const badKey = checkKey(request.key, field)
    if (badKey) return refusal([badKey])
    const use = uses.get(request.key)
    if (use?.requestHash === ERASED_REQUEST) return refusal([customerErased()])
    if (use && !request.isOf(use.requestHash)) return refusal([keyReused(field)])
    if (!use && decision.route === 'REJECT') return refusal(decision.refusals, decision.warnings)
    return {
      customer: null,
      operationId: null,
      operation: null,
      route: decision.route === 'REJECT' ? null : decision.route,
      routeReason: null,
      repeated: use !== undefined,
      warnings: decision.warnings,
      userErrors: [],
    }
  })
}
