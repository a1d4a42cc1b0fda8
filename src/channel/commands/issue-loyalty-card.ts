import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { type CustomerRefusal, refused } from '../../model/customer-outcome.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { keyOfNamed } from '../capture/given-id.ts'
import { checkKey, type KeyUse } from '../capture/idempotency.ts'
import { readCustomer } from '../customers/read-customers.ts'
import { currentKeyHere } from '../customers/redirects.ts'
import { alwaysInRealTime } from './always-in-real-time.ts'
import { type CommandContext, type Decision, leaveUnknown, refuse } from './command.ts'
import { runCommand } from './run-command.ts'
import { notFound } from './update.ts'

export type NewLoyaltyCard = {
  channel: string
  customerKey: string
  idempotencyKey: string
  /** Null: headquarters chooses a number. */
  cardNumber?: string | null
  requestId?: string | null
}
export type LoyaltyCardOutcome = {
  cardNumber: string | null
  customer: CustomerView | null
  userErrors: CustomerRefusal[]
}

const LONGEST_NUMBER = 30

/**
 * Issues a loyalty card, always in real time (row 13 of the routing table). A customer has one card, so the number that
 * was issued is the customer's.
 */
export async function issueLoyaltyCard(
  database: ChannelDatabase,
  actor: Actor,
  input: NewLoyaltyCard,
): Promise<LoyaltyCardOutcome> {
  const bad = checkKey(input.idempotencyKey, ['idempotencyKey']) ?? checkNumber(input.cardNumber)
  if (bad) return { cardNumber: null, customer: null, userErrors: [bad] }
  const { customer, userErrors } = await runCommand(database, actor, {
    action: 'issueLoyaltyCard',
    input,
    content: [input.customerKey, input.cardNumber ?? null],
    path: [],
    contentPath: [],
    decide: (context, open) => decide(input, context, open),
    decideUnanswered: leaveUnknown,
    show: ({ setting }, { customerKey }) => readCustomer(database.db, setting.channel, customerKey),
  })
  return { cardNumber: customer?.loyaltyCards[0] ?? null, customer, userErrors }
}

async function decide(input: NewLoyaltyCard, context: CommandContext, open: KeyUse | null): Promise<Decision> {
  const { database, setting, request } = context
  const { cardNumber = null } = input
  const namedKey = await keyOfNamed(database.db, input.channel, input.customerKey)
  const customerKey = await currentKeyHere(database.db, namedKey)
  const customer = await readCustomer(database.db, setting.channel, customerKey)
  if (!customer) return refuse([await notFound(database.db, customerKey)])
  return alwaysInRealTime(context, open, {
    routed: 'ISSUE_LOYALTY_CARD',
    customerKey,
    isPending: customer.account === null,
    send: (operationId, headquarters, contact) =>
      headquarters.issueLoyaltyCard(request.actor, { operationId, customerKey, cardNumber }, contact),
  })
}

function checkNumber(cardNumber: string | null | undefined) {
  if (cardNumber == null) return null
  if (/\S/.test(cardNumber) && cardNumber.length <= LONGEST_NUMBER && !UNSTORABLE.test(cardNumber)) return null
  return refused(
    'INVALID_VALUE',
    `A card number has 1 to ${LONGEST_NUMBER} characters; leave it out to have one drawn.`,
    ['cardNumber'],
  )
}
