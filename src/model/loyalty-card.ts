import { z } from 'zod'
import { count, text, timeText, uuid } from './wire-values.ts'

/**
 * A loyalty card as headquarters sends it to a channel (job 1050, real-time answers). `cardId` is the operation that
 * issued it; `customerKey` null: an anonymous card; `version` counts headquarters' changes of it.
 */
export type LoyaltyCard = z.infer<typeof loyaltyCard>
export const loyaltyCard = z.object({
  cardId: uuid,
  cardNumber: text,
  dataAreaId: text,
  customerKey: uuid.nullable(),
  version: count,
  issuedAt: timeText,
})

/** A card, and where its customer is read: at a channel, or at headquarters (null). */
export type LoyaltyCardView = LoyaltyCard & { channelId: string | null }

/** Characters of a card number (RetailLoyaltyCardNumber). */
export const LONGEST_CARD_NUMBER = 30
