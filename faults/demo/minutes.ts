import { readFileSync } from 'node:fs'
import type { Demo } from './demo.ts'

/** What is seen of the demo at one moment; null: it does not say. */
export type Minute = {
  readonly minute: number
  /** Of the program's process, and its id; it is another one after a kill. */
  readonly megabytes: number | null
  readonly pid: number | null
  readonly counts: Counts | null
  /** Since when the oldest operation waits for its next step at headquarters. */
  readonly waits: number | null
  /** The parts of `/readyz` that are not `ok`. */
  readonly parts: string
}

/** Operations of all channels: captured so far, back at the tills, failed, and the others. */
export type Counts = { captured: number; distributed: number; failed: number; onTheWay: number }

const COUNTS = '{ operationCounts { status count } }'
const OLDEST = `
  select extract(epoch from now() - min(step.at))::int as seconds
  from operation o
  cross join lateral (select max(at) as at from log where operation_id = o.operation_id) as step
  where o.status in ('UPLOADED', 'IN_PROGRESS', 'SYNCED') and o.route = 'ASYNC'`

const OVER = ['DISTRIBUTED', 'SUPERSEDED', 'DISMISSED']
const FAILED = ['FAILED', 'WAITING_ON']

/** Looks at the demo from outside. Waits for no answer longer than ten seconds. */
export async function look(demo: Demo, minute: number): Promise<Minute> {
  const [counts, waits, parts] = await Promise.all([readCounts(demo), readWaits(demo), readParts(demo)])
  const pid = demo.program.pid()
  return { minute, pid, megabytes: pid === null ? null : residentMegabytes(pid), counts, waits, parts }
}

async function readCounts({ program, token }: Demo): Promise<Counts | null> {
  const answer = await fetch(`${program.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
    body: JSON.stringify({ query: COUNTS }),
    signal: AbortSignal.timeout(10_000),
  })
    .then((response) => response.json() as Promise<{ data?: { operationCounts: { status: string; count: number }[] } }>)
    .catch(() => null)
  const all = answer?.data?.operationCounts
  if (!all) return null
  const sum = (of: (status: string) => boolean) =>
    all.reduce((total, { status, count }) => total + (of(status) ? count : 0), 0)
  return {
    captured: sum(() => true),
    distributed: sum((status) => OVER.includes(status)),
    failed: sum((status) => FAILED.includes(status)),
    onTheWay: sum((status) => ![...OVER, ...FAILED].includes(status)),
  }
}

async function readWaits({ servers: { headquarters } }: Demo): Promise<number | null> {
  const rows = await headquarters.execute(OLDEST, 'headquarters').catch(() => null)
  return rows && Number(rows[0]?.seconds ?? 0)
}

async function readParts({ program }: Demo): Promise<string> {
  const answer = await fetch(`${program.url}/readyz`, { signal: AbortSignal.timeout(10_000) })
    .then((response) => response.json() as Promise<{ parts: Record<string, string> }>)
    .catch(() => null)
  if (answer === null) return 'no answer'
  return Object.entries(answer.parts)
    .flatMap(([part, said]) => (said === 'ok' ? [] : [`${part}: ${said.slice(0, 160)}`]))
    .join('; ')
}

/** The memory of a process (Linux). */
function residentMegabytes(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024)
  } catch {
    return null
  }
}

/**
 * How much memory grows: of the process that ran longest, the median of its last third over that of the third before.
 */
export function growthOf(minutes: readonly Minute[]): { minutes: number; before: number; after: number } | null {
  const lives = new Map<number, number[]>()
  for (const { pid, megabytes } of minutes)
    if (pid !== null && megabytes !== null) lives.set(pid, [...(lives.get(pid) ?? []), megabytes])
  const longest = [...lives.values()].sort((a, b) => b.length - a.length)[0] ?? []
  const third = Math.floor(longest.length / 3)
  if (third < 2) return null
  return {
    minutes: longest.length,
    before: median(longest.slice(third, 2 * third)),
    after: median(longest.slice(2 * third)),
  }
}

const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0
