import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { type CustomerOutcome, type CustomerRefusal, type Refused, refused } from '../../model/customer-outcome.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { LONGEST_CARD_NUMBER, type LoyaltyCard } from '../../model/loyalty-card.ts'
import { isSwitchedOn } from '../../model/vocabulary/switches.ts'
import { keyOfNamed } from '../capture/given-id.ts'
import { checkKey, type KeyUse } from '../capture/idempotency.ts'
import { loyaltyCardOfOperation } from '../customers/loyalty-cards.ts'
import { readCustomer } from '../customers/read-customers.ts'
import { currentKeyHere } from '../customers/redirects.ts'
import { alwaysInRealTime } from './always-in-real-time.ts'
import { type CommandContext, type Decision, leaveUnknown, refuse } from './command.ts'
import { runCommand } from './run-command.ts'
import { notFound } from './update.ts'

export type NewLoyaltyCard = {
  channel: string
  /** Null: an anonymous card, to which a customer can be linked later. */
  customerKey: string | null
  idempotencyKey: string
  /** Null: headquarters makes a number, if the functionality profile says so. */
  cardNumber?: string | null
  requestId?: string | null
}
export type LoyaltyCardOutcome = {
  cardNumber: string | null
  /** Null when it was refused, and from headquarters of versions before 0.6.0. */
  card: LoyaltyCard | null
  channelId: string
  customer: CustomerView | null
  userErrors: CustomerRefusal[]
}

/**
 * Issues a loyalty card, always in real time (row 13 of the routing table; docs/domain.md, Loyalty cards). The channel
 * has the card at once, by the answer.
 */
export async function issueLoyaltyCard(
  database: ChannelDatabase,
  actor: Actor,
  input: NewLoyaltyCard,
): Promise<LoyaltyCardOutcome> {
  const { cardNumber = null } = input
  const bad =
    checkKey(input.idempotencyKey, ['idempotencyKey']) ?? (cardNumber === null ? null : checkCardNumber(cardNumber))
  if (bad) return refusedCard(input.channel, [bad])
  const outcome = await runCommand(database, actor, {
    action: 'issueLoyaltyCard',
    input,
    content: [input.customerKey, cardNumber],
    path: [],
    contentPath: [],
    decide: (context, open) => decide(input, context, open),
    decideUnanswered: leaveUnknown,
    show: ({ setting }, { customerKey }) => readCustomer(database.db, setting.channel, customerKey),
  })
  if (outcome.userErrors.length > 0) return refusedCard(input.channel, outcome.userErrors)
  return issued(database, input.channel, outcome)
}

/** The card by the id of the call; of headquarters of an earlier version, the customer's last. */
async function issued(
  database: ChannelDatabase,
  channelId: string,
  { customer, calledOperationId }: CustomerOutcome,
): Promise<LoyaltyCardOutcome> {
  const card = calledOperationId === undefined ? null : await loyaltyCardOfOperation(database.db, calledOperationId)
  const cardNumber = card?.cardNumber ?? customer?.loyaltyCards.at(-1) ?? null
  return { cardNumber, card, channelId, customer, userErrors: [] }
}

export const refusedCard = (channelId: string, userErrors: CustomerRefusal[]): LoyaltyCardOutcome => ({
  cardNumber: null,
  card: null,
  channelId,
  customer: null,
  userErrors,
})

async function decide(input: NewLoyaltyCard, context: CommandContext, open: KeyUse | null): Promise<Decision> {
  const { setting, request } = context
  const { cardNumber = null, customerKey } = input
  const holder = customerKey === null ? null : await findHolder(context, customerKey)
  if (customerKey !== null && holder === null) return refuse([await notFound(context.database.db, customerKey)])
  const decision = alwaysInRealTime(context, open, {
    routed: 'ISSUE_LOYALTY_CARD',
    customerKey: holder?.customerKey ?? null,
    isPending: holder !== null && holder.account === null,
    send: (operationId, headquarters, contact) =>
      headquarters.issueLoyaltyCard(
        request.actor,
        holder === null
          ? { operationId, customerKey: null, cardNumber, dataAreaId: request.dataAreaId }
          : { operationId, customerKey: holder.customerKey, cardNumber },
        contact,
      ),
  })
  // A call whose answer was lost is sent again, whatever has changed since.
  if (decision.route === 'REJECT' || open !== null) return decision
  const blocked = holder && enrollmentBlocked(holder)
  if (blocked) return refuse([blocked])
  return cardNumber === null && setting.profile.generateLoyaltyCardNumber === false
    ? refuse([numberRequired()])
    : decision
}

/** The customer of a card, as the channel sees it now. */
export async function findHolder(
  { database, setting, request }: CommandContext,
  named: string,
): Promise<CustomerView | null> {
  const customerKey = await keyOfNamed(database.db, request.channelId, named)
  return readCustomer(database.db, setting.channel, await currentKeyHere(database.db, customerKey))
}

/** *Block customer for loyalty enrollment*, as the channel knows it; headquarters checks it again. */
export function enrollmentBlocked({ blockLoyaltyEnrollment }: CustomerView): Refused | null {
  if (!isSwitchedOn(blockLoyaltyEnrollment)) return null
  return refused(
    'LOYALTY_ENROLLMENT_BLOCKED',
    'The customer is blocked for loyalty enrollment and gets no card. ' +
      'Clear *Block customer for loyalty enrollment* first.',
    ['customerId'],
  )
}

const numberRequired = () =>
  refused(
    'LOYALTY_CARD_NUMBER_REQUIRED',
    'The functionality profile of the channel does not generate loyalty card numbers. ' +
      'Read the number of a physical card, or have an administrator set *Generate loyalty card number* and run 1070.',
    ['cardNumber'],
  )

export function checkCardNumber(cardNumber: string): Refused | null {
  if (/\S/.test(cardNumber) && cardNumber.length <= LONGEST_CARD_NUMBER && !UNSTORABLE.test(cardNumber)) return null
  return refused('INVALID_VALUE', `A card number has 1 to ${LONGEST_CARD_NUMBER} characters.`, ['cardNumber'])
}
