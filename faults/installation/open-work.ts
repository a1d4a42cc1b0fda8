import postgres from 'postgres'
import type { Postgres } from './postgres.ts'

const OPEN = {
  headquarters: `select count(*)::int as open from operation where status in ('UPLOADED', 'IN_PROGRESS')`,
  channel: 'select count(*)::int as open from upload_pending',
}

/** How many operations wait in a database; 0 when it does not say. */
export async function openWork({ place, url }: Postgres): Promise<number> {
  const client = postgres(url(), { max: 1, onnotice: () => {}, connect_timeout: 2 })
  try {
    const [row] = await client.unsafe<{ open: number }[]>(place === 'headquarters' ? OPEN.headquarters : OPEN.channel)
    return row?.open ?? 0
  } catch {
    return 0
  } finally {
    await client.end({ timeout: 0 })
  }
}
