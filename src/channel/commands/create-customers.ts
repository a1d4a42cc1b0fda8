import pLimit from 'p-limit'
import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import {
  type CustomerOutcome,
  type CustomerRefusal,
  type Refused,
  refusal,
  refused,
} from '../../model/customer-outcome.ts'
import type { CustomerInput } from '../../model/customer-rows/customer-input.ts'
import { withoutRefused } from '../../model/customer-rows/without-refused.ts'
import { inCapture } from '../../traces/steps.ts'
import { currentCache } from '../cache/cache.ts'
import { type ChannelSetting, settingOf } from '../cache/setting.ts'
import { createAllOrNone } from './create-all-or-none.ts'
import { createCustomer, creation, type NewCustomer } from './create-customer.ts'
import { rehearseCreates } from './rehearse-creates.ts'
import { repeatedCreates } from './repeated-creates.ts'
import { contextOf } from './run-command.ts'

export type ErrorPolicy = 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS' | 'IGNORE_FAILED'
export type NewCustomers = {
  channel: string
  customers: readonly { idempotencyKey: string; customer: CustomerInput }[]
  errorPolicy: ErrorPolicy
  dryRun?: boolean | null
  /** True: their customers get the welcome message, as those of `createCustomer` do. */
  sendWelcomeMessages?: boolean | null
  requestId?: string | null
}
export type CreatedCustomers = { results: CustomerOutcome[]; userErrors: Refused[] }

export const MOST_ROWS = 250
/** How many real-time calls of one list run at once. */
const CALLS_AT_ONCE = 8

/**
 * Creates a list of customers, each with its own key and outcome. Asynchronous creates share statements; in real time
 * headquarters is called for a few rows at once.
 */
export async function createCustomers(
  database: ChannelDatabase,
  actor: Actor,
  input: NewCustomers,
): Promise<CreatedCustomers> {
  assertMayUseChannel(actor, input.channel)
  if (input.customers.length > MOST_ROWS)
    return {
      results: [],
      userErrors: [refused('INVALID_VALUE', `At most ${MOST_ROWS} customers in a list.`, ['customers'])],
    }
  const setting = settingOf(await currentCache(database), input.channel)
  if ('code' in setting) return { results: [], userErrors: [setting] }
  const rows = input.customers.map(
    (row, i): NewCustomer => ({
      ...row,
      channel: input.channel,
      imported: !input.sendWelcomeMessages,
      path: ['customers', String(i)],
      requestId: input.requestId ?? null,
    }),
  )
  if (input.dryRun) return { results: await rehearseCreates(database, actor, setting, rows), userErrors: [] }
  if (input.errorPolicy === 'REJECT_EVERYTHING')
    return { results: await createAllOrNone(database, actor, input.channel, rows), userErrors: [] }
  const isAsync = setting.profile.createCustomersInAsyncMode
  const limit = pLimit(isAsync ? MOST_ROWS : CALLS_AT_ONCE)
  const isIgnoring = input.errorPolicy === 'IGNORE_FAILED'
  const create = isIgnoring ? createIgnoringFailed(setting) : createCustomer
  const repeated = isIgnoring ? null : await repeatedCreates(database, actor, setting, rows)
  const createAll = () =>
    Promise.all(
      rows.map((row) => {
        const outcome = repeated?.get(row)
        return outcome ? { value: outcome } : limit(() => asOutcome(create(database, actor, row)))
      }),
    )
  const attributes = { 'tillsync.operations': rows.length, 'tillsync.channel_database': database.id }
  const results = isAsync ? await inCapture(attributes, createAll) : await createAll()
  return { results: results.map(valueOrThrow), userErrors: [] }
}

/** Waits for every row, even when another one has failed, so that no capture is abandoned halfway. */
const asOutcome = (creating: Promise<CustomerOutcome>) =>
  creating.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )

function valueOrThrow(result: { value: CustomerOutcome } | { error: unknown }): CustomerOutcome {
  if ('error' in result) throw result.error
  return result.value
}

/** Leaves out refused optional fields when the rest is sufficient, and returns their refusals as well. */
function createIgnoringFailed(setting: ChannelSetting) {
  return async (database: ChannelDatabase, actor: Actor, row: NewCustomer): Promise<CustomerOutcome> => {
    const command = creation(row)
    const decision = await command.decide(await contextOf(database, actor, setting, command), null)
    if (decision.route !== 'REJECT') return createCustomer(database, actor, row)
    const { refusals } = decision
    const reduced = withoutRefused(row.customer, relative(refusals, row))
    if (reduced === null) return createCustomer(database, actor, row)
    const outcome = await createCustomer(database, actor, { ...row, customer: reduced, sent: row.customer })
    if (outcome.customer === null) return refusal(refusals, outcome.warnings)
    return { ...outcome, userErrors: [...refusals, ...outcome.userErrors] }
  }
}

/** The paths of refused fields relative to the customer; null when something else was refused. */
function relative(refusals: readonly CustomerRefusal[], { path = [] }: NewCustomer): string[][] | null {
  const paths = refusals.map(({ field }) =>
    field && field[path.length] === 'customer' ? field.slice(path.length + 1) : null,
  )
  return paths.every((each) => each !== null) ? paths : null
}
