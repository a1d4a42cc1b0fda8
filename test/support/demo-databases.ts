import { sql } from 'drizzle-orm'
import { execute } from '../../src/db/client.ts'
import { cloneOf, nameInRun, onServer, type TestDatabase, testDatabase } from './databases.ts'

export type InstallationDatabases = { hq: TestDatabase; houston: TestDatabase; sanfrancisco: TestDatabase }

// Any number will do: nothing else on the server takes a lock of this kind.
const MAKING = 20_261_129

/** Clones the databases of the demo, which the first caller of the run makes: a tenth of a second instead of two. */
export async function cloneDemo(
  make: (databases: InstallationDatabases) => Promise<void>,
): Promise<InstallationDatabases> {
  const names = {
    hq: nameInRun('demo_hq'),
    houston: nameInRun('demo_houston'),
    sanfrancisco: nameInRun('demo_sanfrancisco'),
  }
  await onServer(async (client) => {
    await client`select pg_advisory_lock(${MAKING})`
    // Headquarters gets its name last: where it is there, all are.
    const [made] = await client`select from pg_database where datname = ${names.hq}`
    if (made) return
    const [hq, houston, sanfrancisco] = await Promise.all([
      testDatabase('hq'),
      testDatabase('channel'),
      testDatabase('channel'),
    ])
    await make({ hq, houston, sanfrancisco })
    // A clone of a channel database is another database, which headquarters would not let in.
    await execute(hq.db, sql`delete from channel_database_contact`)
    await Promise.all([hq, houston, sanfrancisco].map(({ db }) => db.close()))
    for (const [from, to] of [
      [houston, names.houston],
      [sanfrancisco, names.sanfrancisco],
      [hq, names.hq],
    ] as const)
      await client.unsafe(`alter database "${from.name}" rename to "${to}"`)
  })
  const [hq, houston, sanfrancisco] = await Promise.all([
    cloneOf(names.hq),
    cloneOf(names.houston),
    cloneOf(names.sanfrancisco),
  ])
  return { hq, houston, sanfrancisco }
}
