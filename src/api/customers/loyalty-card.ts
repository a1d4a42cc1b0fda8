import { UNSTORABLE } from '../../db/unstorable.ts'
import type { LoyaltyCardView } from '../../model/loyalty-card.ts'
import type { Context } from '../shared/context.ts'
import { channelNamed } from '../shared/references.ts'
import { loyaltyCardAtChannel } from './at-channel/customers.ts'
import { loyaltyCardAtHeadquarters } from './at-headquarters.ts'

/** The card with a number, as a channel has it, or headquarters when no channel is given. */
export async function readLoyaltyCard(
  context: Context,
  cardNumber: string,
  channel: string | null,
): Promise<LoyaltyCardView | null> {
  if (UNSTORABLE.test(cardNumber) || cardNumber.trim() === '') return null
  const channelId = channel === null ? null : await channelNamed(context, channel)
  const card =
    channelId === null
      ? await loyaltyCardAtHeadquarters(cardNumber, context)
      : await loyaltyCardAtChannel(cardNumber, channelId, context)
  return card && { ...card, channelId }
}
