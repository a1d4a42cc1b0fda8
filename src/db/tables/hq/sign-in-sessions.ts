import { sql } from 'drizzle-orm'
import { boolean, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * The sessions of persons who have signed in to the page by OpenID Connect, shared by all processes of headquarters.
 * The browser has the secret, this table its hash: what is stored here opens no session.
 */
export const signInSession = pgTable(
  'sign_in_session',
  {
    secretHash: text().primaryKey(),
    /** Names the session in the API and the audit. */
    id: uuid().notNull().default(sql`gen_random_uuid()`),
    subject: text().notNull(),
    /** The name that the page shows to the person. */
    name: text(),
    roles: text().array().notNull(),
    /** Null: all channels. */
    channels: text().array(),
    signedInAt: moment().notNull().defaultNow(),
    /** The browser and the system, as the browser said at the sign-in. */
    device: text(),
    /** The network address that the sign-in came from. */
    address: text(),
    /** The person's last click or key, to the minute. */
    lastActiveAt: moment().notNull().defaultNow(),
    /** Until when the provider's token says this; then it is refreshed, or the session is over. */
    claimsUntil: moment().notNull(),
    /** The end, whatever the person does. */
    endsAt: moment().notNull(),
    /** The end, unless the person does something before. */
    idleEndsAt: moment().notNull(),
    isRefreshable: boolean().notNull(),
    /** The provider's refresh token and id token, encrypted with a key that is derived from the secret. */
    sealed: text().notNull(),
    /** The process that refreshes the token has it to itself until then. */
    refreshingUntil: moment(),
  },
  (t) => [uniqueIndex('sign_in_session_id').on(t.id)],
)
