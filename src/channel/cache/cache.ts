import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type Database, type Executor, execute, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { wake } from '../../log/wake.ts'
import { FEATURE_JOBS } from '../../model/configuration.ts'
import { type CacheRow, type ChannelCache, parseCache } from './cache-content.ts'

export type { ChannelCache, ChannelSwitches, FeatureEffect } from './cache-content.ts'

/**
 * How long reads trust this process's copy, because another process may have reloaded the cache. Captures compare the
 * generation instead.
 */
const TRUSTED_MS = 1_000

type Kept = { cache: ChannelCache; checkedAt: number; expiresAt: number }
type Memory = { kept: Kept | null; loading: Promise<ChannelCache> | null }
const memories = new WeakMap<Database, Memory>()

/**
 * The current cache, by which captures are decided. It is one row of the channel database, parsed once per process and
 * generation. When it has expired or was flushed, one of the processes loads it again.
 */
export async function currentCache({ id, db }: Pick<ChannelDatabase, 'id' | 'db'>): Promise<ChannelCache> {
  const memory = memoryOf(db)
  const { kept } = memory
  const now = performance.now()
  if (kept && now - kept.checkedAt < TRUSTED_MS && now < kept.expiresAt) return kept.cache
  memory.loading ??= readCache({ id, db: db.forAll() }, memory).finally(() => {
    memory.loading = null
  })
  return memory.loading
}

/** Marks this process's copy as stale; the next reader reads the database. */
export function distrustCache(db: Database): void {
  const { kept } = memoryOf(db)
  if (kept) kept.checkedAt = Number.NEGATIVE_INFINITY
}

/** Reloads the cache immediately, whatever its age, so that everything applied so far takes effect. */
export async function flushCache(database: Pick<ChannelDatabase, 'id' | 'db'>, actor: Actor): Promise<void> {
  await transaction(database.db, async (tx) => {
    await loadCache(tx, database.id, null)
    await recordAudit(tx, actor, { action: 'flushChannelCache', target: database.id, result: 'OK' })
  })
  distrustCache(database.db)
  wake(database.db)
}

type StoredCache = Omit<CacheRow, 'content'> & { remainingMs: number; content: unknown }

async function readCache(database: Pick<ChannelDatabase, 'id' | 'db'>, memory: Memory): Promise<ChannelCache> {
  for (;;) {
    const known = memory.kept?.cache
    const [row] = await execute<StoredCache>(
      database.db,
      sql`/* channel.readCache */
      select generation::text as generation, ${utcText('loaded_at')} as "loadedAt",
        ${utcText('expires_at')} as "expiresAt",
        true as configured, ${remaining} as "remainingMs",
        case when generation <> ${known?.generation ?? '0'}::bigint then content end as content
      from channel_cache`,
    )
    if (row && row.remainingMs > 0) return keep(memory, row, row.content === null ? known : undefined)
    const loaded = await loadCache(database.db, database.id, row?.generation ?? '0')
    // Without configuration nothing is stored, and the next reader tries again.
    if (loaded && !loaded.configured) return parseCache(loaded)
    if (loaded) {
      wake(database.db)
      return keep(memory, loaded, undefined)
    }
  }
}

function keep(memory: Memory, row: StoredCache, known: ChannelCache | undefined): ChannelCache {
  const now = performance.now()
  const cache = known ?? parseCache(row)
  memory.kept = { cache, checkedAt: now, expiresAt: now + row.remainingMs }
  return cache
}

/**
 * Takes a snapshot of the applied state and stores it as the next generation, if the row still has the generation `old`
 * (null: in any case). Undefined when another process was first. Nothing is stored until all three jobs have been
 * applied.
 */
export async function loadCache(
  db: Executor,
  channelDatabaseId: string,
  old: string | null,
): Promise<StoredCache | undefined> {
  const [row] = await execute<StoredCache>(
    db,
    sql`/* channel.loadCache */
    with snapshot as (
      select
        jsonb_build_object(
          'configuration', coalesce((
            select jsonb_agg(jsonb_build_object('kind', kind, 'id', id, 'content', content))
            from configuration
            -- Tokens are verified by what 1110 brought last (channel/token-trust.ts).
            where kind <> 'token_trust'
          ), '[]'),
          'appliedJobs', coalesce((select jsonb_object_agg(job_id, position::text) from applied_job), '{}'),
          'switches', coalesce((
            select jsonb_object_agg(channel_id, jsonb_build_object(
              'offline', offline, 'realtimeServiceAvailable', realtime_service_available
            ))
            from channel_switch
          ), '{}')
        ) as content,
        greatest(1, coalesce((
          select (content ->> 'cacheTtlSeconds')::float8 from configuration where kind = 'parameters' limit 1
        ), 300)) * interval '1 second' as ttl,
        (select count(*) from applied_job where job_id in ('1110', '1070', '1010')) = 3
          and exists (select from configuration where kind = 'channel') as configured
    ),
    stored as (
      insert into channel_cache as c (id, generation, loaded_at, expires_at, content)
      select 1, 1, clock_timestamp(), clock_timestamp() + ttl, content
      from snapshot
      where configured
      on conflict (id) do update
      set generation = c.generation + 1, loaded_at = excluded.loaded_at, expires_at = excluded.expires_at,
        content = excluded.content
      where c.generation = coalesce(${old}::bigint, c.generation)
      returning generation, loaded_at, expires_at, content
    ),
    effective as (
      select c.old, feature ->> 'id' as key
      from (select false as old, content from stored union all select true, content from channel_cache) c
      cross join jsonb_array_elements(c.content -> 'configuration') as feature
      where feature ->> 'kind' = 'feature' and (feature -> 'content' ->> 'enabled')::boolean and not exists (
        select from unnest(${sql.param([...FEATURE_JOBS])}::text[]) as job
        where coalesce((c.content -> 'appliedJobs' ->> job)::bigint, -1) < (feature -> 'content' ->> 'changedPosition')::bigint
      )
    ),
    announced as (
      insert into outbox (kind, entity_id, channel_database_id, status)
      select 'CACHE_LOADED', ${channelDatabaseId}::text, ${channelDatabaseId}::text, null
      from stored
      union all
      select 'FEATURE', key, ${channelDatabaseId}::text, 'CACHE_LOADED'
      from effective, stored
      group by key
      having count(*) = 1
    )
    select generation::text as generation, ${utcText('loaded_at')} as "loadedAt",
      ${utcText('expires_at')} as "expiresAt",
      true as configured, ${remaining} as "remainingMs", content
    from stored
    union all
    select '0', ${utcText('now()')}, ${utcText('now()')}, false, 0, content
    from snapshot
    where not configured`,
  )
  return row
}

const remaining = sql`extract(epoch from expires_at - clock_timestamp())::float8 * 1000`

function memoryOf(db: Database): Memory {
  const known = memories.get(db.forAll())
  if (known) return known
  const memory = { kept: null, loading: null }
  memories.set(db.forAll(), memory)
  return memory
}
