// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { ACCIDENTS } from '../../faults/accidents/plan.ts'
import { openLine } from '../../faults/installation/line.ts'
import { heal } from '../../src/cli/simulate/heal.ts'
import { type People, readPeople } from '../../src/cli/simulate/people.ts'
import { REGISTER, readSetting } from '../../src/cli/simulate/setting.ts'
import { SITUATIONS } from '../../src/cli/simulate/situations/situations.ts'
import type { Connection } from '../../src/client/request.ts'
import type { Database } from '../../src/db/client.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { backupOf } from '../headquarters/incarnation/restored.ts'
import { startOwnSide } from '../support/accidents.ts'
import { afterFile } from '../support/after-file.ts'
import { openFaultyLine } from '../support/faulty-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { joinedFolder, startStore } from '../support/store.ts'
import { describeInBrowser } from './browser.ts'
import { failedOf, openSurfaces, type Surfaces } from './verdict.ts'
import { type FaultySide, type Scene, VERDICT_ACCIDENTS } from './verdict-accidents.ts'

// Every surface shows what fails within five seconds (issue "one verdict"). A machine that is busy with other things
// takes longer for everything, so that no stopwatch says anything here. The limit is kept by two things that do not
// depend on the machine: a new verdict is begun at most three seconds after the one before it was (tested with a clock
// that stands still while something is computed, test/live/latest.test.ts), and, tested here for everything that can
// happen, no verdict that was made, by the server's clock, after any surface showed a failure is without it; the status
// line, Overview and Diagnose change in one step, so that they never contradict each other for a moment.

/** A process that runs the schedules, as headquarters sees it: the tests run the jobs themselves. */
function pretendWorker(db: Database) {
  let isAlive = true
  const renew = () =>
    db.execute(sql`
      insert into schedule_worker (worker_id, lease_until) values ('working', now() + interval '25 seconds')
      on conflict (worker_id) do update set lease_until = excluded.lease_until`)
  const renewing = setInterval(() => void (isAlive && renew().catch(() => {})), 5_000)
  afterFile(() => clearInterval(renewing))
  return {
    async start() {
      isAlive = true
      await renew()
    },
    async end() {
      isAlive = false
      await db.execute(sql`update schedule_worker set lease_until = now() - interval '1 second'`)
    },
  }
}

describeInBrowser('the verdict on the installation, in each situation of the simulator,', () => {
  let tillsync: Installation
  let connection: Connection
  let people: People
  let surfaces: Surfaces
  beforeAll(async () => {
    // No schedule is active; the role worker gives welcome messages up.
    tillsync = await startInstallation({
      settings: { TILLSYNC_SIMULATOR: 'on', TILLSYNC_ROLES: 'hq,channel,worker' },
    })
    connection = { url: `${tillsync.url}/graphql`, token: await tillsync.tokenFor('ADMINISTRATOR') }
    people = await readPeople()
    surfaces = await openSurfaces(tillsync)
  })

  const registerToken = (channel: string) => tillsync.tokenFor('CHANNEL_DEVICE', [channel], REGISTER)

  it.each(Object.entries(SITUATIONS))(
    'is the same on Overview, on Diagnose and in diagnose, in the situation %s and after it',
    async (_, situation) => {
      const before = await readSetting(connection)
      let failed: string[] = []
      try {
        await situation.setUp({ connection, people, setting: before, channels: ['houston'], registerToken })
        failed = failedOf(await surfaces.agreed())
        // Each failed check has its line on the overview.
        if (failed.length > 0)
          await surfaces.overview
            .locator('.attention li')
            .nth(failed.length - 1)
            .waitFor()
        expect(surfaces.lateVerdicts(failed)).toEqual([])
      } finally {
        // The next situation begins with a healthy installation, also after a failure of this one.
        await heal(connection, before)
      }
      await surfaces.agreed(({ healthy }) => healthy)
      expect(await surfaces.contradictions()).toEqual([])
    },
  )

  it('says what the channels know while headquarters is away', async () => {
    const before = await readSetting(connection)
    const situation = SITUATIONS['headquarters-away']
    const { overview } = surfaces
    try {
      await situation?.setUp({ connection, people, setting: before, channels: ['houston'], registerToken })
      await overview.getByText("Headquarters' database cannot be reached").first().waitFor()
      await overview.getByText(/\d+ operations? waits?\./).waitFor()
      await overview.getByRole('link', { name: /^[1-9]\d* Channel databases$/ }).waitFor()
    } finally {
      await heal(connection, before)
    }
    await overview.getByText('All customers are flowing').waitFor()
  })
})

describeInBrowser('the verdict on the installation, in each accident of the fault run,', () => {
  let scene: Scene
  let surfaces: Surfaces
  beforeAll(async () => {
    const [hq, houston] = [await startFaultySide('hq'), await startFaultySide('channel')]
    const port = await freePort()
    const tillsync = await startInstallation({
      hq: hq.database,
      settings: {
        PORT: String(port),
        HQ_DATABASE_URL: hq.line.url,
        HOUSTON_DATABASE_URL: houston.line.url,
        MIGRATION_HOUSTON_DATABASE_URL: houston.database.url,
      },
    })
    afterFile(async () => {
      await houston.stop()
      await hq.stop()
    })
    const worker = pretendWorker(hq.database.db)
    await worker.start()
    const toServer = await openLine()
    toServer.leadTo(port)
    afterFile(() => toServer.close())
    const toStore = await openFaultyLine(tillsync.url, afterFile)
    const folder = await joinedFolder(tillsync, 'sanfrancisco-db', new URL(toStore.url).origin)
    const store = await startStore(folder, tillsync.databases.sanfrancisco, 'sanfrancisco')
    // Its trust is new.
    for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
    scene = { tillsync, hq, houston, toServer, store, toStore, worker }
    surfaces = await openSurfaces(tillsync, () => `http://127.0.0.1:${toServer.port}`)
    await surfaces.agreed(({ healthy }) => healthy)
  }, 600_000)

  async function startFaultySide(side: 'hq' | 'channel'): Promise<FaultySide> {
    const own = await startOwnSide(side)
    const line = await openFaultyLine(own.applicationUrl, afterFile)
    return { ...own, line, backup: backupOf(own.server) }
  }

  it('is tried in all of them', () => {
    const tried = new Set(VERDICT_ACCIDENTS.map(({ name }) => name.split(' ')[0]))
    expect([...tried].sort()).toEqual(ACCIDENTS.map(({ name }) => name).sort())
  })

  it.each(VERDICT_ACCIDENTS)(
    'is the same on Overview and on Diagnose while it is $name, and after it',
    { timeout: 240_000 },
    async ({ fails, isCutOff, begin, end }) => {
      const { overview, diagnose } = surfaces
      try {
        await begin(scene)
        if (isCutOff)
          for (const page of [overview, diagnose])
            await page.locator('.status-line.soft').filter({ hasText: 'Last known' }).waitFor()
        else {
          await surfaces.agreed((now) => (fails === null ? now.healthy : failedOf(now).includes(fails)))
          if (fails !== null) expect(surfaces.lateVerdicts([fails])).toEqual([])
        }
      } finally {
        await end(scene)
      }
      // The schedules run on: what failed meanwhile, or was still held by a run that was cut off, is done again.
      let isOver = false
      const schedules = (async () => {
        for (; !isOver; await new Promise((resolve) => setTimeout(resolve, 1_000)))
          await scene.tillsync.travel().catch(() => undefined)
      })()
      try {
        await surfaces.agreed(({ healthy }) => healthy)
      } finally {
        isOver = true
        await schedules
      }
      expect(await surfaces.contradictions()).toEqual([])
    },
  )
})
