import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { execute, openDatabase } from '../../src/db/client.ts'
import { median, ROUNDS } from '../harness/measure.ts'
import type { Seen } from '../harness/paced.ts'
import { startProgram } from '../harness/program.ts'
import type { Servers } from '../harness/servers.ts'
import type { Tillsync } from '../harness/tillsync.ts'
import { type Bench, measureRows, type Row } from '../row.ts'

const PER_SECOND = 200
/** Numbers of customers that no other row uses. */
const FROM = 5_000_000

/**
 * The time from the commit of a capture, as PostgreSQL recorded it (`track_commit_timestamp`), until its event is on
 * the socket of a subscriber, while captures arrive at a steady rate. Said in milliseconds and as multiples of one
 * fsync.
 */
export async function measureCommitToSocket(bench: Bench, servers: Servers, tillsync: Tillsync): Promise<void> {
  const name = (what: string) => `commit to the subscriber's socket, ${PER_SECOND} captures/s, ${what}`
  await measureRows(bench, [name('p50'), name('p99')], async () => {
    bench.progress(`${PER_SECOND} captures/s and a subscriber`)
    const seconds = bench.quick ? 3 : 10
    const program = startProgram('harness/paced')
    const [token] = await tillsync.tokens('ADMINISTRATOR', 1)
    const houston = openDatabase(servers.channels.url('houston'))
    const rounds: { p50: number; p99: number; fsync: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const from = FROM + round * 100_000
      const { seen, captured } = await program.ask<{ seen: Seen[]; captured: number }>({
        ...{ type: 'run', url: tillsync.url, token, perSecond: PER_SECOND, seconds, from },
      })
      if (seen.length < captured) throw new Error(`the subscriber saw ${seen.length} of ${captured} captures`)
      const committed = await execute<{ operationId: string; at: number }>(
        houston,
        sql`select operation_id as "operationId", (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000)::float8 as at
        from operation
        where operation_id = any(${sql.param(seen.map(({ operationId }) => operationId))}::uuid[])`,
      )
      const commits = new Map(committed.map(({ operationId, at }) => [operationId, at]))
      const times = seen.map(({ operationId, at }) => at - (commits.get(operationId) ?? Number.NaN))
      times.sort((a, b) => a - b)
      const at = (part: number) => times[Math.floor(part * times.length)] ?? Number.NaN
      rounds.push({ p50: at(0.5), p99: at(0.99), fsync: await timeOfFsync(servers.folder) })
    }
    await Promise.all([houston.close(), program.stop()])
    const row = (what: 'p50' | 'p99'): Row => ({
      name: name(what),
      value: median(rounds.map((round) => round[what])),
      unit: 'ms',
      beside: 'one fsync',
      besideValue: median(rounds.map(({ fsync }) => fsync)),
    })
    return [row('p50'), row('p99')]
  })
}

/** The median milliseconds of writing a page of 8 kB to the disk. */
async function timeOfFsync(folder: string): Promise<number> {
  const file = await open(join(folder, 'fsync'), 'w')
  const times: number[] = []
  for (let nth = 0; nth < 100; nth++) {
    await file.write(Buffer.alloc(8_192), 0, 8_192, 0)
    const begun = performance.now()
    await file.datasync()
    times.push(performance.now() - begun)
  }
  await file.close()
  return median(times)
}
