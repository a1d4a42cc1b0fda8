import { type SQL, sql } from 'drizzle-orm'
import { utcText } from '../../db/utc-text.ts'
import type { LoyaltyCard } from '../../model/loyalty-card.ts'

/** A loyalty card as a channel gets it. */
export type LoyaltyCardRow = LoyaltyCard

/** The columns of LoyaltyCardRow, of `loyalty_card l` and its `customer c`, if it has one. */
export const loyaltyCardColumns: SQL = sql`l.operation_id as "cardId", l.card_number as "cardNumber",
        coalesce(l.data_area_id, c.data_area_id) as "dataAreaId", l.customer_key as "customerKey", l.version,
        ${utcText('l.issued_at')} as "issuedAt"`
