import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, openDatabase, transaction } from '../../../../src/db/client.ts'
import type { TestDatabase } from '../../../support/databases.ts'
import { graphqlRequest, subscribe } from '../../../support/http.ts'

/** A run's state as the tests ask for it. */
export type Run = {
  id: string
  status: string
  total: number
  done: number
  failed: number
  skipped: number
}
export type Item = {
  operationId: string
  result: string | null
  skipReason: string | null
  message: string | null
  error: { code: string; field: string | null } | null
  operation: { status: string } | null
}
export type UserError = { __typename: string; code: string; message: string; status?: string; run?: { id: string } }
export type Payload = { bulkRun: { id: string; run: Run } | null; userErrors: UserError[] }

const PAYLOAD = `bulkRun { id run { id status total done failed skipped } }
  userErrors { __typename code message ... on BulkRunCannotBeChanged { status } ... on JobAlreadyRunning { run { id } } }`

/** Whom the tests ask, and as whom. */
export type Server = { url: string; token: string }

/** Asks, and fails on `errors[]`. */
export async function ask<Data>({ url, token }: Server, document: string, variables?: object): Promise<Data> {
  const { data, errors } = await graphqlRequest(url, token, document, { ...variables })
  if (errors) throw new Error(JSON.stringify(errors))
  return data as Data
}

/** `synchronizeOperations`, not as a dry run. */
export async function start(server: Server, filter: object, reason: string | null = null): Promise<Payload> {
  const { synchronizeOperations } = await ask<{ synchronizeOperations: Payload }>(
    server,
    `mutation ($input: SynchronizeOperationsInput!) { synchronizeOperations(input: $input) { ${PAYLOAD} } }`,
    { input: { filter, reason } },
  )
  return synchronizeOperations
}

/** The id of a run that was started. */
export async function started(server: Server, filter: object): Promise<string> {
  const { bulkRun, userErrors } = await start(server, filter)
  if (!bulkRun) throw new Error(JSON.stringify(userErrors))
  return bulkRun.id
}

/** `pauseBulkRun`, `resumeBulkRun` or `cancelBulkRun`. */
export async function change(
  server: Server,
  mutation: 'pauseBulkRun' | 'resumeBulkRun' | 'cancelBulkRun',
  bulkRun: string,
): Promise<Payload> {
  const { payload } = await ask<{ payload: Payload }>(
    server,
    `mutation ($input: BulkRunInput!) { payload: ${mutation}(input: $input) { ${PAYLOAD} } }`,
    { input: { bulkRun } },
  )
  return payload
}

export async function readRun(server: Server, bulkRun: string): Promise<Run> {
  const read = await ask<{ bulkRun: { run: Run } }>(
    server,
    'query ($id: ID!) { bulkRun(id: $id) { run { id status total done failed skipped } } }',
    { id: bulkRun },
  )
  return read.bulkRun.run
}

/** Every item of a run, page after page. */
export async function readItems(server: Server, bulkRun: string, result: string | null = null): Promise<Item[]> {
  type Page = { nodes: Item[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
  const items: Item[] = []
  for (let after: string | null = null; ; ) {
    const read: { bulkRun: { items: Page } } = await ask(
      server,
      `query ($id: ID!, $result: BulkItemResult, $after: String) { bulkRun(id: $id) { items(result: $result, first: 100, after: $after) {
        nodes { operationId result skipReason message error { code field } operation { status } } pageInfo { hasNextPage endCursor } } } }`,
      { id: bulkRun, result, after },
    )
    const { nodes, pageInfo } = read.bulkRun.items
    items.push(...nodes)
    if (!pageInfo.hasNextPage) return items
    after = pageInfo.endCursor
  }
}

/** Bulk runs as `batchJobProgress` tells of them, from now on. */
export async function watchRuns({ url, token }: Server) {
  const events = subscribe(
    url,
    token,
    `subscription { batchJobProgress(job: "bulk-synchronize") {
      __typename ... on BatchJobProgress { run { id status total done failed skipped } } } }`,
  )
  const next = async (): Promise<{ __typename: string; run?: Run }> => {
    const { value } = await events.next()
    if (!value?.data) throw new Error(`The subscription ended: ${JSON.stringify(value?.errors)}`)
    return value.data.batchJobProgress as { __typename: string; run?: Run }
  }
  for (let ready = false; !ready; ) ready = (await next()).__typename === 'Ready'
  return {
    /**
     * The first state of any run that answers the question. A run that ends in ERROR before does not let the test wait
     * for what cannot come.
     */
    async until(question: (run: Run) => boolean): Promise<Run> {
      for (;;) {
        const { run } = await next()
        if (run && question(run)) return run
        if (run?.status === 'ERROR') throw new Error(`The run ended in ERROR: ${JSON.stringify(run)}`)
      }
    },
    end: () => events.return(),
  }
}

export const ended = ({ status }: Run) => ['FINISHED', 'ERROR', 'CANCELED'].includes(status)

/** The lock at which chunks stand while a gate is closed. */
const GATE = 1304

/**
 * While `work` goes on, what is claimed stays in hand: its chunk stands before it notes what became of it. `claimed`
 * waits until one stands there. Nothing but the end of `work` lets it go on: the lock is a session's, and no limit of
 * time ends the wait for it.
 */
export async function whileInHand<T>(
  { url }: Pick<TestDatabase, 'url'>,
  work: (claimed: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const patient = { connectTimeout: 10_000, lockTimeout: 0, statementTimeout: batchStatementTimeout }
  const keeper = openDatabase(url, { ...patient, max: 1 })
  const claimed = async () => {
    while (!(await anyStanding(keeper))) await pause(10)
  }
  try {
    await execute(
      keeper,
      sql`create or replace function stand_at_gate() returns trigger language plpgsql set lock_timeout = 0
        as 'begin perform pg_advisory_xact_lock_shared(${sql.raw(`${GATE}`)}); return null; end'`,
    )
    await execute(
      keeper,
      sql`create or replace trigger stand_at_gate before insert on operation_attempt
        for each statement execute function stand_at_gate()`,
    )
    await execute(keeper, sql`select pg_advisory_lock(${GATE}::bigint)`)
    return await work(claimed)
  } finally {
    await keeper.close()
  }
}

async function anyStanding(db: Database): Promise<boolean> {
  const waiting = await execute(
    db,
    sql`select from pg_locks
      where locktype = 'advisory' and objid = ${GATE} and not granted
        and database = (select oid from pg_database where datname = current_database())`,
  )
  return waiting.length > 0
}

/** Waits until a run's lease has been asked for once more: its holder knows by then what has been done to the run. */
export async function leaseAskedFor(hq: Database): Promise<void> {
  const [now] = await execute<{ at: string }>(hq, sql`select clock_timestamp()::text as at`)
  for (let asked = false; !asked; ) {
    const renewals = await execute(
      hq,
      sql`select from pg_stat_activity
        where datname = current_database() and query like '/* jobs.renewRun */%' and state = 'idle'
          and query_start > ${now?.at}::timestamptz`,
    )
    asked = renewals.length > 0
    await pause(50)
  }
}

/**
 * So many creates that have failed for the lack of account numbers: one cause, one group. They are told apart by their
 * e-mail address, `customer<n>@example.com`.
 */
export async function failedCreates(hq: Database, count: number, fingerprint = 'exhausted'): Promise<void> {
  await transaction(
    hq,
    async (tx) => {
      await execute(
        tx,
        sql`insert into operation (operation_id, data_area_id, channel_id, channel_database_id, customer_key, operation_number, kind, captured_at,
          captured_by, base_version, hash, status, ever_failed, error_class, error_code, error_message, fingerprint)
        select gen_random_uuid(), 'USRT', 'houston', 'houston-db', gen_random_uuid(), 1, 'CREATE_CUSTOMER', now(), 'till-1', 0, 'hash', 'FAILED', true,
          'PERMANENT', 'NUMBER_SEQUENCE_EXHAUSTED', 'The number sequence CustomerAccount has no numbers left. Extend it, then synchronize.', ${fingerprint}
        from generate_series(1, ${count}::int)`,
      )
      await execute(
        tx,
        sql`insert into retail_async_customer_v2 (operation_id, customer_key, operation_number, data_area_id, channel_database_id, originating_channel,
          created_at, replication_counter_from_origin, operation, first_name, last_name, email)
        select operation_id, customer_key, 1, data_area_id, channel_database_id, channel_id, captured_at, 1000000 + received_order, 'CREATE', 'Customer',
          'No' || received_order, 'customer' || received_order || '@example.com'
        from operation
        where fingerprint = ${fingerprint}`,
      )
    },
    { statementTimeout: batchStatementTimeout },
  )
}

/** What must never be: a customer twice, an account number twice, an operation applied twice. */
export async function tally(hq: Database) {
  const [row] = await execute<{ customers: number; accounts: number; synced: number; attempts: number; twice: number }>(
    hq,
    sql`select (select count(*)::int from customer) as customers, (select count(distinct account)::int from customer_account) as accounts,
      (select count(*)::int from operation where status = 'SYNCED') as synced, (select count(*)::int from operation_attempt) as attempts,
      (select count(*)::int from (select 1 from operation_attempt group by operation_id having count(*) > 1) more) as twice`,
  )
  return row
}
