import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { ADDRESS_FIELDS, ATTRIBUTE_VALUE_LENGTH, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { seenLength } from '../../../model/seen-length.ts'
import type { LoadedOperations } from './load-chunk.ts'
import type { WorkTable } from './work-rows.ts'

/** The texts of a work table whose length is limited: SQL of each limit. */
type Limited = { field: string; column: string; length: number | string }

const CONTACT_LENGTH = `case when w.type = 'PHONE' then 20 else 255 end`
const LIMITED: { table: WorkTable; tbl: number; texts: readonly Limited[] }[] = [
  { table: 'work_customer', tbl: 1, texts: CUSTOMER_FIELDS },
  { table: 'work_address', tbl: 2, texts: ADDRESS_FIELDS.filter(({ field }) => field !== 'isPrimary') },
  {
    table: 'work_contact',
    tbl: 3,
    texts: [
      { field: 'value', column: 'value', length: CONTACT_LENGTH },
      { field: 'extension', column: 'extension', length: 10 },
      { field: 'consentWording', column: 'consent_wording', length: 1000 },
    ],
  },
  { table: 'work_attribute', tbl: 5, texts: [{ field: 'value', column: 'value', length: ATTRIBUTE_VALUE_LENGTH }] },
]

/**
 * Lengths count characters that a person sees, which PostgreSQL cannot count. Texts with more code points than
 * characters are allowed are measured here; those that are short enough are kept in `work_fits`. `has`: the tables that
 * have rows.
 */
export async function measureLengths(tx: Transaction, has?: LoadedOperations['has']): Promise<void> {
  for (const { table, tbl, texts } of LIMITED) {
    if (has?.has(table) === false) continue
    const long = await execute<{ operationId: string; counter: string; field: string; value: string; most: number }>(
      tx,
      sql`/* synchronize.longTexts */
      select w.operation_id as "operationId", w.counter::text as counter, f.field, f.value, f.most
      from ${sql.raw(table)} w
      cross join lateral (
        values ${sql.raw(texts.map(({ field, column, length }) => `('${field}', w.${column}, ${length})`).join(', '))}
      ) f (field, value, most)
      where greatest(${sql.raw(texts.map(({ column, length }) => `length(w.${column}) - ${length}`).join(', '))}) > 0
        and length(f.value) > f.most`,
    )
    const fitting = long.filter(({ value, most }) => seenLength(value) <= most)
    if (fitting.length === 0) continue
    const rows = fitting.map(({ operationId, counter, field }) => ({ operationId, counter, field }))
    await execute(
      tx,
      sql`/* synchronize.keepFitting */
      insert into work_fits (operation_id, tbl, counter, field)
      select "operationId", ${tbl}, counter, field
      from json_to_recordset(${JSON.stringify(rows)}::json) as measured ("operationId" uuid, counter bigint,
        field text)`,
    )
  }
}

/** That a text of `w` is too long; `length` is its limit. */
export const isTooLong = (tbl: number, { field, column, length }: Limited): string =>
  `length(w.${column}) > ${length} and not exists (
        select from work_fits f
        where f.operation_id = w.operation_id and f.tbl = ${tbl} and f.counter = w.counter and f.field = '${field}'
      )`

/** The same for a condition in a statement. */
export const tooLong = (tbl: number, text: Limited): SQL => sql.raw(isTooLong(tbl, text))
