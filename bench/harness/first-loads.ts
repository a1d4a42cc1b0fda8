import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { codeFor, setUpStores } from '../../scripts/fleet/organization.ts'
import { joinHeadquarters } from '../../src/cli/store/join-headquarters.ts'
import { type Config, readConfig } from '../../src/config/config.ts'
import { openLog } from '../../src/config/log.ts'
import { execute, openDatabase } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import { start } from '../../src/main.ts'
import { spawnServer } from '../../test/support/spawn-server.ts'
import { cpuOf, cpuOfServer } from './cpu.ts'
import { untilEnd } from './ending.ts'
import type { Servers } from './servers.ts'
import { GENEROUS } from './tillsync.ts'

const LOADED_WITHIN_MS = 120_000
/** For so long it is measured what headquarters does anyway: its looks at databases, and the leases of the stores. */
const IDLE_MS = 15_000

/** A headquarters with customers, and so many stores that have joined and have none of them. */
export type NewStores = {
  /**
   * Starts these stores, which have joined, and waits until each has its customers; milliseconds of processor time of
   * headquarters and its PostgreSQL, without what they use anyway meanwhile.
   */
  load(stores: readonly string[]): Promise<number>
  /** The first load that was made serves no further store. */
  forget(): Promise<void>
}

/** Starts them: headquarters in a process of its own, and the stores in this one, which is not measured. */
export async function startNewStores(
  servers: Servers,
  names: readonly string[],
  customers: number,
): Promise<NewStores> {
  const place = `${names[0]}-headquarters`
  const url = await servers.headquarters.create(place)
  await migrate(url, 'hq')
  const db = openDatabase(url)
  untilEnd(() => db.close())
  await setUpStores({ db, url }, names)
  await execute(db, sql`update distribution_schedule set active = false`)
  await execute(
    db,
    sql`insert into customer (
        customer_key, data_area_id, account, relationship_type, cust_name, first_name, last_name, address_books, search
      )
      select gen_random_uuid(), c.data_area_id, 'N-' || i, 'PERSON', 'Customer ' || i, 'Customer', 'Number ' || i,
        c.address_books, ''
      from generate_series(1, ${customers}::int) as i, channel c
      where c.id = ${names[0]}`,
  )
  const folder = join(servers.folder, place)
  await mkdir(folder)
  const settings = { NODE_ENV: 'production', LOG_LEVEL: 'error', ...GENEROUS }
  const hq = await spawnServer(folder, { ...settings, TILLSYNC_ROLES: 'hq', HQ_DATABASE_URL: url })
  const ended = new Promise<void>((resolve) => hq.process.once('exit', () => resolve()))
  untilEnd(async () => {
    hq.process.kill('SIGTERM')
    await ended
  })
  const configs = new Map<string, Config>()
  for (const name of names) {
    const own = join(servers.folder, name)
    await joinHeadquarters(own, hq.url, await codeFor({ db, url }, name), false)
    const address = await servers.channels.create(name)
    await migrate(address, 'channel')
    const of = { PORT: '0', TILLSYNC_DATA: own, TILLSYNC_ROLES: 'channel', LOG_LEVEL: 'error' }
    configs.set(name, readConfig({ ...of, CHANNEL_DATABASE_URL: address }))
  }
  /** A store that dials gets its settings and its customers by itself. */
  async function startStores(stores: readonly string[]): Promise<void> {
    for (const name of stores) {
      const config = configs.get(name)
      if (!config) throw new Error(`${name} has not joined.`)
      const store = await start(config, openLog(config))
      untilEnd(() => store.stop())
    }
    await allLoaded(db, stores)
  }
  const cpu = () => cpuOf(hq.process.pid ?? Number.NaN) + cpuOfServer(servers.headquarters.postmaster)
  const spent = async (work: () => Promise<unknown>) => {
    const [before, begun] = [cpu(), performance.now()]
    await work()
    return { cpu: cpu() - before, ms: performance.now() - begun }
  }
  return {
    async load(stores) {
      await servers.settle()
      const idle = await spent(() => pause(IDLE_MS))
      const { cpu: used, ms } = await spent(() => startStores(stores))
      return used - (idle.cpu / idle.ms) * ms
    },
    forget: async () => void (await execute(db, sql`update first_load set created_at = now() - interval '2 hours'`)),
  }
}

async function allLoaded(db: ReturnType<typeof openDatabase>, stores: readonly string[]): Promise<void> {
  const until = performance.now() + LOADED_WITHIN_MS
  const databases = stores.map((name) => `${name}-db`)
  for (;;) {
    const [found] = await execute<{ n: number }>(
      db,
      sql`select count(distinct channel_database_id)::int as n
      from download_session
      where job_id = '1010' and status = 'APPLIED' and channel_database_id = any(${sql.param(databases)}::text[])`,
    )
    if (found?.n === stores.length) return
    if (performance.now() > until) throw new Error(`${found?.n} of ${stores.length} stores have their customers.`)
    await pause(500)
  }
}
