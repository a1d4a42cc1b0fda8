import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Side } from '../../src/db/migrations.ts'

/** Headquarters' database on a PostgreSQL server of its own, which a test can stop and start. */
export const startOwnHeadquarters = () => startOwnServer('headquarters', 'hq')

/** A side's database on a PostgreSQL server of its own, which a test can stop, start and configure. */
export async function startOwnServer(name: string, side: Side) {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-own-'))
  // PostgreSQL's user needs access to the folder when this runs as root.
  await chmod(folder, 0o711)
  const server = await startEmbeddedServer({
    name,
    folder: join(folder, side),
    log: { info: () => {}, warn: () => {} },
  })
  await createDatabaseIfMissing(server.url('postgres'), name)
  const url = server.url(name)
  await migrate(url, side)
  const db = openDatabase(url)
  const stop = async () => {
    await db.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { server, database: { name, url, db }, stop }
}
