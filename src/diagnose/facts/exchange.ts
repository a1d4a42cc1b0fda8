import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { type SeenBeyond, seenBeyond } from '../../headquarters/incarnation/rewound.ts'
import { readSchedules, type ScheduleRow } from '../../headquarters/jobs/schedules.ts'
import { readWorkers } from '../../headquarters/jobs/worker-lease.ts'
import { at } from '../at.ts'

/** A run that has not ended; `expired`: its holder has not renewed the lease, it stands still. */
export type RunFacts = { runId: string; scope: string; startedAt: string; expired: boolean }

/** A session, as far as it tells what is wrong. */
export type SessionFacts = {
  id: string
  status: string
  message: string | null
  at: string
  tryCount: number
  jobId: string
}

/** A channel as headquarters has it, with all that a change of it needs. */
export type ChannelFacts = {
  id: string
  name: string
  type: string
  legalEntity: string
  channelDatabase: string
  functionalityProfile: string
  defaultCustomer: string
  addressBooks: string[]
  country: string
  filterSharedCustomerTables: boolean
}

/** What headquarters knows of the exchange with one channel database. */
export type DatabaseFacts = {
  id: string
  group: string
  paused: boolean
  rewoundAt: string | null
  channels: ChannelFacts[]
  /** How far 1010 is acknowledged; null: never. */
  customersPosition: string | null
  lastUpload: SessionFacts | null
  lastDownload: SessionFacts | null
  /** Sessions of download jobs that are neither applied nor given up, oldest first. */
  openDownloads: SessionFacts[]
  /** Median seconds of the recent sessions; null: there are none. */
  uploadSeconds: number | null
  downloadSeconds: number | null
}

/** What headquarters knows of a legal entity's synchronization. */
export type EntityFacts = {
  dataAreaId: string
  lastRun: { runId: string; status: string; message: string | null; endedAt: string } | null
  /** Median seconds of the recent runs. */
  seconds: number | null
  sequence: { reference: string; format: string; smallest: string; largest: string; next: string } | null
  name: string
  country: string
  currency: string
  languageId: string
  timeZone: string
}

export type ExchangeFacts = {
  now: string
  /** Processes that run the schedules and have looked at the job queue lately. */
  workers: number
  /** When one of them looked last; null: there has been none, or each was stopped. */
  lastLookAt: string | null
  schedules: ScheduleRow[]
  /** The jobs that a run is at, whatever it is over. */
  busy: string[]
  /** Of the databases and legal entities that were asked for. */
  openRuns: RunFacts[]
  databases: DatabaseFacts[]
  entities: EntityFacts[]
  /** Channel databases, whichever, that have seen what headquarters does not have. */
  rewound: SeenBeyond[]
}

/** So many recent sessions and runs tell how long one takes. */
const recent = 20

/** What headquarters knows of the exchange with these channel databases, and of these legal entities' synchronization. */
export async function readExchange(
  db: Executor,
  databaseIds: readonly string[],
  entityIds: readonly string[],
): Promise<ExchangeFacts> {
  const [schedules, { alive: workers, lastLookAt }, [state], databases, entities, rewound] = await Promise.all([
    readSchedules(db),
    readWorkers(db),
    execute<Pick<ExchangeFacts, 'now' | 'busy' | 'openRuns'>>(
      db,
      sql`/* diagnose.exchange */
      select ${at('now()')} as now,
        coalesce((
          select jsonb_agg(distinct job_id) from batch_run
          where status in ('READY', 'EXECUTING', 'CANCELING') and lease_until > now()
        ), '[]') as busy,
        coalesce((
          select jsonb_agg(jsonb_build_object(
            'runId', run_id, 'scope', scope, 'startedAt', ${at('started_at')}, 'expired', coalesce(lease_until < now(), true)
          ) order by scope)
          from batch_run
          where scope = any(${sql.param(scopesOf(databaseIds, entityIds))}::text[]) and status in ('READY', 'EXECUTING', 'CANCELING')
        ), '[]') as "openRuns"`,
    ),
    readDatabases(db, databaseIds),
    readEntities(db, entityIds),
    seenBeyond(db),
  ])
  if (!state) throw new Error('Headquarters did not tell of its exchange.')
  return { ...state, workers, lastLookAt, schedules, databases, entities, rewound }
}

const scopesOf = (databaseIds: readonly string[], entityIds: readonly string[]) => [
  ...databaseIds.flatMap((id) => ['P-0001', '1010', '1070', '1110'].map((job) => `${job}:${id}`)),
  ...entityIds.map((id) => `synchronize:${id}`),
]

function readDatabases(db: Executor, ids: readonly string[]): Promise<DatabaseFacts[]> {
  return execute<DatabaseFacts>(
    db,
    sql`/* diagnose.databases */
    select d.id, d.group_id as "group", d.pause_data_sync as paused, ${at('d.rewound_at')} as "rewoundAt",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', c.id, 'name', c.name, 'type', c.type, 'legalEntity', c.data_area_id, 'channelDatabase', c.channel_database_id,
          'functionalityProfile', c.functionality_profile_id, 'defaultCustomer', c.default_customer_id, 'addressBooks', c.address_books,
          'country', c.country, 'filterSharedCustomerTables', c.filter_shared_customer_tables
        ) order by c.id)
        from channel c
        where c.channel_database_id = d.id
      ), '[]') as channels,
      (select position::text from download_position p where p.channel_database_id = d.id and p.job_id = '1010') as "customersPosition",
      (
        select jsonb_build_object('id', s.id, 'status', s.status, 'message', s.message, 'at', ${at('s.date_created')}, 'tryCount', s.try_count, 'jobId', s.job_id)
        from upload_session s where s.channel_database_id = d.id order by s.number desc limit 1
      ) as "lastUpload",
      (
        select ${downloadJson} from download_session s
        where s.channel_database_id = d.id and s.job_id = '1010' order by s.number desc limit 1
      ) as "lastDownload",
      coalesce((
        select jsonb_agg(${downloadJson} order by s.number) from download_session s
        where s.channel_database_id = d.id and s.status not in ('APPLIED', 'NO_DATA', 'CANCELED')
          and not (s.status = 'CREATE_FAILED' and s.replaced_by is not null)
      ), '[]') as "openDownloads",
      (
        select percentile_cont(0.5) within group (order by extract(epoch from date_uploaded - date_created)::float8)
        from (
          select date_uploaded, date_created from upload_session s where s.channel_database_id = d.id order by s.number desc limit ${recent}
        ) lately
        where date_uploaded is not null
      ) as "uploadSeconds",
      (
        select percentile_cont(0.5) within group (order by extract(epoch from date_applied - date_requested)::float8)
        from (
          select date_applied, date_requested from download_session s
          where s.channel_database_id = d.id and s.job_id = '1010' order by s.number desc limit ${recent}
        ) lately
        where date_applied is not null
      ) as "downloadSeconds"
    from channel_database d
    where d.id = any(${sql.param([...ids])}::text[])
    order by d.id`,
  )
}

const downloadJson = sql`jsonb_build_object(
          'id', s.id, 'status', s.status, 'message', s.message, 'at', ${at('s.date_requested')}, 'tryCount', s.try_count, 'jobId', s.job_id
        )`

function readEntities(db: Executor, ids: readonly string[]): Promise<EntityFacts[]> {
  return execute<EntityFacts>(
    db,
    sql`/* diagnose.entities */
    select e.data_area_id as "dataAreaId", e.name, e.country, e.currency, e.language_id as "languageId", e.time_zone as "timeZone",
      (
        select jsonb_build_object('runId', r.run_id, 'status', r.status, 'message', r.message, 'endedAt', ${at('r.ended_at')})
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
      (
        select jsonb_build_object('reference', s.reference, 'format', s.format, 'smallest', s.smallest::text, 'largest', s.largest::text,
          'next', s.next::text)
        from number_sequence s
        where s.data_area_id = e.data_area_id and s.reference = 'CustomerAccount'
      ) as sequence
    from legal_entity e
    where e.data_area_id = any(${sql.param([...ids])}::text[])
    order by e.data_area_id`,
  )
}

/** The active schedules that run a job for a group (null: of any), the next first. */
export function carriers(
  { schedules }: Pick<ExchangeFacts, 'schedules'>,
  job: string,
  group: string | null,
): ScheduleRow[] {
  return schedulesOf({ schedules }, job, group)
    .filter(({ active }) => active)
    .sort((a, b) => (a.nextRunAt ?? '').localeCompare(b.nextRunAt ?? ''))
}

/** All schedules that would run a job for a group, active or not. */
export function schedulesOf(
  { schedules }: Pick<ExchangeFacts, 'schedules'>,
  job: string,
  group: string | null,
): ScheduleRow[] {
  return schedules.filter(
    (schedule) =>
      schedule.jobs.includes(job) && (group === null || schedule.group === null || schedule.group === group),
  )
}

/** Milliseconds by which a schedule may be late before that is said. */
const PATIENCE = 60_000

/** True of a schedule that should have run, and is not at it. */
export function isOverdue(
  { now, busy }: Pick<ExchangeFacts, 'now' | 'busy'>,
  { active, nextRunAt, jobs }: ScheduleRow,
): boolean {
  if (!active || nextRunAt === null || jobs.some((job) => busy.includes(job))) return false
  return Date.parse(now) > Date.parse(nextRunAt) + PATIENCE
}
