import { sql } from 'drizzle-orm'
import type { Channels } from '../../access/scope-sql.ts'
import { servesChannels } from '../../access/scope-sql.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { ChannelDatabaseState, Sides } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'
import type { DownloadSessionStatus } from '../../model/cdx-session.ts'
import { FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureRow } from '../../model/feature.ts'

/** The newest session of a job in a channel database, when that has not ended well; positions are decimal texts. */
export type OpenSession = {
  id: string
  number: string
  status: DownloadSessionStatus
  toPosition: string
  message: string | null
}

/** How far a job has told headquarters that it was applied (null: never), and what of it is stuck. */
export type JobRollout = { jobId: string; toldPosition: string | null; session: OpenSession | null }

/** What a feature's way into a channel database depends on. `state` is what the database says of itself; null: it cannot be reached. */
export type DatabaseRollout = {
  key: string
  name: string
  group: string
  paused: boolean
  rewound: boolean
  /** A suspended session holds back the later ones of its job. */
  enforceSessionOrder: boolean
  jobs: JobRollout[]
  state: ChannelDatabaseState | null
}

/** Which channel databases: `channels` those of someone's rights, `wanted` (null: all) those that were asked for. */
export type RolloutAsked = { channels: Channels; wanted: readonly string[] | null; database?: string | null }

/** Headquarters' part by one statement, then each channel database's own, in order of their ids. */
export async function readRollout(sides: Sides, asked: RolloutAsked): Promise<DatabaseRollout[]> {
  const { channels, wanted, database = null } = asked
  const databases = await execute<Omit<DatabaseRollout, 'state'>>(
    headquartersOf(sides).db,
    sql`/* features.rollout */
    select d.id as key, d.name, d.group_id as "group", d.pause_data_sync as paused, d.rewound_at is not null as rewound,
      coalesce((select enforce_session_order from parameters where id = 1), false) as "enforceSessionOrder",
      (
        select jsonb_agg(jsonb_build_object('jobId', job.id, 'toldPosition', p.position::text, 'session', s.session) order by job.place)
        from unnest(${sql.param([...FEATURE_JOBS])}::text[]) with ordinality as job (id, place)
        left join download_position p on p.channel_database_id = d.id and p.job_id = job.id
        left join lateral (
          select case when n.status not in ('APPLIED', 'NO_DATA', 'CANCELED') then jsonb_build_object(
            'id', n.id, 'number', n.number::text, 'status', n.status, 'toPosition', n.to_position::text, 'message', n.message
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
  return Promise.all(databases.map(async (each) => ({ ...each, state: await stateOf(sides, each.key) })))
}

async function stateOf(sides: Sides, key: string): Promise<ChannelDatabaseState | null> {
  try {
    return (await sides.channelSides.get(key)?.state()) ?? null
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
}

/** The position up to which a job has been applied, by the database itself, else as headquarters was told; null: never. */
export function appliedPosition({ state, jobs }: DatabaseRollout, jobId: string): string | null {
  if (state) return state.appliedJobs.find((job) => job.jobId === jobId)?.position ?? null
  return jobs.find((job) => job.jobId === jobId)?.toldPosition ?? null
}

/** True when the job has been applied there since the feature's change. */
export function hasApplied(database: DatabaseRollout, jobId: string, feature: Pick<FeatureRow, 'changedPosition'>) {
  const position = appliedPosition(database, jobId)
  return position !== null && BigInt(position) >= BigInt(feature.changedPosition)
}

/** True when captures there decide on the feature's being on; null: it cannot be told. */
export function isEffective({ state }: DatabaseRollout, feature: Pick<FeatureRow, 'key'>): boolean | null {
  return state && (state.features.find(({ key }) => key === feature.key)?.cached ?? false)
}
