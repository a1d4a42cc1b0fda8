import { sql } from 'drizzle-orm'
import { type Database, execute } from '../src/db/client.ts'
import { fillUp, startForBench } from './diagnose/installation.ts'
import type { Group, Row } from './row.ts'

// Diagnosing one customer, over HTTP, with few and with many operations in the system: no check may scan. Two installations are asked in turn, so that
// what else the machine does weighs on both. How many rows were read is asked of PostgreSQL itself, which no noise of the machine touches.

const FEW = 10_000
const MANY = Number(process.env.BENCH_OPERATIONS ?? 1_000_000)
const SAMPLES = 200

const DIAGNOSE = `query ($input: DiagnoseInput!) { diagnose(input: $input) { answer healthy checks { code status } trace { waitingFor hops { hop at } } } }`
type Diagnosed = { diagnose: { answer: string; healthy: boolean } }

const group: Group = async (progress) => {
  const few = await startForBench()
  const many = await startForBench()
  try {
    for (const [installation, operations] of [
      [few, FEW],
      [many, MANY],
    ] as const) {
      progress(`${operations} operations`)
      await fillUp(installation.hq, installation.houston, operations)
    }
    progress('asking')
    return rowsOf(await measure([customersOf(few, FEW), customersOf(many, MANY)]))
  } finally {
    await Promise.all([few.stop(), many.stop()])
  }
}
export default group

type Installation = Awaited<ReturnType<typeof startForBench>>
/** The installation and numbers of customers that lie evenly among all of its own. */
type Customers = Installation & { numbers: number[] }

function customersOf(installation: Installation, operations: number): Customers {
  return {
    ...installation,
    numbers: Array.from({ length: SAMPLES }, (_, nth) => 1 + Math.floor(((operations - 2) * nth) / SAMPLES)),
  }
}

/** Times in milliseconds, and rows of the tables that grow, read without an index and by one. */
type Measured = { byId: number[]; byEmail: number[]; read: Read }
type Read = { scanned: number; indexed: number }

async function measure(installations: readonly Customers[]): Promise<Measured[]> {
  for (let nth = 0; nth < 20; nth++) for (const each of installations) await diagnose(each, nth, 'id')
  const before = await Promise.all(installations.map(readOf))
  const byId: number[][] = installations.map(() => [])
  const byEmail: number[][] = installations.map(() => [])
  for (let nth = 0; nth < SAMPLES; nth++)
    for (const [which, each] of installations.entries()) {
      byId[which]?.push(await diagnose(each, nth, 'id'))
      byEmail[which]?.push(await diagnose(each, nth, 'email'))
    }
  const after = await Promise.all(installations.map(readOf))
  return installations.map((_, which) => {
    const each = (kind: keyof Read) => ((after[which]?.[kind] ?? 0) - (before[which]?.[kind] ?? 0)) / (2 * SAMPLES)
    return {
      byId: byId[which] ?? [],
      byEmail: byEmail[which] ?? [],
      read: { scanned: each('scanned'), indexed: each('indexed') },
    }
  })
}

async function diagnose({ ask, hq, numbers }: Customers, nth: number, by: 'id' | 'email'): Promise<number> {
  const number = numbers[nth]
  const [found] = await execute<{ id: string; email: string }>(
    hq,
    sql`select md5('c' || ${number}::int)::uuid::text as id, 'n' || ${number}::int || '@example.com' as email`,
  )
  const begun = performance.now()
  const { diagnose: made } = await ask<Diagnosed>(DIAGNOSE, { input: { customer: { [by]: found?.[by] } } })
  if (!made.healthy) throw new Error(made.answer)
  return performance.now() - begun
}

/** PostgreSQL tells it a second late. */
async function readOf({ hq, houston }: Installation): Promise<Read> {
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const [atHeadquarters, atChannel] = await Promise.all([hq, houston].map(readIn))
  return {
    scanned: (atHeadquarters?.scanned ?? 0) + (atChannel?.scanned ?? 0),
    indexed: (atHeadquarters?.indexed ?? 0) + (atChannel?.indexed ?? 0),
  }
}

async function readIn(db: Database): Promise<Read | undefined> {
  const [read] = await execute<Read>(
    db,
    sql`select coalesce(sum(seq_tup_read), 0)::float8 as scanned, coalesce(sum(idx_tup_fetch), 0)::float8 as indexed from pg_stat_user_tables
    where relname in ('operation', 'customer', 'customer_account', 'log', 'operation_attempt', 'upload_pending', 'customer_counter', 'settlement')`,
  )
  return read
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function rowsOf([few, many]: Measured[]): Row[] {
  if (!few || !many) throw new Error('Two installations are measured.')
  const beside = `with ${FEW} operations`
  const times = (['byId', 'byEmail'] as const).map((by) => ({
    name: `diagnose a customer by ${by === 'byId' ? 'id' : 'e-mail'}, ${MANY} operations (p50)`,
    value: median(many[by]),
    unit: 'ms',
    beside,
    besideValue: median(few[by]),
    reach: { atMost: 2 },
  }))
  const rows = (['scanned', 'indexed'] as const).map((kind) => ({
    name: `rows ${kind === 'scanned' ? 'read without an index' : 'fetched by an index'} for one diagnosis, ${MANY} operations`,
    value: many.read[kind],
    unit: 'rows',
    beside,
    besideValue: few.read[kind],
  }))
  return [...times, ...rows]
}
