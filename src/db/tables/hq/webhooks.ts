import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, position } from '../columns.ts'

/**
 * A receiver of events by HTTP, with its cursor over headquarters' log: every event up to `position` was delivered, or
 * is in `webhook_set_aside`. A lease makes one process at a time deliver to it.
 */
export const webhookEndpoint = pgTable(
  'webhook_endpoint',
  {
    id: uuid().primaryKey().defaultRandom(),
    url: text().notNull(),
    description: text().notNull(),
    events: text().array().notNull(),
    format: text().notNull(),
    personalData: boolean().notNull(),
    enabled: boolean().notNull().default(true),
    disabledAt: moment(),
    disabledBy: text(),
    disabledReason: text(),
    createdAt: moment().notNull().defaultNow(),
    createdBy: text().notNull(),
    position: position().notNull(),
    /** Counts changes of the endpoint: a delivery that began before one does not move the cursor. */
    revision: integer().notNull().default(0),
    /** Slices of the log in a row of which nothing was taken. */
    failures: integer().notNull().default(0),
    /** Since when nothing was taken. */
    failingSince: moment(),
    /** The log is not read for it before. */
    nextAttemptAt: moment(),
    lastDeliveredAt: moment(),
    lastFailure: text(),
    /** How many attempts have been noted in `webhook_delivery`: numbers them. */
    attempts: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
    leaseId: uuid(),
    leaseUntil: moment(),
    holder: text(),
  },
  (t) => [
    check('webhook_endpoint_format', sql`${t.format} in ('STANDARD', 'CLOUDEVENTS')`),
    check('webhook_endpoint_disabled', sql`${t.enabled} = (${t.disabledAt} is null)`),
  ],
)

const endpointId = () =>
  uuid()
    .notNull()
    .references(() => webhookEndpoint.id, { onDelete: 'cascade' })

/** A signing secret of an endpoint. One has no end; earlier ones sign until theirs. */
export const webhookSecret = pgTable(
  'webhook_secret',
  {
    id: uuid().primaryKey().defaultRandom(),
    endpointId: endpointId(),
    secret: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    endsAt: moment(),
  },
  (t) => [
    index('webhook_secret_by_endpoint').on(t.endpointId, t.createdAt),
    uniqueIndex('webhook_secret_current').on(t.endpointId).where(sql`ends_at is null`),
  ],
)

/**
 * What stands outside of an endpoint's cursor: an event that it has refused while it took others, the later ones of the
 * same subject, which wait behind it, and what a person has asked for (a replay, a test), behind which nothing waits.
 */
export const webhookSetAside = pgTable(
  'webhook_set_aside',
  {
    endpointId: endpointId(),
    webhookId: text().notNull(),
    event: text().notNull(),
    position: position().notNull(),
    /** Whose order is kept: the customer, else the operation, session, run or difference. */
    subject: text().notNull(),
    customerKey: uuid(),
    facts: jsonb().notNull(),
    /** Later events of the subject wait behind it. */
    blocks: boolean().notNull(),
    setAsideAt: moment().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    /** Null: it waits behind an earlier one. */
    nextAttemptAt: moment(),
    lastFailure: text(),
  },
  (t) => [
    primaryKey({ columns: [t.endpointId, t.webhookId] }),
    index('webhook_set_aside_due').on(t.endpointId, t.nextAttemptAt).where(sql`next_attempt_at is not null`),
    index('webhook_set_aside_by_subject').on(t.endpointId, t.subject, t.position),
    index('webhook_set_aside_by_customer').on(t.customerKey).where(sql`customer_key is not null`),
  ],
)

/** The last attempts of each endpoint. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    endpointId: endpointId(),
    number: bigint({ mode: 'bigint' }).notNull(),
    webhookId: text().notNull(),
    event: text().notNull(),
    customerKey: uuid(),
    at: moment().notNull().defaultNow(),
    milliseconds: integer().notNull(),
    outcome: text().notNull(),
    status: integer(),
    /** What was answered, or why there was no answer, in words. */
    answer: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.endpointId, t.number] }),
    index('webhook_delivery_by_customer').on(t.customerKey).where(sql`customer_key is not null`),
  ],
)
