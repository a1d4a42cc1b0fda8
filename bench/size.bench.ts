import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Database, execute } from '../src/db/client.ts'
import { startGenerator } from './harness/load.ts'
import { median } from './harness/measure.ts'
import { startServers } from './harness/servers.ts'
import { fillSettled, type Opened, openDatabases } from './harness/settled.ts'
import { startTillsync, type Tillsync } from './harness/tillsync.ts'
import { type Bench, type Group, measureRows, type Row } from './row.ts'
import { measureSteps } from './size/steps.ts'

// Common queries, over HTTP, with few and with many operations in the system: none may scan. Installations take turns,
// so that other load of the machine affects all. PostgreSQL itself reports how many rows a diagnosis reads, which no
// other load affects. Then the steps of the pipeline with as many settled, and with none.

const SIZES = { few: 10_000, many: Number(process.env.BENCH_OPERATIONS ?? 1_000_000) }
const QUICK = { few: 1_000, many: 50_000 }
const SAMPLES = 100
const WARM_UP = 10
const REACH = { atMost: 2 }

type Installation = Tillsync & Opened & { operations: number }

const group: Group = async (bench) => {
  const sizes = bench.quick ? QUICK : SIZES
  const servers = await startServers({ max_wal_size: '8GB' })
  const installation = async (prefix: string, operations: number): Promise<Installation> => ({
    ...(await startTillsync(servers, { prefix })),
    ...openDatabases(servers, prefix),
    operations,
  })
  const few = await installation('few_', sizes.few)
  const many = await installation('many_', sizes.many)
  const none = await installation('none_', 0)
  for (const each of [few, many]) {
    bench.progress(`${each.operations} operations`)
    await fillSettled(each, each, each.operations)
  }
  await queries(bench, [few, many])
  await measureSteps(bench, servers, startGenerator(), { none, many, settled: sizes.many })
  await Promise.all([few, many, none].map((each) => each.close()))
}
export default group

async function queries(bench: Bench, installations: readonly Installation[]): Promise<void> {
  const name = (about: string) => `${about}, ${installations.at(-1)?.operations} operations (p50)`
  const measure = async (about: string, question: Question, reach?: Row['reach']) => {
    bench.progress(about)
    await measureRows(bench, [name(about)], async () => {
      const times = await inTurn(installations, question)
      return [row(name(about), 'ms', installations, times.map(median), reach)]
    })
  }
  await measureRows(bench, ['rows read for one diagnosis'], () =>
    rowsRead(installations, () => inTurn(installations, diagnoseById)),
  )
  await measure('diagnose a customer by id', diagnoseById, REACH)
  await measure('diagnose a customer by e-mail', diagnoseByEmail, REACH)
  for (const [about, document] of Object.entries(QUESTIONS)) await measure(about, ({ ask }) => ask(document), REACH)
  for (const [about, document] of Object.entries(SEARCHES)) await measure(about, ({ ask }) => ask(document))
}

/** Sends the nth request. */
type Question = (installation: Installation, nth: number) => Promise<unknown>

const DIAGNOSE =
  'query ($input: DiagnoseInput!) { diagnose(input: $input) { answer healthy checks { code status } ' +
  'trace { waitingFor steps { step at } } } }'

const QUESTIONS: Readonly<Record<string, string>> = {
  'diagnose a channel': '{ diagnose(input: { channel: "houston" }) { healthy checks { code status } } }',
  'diagnose the installation': '{ diagnose(input: { installation: true }) { healthy checks { code status } } }',
  dashboardStats: '{ dashboardStats { counts { status count } steps { step pending } } }',
  'operations, first page':
    '{ operations(first: 100) { totalCount nodes { operationId status customer { name } lastKnownError { code } } } }',
  'operations that failed':
    '{ operations(first: 100, filter: { status: [FAILED] }) { totalCount nodes { operationId } } }',
  operationErrorGroups: '{ operationErrorGroups { fingerprint count } }',
  "a till's customers": '{ customers(channel: "houston", first: 50) { nodes { id name displayAccount syncState } } }',
  "a till's customers that are pending":
    '{ customers(channel: "houston", first: 50, filter: { syncState: [PENDING_CREATE] }) { nodes { id name } } }',
}

/** Words that match one customer; the cost of a word index grows a little with the number of customers. */
const SEARCHES: Readonly<Record<string, string>> = {
  'operations by e-mail': '{ operations(first: 100, filter: { search: "n77@example.com" }) { nodes { operationId } } }',
  "a till's customers by name":
    '{ customers(channel: "houston", first: 50, filter: { search: "name0000077" }) { nodes { id name } } }',
  "headquarters' customers by name":
    '{ customers(first: 50, filter: { search: "name0000077" }) { nodes { id name } } }',
}

/** The nth of numbers distributed evenly over the customers of an installation. */
const numberOf = ({ operations }: Installation, nth: number) => 1 + Math.floor(((operations - 2) * nth) / SAMPLES)

const diagnoseById: Question = (installation, nth) => {
  const id = createHash('md5')
    .update(`c${numberOf(installation, nth)}`)
    .digest('hex')
  return diagnose(installation, { id: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') })
}
const diagnoseByEmail: Question = (installation, nth) =>
  diagnose(installation, { email: `n${numberOf(installation, nth)}@example.com` })

async function diagnose({ ask }: Installation, customer: object): Promise<void> {
  const { diagnose: made } = await ask<{ diagnose: { answer: string; healthy: boolean } }>(DIAGNOSE, {
    input: { customer },
  })
  if (!made.healthy) throw new Error(made.answer)
}

/** The times of both installations in milliseconds, taking turns; the first few are not counted. */
async function inTurn(installations: readonly Installation[], question: Question): Promise<number[][]> {
  const times: number[][] = installations.map(() => [])
  for (let nth = -WARM_UP; nth < SAMPLES; nth++)
    for (const [which, installation] of installations.entries()) {
      const begun = performance.now()
      await question(installation, Math.max(nth, 0))
      if (nth >= 0) times[which]?.push(performance.now() - begun)
    }
  return times
}

function row(
  name: string,
  unit: string,
  [few]: readonly Installation[],
  [value = Number.NaN, other = Number.NaN]: readonly number[],
  reach?: Row['reach'],
): Row {
  const beside = `with ${few?.operations} operations`
  return { name, value: other, unit, beside, besideValue: value, ...(reach && { reach }) }
}

/** Rows that one request reads from the tables that grow, without an index and with one. */
async function rowsRead(installations: readonly Installation[], ask: () => Promise<unknown>): Promise<Row[]> {
  const before = await Promise.all(installations.map(readSoFar))
  await ask()
  const after = await Promise.all(installations.map(readSoFar))
  return (['scanned', 'indexed'] as const).map((kind) =>
    row(
      `rows ${kind === 'scanned' ? 'read without an index' : 'fetched by an index'} for one diagnosis`,
      'rows',
      installations,
      after.map((read, which) => (read[kind] - (before[which]?.[kind] ?? 0)) / (SAMPLES + WARM_UP)),
    ),
  )
}

type Read = { scanned: number; indexed: number }

/** PostgreSQL reports them a second late. */
async function readSoFar({ hq, houston }: Installation): Promise<Read> {
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const [one, other] = await Promise.all([readIn(hq), readIn(houston)])
  return { scanned: one.scanned + other.scanned, indexed: one.indexed + other.indexed }
}

async function readIn(db: Database): Promise<Read> {
  const [read] = await execute<Read>(
    db,
    sql`select coalesce(sum(seq_tup_read), 0)::float8 as scanned, coalesce(sum(idx_tup_fetch), 0)::float8 as indexed from pg_stat_user_tables
    where relname in ('operation', 'customer', 'customer_account', 'operation_attempt', 'upload_pending', 'customer_counter', 'settlement')`,
  )
  return read ?? { scanned: 0, indexed: 0 }
}
