import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { createDatabaseIfMissing } from '../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../src/db/embedded/server.ts'
import { migrate } from '../src/db/migrate.ts'

// What retention costs by deleting, as it is, and by dropping partitions: `npx tsx bench/partitions.ts 1000000`. The
// audit of headquarters, half of it expired, while somebody writes into it. docs/operations.md, Partitions.

const expired = Number(process.argv[2] ?? 1_000_000)
/** Months of 30 days, the old half in the first ones. */
const MONTHS = 6
/** As retention does it. */
const AT_ONCE = 500

const say = (line: string) => process.stdout.write(`${line}\n`)
const seconds = (since: number) => (performance.now() - since) / 1_000

/** Processor time of a session of the server, in seconds. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function walOf(sql: Sql): Promise<bigint> {
  const [row] = await sql<{ at: string }[]>`select (pg_current_wal_insert_lsn() - '0/0')::text as at`
  return BigInt(row?.at ?? 0)
}

/** What one piece of work takes in a session of its own: time, processor time and write-ahead log. */
async function measured(url: string, what: string, work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [session] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  const pid = session?.pid ?? 0
  const [began, cpu, wal] = [performance.now(), cpuOf(pid), await walOf(sql)]
  const writer = startWriter(url)
  const result = await work(sql)
  const took = seconds(began)
  const waits = await writer.stop()
  const mib = Number((await walOf(sql)) - wal) / 1_048_576
  say(
    `${what.padEnd(44)} ${took.toFixed(1).padStart(7)} s ${(cpuOf(pid) - cpu).toFixed(1).padStart(7)} s CPU ` +
      `${mib.toFixed(0).padStart(6)} MiB log   writer ${waits}${typeof result === 'string' ? `   ${result}` : ''}`,
  )
  await sql.end()
}

let table = 'audit_entry'
const ENTRY = `(actor, roles, action, target, result, request_id) values
  ('till-17', '{CHANNEL_DEVICE}', 'createCustomer', gen_random_uuid()::text, 'CREATED', gen_random_uuid()::text)`

/** Somebody who writes an entry every few milliseconds; says how long that took. */
function startWriter(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const took: number[] = []
  let stopped = false
  const writing = (async () => {
    while (!stopped) {
      const began = performance.now()
      await sql.unsafe(`insert into ${table} ${ENTRY}`)
      took.push(performance.now() - began)
      await pause(5)
    }
  })()
  return {
    async stop() {
      stopped = true
      await writing
      await sql.end()
      const sorted = took.sort((a, b) => a - b)
      const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
      return `${at(0.5)} / ${at(0.99)} / ${(sorted.at(-1) ?? 0).toFixed(0)} ms`
    },
  }
}

const fill = (sql: Sql) =>
  sql.unsafe(`insert into ${table} (at, actor, roles, action, target, result, request_id)
    select now() - interval '180 days' + n * interval '180 days' / ${expired * 2}, 'till-' || n % 200,
      '{CHANNEL_DEVICE}', (array['createCustomer', 'updateCustomer', 'saveOperation', 'runCdxJob'])[1 + n % 4],
      gen_random_uuid()::text, 'CREATED', gen_random_uuid()::text
    from generate_series(1, ${expired * 2}) n`)

const readAPage = async (sql: Sql) => {
  const texts: string[] = []
  for (const filter of ['true', `actor = 'till-17'`, `action = 'saveOperation'`]) {
    const rows = await sql.unsafe(
      `explain (analyze, buffers, format json) select * from ${table} where ${filter} order by id desc limit 50`,
    )
    const plan = rows[0]?.['QUERY PLAN']?.[0]
    texts.push(`${plan.Plan['Shared Hit Blocks'] + plan.Plan['Shared Read Blocks']} pages`)
  }
  return texts.join(', ')
}
const writeMany = async (sql: Sql) => {
  for (let nth = 0; nth < 20_000; nth++) await sql.unsafe(`insert into ${table} ${ENTRY}`)
}

const folder = await mkdtemp(join(tmpdir(), 'tillsync-partitions-'))
await chmod(folder, 0o711)
const server = await startEmbeddedServer({ name: 'partitions', folder, log: { info: () => {}, warn: say } })
try {
  await createDatabaseIfMissing(server.url('postgres'), 'headquarters')
  const url = server.url('headquarters')
  await migrate(url, 'hq')
  say('writer: median, 99th percentile and longest of its inserts')
  await measured(url, `${expired * 2} rows into the table`, fill)
  await measured(url, 'a page of all, of an actor, of an action', readAPage)
  await measured(url, '20,000 entries, one by one', writeMany)
  await measured(url, `deleting ${expired} rows, ${AT_ONCE} at once`, async (sql) => {
    for (let removed = 1; removed > 0; ) {
      const [row] = await sql<{ removed: number }[]>`
        select remove_expired_audit(now() - interval '90 days', ${AT_ONCE}) as removed`
      removed = row?.removed ?? 0
    }
  })
  await measured(url, 'and its vacuum', (sql) => sql`vacuum audit_entry`)

  table = 'audit_by_month'
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create table ${table} (like audit_entry including defaults) partition by range (at)`)
  await sql.unsafe(`alter table ${table} add primary key (id, at)`)
  for (const columns of ['action, id', 'actor, id', 'target, id', 'at'])
    await sql.unsafe(`create index on ${table} (${columns})`)
  for (let month = 0; month <= MONTHS; month++)
    await sql.unsafe(`do $$ begin execute format('create table ${table}_${month} partition of ${table} for values from (%L) to (%L)',
      date_trunc('day', now()) - interval '${(MONTHS - month) * 30 + 1} days',
      date_trunc('day', now()) - interval '${(MONTHS - month - 1) * 30 + 1} days'); end $$`)
  await sql.end()
  await measured(url, `${expired * 2} rows into partitions of 30 days`, fill)
  await measured(url, 'a page of all, of an actor, of an action', readAPage)
  await measured(url, '20,000 entries, one by one', writeMany)
  await measured(url, 'detaching and dropping three partitions', async (own) => {
    for (const month of [0, 1, 2]) {
      await own.unsafe(`alter table ${table} detach partition ${table}_${month} concurrently`)
      await own.unsafe(`drop table ${table}_${month}`)
    }
  })
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
