import { sql } from 'drizzle-orm'
import { noteAudited } from '../../access/audit.ts'
import { type Database, execute } from '../../db/client.ts'
import type { CustomerOutcome, RouteReason, Warning } from '../../model/customer-outcome.ts'
import type { OperationRoute } from '../../model/operation.ts'
import type { StoredCapture } from '../capture/capture.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { operationView, pendingOperation } from '../capture/staged.ts'
import { withPendingOperations } from '../customers/pending-overlay.ts'
import { readCustomer, type Scope } from '../customers/read-customers.ts'
import type { CaptureDecision, CommandContext } from './command.ts'

/** The outcome of a capture. The customer is not read again, unless another operation came before this one. */
export async function capturedOutcome(
  { database, setting, request }: CommandContext,
  { staged, reason, known, warnings }: CaptureDecision,
  stored: StoredCapture,
): Promise<CustomerOutcome> {
  noteAudited('CAPTURED')
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
    warnings,
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
  if (use.returnedRoute) return returnedOutcome(db, scope, use, use.returnedRoute, warnings)
  const [customer, [routed]] = await Promise.all([
    readCustomer(db, scope, use.customerKey),
    execute<{ captured: boolean; reason: RouteReason }>(
      db,
      sql`/* channel.storedOutcome */
      select true as captured, route_reason as reason from operation where operation_id = ${use.operationId}
      union all
      (
        select false, reason from realtime_service_call
        where operation_id = ${use.operationId} and outcome = 'OK'
        order by started_at desc
        limit 1
      )`,
    ),
  ])
  return {
    customer,
    operationId: routed?.captured ? use.operationId : null,
    operation: null,
    route: routed?.captured ? 'ASYNC' : 'REALTIME',
    routeReason: routed?.reason ?? null,
    warnings,
    userErrors: [],
  }
}

/**
 * The outcome of a key that was used before the database was restored. The customer is null until headquarters has it
 * and sends it again; its operation can be looked up there.
 */
async function returnedOutcome(
  db: Database,
  scope: Scope,
  { customerKey, operationId }: KeyUse,
  route: OperationRoute,
  warnings: Warning[],
): Promise<CustomerOutcome> {
  return {
    customer: await readCustomer(db, scope, customerKey),
    operationId: route === 'ASYNC' ? operationId : null,
    operation: null,
    route: route === 'ASYNC' ? 'ASYNC' : 'REALTIME',
    routeReason: null,
    warnings,
    userErrors: [],
  }
}
