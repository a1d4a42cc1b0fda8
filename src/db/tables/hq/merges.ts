import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/**
 * A customer that was merged into another one (docs/domain.md, D-36). While it is not undone it is a redirect: what
 * names `mergedKey`, operations included, is about `leadsTo`. The redirect outlives everything else of the merge.
 */
export const customerMerge = pgTable(
  'customer_merge',
  {
    mergeId: uuid().primaryKey().defaultRandom(),
    number: bigint({ mode: 'bigint' }).notNull().unique('customer_merge_by_number').generatedAlwaysAsIdentity(),
    mergedKey: uuid().notNull(),
    /** The customer that was kept. */
    keptKey: uuid().notNull(),
    /** Where it leads now: another customer than the kept one when that one was merged, too. */
    leadsTo: uuid().notNull(),
    /** The version that `leadsTo` got by the merge that led here: later changes of it may contest an operation. */
    leadsToVersion: integer().notNull(),
    dataAreaId: text().notNull(),
    mergedAccount: text().notNull(),
    /** The version of the kept customer after the merge: another one means that something has followed. */
    keptVersion: integer().notNull(),
    /**
     * The merged customer's addresses and contacts that `leadsTo` had already, by id, and which of its own each is:
     * operations may still name them.
     */
    sameParts: jsonb().notNull().default({}),
    /** Both customers as they were, for undoing; null once it was undone or forgotten. */
    stored: jsonb(),
    mergedAt: moment().notNull().defaultNow(),
    mergedBy: text().notNull(),
    undoneAt: moment(),
    undoneBy: text(),
  },
  (t) => [
    uniqueIndex('customer_merge_redirect').on(t.mergedKey).where(sql`undone_at is null`),
    index('customer_merge_by_merged').on(t.mergedKey, t.number),
    index('customer_merge_by_target').on(t.leadsTo, t.number),
    index('customer_merge_by_kept').on(t.keptKey, t.number),
    index('customer_merge_by_account').on(t.dataAreaId, t.mergedAccount),
    index('customer_merge_to_forget').on(t.mergedAt).where(sql`stored is not null`),
  ],
)

/**
 * Two customers that a person has compared and that are not the same person: they are no possible duplicates any more.
 * An erasure or a merge of one of them deletes the row.
 */
export const dismissedDuplicate = pgTable(
  'dismissed_duplicate',
  {
    /** The one with the lower key. */
    customerKey: uuid().notNull(),
    otherKey: uuid().notNull(),
    dataAreaId: text().notNull(),
    dismissedAt: moment().notNull().defaultNow(),
    dismissedBy: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerKey, t.otherKey] }),
    index('dismissed_duplicate_by_other').on(t.otherKey),
    index('dismissed_duplicate_listed').on(t.dataAreaId, t.customerKey, t.otherKey),
    check('dismissed_duplicate_order', sql`customer_key < other_key`),
  ],
)
