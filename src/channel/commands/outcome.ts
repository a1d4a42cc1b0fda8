import { sql } from 'drizzle-orm'
import type { ChannelOperationView } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import type { ChannelRefusal } from '../capture/refusals.ts'
import type { RouteReason } from '../capture/route.ts'
import { readCustomer, type Scope } from '../customers/read-customers.ts'
import type { Warning } from '../validate/check-field.ts'

/** How a create or an edit through a channel went. Refused: only `userErrors` (and warnings) are filled, and nothing was changed. */
export type ChannelOutcome = {
  customer: CustomerView | null
  /** The asynchronous operation; null when headquarters did it in real time. */
  operationId: string | null
  /** That operation, when it was captured just now: then it needs no reading. */
  operation: ChannelOperationView | null
  route: 'ASYNC' | 'REALTIME' | 'HEADQUARTERS' | null
  routeReason: RouteReason | null
  warnings: Warning[]
  userErrors: ChannelRefusal[]
}

export const refusal = (userErrors: ChannelRefusal[], warnings: Warning[] = []): ChannelOutcome => ({
  customer: null,
  operationId: null,
  operation: null,
  route: null,
  routeReason: null,
  warnings,
  userErrors,
})

/** The outcome of a key that is DONE, made anew from its ids. The customer is as it is now. */
export async function storedOutcome(
  db: Database,
  scope: Scope,
  use: KeyUse,
  warnings: Warning[],
): Promise<ChannelOutcome> {
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
