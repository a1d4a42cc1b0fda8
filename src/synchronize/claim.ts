import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { type SQL, sql } from 'drizzle-orm'
import { reserveNumbers } from '../customers/number-sequence.ts'
import { type Database, type Executor, execute, type Transaction, transaction } from '../db/client.ts'
import { appendSelected } from '../events/append.ts'
import { wake } from '../events/wake.ts'
import { refuseWhileRewound } from '../incarnation/rewound.ts'
import { type AccountBlock, CUSTOMER_ACCOUNT } from './give-accounts.ts'

/** Seconds after which a chunk that nobody renews is free again. */
export const CHUNK_LEASE_SECONDS = 30

/** Operations that this process has claimed to synchronize together, with account numbers for those that create a customer. */
export type Chunk = {
  chunkId: string
  runId: string | null
  dataAreaId: string
  size: number
  holder: string
  block: AccountBlock
}

/** What may be claimed: of a run, what arrived up to its watermark; or just the named operations, failed ones too, for a bulk run or by themselves. */
export type Claim =
  | { dataAreaId: string; size: number; run: { runId: string; watermark: string } }
  | { dataAreaId: string; size: number; operationIds: readonly string[]; runId?: string }

/**
 * Claims the next chunk in a short transaction of its own, one at a time for each legal entity, and reserves the account numbers in it, so that a long
 * transaction never holds the sequence. Null when nothing can be claimed now. Operations that were in a chunk that died come only in chunks
 * of the size they are limited to. Throws HeadquartersRewound.
 */
export async function claimChunk(db: Database, claim: Claim): Promise<Chunk | null> {
  const chunk = await transaction(db, async (tx) => {
    await lockLegalEntity(tx, claim.dataAreaId)
    await refuseWhileRewound(tx)
    const chunkId = randomUUID()
    const claimed = await claimOperations(tx, claim, chunkId)
    return claimed.size === 0 ? null : await openChunk(tx, claim, chunkId, claimed)
  })
  if (chunk) wake(db)
  return chunk
}

/** Claims and releases of a legal entity go one after another. Work on customers is not held up: it takes a weaker lock. */
export async function lockLegalEntity(tx: Transaction, dataAreaId: string): Promise<void> {
  // The index probes of a claim are planned for the first thousands of many; a hash over all that is waiting would be read whole each time.
  await execute(
    tx,
    sql`/* synchronize.planClaims */
    select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`,
  )
  await execute(
    tx,
    sql`/* synchronize.lockLegalEntity */
    select 1 from legal_entity where data_area_id = ${dataAreaId} for no key update`,
  )
}

type Claimed = { size: number; creates: number }

async function claimOperations(tx: Transaction, claim: Claim, chunkId: string): Promise<Claimed> {
  if ('operationIds' in claim) {
    const which = sql`o.operation_id = any(${sql.param([...claim.operationIds])}::uuid[]) and o.status in ('UPLOADED', 'FAILED') and o.route = 'ASYNC'
      and ${nothingBefore} and ${notTheSecondOfItsCustomer(claim.operationIds)} and ${notTriedIn(claim.runId)}`
    return await claimLimited(tx, chunkId, which, claim.size)
  }
  const which = sql`o.data_area_id = ${claim.dataAreaId} and o.status = 'UPLOADED' and o.received_order <= ${claim.run.watermark}::bigint
    and (o.next_attempt_at is null or o.next_attempt_at <= now())
    and ${nothingBefore} and ${firstToArrive}`
  return await claimLimited(tx, chunkId, which, claim.size)
}

/** Unsuspected operations first; then those with the widest limit, so that nothing waits for what may hang. */
async function claimLimited(tx: Transaction, chunkId: string, which: SQL, size: number): Promise<Claimed> {
  const free = await claimWhere(tx, chunkId, sql`o.chunk_limit is null and ${which}`, size)
  if (free.size > 0) return free
  const [widest] = await execute<{ limit: number | null }>(
    tx,
    sql`/* synchronize.widestLimit */
    select max(o.chunk_limit) as "limit"
    from operation o
    where o.chunk_limit is not null and ${which}`,
  )
  if (!widest?.limit) return free
  return await claimWhere(tx, chunkId, sql`o.chunk_limit = ${widest.limit} and ${which}`, Math.min(size, widest.limit))
}

async function claimWhere(tx: Transaction, chunkId: string, which: SQL, size: number): Promise<Claimed> {
  const [claimed] = await execute<Claimed>(
    tx,
    sql`/* synchronize.claim */
    with next as materialized (
      select o.operation_id, o.status
      from operation o
      where ${which}
      order by o.received_order
      limit ${size}
    ),
    claimed as (
      update operation o
      set status = 'IN_PROGRESS', chunk_id = ${chunkId}, revision = o.revision + 1, waits_for = null,
        error_class = null, error_code = null, error_field = null, error_message = null, fingerprint = null
      from next
      where o.operation_id = next.operation_id and o.status = next.status
      returning o.kind
    )
    select count(*)::int as size, (count(*) filter (where kind = 'CREATE_CUSTOMER'))::int as creates
    from claimed`,
  )
  return claimed ?? { size: 0, creates: 0 }
}

/** True when the operation could be claimed by its id now, if nobody else does. For a rehearsal, which claims nothing. */
export async function isItsTurn(db: Executor, operationId: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* synchronize.isItsTurn */
    select 1
    from operation o
    where o.operation_id = ${operationId}::uuid and o.status in ('UPLOADED', 'FAILED') and o.route = 'ASYNC' and ${nothingBefore}`,
  )
  return found.length > 0
}

/**
 * True when the operation is the next of its customer and channel database: the one before it has arrived (another channel of the same database
 * may be offline), none before it is open, and none of the customer is being worked on.
 */
const nothingBefore = sql`
    ${predecessorIsHere('o')}
    and not exists (
      select from operation other
      where other.customer_key = o.customer_key and other.operation_id <> o.operation_id
        and other.status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
        and (other.status = 'IN_PROGRESS'
          or (other.channel_database_id = o.channel_database_id and other.operation_number < o.operation_number))
    )`

/** Between channel databases the order of arrival counts, among operations that could go themselves: a failed one holds back nobody else's. */
const firstToArrive = sql`
    not exists (
      select from operation rival
      where rival.customer_key = o.customer_key and rival.channel_database_id <> o.channel_database_id
        and rival.status = 'UPLOADED' and rival.received_order < o.received_order
        and not exists (
          select from operation first
          where first.customer_key = rival.customer_key and first.channel_database_id = rival.channel_database_id
            and first.operation_number < rival.operation_number and first.status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
        )
        and ${predecessorIsHere('rival')}
    )`

/**
 * Numbers have no gaps, so an operation whose predecessor is not here came too early. Those of a database that was restored from a copy are
 * numbered anew on arrival: there the first to arrive has none.
 */
export function predecessorIsHere(operation: string): SQL {
  const before = `select from operation before
      where before.customer_key = ${operation}.customer_key and before.channel_database_id = ${operation}.channel_database_id`
  return sql.raw(`(${operation}.operation_number = 1
      or exists (${before} and before.operation_number = ${operation}.operation_number - 1)
      or ${operation}.number_offset <> 0 and not exists (${before} and before.operation_number < ${operation}.operation_number))`)
}

/** Of named operations of one customer from different channel databases, one at a time. */
const notTheSecondOfItsCustomer = (operationIds: readonly string[]) => sql`
    not exists (
      select from operation rival
      where rival.customer_key = o.customer_key and rival.received_order < o.received_order and rival.status in ('UPLOADED', 'FAILED')
        and rival.channel_database_id <> o.channel_database_id
        and rival.operation_id = any(${sql.param([...operationIds])}::uuid[])
    )`

/**
 * A bulk run tries each operation once, also while somebody who held it before still goes on with the ones in hand. The run is compared in a way that no
 * index serves: each operation has few attempts, a run has thousands.
 */
const notTriedIn = (runId: string | undefined) =>
  runId === undefined
    ? sql`true`
    : sql`not exists (select from operation_attempt a where a.operation_id = o.operation_id and a.run_id is not distinct from ${runId}::uuid)`

async function openChunk(tx: Transaction, claim: Claim, chunkId: string, claimed: Claimed): Promise<Chunk> {
  const { dataAreaId } = claim
  const runId = 'run' in claim ? claim.run.runId : (claim.runId ?? null)
  const block: AccountBlock =
    claimed.creates > 0
      ? await reserveNumbers(tx, dataAreaId, CUSTOMER_ACCOUNT, claimed.creates)
      : { dataAreaId, first: null, count: 0 }
  const holder = `${hostname()}:${process.pid}`
  await execute(
    tx,
    sql`/* synchronize.openChunk */
    insert into synchronize_chunk (chunk_id, run_id, data_area_id, size, status, holder, lease_until, account_first, account_count)
    values (${chunkId}, ${runId}, ${dataAreaId}, ${claimed.size}, 'CLAIMED', ${holder}, now() + ${CHUNK_LEASE_SECONDS} * interval '1 second',
      ${block.first}::bigint, ${block.count})`,
  )
  await appendSelected(
    tx,
    sql`
    select 'OPERATION', operation_id::text, data_area_id, channel_id, channel_database_id, customer_key, operation_id,
      ${runId}::uuid, status, revision, null::text, null::text
    from operation
    where chunk_id = ${chunkId} and status = 'IN_PROGRESS'
    order by received_order`,
  )
  return { chunkId, runId, dataAreaId, size: claimed.size, holder, block }
}
