import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'

const PARTS = [
  'customer_address',
  'customer_contact',
  'customer_affiliation',
  'customer_attribute',
  'loyalty_card',
  'duplicate_key',
] as const

/** Those that undoing replaces; a card, which other channels know by its version, moves back. */
const REPLACED = PARTS.filter((table) => table !== 'loyalty_card')

/** SQL: two customers with all their parts, by table, as `restoreCustomers` takes them. */
export const storedCustomers = (keepKey: string, mergeKey: string) => sql`jsonb_build_object(
        ${sql.join(
          ['customer', ...PARTS].map(
            (table) => sql`${sql.raw(`'${table}'`)}, (
          select coalesce(jsonb_agg(to_jsonb(t)), '[]')
          from ${sql.raw(table)} t
          where t.customer_key in (${keepKey}, ${mergeKey})
        )`,
          ),
          sql`, `,
        )}
      )`

const restored = [...CUSTOMER_FIELDS.map(({ column }) => column), ...['address_books', 'search', 'sort_key']]

/**
 * Restores both customers of a merge from what it stored, each under its next version, so that the channels take them.
 * The one that was kept is changed, not replaced: who waits for its row finds it.
 */
export async function restoreCustomers(
  tx: Transaction,
  { mergeId, keepKey, mergeKey, source }: { mergeId: string; keepKey: string; mergeKey: string; source: string },
): Promise<void> {
  const stored = (table: string) =>
    sql`jsonb_populate_recordset(null::${sql.raw(table)}, (
        select stored -> ${sql.raw(`'${table}'`)} from customer_merge where merge_id = ${mergeId}
      ))`
  const versions = (version: string) => sql`jsonb_build_object('addressBooks', jsonb_build_object(
        'v', ${sql.raw(version)}, 'source', ${source}::text))`
  for (const table of REPLACED)
    await execute(
      tx,
      sql`/* merge.removeParts */ delete from ${sql.raw(table)} where customer_key in (${keepKey}, ${mergeKey})`,
    )
  await execute(
    tx,
    sql`/* merge.restoreKept */
    update customer c
    set (${sql.raw(restored.join(', '))}) = (select ${sql.raw(restored.map((column) => `was.${column}`).join(', '))}),
      version = c.version + 1, changed_at = now(),
      field_versions = was.field_versions || ${versions('c.version + 1')}
    from ${stored('customer')} was
    where c.customer_key = ${keepKey} and was.customer_key = c.customer_key`,
  )
  await execute(
    tx,
    sql`/* merge.restoreMerged */ insert into customer select * from ${stored('customer')} where customer_key = ${mergeKey}`,
  )
  await execute(
    tx,
    sql`/* merge.restoredVersion */
    update customer
    set version = version + 1, changed_at = now(),
      field_versions = field_versions || ${versions('version + 1')}
    where customer_key = ${mergeKey}`,
  )
  await execute(tx, sql`/* merge.forgetRedirectedIds */ delete from external_id where customer_key = ${mergeKey}`)
  for (const table of REPLACED)
    await execute(tx, sql`/* merge.restoreParts */ insert into ${sql.raw(table)} select * from ${stored(table)}`)
  await execute(
    tx,
    sql`/* merge.moveCardsBack */
    update loyalty_card l
    set customer_key = was.customer_key, version = l.version + 1
    from ${stored('loyalty_card')} was
    where l.card_number = was.card_number and l.customer_key <> was.customer_key`,
  )
}
