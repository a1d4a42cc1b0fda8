import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import { type CustomerOutcome, type CustomerRefusal, refusal, refused } from '../../model/customer-outcome.ts'
import { inCapture } from '../../traces/steps.ts'
import { settingOf } from '../cache/setting.ts'
import { capture, type StoredCapture } from '../capture/capture.ts'
import { checkKey, ERASED_REQUEST, type KeyUse, readKeys } from '../capture/idempotency.ts'
import { customerErased, keyInProgress, keyReused } from '../capture/refusals.ts'
import { route, routingState } from '../capture/route.ts'
import { captureOf } from '../capture/staged.ts'
import type { CaptureDecision, Command, CommandContext, Decision } from './command.ts'
import { createCustomer, creation, type NewCustomer } from './create-customer.ts'
import { capturedOutcome } from './outcome.ts'
import { contextOf, decideAgain, earlierOutcome } from './run-command.ts'

type Row<D extends Decision = Decision> = { command: Command; context: CommandContext; decision: D }

/**
 * REJECT_EVERYTHING: nothing is created when one row is refused. Asynchronous creates are captured in one statement and
 * one transaction. In real time the rows are created one after another: at a refusal by headquarters, which the channel
 * cannot foresee, creation stops, and the rows created before stay.
 */
export async function createAllOrNone(
  database: ChannelDatabase,
  actor: Actor,
  channel: string,
  customers: readonly NewCustomer[],
): Promise<CustomerOutcome[]> {
  return decideAgain(database, 'createCustomers', async (cache) => {
    const setting = settingOf(cache, channel)
    if ('code' in setting) return customers.map(() => refusal([setting]))
    const rows = await Promise.all(
      customers.map(async (customer): Promise<Row> => {
        const command = creation(customer)
        const context = await contextOf(database, actor, setting, command)
        return { command, context, decision: await command.decide(context, null) }
      }),
    )
    const uses = await readKeys(
      database.db,
      channel,
      rows.map(({ context }) => context.request).filter(({ key }) => checkKey(key, []) === null),
    )
    const refusals = rows.map((row, i) => refusalsOf(row, uses, rows.slice(0, i)))
    if (refusals.some((each) => each.length > 0))
      return refusals.map((each) => refusal(each.length > 0 ? each : [notProcessed()]))
    const isAsync = route('CREATE_CUSTOMER', routingState(cache, channel, false)).route === 'ASYNC'
    return isAsync ? captureAll(database, rows, uses) : createInTurn(database, actor, customers)
  })
}

/** Why a row is refused. A row whose key was used before with the same content is not refused. */
function refusalsOf(row: Row, uses: ReadonlyMap<string, KeyUse>, earlier: readonly Row[]): CustomerRefusal[] {
  const { request } = row.context
  const { key } = request
  const field = [...row.command.path, 'idempotencyKey']
  const badKey = checkKey(key, field)
  if (badKey) return [badKey]
  const use = uses.get(key)
  const twin = earlier.find(({ context }) => context.request.key === key)
  const hashes = [use?.requestHash, twin?.context.request.requestHash]
  if (use?.requestHash === ERASED_REQUEST) return [customerErased()]
  if (hashes.some((hash) => hash !== undefined && !request.isOf(hash))) return [keyReused(field)]
  if (use?.state === 'ROUTED' && !use.abandoned) return [keyInProgress(field)]
  return use || row.decision.route !== 'REJECT' ? [] : row.decision.refusals
}

async function captureAll(
  database: ChannelDatabase,
  rows: readonly Row[],
  uses: ReadonlyMap<string, KeyUse>,
): Promise<CustomerOutcome[] | 'STALE'> {
  const isFirst = ({ context: { request } }: Row, i: number) =>
    rows.findIndex(({ context }) => context.request.key === request.key) === i
  const fresh = rows.filter((row, i) => !uses.has(row.context.request.key) && isFirst(row, i)).filter(isCaptured)
  const attributes = { 'tillsync.operations': fresh.length, 'tillsync.channel_database': database.id }
  const stored = await inCapture(attributes, () => storeAll(database, fresh))
  if (stored === 'STALE') return 'STALE'
  const outcomes: CustomerOutcome[] = []
  for (const row of rows) {
    const { command, context, decision } = row
    const own = stored.get(row)
    // A row that was not stored just now was created before, or repeats the key of another row.
    const outcome =
      own && decision.route === 'ASYNC'
        ? await capturedOutcome(command, context, decision, own)
        : await earlierOutcome(command, context, decision.warnings)
    if (!outcome) throw new Error('A stored row of a list was not found again.')
    outcomes.push(outcome)
  }
  return outcomes
}

const isCaptured = (row: Row): row is Row<CaptureDecision> => row.decision.route === 'ASYNC'

/** Stores all rows or none: when one is not stored, the transaction is rolled back. */
async function storeAll(
  database: ChannelDatabase,
  rows: readonly Row<CaptureDecision>[],
): Promise<Map<Row, StoredCapture> | 'STALE'> {
  const [first] = rows
  if (!first) return new Map()
  const { generation } = first.context.setting.cache
  const captures = rows.map(({ context, decision: { staged, reason } }) => captureOf(context.request, staged, reason))
  try {
    const stored = await transaction(database.db, async (tx) => {
      const { outcomes } = await capture(tx, database.id, generation, captures)
      return outcomes.map((outcome) => {
        if (outcome.outcome !== 'STORED') throw new NotAll()
        return outcome
      })
    })
    wake(database.db)
    return new Map(rows.flatMap((row, i) => (stored[i] ? [[row, stored[i]]] : [])))
  } catch (error) {
    if (error instanceof NotAll) return 'STALE'
    throw error
  }
}

class NotAll extends Error {}

async function createInTurn(
  database: ChannelDatabase,
  actor: Actor,
  customers: readonly NewCustomer[],
): Promise<CustomerOutcome[]> {
  const outcomes: CustomerOutcome[] = []
  for (const customer of customers) {
    const stopped = outcomes.some(({ userErrors }) => userErrors.length > 0)
    outcomes.push(stopped ? refusal([notProcessed()]) : await createCustomer(database, actor, customer))
  }
  return outcomes
}

const notProcessed = () =>
  refused(
    'NOT_PROCESSED',
    'Nothing was done for this row, because another row of the list was refused. ' +
      'Correct that row and send the list again.',
  )
