import type { Contact, HeadquartersSide, LoyaltyCardAnswer, RealtimeAnswer } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import {
  type AsyncReason,
  type CustomerRefusal,
  type FieldPath,
  fieldRefused,
  type Warning,
} from '../../model/customer-outcome.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { answerLost } from '../capture/refusals.ts'
import type { RealtimeRoute } from '../capture/route.ts'
import type { Request, Staged } from '../capture/staged.ts'
import type { KnownCustomer } from '../customers/pending-overlay.ts'
import type { Findings } from '../validate/check-field.ts'

/**
 * A command through a channel: the caller's input, and how the command is decided, staged and shown. `run-command.ts`
 * runs it.
 */
export type Command = {
  /** The mutation's name. */
  action: string
  input: CommandInput
  /** The content that the idempotency key identifies. */
  content: unknown
  /** Where the command is in the mutation's input, and the prefix of the paths in headquarters' refusals. */
  path: FieldPath
  contentPath: FieldPath
  /** The part of the input at `contentPath`, for the paths of warnings about possible duplicates. */
  compared?: unknown
  /**
   * Decides by the cached state, and stages the rows of what it accepts. `open` is an earlier request with the same key
   * whose answer was lost; the decision completes it.
   */
  decide(context: CommandContext, open: KeyUse | null): Promise<Decision>
  /** Decides whether a call that headquarters did not answer is captured instead. */
  decideUnanswered(context: CommandContext, customerKey: string): RefuseDecision | CaptureDecision
  /** The customer after a real-time call. `answered` is headquarters' row, which is already stored. */
  show(context: CommandContext, answered: CustomerDocument): Promise<CustomerView | null>
}

export type CommandInput = { channel: string; idempotencyKey: string; requestId?: string | null }

/** One attempt at a command, with the cached state by which it is decided. */
export type CommandContext = { database: ChannelDatabase; setting: ChannelSetting; request: Request }

export type Decision = RefuseDecision | CaptureDecision | CallDecision
export type RefuseDecision = { route: 'REJECT'; refusals: CustomerRefusal[]; warnings: Warning[] }
export type CaptureDecision = {
  route: 'ASYNC'
  reason: AsyncReason
  staged: Staged
  /** The customer that the rows are based on. */
  known: KnownCustomer
  /** The operation number that the capture must get: no other operation of the customer may come first. Null: any. */
  expectedNumber: number | null
  warnings: Warning[]
}
/** What headquarters answers to a call of a channel; the card of a call for one may have no customer. */
export type CallAnswer = RealtimeAnswer | LoyaltyCardAnswer
export type CallDecision = {
  route: 'REALTIME'
  why: RealtimeRoute
  customerKey: string
  operationId: string
  /** The client has given the customer its id, which no other request may use. */
  isGiven?: boolean
  send(headquarters: HeadquartersSide, contact: Contact): Promise<CallAnswer>
  warnings: Warning[]
}

/** What a check has found, with the paths of the mutation's input; `path` is where the checked entity is in it. */
export const findingsAt = (path: FieldPath, { refusals, warnings }: Findings) => ({
  refusals: refusals.map((each) => fieldRefused(each, path)),
  warnings: warnings.map((warning) => ({ ...warning, field: [...path, ...warning.field] })),
})

/** The decision about an unanswered call that may not be captured. */
export const leaveUnknown = () => refuse([answerLost()])

export const refuse = (refusals: CustomerRefusal[], warnings: Warning[] = []): RefuseDecision => ({
  route: 'REJECT',
  refusals,
  warnings,
})
