import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { FIELD_WORDS } from '../../model/vocabulary/word-kinds.ts'
import { readVocabulary } from '../organization/vocabulary.ts'
import type { IssueView } from './list-issues.ts'

/**
 * The values that headquarters knows for the field of an issue, in the legal entity of its newest operation; null when
 * the field takes any value, or the issue has no field.
 */
export async function knownValues(
  hq: Executor,
  { exampleId, field }: Pick<IssueView, 'exampleId' | 'field'>,
): Promise<readonly string[] | null> {
  const name = field?.split('.').at(-1) ?? ''
  const kind = name === 'affiliations' ? 'AFFILIATION' : FIELD_WORDS[name]
  if (kind === undefined) return null
  const [example] = await execute<{ dataAreaId: string }>(
    hq,
    sql`/* issues.legalEntity */
    select data_area_id as "dataAreaId" from operation where operation_id = ${exampleId}::uuid`,
  )
  if (!example) return null
  const words = (await readVocabulary(hq, example.dataAreaId))(kind)
  return words.length > 0 ? words : null
}
