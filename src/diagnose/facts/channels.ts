import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { mayUseChannel } from '../../access/actor.ts'
import { inChannels } from '../../access/scope-sql.ts'
import type { ChannelCounts, ChannelDatabaseState, ChannelStanding, Sides } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import { isTransient } from '../../db/errors.ts'
import { readFeatures } from '../../headquarters/features/feature-view.ts'
import { FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureView } from '../../model/feature.ts'
import { at } from '../at.ts'
import { type ChannelFacts, type DatabaseFacts, type ExchangeFacts, readExchange } from './exchange.ts'
import { askChannels, askHeadquarters } from './gather-customer.ts'

/** Since when a download job has something that a channel database has not been told of (null: nothing), and its last change of configuration. */
export type BehindFacts = { channelDatabaseId: string; jobId: string; since: string | null }

/** What a channel database tells of itself, and of its channels in scope; null where it cannot be reached. */
export type ThereFacts = {
  standing: ChannelStanding | null
  state: ChannelDatabaseState | null
  counts: ChannelCounts[]
}

/** All facts on some channels and their databases, read once. */
export type ChannelsFacts = {
  now: string
  /** Those that are looked at and that the actor may use; as headquarters has them. */
  channels: (ChannelFacts & { createsAsynchronously: boolean })[]
  exchange: ExchangeFacts | null
  behind: BehindFacts[]
  /** When something that 1070 or 1110 carries was changed last. */
  configuredAt: string | null
  features: FeatureView[]
  there: ReadonlyMap<string, ThereFacts>
}

/** Reads what is known of channels (null: of all within the actor's scope) and their databases. */
export async function factsOfChannels(
  sides: Sides,
  actor: Actor,
  keys: readonly string[] | null,
): Promise<ChannelsFacts> {
  const atHeadquarters = await askHeadquarters(sides, async (db) => {
    const channels = await readChannels(db, actor, keys)
    const databases = [...new Set(channels.map(({ channelDatabase }) => channelDatabase))]
    const entities = [...new Set(channels.map(({ legalEntity }) => legalEntity))]
    const [exchange, behind, configuredAt, features] = await Promise.all([
      readExchange(db, databases, entities),
      readBehind(db, databases),
      readConfiguredAt(db),
      readFeatures(db),
    ])
    return { channels, exchange, behind, configuredAt, features }
  })
  const databases = atHeadquarters
    ? atHeadquarters.exchange.databases.map(({ id }) => id)
    : databasesKnownHere(sides, actor, keys)
  return {
    ...(atHeadquarters ?? { channels: [], exchange: null, behind: [], configuredAt: null, features: [] }),
    now: atHeadquarters?.exchange.now ?? new Date().toISOString(),
    there: await askThere(sides, actor, databases),
  }
}

function databasesKnownHere(sides: Sides, actor: Actor, keys: readonly string[] | null): string[] {
  const { channels } = actor
  if (keys === null && channels === 'ALL') return [...sides.channelSides.keys()]
  const reached = keys?.filter((key) => mayUseChannel(actor, key)) ?? (channels === 'ALL' ? [] : channels)
  const found = reached.map((key) => sides.databaseOfChannel(key))
  return [...new Set(found.flatMap((id) => id ?? []))]
}

async function askThere(sides: Sides, actor: Actor, databases: readonly string[]): Promise<Map<string, ThereFacts>> {
  const { answers } = await askChannels(sides, actor, null, databases)
  const there = await Promise.all(
    databases.map(async (id): Promise<[string, ThereFacts]> => {
      const standing = answers.get(id) ?? null
      const side = sides.channelSides.get(id)
      if (!side || !standing) return [id, { standing: null, state: null, counts: [] }]
      try {
        const [state, counts] = await Promise.all([side.state(), side.counts(actor.channels)])
        return [id, { standing, state, counts }]
      } catch (error) {
        if (!isTransient(error)) throw error
        return [id, { standing: null, state: null, counts: [] }]
      }
    }),
  )
  return new Map(there)
}

function readChannels(db: Executor, actor: Actor, keys: readonly string[] | null): Promise<ChannelsFacts['channels']> {
  return execute(
    db,
    sql`/* diagnose.channels */
    select c.id, c.name, c.type, c.data_area_id as "legalEntity", c.channel_database_id as "channelDatabase",
      c.functionality_profile_id as "functionalityProfile", c.default_customer_id as "defaultCustomer", c.address_books as "addressBooks",
      c.country, c.filter_shared_customer_tables as "filterSharedCustomerTables",
      p.create_customers_in_async_mode as "createsAsynchronously"
    from channel c
    join functionality_profile p on p.id = c.functionality_profile_id
    where ${inChannels(sql`c.id`, actor.channels)} and ${keys === null ? sql`true` : sql`c.id = any(${sql.param([...keys])}::text[])`}
    order by c.id`,
  )
}

/**
 * The first entry of headquarters' log that each job has not acknowledged for each database: one look into the index each. The place is compared as one, since by the job
 * alone a planner goes through the log itself, which for a job that has few entries is all of it.
 */
function readBehind(db: Executor, databases: readonly string[]): Promise<BehindFacts[]> {
  return execute<BehindFacts>(
    db,
    sql`/* diagnose.behind */
    select d.id as "channelDatabaseId", job.id as "jobId", case when next.download_job = job.id then ${at('next.at')} end as since
    from unnest(${sql.param([...databases])}::text[]) as d (id)
    cross join unnest(${sql.param([...FEATURE_JOBS])}::text[]) as job (id)
    left join download_position p on p.channel_database_id = d.id and p.job_id = job.id
    left join lateral (
      select log.download_job, log.at
      from log
      where log.download_job is not null and (log.download_job, log.position) > (job.id, coalesce(p.position, 0))
      order by log.download_job, log.position
      limit 1
    ) next on true`,
  )
}

/** No log has as many entries. */
const LAST = '9223372036854775807'

async function readConfiguredAt(db: Executor): Promise<string | null> {
  const [found] = await execute<{ at: string | null }>(
    db,
    sql`/* diagnose.configuredAt */
    select ${at('max(newest.at)')} as at
    from unnest('{1070,1110}'::text[]) as job (id)
    cross join lateral (
      select log.download_job, log.at
      from log
      where log.download_job is not null and (log.download_job, log.position) <= (job.id, ${LAST}::bigint)
      order by log.download_job desc, log.position desc
      limit 1
    ) newest
    where newest.download_job = job.id`,
  )
  return found?.at ?? null
}

/** The databases that are looked at. */
export const databasesOf = ({ exchange }: ChannelsFacts): DatabaseFacts[] => exchange?.databases ?? []
