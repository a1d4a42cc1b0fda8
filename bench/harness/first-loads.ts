import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { codeFor, setUpStores } from '../../scripts/fleet/organization.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { joinHeadquarters } from '../../src/cli/store/join-headquarters.ts'
import { readConfig } from '../../src/config/config.ts'
import { openLog } from '../../src/config/log.ts'
import { execute, openDatabase } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import { start } from '../../src/main.ts'
import { spawnServer } from '../../test/support/spawn-server.ts'
import { cpuOf, cpuOfServer } from './cpu.ts'
import { untilEnd } from './ending.ts'
import type { Servers } from './servers.ts'
import { GENEROUS } from './tillsync.ts'

const CONNECTED_WITHIN_MS = 300_000
/** For so long it is measured what headquarters does anyway: its looks at databases, and the leases of the stores. */
const IDLE_MS = 15_000

/** A headquarters with customers, and so many stores that are connected and have none of them. */
export type NewStores = {
  /**
   * Runs 1010 for these stores at once; milliseconds of processor time of headquarters and its PostgreSQL, without what
   * they use anyway while the stores apply it.
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
  const url = await servers.headquarters.create('new-stores')
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
  const folder = join(servers.folder, 'new-stores')
  await mkdir(folder)
  const settings = { NODE_ENV: 'production', LOG_LEVEL: 'error', ...GENEROUS }
  const hq = await spawnServer(folder, { ...settings, TILLSYNC_ROLES: 'hq', HQ_DATABASE_URL: url })
  const ended = new Promise<void>((resolve) => hq.process.once('exit', () => resolve()))
  untilEnd(async () => {
    hq.process.kill('SIGTERM')
    await ended
  })
  for (const name of names) {
    const own = join(servers.folder, name)
    await joinHeadquarters(own, hq.url, await codeFor({ db, url }, name), false)
    const config = readConfig({
      PORT: '0',
      TILLSYNC_DATA: own,
      TILLSYNC_ROLES: 'channel',
      LOG_LEVEL: 'error',
      CHANNEL_DATABASE_URL: await servers.channels.create(name),
    })
    const store = await start(config, openLog(config))
    untilEnd(() => store.stop())
  }
  const token = await (await openTokens(folder)).issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: 7_200,
  })
  const run = async (job: string, name: string, ...expected: ('APPLIED' | 'NO_DATA')[]) => {
    const answer = await fetch(`${hq.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `mutation ($job: ID!, $at: ID!) { runCdxJob(input: { job: $job, channelDatabase: $at }) {
          sessions { ... on DownloadSession { status } } userErrors { message } } }`,
        variables: { job, at: `${name}-db` },
      }),
    })
    const text = await answer.text()
    if (!expected.some((status) => text.includes(`"${status}"`)))
      throw new Error(`${job} of ${name}: ${text.slice(0, 300)}`)
  }
  await allConnected(db, names.length)
  // A store that has dialed may have got its settings by itself.
  for (const name of names) for (const job of ['1110', '1070']) await run(job, name, 'APPLIED', 'NO_DATA')
  const cpu = () => cpuOf(hq.process.pid ?? Number.NaN) + cpuOfServer(servers.headquarters.postmaster)
  const spent = async (work: () => Promise<unknown>) => {
    const [before, begun] = [cpu(), performance.now()]
    await work()
    return { cpu: cpu() - before, ms: performance.now() - begun }
  }
  const rateOf = async (work: () => Promise<unknown>) => {
    const { cpu: used, ms } = await spent(work)
    return used / ms
  }
  return {
    async load(stores) {
      await servers.settle()
      const idle = await rateOf(() => pause(IDLE_MS))
      const { cpu: used, ms } = await spent(() => Promise.all(stores.map((name) => run('1010', name, 'APPLIED'))))
      return used - idle * ms
    },
    forget: async () => void (await execute(db, sql`update first_load set created_at = now() - interval '2 hours'`)),
  }
}

async function allConnected(db: ReturnType<typeof openDatabase>, count: number): Promise<void> {
  const until = performance.now() + CONNECTED_WITHIN_MS
  for (;;) {
    const [found] = await execute<{ n: number }>(
      db,
      sql`select count(distinct channel_database_id)::int as n from store_connection where lease_until >= now()`,
    )
    if (found?.n === count) break
    if (performance.now() > until) throw new Error(`${found?.n} of ${count} stores are connected.`)
    await pause(500)
  }
  // Headquarters looks for new stores every five seconds.
  await pause(6_000)
}
