import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { migrate } from '../../src/db/migrate.ts'

/** Headquarters' database on a PostgreSQL server of its own, which a test can stop and start. */
export async function startOwnHeadquarters() {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-hq-'))
  // PostgreSQL's user needs access to the folder when this runs as root.
  await chmod(folder, 0o711)
  const server = await startEmbeddedServer({
    name: 'headquarters',
    folder: join(folder, 'hq'),
    log: { info: () => {}, warn: () => {} },
  })
  await createDatabaseIfMissing(server.url('postgres'), 'headquarters')
  const url = server.url('headquarters')
  await migrate(url, 'hq')
  const db = openDatabase(url)
  const stop = async () => {
    await db.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { server, database: { name: 'headquarters', url, db }, stop }
}
