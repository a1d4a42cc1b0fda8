import { sql } from 'drizzle-orm'
import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { findRewoundState } from '../incarnation/rewound.ts'
import { RECOVER_JOB } from '../jobs/batch-run.ts'
import { isHeld, isLost } from '../jobs/lease.ts'
import { readSchedules } from '../jobs/schedules/read-schedules.ts'
import { readWorkers } from '../jobs/worker-lease.ts'
import { readChannelDatabases } from './channel-databases.ts'
import { readLegalEntities } from './legal-entities.ts'

/**
 * What headquarters knows of the exchange with these channel databases and the synchronization of these legal entities.
 */
export async function readExchangeFacts(
  db: Executor,
  databaseIds: readonly string[],
  entityIds: readonly string[],
): Promise<ExchangeFacts> {
  const [schedules, { alive: workers, lastLookAt }, [state], databases, entities, rewound] = await Promise.all([
    readSchedules(db),
    readWorkers(db),
    execute<Pick<ExchangeFacts, 'now' | 'busy' | 'openRuns' | 'recovery'>>(
      db,
      sql`/* facts.exchange */
      select ${utcText('now()')} as now,
        coalesce((
          select jsonb_agg(distinct job_id) from batch_run
          where status in ('READY', 'EXECUTING', 'CANCELING') and ${isHeld('batch_run')}
        ), '[]') as busy,
        coalesce((
          select jsonb_agg(jsonb_build_object(
            'runId', run_id, 'scope', scope, 'startedAt', ${utcText('started_at')},
            'expired', coalesce(${isLost('batch_run')}, true)
          ) order by scope)
          from batch_run
          where scope = any(${sql.param(scopesOf(databaseIds, entityIds))}::text[])
            and status in ('READY', 'EXECUTING', 'CANCELING')
        ), '[]') as "openRuns",
        (
          select jsonb_build_object('runId', last.run_id, 'endedAt', ${utcText('last.ended_at')},
            'interrupted', last.status = 'ERROR' or last.status = 'EXECUTING' and ${isLost('last')})
          from (
            select * from batch_run where job_id = ${RECOVER_JOB} order by number desc limit 1
          ) last
          where last.status <> 'FINISHED' or last.ended_at > now() - interval '7 days'
        ) as recovery`,
    ),
    readChannelDatabases(db, databaseIds),
    readLegalEntities(db, entityIds),
    findRewoundState(db),
  ])
  if (!state) throw new Error('The query of the exchange returned no row.')
  return { ...state, workers, lastLookAt, schedules, databases, entities, rewound }
}

const scopesOf = (databaseIds: readonly string[], entityIds: readonly string[]) => [
  ...databaseIds.flatMap((id) => ['P-0001', '1010', '1050', '1070', '1110'].map((job) => `${job}:${id}`)),
  ...entityIds.map((id) => `synchronize:${id}`),
]
