import type { Installed } from './installed.ts'
import { read } from './read.ts'

/** What the queue holds, who works on it, and which statements run, a line each. */
const AT_HEADQUARTERS = `
  select format('job %s: due %s s ago, locked by %s for %s s, attempt %s of %s', key, extract(epoch from now() - run_at)::int,
    coalesce(locked_by, 'nobody'), extract(epoch from now() - locked_at)::int, attempts, max_attempts) as line
  from graphile_worker.jobs
  union all
  select format('worker %s in %s: lease for %s s', worker_id, process, extract(epoch from lease_until - now())::int)
  from schedule_worker
  union all
  select format('run of %s since %s: lease for %s s', job_id, started_at, extract(epoch from lease_until - now())::int)
  from batch_run where status = 'EXECUTING'`
const STATEMENTS = `
  select format('%s at %s for %s s, waits for %s: %s', state, datname, extract(epoch from now() - state_change)::int,
    coalesce(wait_event, 'nothing'), left(query, 60)) as line
  from pg_stat_activity
  where state <> 'idle' and pid <> pg_backend_pid()`

/** What a run that does not settle is stuck in, for the person who reads its summary. */
export async function stuckWork({ postgres }: Installed): Promise<string[]> {
  const asked = [
    read<{ line: string }>(postgres.headquarters.url(), AT_HEADQUARTERS),
    ...Object.values(postgres).map(({ url }) => read<{ line: string }>(url(), STATEMENTS)),
  ]
  const lines = await Promise.all(asked.map((rows) => rows.catch(() => [{ line: 'A server does not answer.' }])))
  return lines.flat().map(({ line }) => line)
}
