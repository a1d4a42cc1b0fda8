import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { checkKey, type KeyUse } from '../capture/idempotency.ts'
import { findLoyaltyCard } from '../customers/loyalty-cards.ts'
import { readCustomer } from '../customers/read-customers.ts'
import { alwaysInRealTime } from './always-in-real-time.ts'
import { type CommandContext, type Decision, leaveUnknown, refuse } from './command.ts'
import {
  checkCardNumber,
  enrollmentBlocked,
  findHolder,
  type LoyaltyCardOutcome,
  refusedCard,
} from './issue-loyalty-card.ts'
import { runCommand } from './run-command.ts'
import { notFound } from './update.ts'

export type LinkLoyaltyCard = {
  channel: string
  customerKey: string
  cardNumber: string
  idempotencyKey: string
  requestId?: string | null
}

/**
 * Links an anonymous loyalty card to a customer, always in real time (row 13 of the routing table; docs/domain.md,
 * Loyalty cards). Headquarters knows every card, also those that 1050 has yet to bring here.
 */
export async function linkLoyaltyCard(
  database: ChannelDatabase,
  actor: Actor,
  input: LinkLoyaltyCard,
): Promise<LoyaltyCardOutcome> {
  const bad = checkKey(input.idempotencyKey, ['idempotencyKey']) ?? checkCardNumber(input.cardNumber)
  if (bad) return refusedCard(input.channel, [bad])
  const { customer, userErrors } = await runCommand(database, actor, {
    action: 'linkLoyaltyCard',
    input,
    content: [input.customerKey, input.cardNumber],
    path: [],
    contentPath: [],
    decide: (context, open) => decide(input, context, open),
    decideUnanswered: leaveUnknown,
    show: ({ setting }, { customerKey }) => readCustomer(database.db, setting.channel, customerKey),
  })
  if (customer === null) return refusedCard(input.channel, userErrors)
  const card = await findLoyaltyCard(database.db, customer.dataAreaId, input.cardNumber)
  return { cardNumber: card?.cardNumber ?? input.cardNumber, card, channelId: input.channel, customer, userErrors }
}

async function decide(input: LinkLoyaltyCard, context: CommandContext, open: KeyUse | null): Promise<Decision> {
  const { cardNumber } = input
  const holder = await findHolder(context, input.customerKey)
  if (!holder) return refuse([await notFound(context.database.db, input.customerKey)])
  const { customerKey } = holder
  const decision = alwaysInRealTime(context, open, {
    routed: 'ISSUE_LOYALTY_CARD',
    customerKey,
    isPending: holder.account === null,
    send: (operationId, headquarters, contact) =>
      headquarters.linkLoyaltyCard(context.request.actor, { operationId, customerKey, cardNumber }, contact),
  })
  const blocked = decision.route === 'REJECT' || open !== null ? null : enrollmentBlocked(holder)
  return blocked ? refuse([blocked]) : decision
}
