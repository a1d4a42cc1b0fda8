import type { Postgres } from './postgres.ts'
import { read } from './read.ts'

const OPEN = {
  headquarters: `select count(*)::int as open from operation where status in ('UPLOADED', 'IN_PROGRESS')`,
  channel: 'select count(*)::int as open from upload_pending',
}

/** How many operations wait in a database; 0 when it does not say. */
export async function openWork({ place, url }: Postgres): Promise<number> {
  const query = place === 'headquarters' ? OPEN.headquarters : OPEN.channel
  const [row] = await read<{ open: number }>(url(), query).catch(() => [])
  return row?.open ?? 0
}
