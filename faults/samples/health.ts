import { setTimeout as pause } from 'node:timers/promises'
import type { History, Waiting } from '../history.ts'
import type { Installed } from '../installation/installed.ts'
import type { Program } from '../installation/program.ts'
import { read } from '../installation/read.ts'
import { noteNumbers } from './numbers.ts'

const SAMPLED_EVERY = 1_000
const ANSWER_WITHIN = 3_000
/** Every so many samples, the account numbers at the tills are noted. */
const NUMBERS_EVERY = 5

/**
 * Which operation waits longest for its next step, and for how long, by the database that has it. The pause after a
 * temporary fault of headquarters is no waiting, but no pause is longer than a minute and a bit (docs/domain.md, D-18).
 */
const WAITING = {
  headquarters: `
    select o.operation_id::text as operation, o.status,
      extract(epoch from now() - greatest(step.at, least(o.next_attempt_at, step.at + interval '90 seconds')))::float8
        as seconds
    from operation o
    cross join lateral (select max(at) as at from log where operation_id = o.operation_id) as step
    where o.status in ('UPLOADED', 'IN_PROGRESS', 'SYNCED') and o.route = 'ASYNC'
    order by seconds desc nulls last
    limit 1`,
  channel: `
    select operation_id::text as operation, 'CAPTURED' as status,
      extract(epoch from now() - captured_at)::float8 as seconds
    from upload_pending
    order by captured_at
    limit 1`,
}

type Readyz = { status: string; parts: Record<string, string> }

/** Notes every second what each replica says of its health, and what waits according to the databases themselves. */
export function startSampling(installation: Installed, history: History): { stop(): Promise<void> } {
  let stopped = false
  const sampling = (async () => {
    for (let nth = 0; !stopped; nth++) {
      await Promise.all([sample(installation, history), pause(SAMPLED_EVERY)])
      if (nth % NUMBERS_EVERY === 0) await noteNumbers(installation, history)
    }
  })()
  return {
    async stop() {
      stopped = true
      await sampling
    },
  }
}

/** One sample of all replicas; returns whether all are green. */
export async function sample(installation: Installed, history: History): Promise<boolean> {
  const [waits, ...answers] = await Promise.all([longestWaiting(installation), ...installation.apis.map(readyz)])
  for (const { replica, parts } of answers)
    history.note({ type: 'health', replica, green: isGreen(parts), parts: parts ?? {}, waiting: waits })
  return answers.every(({ parts }) => isGreen(parts))
}

/**
 * Nothing is wrong with a part of `/readyz`. Headquarters' process also says which stores dial it, which is no fault.
 */
export const isFine = ([part, said]: [string, string]) => said === 'ok' || part === 'stores'

const isGreen = (parts: Readyz['parts'] | null) => parts !== null && Object.entries(parts).every(isFine)

async function readyz({ name: replica, url }: Program): Promise<{ replica: string; parts: Readyz['parts'] | null }> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN) })
    .then((response) => response.json() as Promise<Readyz>)
    .catch(() => null)
  return { replica, parts: answer?.parts ?? null }
}

async function longestWaiting({ postgres: servers }: Installed): Promise<Waiting | null> {
  const each = await Promise.all(Object.values(servers).map(({ place, url }) => waiting(place, url())))
  const known = each.flatMap((one) => one ?? [])
  return known.reduce<Waiting | null>((worst, one) => (worst && worst.seconds >= one.seconds ? worst : one), null)
}

/** Null: nothing waits, or the database does not say. */
async function waiting(place: string, url: string): Promise<Waiting | null> {
  const query = place === 'headquarters' ? WAITING.headquarters : WAITING.channel
  const [row] = await read<Omit<Waiting, 'where'>>(url, query).catch(() => [])
  return row ? { ...row, where: place } : null
}
