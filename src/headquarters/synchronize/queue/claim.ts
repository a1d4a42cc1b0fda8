import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import {
  batchStatementTimeout,
  type Database,
  type Executor,
  execute,
  type Transaction,
  transaction,
} from '../../../db/client.ts'
import { planByKey } from '../../../db/plan-by-key.ts'
import { WAITS_FOR_LOCK } from '../../../db/wait-for-locks.ts'
import { appendSelected } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { CUSTOMER_ACCOUNT, type ReservedBlock, reserveNumbers } from '../../customers/number-sequence.ts'
import { refuseWhileRewound } from '../../incarnation/rewound.ts'
import { holder, leaseUntil } from '../../jobs/lease.ts'
import { type Chunk, inChunk } from './chunk-lease.ts'
import { advanceQueue, predecessorIsHere } from './queue.ts'

/**
 * The operations that may be claimed: for a run, those that arrived up to its watermark; otherwise the named ones,
 * including failed ones, with or without a bulk run.
 */
export type Claim = RunClaim | NamedClaim

type RunClaim = { dataAreaId: string; size: number; run: { runId: string; watermark: string } }
type NamedClaim = {
  dataAreaId: string
  size: number
  operationIds: readonly string[]
  runId?: string
  /** By a recovery of headquarters, before any other. */
  inRecovery?: boolean
}

/**
 * Claims the next chunk in a short transaction of its own, one at a time for each legal entity, and reserves the
 * account numbers in it, so that the sequence stays unlocked during the long transaction. Null when nothing can be
 * claimed now. Operations of a chunk that was released come back only in chunks of the size to which they are limited.
 * Throws HeadquartersRewound.
 */
export async function claimChunk(db: Database, claim: Claim): Promise<Chunk | null> {
  for (;;) {
    const { chunk, more } = await transaction(db, (tx) => tryToClaim(tx, claim), {
      statementTimeout: batchStatementTimeout,
    })
    if (chunk) wake(db)
    if (chunk || !more) return chunk
  }
}

async function tryToClaim(tx: Transaction, claim: Claim): Promise<{ chunk: Chunk | null; more: boolean }> {
  await lockLegalEntity(tx, claim.dataAreaId, WAITS_FOR_LOCK)
  await refuseWhileRewound(tx, { inRecovery: 'operationIds' in claim && (claim.inRecovery ?? false) })
  const chunkId = randomUUID()
  const more = 'run' in claim && (await advanceQueue(tx, claim.dataAreaId)).more
  const claimed = 'run' in claim ? await claimNext(tx, claim, chunkId) : await claimNamed(tx, claim, chunkId)
  const chunk = claimed.size === 0 ? null : await openChunk(tx, claim, chunkId, claimed)
  return { chunk, more }
}

/**
 * Serializes claims and releases of a legal entity. Work on customers continues: it takes a weaker lock. `wait`: how
 * long this transaction waits for locks, instead of as long as others.
 */
export async function lockLegalEntity(tx: Transaction, dataAreaId: string, wait: string | null = null): Promise<void> {
  await planByKey(tx, wait)
  await execute(
    tx,
    sql`/* synchronize.lockLegalEntity */
    select 1 from legal_entity where data_area_id = ${dataAreaId} for no key update`,
  )
}

type Claimed = { size: number; creates: number }

/**
 * For a run: first the operations without a limit, then those with the widest limit, so that no operation waits for one
 * that may hang.
 */
async function claimNext(tx: Transaction, claim: RunClaim, chunkId: string): Promise<Claimed> {
  await endPauses(tx, claim.dataAreaId)
  const free = await claimFirst(tx, claim, chunkId, { limit: null, size: claim.size })
  if (free.size > 0) return free
  const [widest] = await execute<{ limit: number }>(
    tx,
    sql`/* synchronize.widestLimit */
    select n.chunk_limit as "limit"
    from next_operation n
    where n.data_area_id = ${claim.dataAreaId} and n.next_attempt_at is null and n.chunk_limit is not null
      and n.received_order <= ${claim.run.watermark}::bigint
    order by n.next_attempt_at nulls first, n.chunk_limit desc nulls first, n.received_order
    limit 1`,
  )
  if (!widest) return free
  return await claimFirst(tx, claim, chunkId, { limit: widest.limit, size: Math.min(claim.size, widest.limit) })
}

/** Makes operations claimable again when their pause after a transient fault is over. */
async function endPauses(tx: Transaction, dataAreaId: string): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.endPauses */
    update next_operation
    set next_attempt_at = null
    where data_area_id = ${dataAreaId} and next_attempt_at <= now()`,
  )
}

/** Claims the first operations with this limit, in order of arrival, along the index. All of them can be claimed. */
function claimFirst(
  tx: Transaction,
  { dataAreaId, run }: RunClaim,
  chunkId: string,
  { limit, size }: { limit: number | null; size: number },
): Promise<Claimed> {
  return claimThose(
    tx,
    chunkId,
    sql`
      select n.operation_id, 'UPLOADED' as status
      from next_operation n
      where n.data_area_id = ${dataAreaId} and n.next_attempt_at is null
        and ${limit === null ? sql`n.chunk_limit is null` : sql`n.chunk_limit = ${limit}`}
        and n.received_order <= ${run.watermark}::bigint
      order by n.next_attempt_at nulls first, n.chunk_limit desc nulls first, n.received_order
      limit ${size}`,
  )
}

/**
 * Claims the named operations whose turn it is: first those without a limit, then those with the widest limit; one at a
 * time for each customer.
 */
async function claimNamed(
  tx: Transaction,
  { operationIds, runId, size }: NamedClaim,
  chunkId: string,
): Promise<Claimed> {
  return await claimThose(
    tx,
    chunkId,
    sql`
      with able as materialized (
        select distinct on (o.customer_key) o.operation_id, o.status, o.received_order, o.chunk_limit
        from unnest(${sql.param([...operationIds])}::uuid[]) as named (operation_id)
        cross join lateral (
          select * from open_operation where open_operation.operation_id = named.operation_id limit 1
        ) open
        cross join lateral (
          select * from operation where operation.operation_id = named.operation_id limit 1
        ) o
        where open.status in ('UPLOADED', 'FAILED') and ${nothingBefore} and ${notTriedIn(runId)}
        order by o.customer_key, o.received_order
      )
      select operation_id, status
      from able
      where chunk_limit is not distinct from (
        select chunk_limit from able order by chunk_limit desc nulls first limit 1
      )
      order by received_order
      limit (select least(${size}::int, max(chunk_limit)) from able
        where not exists (select from able where chunk_limit is null))`,
  )
}

async function claimThose(tx: Transaction, chunkId: string, those: SQL): Promise<Claimed> {
  const [claimed] = await execute<Claimed>(
    tx,
    sql`/* synchronize.claim */
    with next as materialized (${those}),
    claimed as (
      update operation o
      set status = 'IN_PROGRESS', chunk_id = ${chunkId}, revision = o.revision + 1, waits_for = null,
        error_class = null, error_code = null, error_field = null, error_message = null,
        retried_cause = o.fingerprint, fingerprint = null
      from next
      where o.operation_id = next.operation_id and o.status = next.status
      returning o.kind
    )
    select count(*)::int as size, (count(*) filter (where kind = 'CREATE_CUSTOMER'))::int as creates
    from claimed`,
  )
  return claimed ?? { size: 0, creates: 0 }
}

/** True when the operation could be claimed by its id now. For a rehearsal, which claims nothing. */
export async function isItsTurn(db: Executor, operationId: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* synchronize.isItsTurn */
    select 1
    from open_operation open
    join operation o using (operation_id)
    where open.operation_id = ${operationId}::uuid and open.status in ('UPLOADED', 'FAILED') and ${nothingBefore}`,
  )
  return found.length > 0
}

/**
 * True when the operation is the next of its customer and channel database: its predecessor has arrived (another
 * channel of the same database may be offline), no earlier operation is open, and no operation of the customer is in
 * progress. Each status is queried separately, so that each is one lookup in the index.
 */
const nothingBefore = sql`
    ${predecessorIsHere('o')}
    and not exists (
      select from unnest(array['UPLOADED', 'FAILED', 'WAITING_ON']) as each (status)
      join lateral (
        select
        from open_operation before
        where before.customer_key = open.customer_key and before.status = each.status
          and before.channel_database_id = open.channel_database_id and before.operation_number < open.operation_number
        limit 1
      ) before on true
      offset 0
    )
    and not exists (
      select from open_operation other
        where other.customer_key = open.customer_key and other.status = 'IN_PROGRESS' offset 0
    )`

/**
 * A bulk run tries each operation once, even while its earlier holder still finishes the ones it has claimed. The run
 * is compared in a form that no index supports: an operation has few attempts, a run has thousands.
 */
const notTriedIn = (runId: string | undefined) =>
  runId === undefined
    ? sql`true`
    : sql`not exists (select from operation_attempt a
      where a.operation_id = o.operation_id and a.run_id is not distinct from ${runId}::uuid offset 0)`

async function openChunk(tx: Transaction, claim: Claim, chunkId: string, claimed: Claimed): Promise<Chunk> {
  const { dataAreaId } = claim
  const runId = 'run' in claim ? claim.run.runId : (claim.runId ?? null)
  const block: ReservedBlock =
    claimed.creates > 0
      ? await reserveNumbers(tx, dataAreaId, CUSTOMER_ACCOUNT, claimed.creates)
      : { dataAreaId, first: null, count: 0 }
  await execute(
    tx,
    sql`/* synchronize.openChunk */
    insert into synchronize_chunk (
      chunk_id, run_id, data_area_id, size, status, holder, lease_until, account_first, account_count
    )
    values (
      ${chunkId}, ${runId}, ${dataAreaId}, ${claimed.size}, 'CLAIMED', ${holder()}, ${leaseUntil()},
      ${block.first}::bigint, ${block.count}
    )`,
  )
  await appendSelected(
    tx,
    sql`
    select 'OPERATION', o.operation_id::text, o.data_area_id, o.channel_id, o.channel_database_id, o.customer_key,
      o.operation_id, ${runId}::uuid, o.status, o.revision, null::text, null::text
    from operation o
    where ${inChunk(chunkId)} and o.status = 'IN_PROGRESS'
    order by o.received_order`,
  )
  return { chunkId, runId, dataAreaId, size: claimed.size, block }
}
