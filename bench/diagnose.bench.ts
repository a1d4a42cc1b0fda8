import { sql } from 'drizzle-orm'
import { type Database, execute } from '../src/db/client.ts'
import { fillUp, startForBench } from './diagnose/installation.ts'
import type { Group, Row } from './row.ts'

// Diagnosing one customer, over HTTP, with few and with many operations in the system: no check may scan. How many rows were read is asked of PostgreSQL
// itself, which no noise of the machine touches; of the times the quickest tenth counts, since hours may lie between few and many.

const FEW = 10_000
const MANY = Number(process.env.BENCH_OPERATIONS ?? 1_000_000)
const SAMPLES = 100

const DIAGNOSE = `query ($input: DiagnoseInput!) { diagnose(input: $input) { answer healthy checks { code status } trace { waitingFor hops { hop at } } } }`
type Diagnosed = { diagnose: { answer: string; healthy: boolean } }

const group: Group = async (progress) => {
  const installation = await startForBench()
  try {
    progress(`${FEW} operations`)
    await fillUp(installation.hq, installation.houston, 1, FEW)
    const few = await measure(installation, FEW)
    progress(`${MANY} operations`)
    await fillUp(installation.hq, installation.houston, FEW, MANY)
    const many = await measure(installation, MANY)
    return rowsOf(few, many)
  } finally {
    await installation.stop()
  }
}
export default group

type Measured = { byKey: number; byEmail: number; read: Read }
/** Rows of the tables that grow, read without an index and by one. */
type Read = { scanned: number; indexed: number }

async function measure(
  { ask, hq, houston }: Awaited<ReturnType<typeof startForBench>>,
  operations: number,
): Promise<Measured> {
  const numbers = Array.from({ length: SAMPLES }, (_, nth) => 1 + Math.floor(((operations - 2) * nth) / SAMPLES))
  const keys = await execute<{ key: string }>(
    hq,
    sql`select md5('c' || n)::uuid::text as key from unnest(${sql.param(numbers)}::int[]) n`,
  )
  const diagnose = async (customer: object) => {
    const begun = performance.now()
    const { diagnose: made } = await ask<Diagnosed>(DIAGNOSE, { input: { customer } })
    if (!made.healthy) throw new Error(made.answer)
    return performance.now() - begun
  }
  for (const { key } of keys.slice(0, 20)) await diagnose({ id: key })
  const before = [await readOf(hq), await readOf(houston)]
  const byKey: number[] = []
  for (const { key } of keys) byKey.push(await diagnose({ id: key }))
  const byEmail: number[] = []
  for (const n of numbers) byEmail.push(await diagnose({ email: `n${n}@example.com` }))
  const after = [await readOf(hq), await readOf(houston)]
  const each = (kind: keyof Read) => (sum(after, kind) - sum(before, kind)) / (2 * SAMPLES)
  return {
    byKey: quickest(byKey),
    byEmail: quickest(byEmail),
    read: { scanned: each('scanned'), indexed: each('indexed') },
  }
}

const sum = (reads: readonly Read[], kind: keyof Read) => reads.reduce((all, read) => all + read[kind], 0)

/** PostgreSQL tells it a second late. */
async function readOf(db: Database): Promise<Read> {
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const [found] = await execute<Read>(
    db,
    sql`select coalesce(sum(seq_tup_read), 0)::float8 as scanned, coalesce(sum(idx_tup_fetch), 0)::float8 as indexed from pg_stat_user_tables
    where relname in ('operation', 'customer', 'customer_account', 'log', 'operation_attempt', 'upload_pending', 'customer_counter', 'settlement')`,
  )
  return found ?? { scanned: 0, indexed: 0 }
}

const quickest = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 10)] ?? 0

function rowsOf(few: Measured, many: Measured): Row[] {
  const row = (name: string, value: number, besideValue: number): Row => ({
    name,
    value,
    unit: 'ms',
    beside: `with ${FEW} operations`,
    besideValue,
    reach: { atMost: 2 },
  })
  return [
    row(`diagnose a customer by id, ${MANY} operations (p10)`, many.byKey, few.byKey),
    row(`diagnose a customer by e-mail, ${MANY} operations (p10)`, many.byEmail, few.byEmail),
    ...(['scanned', 'indexed'] as const).map((kind) => ({
      name: `rows ${kind === 'scanned' ? 'read without an index' : 'fetched by an index'} for one diagnosis, ${MANY} operations`,
      value: many.read[kind],
      unit: 'rows',
      beside: `with ${FEW} operations`,
      besideValue: few.read[kind],
    })),
  ]
}
