import { sql } from 'drizzle-orm'
import { noteAudited } from '../../access/audit.ts'
import { type Database, execute } from '../../db/client.ts'
import type { CustomerOutcome, RouteReason, Warning } from '../../model/customer-outcome.ts'
import { warningsOf } from '../../model/found-duplicate.ts'
import type { StoredCapture } from '../capture/capture.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { operationView, pendingOperation } from '../capture/staged.ts'
import { readOrFollow } from '../customers/find-customer.ts'
import { withPendingOperations } from '../customers/pending-overlay.ts'
import { readCustomer, type Scope } from '../customers/read-customers.ts'
import type { CaptureDecision, Command, CommandContext } from './command.ts'
import { mayTell } from './told-duplicates.ts'

/** The outcome of a capture. The customer is not read again, unless another operation came before this one. */
export async function capturedOutcome(
  { contentPath, compared }: Command,
  { database, setting, request }: CommandContext,
  { staged, reason, known, warnings }: CaptureDecision,
  stored: StoredCapture,
): Promise<CustomerOutcome> {
  noteAudited(request.actor, 'CAPTURED')
  const { operationNumber } = stored
  const isNext = operationNumber === known.lastOperationNumber + 1
  const pending = [...known.pending, pendingOperation(request, staged, stored)]
  return {
    customer: isNext
      ? withPendingOperations({ ...known, pending, lastOperationNumber: operationNumber }, request.channelId)
      : await readCustomer(database.db, setting.channel, staged.customerKey),
    operationId: staged.operationId,
    operation: operationView(database.id, request, staged, stored),
    route: 'ASYNC',
    routeReason: reason,
    warnings: [...warnings, ...warningsOf(stored.duplicates, contentPath, compared, () => mayTell(request.actor))],
    userErrors: [],
  }
}

/** The outcome of a key that is DONE, rebuilt from its ids. The customer is shown as it is now. */
export async function storedOutcome(
  db: Database,
  scope: Scope,
  use: KeyUse,
  warnings: Warning[],
): Promise<CustomerOutcome> {
  const [outcome] = await storedOutcomes(db, scope, [{ use, warnings }])
  if (!outcome) throw new Error('A key without an outcome.')
  return outcome
}

/**
 * The outcomes of keys that are DONE, in their order. The customer of a key that was used before the database was
 * restored is null until headquarters has it and sends it again; its operation can be looked up there.
 */
export async function storedOutcomes(
  db: Database,
  scope: Scope,
  keys: readonly { use: KeyUse; warnings: Warning[] }[],
): Promise<CustomerOutcome[]> {
  const ids = keys.flatMap(({ use }) => (use.returnedRoute ? [] : [use.operationId]))
  const [customers, routes] = await Promise.all([
    readOrFollow(db, scope, [...new Set(keys.map(({ use }) => use.customerKey))]),
    ids.length === 0 ? [] : readRoutes(db, ids),
  ])
  const customer = new Map(
    customers.flatMap((each) => [each.customerKey, ...(each.mergedFrom ?? [])].map((key) => [key, each] as const)),
  )
  const routed = new Map(routes.map((each) => [each.operationId, each]))
  return keys.map(({ use, warnings }) => {
    const { customerKey, operationId, returnedRoute } = use
    const here = routed.get(operationId)
    const isCaptured = returnedRoute ? returnedRoute === 'ASYNC' : (here?.captured ?? false)
    return {
      customer: customer.get(customerKey) ?? null,
      operationId: isCaptured ? operationId : null,
      ...(!isCaptured && { calledOperationId: operationId }),
      operation: null,
      route: isCaptured ? 'ASYNC' : 'REALTIME',
      routeReason: here?.reason ?? null,
      repeated: true,
      warnings,
      userErrors: [],
    }
  })
}

/** How these operations came about; null for one of which nothing is known here. */
function readRoutes(db: Database, operationIds: readonly string[]) {
  return execute<{ operationId: string; captured: boolean; reason: RouteReason | null }>(
    db,
    sql`/* channel.storedOutcome */
    select sent.id as "operationId", o.reason is not null as captured, coalesce(o.reason, call.reason) as reason
    from unnest(${sql.param([...operationIds])}::uuid[]) as sent (id)
    left join lateral (
      select route_reason as reason from operation where operation_id = sent.id offset 0
    ) o on true
    left join lateral (
      select reason
      from realtime_service_call
      where operation_id = sent.id and outcome = 'OK'
      order by started_at desc
      limit 1
    ) call on true`,
  )
}
