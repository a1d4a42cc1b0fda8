import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { ADDRESS_PURPOSES } from '../../model/address-purposes.ts'
import type { Vocabulary } from '../../model/vocabulary/vocabulary.ts'
import { FIELD_WORDS, type WordKind } from '../../model/vocabulary/word-kinds.ts'

/** The words that headquarters knows, of a legal entity; the batch job compares with the same tables in sets. */
export async function readVocabulary(db: Executor, dataAreaId: string): Promise<Vocabulary> {
  const rows = await execute<{ kind: WordKind; words: string[] }>(
    db,
    sql`/* organization.readVocabulary */
    select kind, array_agg(id order by id) as words from reference_value group by kind
    union all
    select 'CUSTOMER_GROUP', array_agg(id order by id) from customer_group where data_area_id = ${dataAreaId}
      having count(*) > 0
    union all
    select 'AFFILIATION', array_agg(id order by id) from affiliation where data_area_id = ${dataAreaId}
      having count(*) > 0
    union all
    select 'PURPOSE', address_purposes from parameters where id = 1
    union all
    select list.kind, list.words
    from legal_entity
    cross join lateral (values
      ('TAX_GROUP', tax_groups), ('PRICE_GROUP', price_groups), ('LINE_DISCOUNT', line_discounts),
      ('MULTILINE_DISCOUNT', multiline_discounts), ('END_DISCOUNT', end_discounts)
    ) list (kind, words)
    where data_area_id = ${dataAreaId}`,
  )
  const byKind = new Map(rows.map(({ kind, words }) => [kind, words]))
  byKind.set('PURPOSE', [...ADDRESS_PURPOSES, ...(byKind.get('PURPOSE') ?? [])])
  return (kind) => byKind.get(kind) ?? []
}

/** A vocabulary for fields of which none stands for a word: it need not be read. */
const NOTHING: Vocabulary = () => []

/** The vocabulary, if one of the fields needs it. */
export function vocabularyFor(db: Executor, dataAreaId: string, fields: readonly string[]): Promise<Vocabulary> {
  const needed = fields.some((field) => FIELD_WORDS[field] !== undefined || field === 'affiliationId')
  return needed ? readVocabulary(db, dataAreaId) : Promise.resolve(NOTHING)
}
