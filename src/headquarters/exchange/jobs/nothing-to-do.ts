import { sql } from 'drizzle-orm'
import type { ContactAnswer } from '../../../between/channel-state.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersMark } from '../../../between/headquarters-side.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { hasChanges } from '../../synchronize/queue/queue.ts'
import { SYNCHRONIZE_JOB } from '../../synchronize/synchronize.ts'
import { admitDatabase, isSame } from '../channel-databases/admit-database.ts'
import { contactOf, type KnownDatabase, knownDatabaseColumns } from '../channel-databases/channel-database.ts'
import { isUnchanged, lacksRedirects } from '../download/download.ts'
import { isDownloadJob } from './cdx-jobs.ts'
import { hasOperations } from './synchronize-customers.ts'

/**
 * True if an execution of these jobs would find nothing to do: one statement at headquarters, and one contact with each
 * channel database of the group, which keeps its place by it. Whatever is out of the ordinary is left to the jobs:
 * false.
 */
export async function isNothingToDo(sides: Sides, jobs: readonly string[], group: string | null): Promise<boolean> {
  if (!jobs.every((job) => job === 'P-0001' || job === SYNCHRONIZE_JOB || isDownloadJob(job))) return false
  const hq = headquartersOf(sides).db
  const here = await readState(hq, group)
  if (!here || here.databases.length === 0) return false
  if (jobs.includes(SYNCHRONIZE_JOB) && here.hasOperations) return false
  const quiet = await Promise.all(here.databases.map((database) => isQuiet(database)))
  return quiet.every((each) => each)

  async function isQuiet(database: DatabaseState): Promise<boolean> {
    const side = sides.channelSides.get(database.id)
    if (database.paused || database.rewound || database.holder === null || !side) return false
    const answer = await contactOf(side, database)
    if (!isSame(database.holder, answer.whereabouts) || answer.missing !== null || answer.forgotten) return false
    if (!database.isCompared || !isWithin(answer.seen, here?.incarnations ?? [])) return false
    if (jobs.includes('P-0001') && answer.uploadDue) return false
    if (!jobs.filter(isDownloadJob).every((job) => isApplied(database, job, answer))) return false
    if (!database.isLate) return true
    if (jobs.includes('P-0001')) await side.recordUploadAttempt(null)
    return (await admitDatabase(hq, database.id, answer)) === 'ADMITTED'
  }
}

/** `isCompared`: it has been compared with this incarnation of headquarters. `unchanged`: job → applied up to there. */
type DatabaseState = KnownDatabase & { id: string; isCompared: boolean; unchanged: { [jobId: string]: string } }

/** `incarnations`: the newest ones, with the position up to which each of them wrote. */
type State = {
  incarnations: { id: string; through: string }[]
  hasOperations: boolean
  databases: DatabaseState[]
}

async function readState(db: Executor, group: string | null): Promise<State | null> {
  const [state] = await execute<State>(
    db,
    sql`/* exchange.nothingToDo */
    with newest as materialized (
      select i.id, i.number, coalesce(lead(i.began_at_position) over (order by i.number), log_head.position) as through
      from (select * from incarnation order by number desc limit 10) i
      cross join log_head
    )
    select
      (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'through', through::text)), '[]') from newest
      ) as incarnations,
      exists (select from legal_entity e where ${hasOperations} or ${hasChanges}) as "hasOperations",
      (
        select coalesce(jsonb_agg(to_jsonb(database)), '[]')
        from (
          select channel_database.id, ${knownDatabaseColumns},
            coalesce(
              compared.rewound_at is null
                and compared.incarnation = (select newest.id from newest order by newest.number desc limit 1),
              false
            ) as "isCompared",
            (
              select coalesce(jsonb_object_agg(p.job_id, p.position::text), '{}')
              from download_position p
              where p.channel_database_id = channel_database.id
                and ${isUnchanged(sql`p.channel_database_id`, sql`p.job_id`, sql`p.position`)}
            ) as unchanged
          from channel_database
          left join channel_database_contact contact on contact.channel_database_id = channel_database.id
          left join headquarters_check compared on compared.channel_database_id = channel_database.id
          where ${group}::text is null or channel_database.group_id = ${group}
        ) as database
      ) as databases`,
  )
  return state ?? null
}

const isApplied = ({ unchanged }: DatabaseState, jobId: string, { applied, redirectsThrough }: ContactAnswer) =>
  unchanged[jobId] !== undefined &&
  unchanged[jobId] === applied[jobId] &&
  !(jobId === '1010' && lacksRedirects(applied[jobId], redirectsThrough))

/** True if headquarters has what the channel database has seen of it. */
function isWithin(seen: HeadquartersMark | null, incarnations: State['incarnations']): boolean {
  const known = incarnations.find(({ id }) => id === seen?.incarnation)
  return seen !== null && known !== undefined && BigInt(seen.position) <= BigInt(known.through)
}
