import { type SQL, sql } from 'drizzle-orm'
import type { EntityFacts } from '../../between/facts/exchange-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { CUSTOMER_ACCOUNT } from '../customers/number-sequence.ts'
import { LOYALTY_CARD } from '../loyalty/next-card-number.ts'

/** The number of recent runs from which the usual duration is computed. */
const recent = 20

/** The synchronization of each of these legal entities, in order of their ids. */
export function readLegalEntities(db: Executor, ids: readonly string[]): Promise<EntityFacts[]> {
  return execute<EntityFacts>(
    db,
    sql`/* facts.legalEntities */
    select e.data_area_id as "dataAreaId", e.name, e.country, e.currency, e.language_id as "languageId",
      e.time_zone as "timeZone",
      (
        select jsonb_build_object(
            'runId', r.run_id, 'status', r.status, 'message', r.message, 'endedAt', ${utcText('r.ended_at')}
          )
        from batch_run r
        where r.job_id = 'synchronize' and r.scope = 'synchronize:' || e.data_area_id and r.ended_at is not null
        order by r.number desc
        limit 1
      ) as "lastRun",
      (
        select percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)::float8)
        from (
          select ended_at, started_at from batch_run r
          where r.job_id = 'synchronize' and r.scope = 'synchronize:' || e.data_area_id
          order by r.number desc
          limit ${recent}
        ) lately
        where ended_at is not null
      ) as seconds,
      ${sequenceOf(CUSTOMER_ACCOUNT)} as sequence,
      jsonb_build_object(
        'generates', exists (
          select from channel c
          join functionality_profile p on p.id = c.functionality_profile_id
          where c.data_area_id = e.data_area_id and p.generate_loyalty_card_number
        ),
        'sequence', ${sequenceOf(LOYALTY_CARD)}
      ) as loyalty
    from legal_entity e
    where e.data_area_id = any(${sql.param([...ids])}::text[])
    order by e.data_area_id`,
  )
}

const sequenceOf = (reference: string): SQL => sql`(
        select jsonb_build_object(
            'reference', s.reference, 'format', s.format, 'smallest', s.smallest::text, 'largest', s.largest::text,
            'next', s.next::text
          )
        from number_sequence s
        where s.data_area_id = e.data_area_id and s.reference = ${reference}
      )`
