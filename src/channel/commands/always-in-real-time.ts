import type { Contact, HeadquartersSide } from '../../between/headquarters-side.ts'
import { newOperationId } from '../../model/customer-rows/new-keys.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { rejected } from '../capture/refusals.ts'
import { type RoutedAction, route, routingState } from '../capture/route.ts'
import { type CallAnswer, type CommandContext, type Decision, refuse } from './command.ts'

type AlwaysInRealTime = {
  routed: Extract<RoutedAction, 'ISSUE_LOYALTY_CARD' | 'ADOPT_CUSTOMER'>
  /** Null: the call is about no customer, and its operation stands in for one. */
  customerKey: string | null
  /** The channel has no account number for the customer yet. */
  isPending: boolean
  send(operationId: string, headquarters: HeadquartersSide, contact: Contact): Promise<CallAnswer>
}

/** The decision of a command that is never captured: a call of headquarters, or why there is none. */
export function alwaysInRealTime(
  { setting, request }: CommandContext,
  open: KeyUse | null,
  { routed, customerKey, isPending, send }: AlwaysInRealTime,
): Decision {
  const decision = route(routed, routingState(setting.cache, request.channelId, isPending))
  if (decision.route === 'REJECT') return refuse([rejected(decision.code)])
  if (decision.route === 'ASYNC') throw new Error(`${routed} is carried out in real time only.`)
  const operationId = open?.operationId ?? newOperationId()
  return {
    route: 'REALTIME',
    why: decision,
    customerKey: customerKey ?? operationId,
    operationId,
    send: (headquarters, contact) => send(operationId, headquarters, contact),
    warnings: [],
  }
}
