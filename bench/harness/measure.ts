import type { Cpu, Row } from '../row.ts'
import { cpuOf, cpuOfServer } from './cpu.ts'
import type { Servers } from './servers.ts'

/** How often each side is measured; the median counts. */
export const ROUNDS = 3

/** What one side did in one round. */
export interface Done {
  readonly operations: number
  /** Of wall time. */
  readonly seconds: number
  /** Milliseconds of one operation, where they were taken. */
  readonly p50?: number
  readonly p99?: number
  readonly note?: string
}

/** What is measured: ours, or a yardstick. */
export interface Side {
  readonly name: string
  /** Its processes besides PostgreSQL and the generator. */
  readonly processes: readonly number[]
  /** What is not measured, such as the rows that `run` moves. */
  prepare?(round: number): Promise<unknown>
  run(round: number): Promise<Done>
}

/** The medians of all rounds of a side. */
export interface Measured {
  readonly name: string
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly cpu: Cpu
  readonly note?: string
}

/** How sides are measured in turn: how often, whether each other round is backwards, and where progress is shown. */
export interface TurnOptions {
  readonly rounds?: number
  readonly backwards?: boolean
  progress?(line: string): void
}

/**
 * Measures each side alone, in turns, so that disturbances of the machine affect all; each other round backwards,
 * unless the sides need each other's rows.
 */
export async function inTurn(
  servers: Servers,
  sides: readonly Side[],
  { rounds = ROUNDS, backwards = true, progress = () => {} }: TurnOptions = {},
): Promise<Measured[]> {
  const measured = new Map<Side, (Done & { cpu: Cpu })[]>(sides.map((side) => [side, []]))
  for (let round = 0; round < rounds; round++)
    for (const side of backwards && round % 2 === 1 ? [...sides].reverse() : sides) {
      await side.prepare?.(round)
      await servers.settle()
      const done = await withCpu(servers, side, round)
      progress(`round ${round + 1}, ${side.name}: ${(done.operations / done.seconds).toPrecision(3)} /s`)
      measured.get(side)?.push(done)
    }
  return [...measured].map(([{ name }, all]) => mediansOf(name, all))
}

async function withCpu(servers: Servers, side: Side, round: number): Promise<Done & { cpu: Cpu }> {
  const used = () => ({
    node: side.processes.reduce((sum, pid) => sum + cpuOf(pid), 0),
    postgres: [servers.headquarters, servers.channels]
      .filter((server) => !server.isStopped())
      .reduce((sum, { postmaster }) => sum + cpuOfServer(postmaster), 0),
  })
  const before = used()
  const done = await side.run(round)
  const after = used()
  const each = (what: keyof Cpu) => (done.operations > 0 ? (after[what] - before[what]) / done.operations : Number.NaN)
  return { ...done, cpu: { node: each('node'), postgres: each('postgres') } }
}

function mediansOf(name: string, all: readonly (Done & { cpu: Cpu })[]): Measured {
  const of = (value: (each: Done & { cpu: Cpu }) => number) => median(all.map(value))
  const notes = [...new Set(all.flatMap(({ note }) => note ?? []))]
  return {
    name,
    perSecond: of(({ operations, seconds }) => operations / seconds),
    p50: of(({ p50 = Number.NaN }) => p50),
    p99: of(({ p99 = Number.NaN }) => p99),
    cpu: { node: of(({ cpu }) => cpu.node), postgres: of(({ cpu }) => cpu.postgres) },
    ...(notes.length > 0 && { note: notes.join('; ') }),
  }
}

/** A row of operations per second, each side's beside the other's. */
export function rateRow(name: string, ours: Measured, theirs: Measured, atLeast?: number): Row {
  return {
    name,
    value: ours.perSecond,
    unit: '/s',
    beside: theirs.name,
    besideValue: theirs.perSecond,
    cpu: ours.cpu,
    besideCpu: theirs.cpu,
    ...(atLeast !== undefined && { reach: { atLeast } }),
    ...(ours.note !== undefined && { note: ours.note }),
  }
}

/** A row of the times of an operation, each side's beside the other's. */
export function timeRow(name: string, what: 'p50' | 'p99', ours: Measured, theirs: Measured, atMost: number): Row {
  return { ...rateRow(name, ours, theirs), value: ours[what], unit: 'ms', besideValue: theirs[what], reach: { atMost } }
}

/** The middle of the values; NaN when there are none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
