import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { cpuOf, cpuOfServer } from '../harness/cpu.ts'
import { median, ROUNDS } from '../harness/measure.ts'
import type { Server, Servers } from '../harness/servers.ts'
import { CUSTOMERS_SCHEDULE, setSchedule, type Tillsync } from '../harness/tillsync.ts'
import { type Bench, measureRows } from '../row.ts'

const STATEMENTS = 5
/** Of one core. */
const PERCENT = 1

/**
 * What the demo organization costs while nothing happens: its schedule runs every five seconds, and nobody asks. Begin,
 * commit and the like are not counted as statements.
 */
export async function measureAtRest(bench: Bench, servers: Servers, tillsync: Tillsync): Promise<void> {
  const statementsName = 'demo at rest, statements'
  const cpuName = 'demo at rest, CPU of one core'
  await measureRows(bench, [statementsName, cpuName], async () => {
    bench.progress('demo at rest')
    // Half a minute has what recurs so often, such as the watch of alerts, as often as it happens.
    const seconds = bench.quick ? 10 : 30
    await setSchedule(tillsync.ask, CUSTOMERS_SCHEDULE, { active: true, recurrence: 'EVERY 5 SECONDS' })
    // In its first minute a process compiles what it runs, and looks after what a start leaves to do.
    await pause(bench.quick ? 10_000 : 50_000)
    const rounds: { statements: number; percent: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await servers.settle()
      const before = await used()
      await pause(seconds * 1_000)
      const after = await used()
      const wall = (after.at - before.at) / 1_000
      rounds.push({
        statements: (after.statements - before.statements) / wall,
        percent: (after.cpu - before.cpu) / 10 / wall,
      })
    }
    await setSchedule(tillsync.ask, CUSTOMERS_SCHEDULE, { active: false })
    const limit = { beside: 'the limit', reach: { atMost: 1 } }
    const of = (what: 'statements' | 'percent') => median(rounds.map((round) => round[what]))
    return [
      { ...limit, name: statementsName, value: of('statements'), unit: '/s', besideValue: STATEMENTS },
      { ...limit, name: cpuName, value: of('percent'), unit: '%', besideValue: PERCENT },
    ]
  })

  async function used() {
    const both = [servers.headquarters, servers.channels]
    const statements = (await Promise.all(both.map(statementsOf))).reduce((sum, each) => sum + each, 0)
    const cpu = cpuOf(tillsync.pid) + both.reduce((sum, { postmaster }) => sum + cpuOfServer(postmaster), 0)
    return { statements, cpu, at: performance.now() }
  }
}

/** How many statements the sessions of `tillsync` have sent to a server, from pg_stat_statements. */
async function statementsOf(server: Server): Promise<number> {
  const sql = postgres(server.url('postgres'), { max: 1, onnotice() {} })
  try {
    await sql`create extension if not exists pg_stat_statements`
    const [row] = await sql<{ calls: number }[]>`
      select coalesce(sum(s.calls), 0)::float8 as calls
      from pg_stat_statements s
      join pg_database d on d.oid = s.dbid
      where d.datname <> 'postgres' and s.query !~* '^(begin|commit|rollback|set|reset|savepoint|release|start)'`
    return row?.calls ?? Number.NaN
  } finally {
    await sql.end()
  }
}
