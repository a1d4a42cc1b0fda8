import type { Contact, HeadquartersSide, RealtimeAnswer } from '../../between/headquarters-side.ts'
import { newOperationId } from '../../model/customer-rows/new-keys.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { rejected } from '../capture/refusals.ts'
import { type RoutedAction, route, routingState } from '../capture/route.ts'
import { type CommandContext, type Decision, refuse } from './command.ts'

type AlwaysInRealTime = {
  routed: Extract<RoutedAction, 'ISSUE_LOYALTY_CARD' | 'ADOPT_CUSTOMER'>
  customerKey: string
  /** The channel has no account number for the customer yet. */
  isPending: boolean
  send(operationId: string, headquarters: HeadquartersSide, contact: Contact): Promise<RealtimeAnswer>
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
    customerKey,
    operationId,
    send: (headquarters, contact) => send(operationId, headquarters, contact),
    warnings: [],
  }
}
