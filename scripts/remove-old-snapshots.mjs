// drizzle-kit compares the tables with the last snapshot of a side only, so earlier ones are removed. Part of `npm run
// db:generate`.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

for (const side of ['hq', 'channel']) {
  const folder = fileURLToPath(new URL(`../drizzle/${side}/meta`, import.meta.url))
  const snapshots = readdirSync(folder).filter((name) => name.endsWith('_snapshot.json'))
  for (const old of snapshots.sort().slice(0, -1)) rmSync(join(folder, old))
}
