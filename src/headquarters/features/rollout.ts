import { sql } from 'drizzle-orm'
import { type Channels, servesChannels } from '../../access/scope-sql.ts'
import type { ChannelDatabaseState } from '../../between/channel-state.ts'
import type { RolloutAtHeadquarters } from '../../between/facts/feature-facts.ts'
import type { DatabaseRollout } from '../../between/feature-rollout.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'
import { FEATURE_JOBS } from '../../model/configuration.ts'

/** Selects channel databases: `channels` are the caller's, `wanted` the requested ones (null: all). */
export type RolloutRequest = { channels: Channels; wanted: readonly string[] | null; database?: string | null }

/** Reads headquarters' part in one statement, then each channel database's own state, in order of their ids. */
export async function readRollout(sides: Sides, request: RolloutRequest): Promise<DatabaseRollout[]> {
  const databases = await readRolloutAtHeadquarters(headquartersOf(sides).db, request)
  return Promise.all(databases.map(async (each) => ({ ...each, state: await stateOf(sides, each.key) })))
}

/** Headquarters' part, in order of the databases' ids. */
export function readRolloutAtHeadquarters(db: Executor, request: RolloutRequest): Promise<RolloutAtHeadquarters[]> {
  const { channels, wanted, database = null } = request
  return execute<RolloutAtHeadquarters>(
    db,
    sql`/* features.rollout */
    select d.id as key, d.name, d.group_id as "group", d.pause_data_sync as paused, d.rewound_at is not null as rewound,
      coalesce((select enforce_session_order from parameters where id = 1), false) as "enforceSessionOrder",
      (
        select jsonb_agg(
            jsonb_build_object('jobId', job.id, 'acknowledgedPosition', p.position::text, 'session', s.session)
            order by job.place
          )
        from unnest(${sql.param([...FEATURE_JOBS])}::text[]) with ordinality as job (id, place)
        left join download_position p on p.channel_database_id = d.id and p.job_id = job.id
        left join lateral (
          select case when n.status not in ('APPLIED', 'NO_DATA', 'CANCELED') then jsonb_build_object(
            'id', n.id, 'number', n.number::text, 'status', n.status, 'toPosition', n.to_position::text, 'message',
              n.message
          ) end as session
          from download_session n
          where n.channel_database_id = d.id and n.job_id = job.id
          order by n.number desc
          limit 1
        ) s on true
      ) as jobs
    from channel_database d
    where ${servesChannels(sql`d.id`, channels)} and ${wanted === null ? sql`true` : servesChannels(sql`d.id`, wanted)}
      and (${database}::text is null or d.id = ${database})
      and exists (select from channel c where c.channel_database_id = d.id)
    order by d.id`,
  )
}

async function stateOf(sides: Sides, key: string): Promise<ChannelDatabaseState | null> {
  try {
    return (await sides.channelSides.get(key)?.state()) ?? null
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
}
