// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { heal } from '../../src/cli/simulate/heal.ts'
import { type People, readPeople } from '../../src/cli/simulate/people.ts'
import { REGISTER, readSetting } from '../../src/cli/simulate/setting.ts'
import { SITUATIONS } from '../../src/cli/simulate/situations.ts'
import type { Connection } from '../../src/client/request.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

/**
 * Notes on the page whenever the status line, the overview and Diagnose do not say the same; they change in one commit
 * of React, which an observer sees as a whole.
 */
const NOTE_CONTRADICTIONS = `
  window.contradictions = []
  new MutationObserver(() => {
    const line = document.querySelector('.status-line strong')
    const says = line && line.textContent.includes('Needs attention')
    const note = (where, other) => other !== says && contradictions.push(where + ': ' + line?.textContent)
    if (document.querySelector('.pipeline')) note('Overview', document.querySelector('.attention-card') !== null)
    const found = document.querySelector('.diagnosis')
    if (found) note('Diagnose', found.classList.contains('bad'))
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })`

type Diagnosis = { healthy: boolean; answer: string; checks: { code: string; status: string }[] }

describeInBrowser('the verdict on the installation', () => {
  let tillsync: Installation
  let connection: Connection
  let people: People
  let ownToken: string
  let overview: TestPage
  let diagnose: TestPage
  beforeAll(async () => {
    tillsync = await startInstallation({ settings: { TILLSYNC_SIMULATOR: 'on' } })
    connection = { url: `${tillsync.url}/graphql`, token: await tillsync.tokenFor('ADMINISTRATOR') }
    people = await readPeople()
    ownToken = await tillsync.tokenFor('ADMINISTRATOR')
    const { db } = tillsync.databases.hq
    // The tests run the jobs; for the server, a worker does.
    const renew = () =>
      db.execute(sql`
        insert into schedule_worker (worker_id, lease_until) values ('working', now() + interval '25 seconds')
        on conflict (worker_id) do update set lease_until = excluded.lease_until`)
    await renew()
    const renewing = setInterval(() => renew().catch(() => {}), 5_000)
    afterFile(() => clearInterval(renewing))
    const open = async (path: string) => {
      const page = await openPage(linkTo(tillsync.url, tillsync.token, path))
      await page.locator('.status-line strong').waitFor()
      await page.evaluate(NOTE_CONTRADICTIONS)
      return page
    }
    overview = await open('/')
    diagnose = await open('/diagnose?of=*')
  })

  const registerToken = (channel: string) => tillsync.tokenFor('CHANNEL_DEVICE', [channel], REGISTER)
  const diagnosed = async () =>
    (
      await tillsync.ask<{ diagnose: Diagnosis }>(
        '{ diagnose(input: { installation: true }) { healthy answer checks { code status } } }',
        {},
        // The pages read with the other one, which has a limit.
        ownToken,
      )
    ).diagnose

  /** Waits until both pages show what the server answers now, which may change meanwhile. */
  async function agreed(): Promise<Diagnosis> {
    for (;;) {
      const now = await diagnosed()
      const shown = await Promise.all([
        overview.locator('.status-line').textContent(),
        diagnose.locator('.status-line').textContent(),
        diagnose.locator('.diagnosis').textContent(),
      ])
      const [line, lineThere, found] = shown
      const isWell = now.healthy && line === 'All customers are flowing'
      const isSaid = line?.includes(now.answer) && lineThere?.includes(now.answer)
      if (found?.includes(now.answer) && (isWell || isSaid)) return now
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  it.each(Object.entries(SITUATIONS))(
    'is the same on Overview, on Diagnose and in diagnose, in the situation %s and after it',
    async (_, situation) => {
      const before = await readSetting(connection)
      try {
        await situation.setUp({ connection, people, setting: before, channels: ['houston'], registerToken })
        const { checks } = await agreed()
        // Each failed check has its line on the overview.
        const failed = checks.filter(({ status }) => status === 'FAIL').length
        if (failed > 0)
          await overview
            .locator('.attention li')
            .nth(failed - 1)
            .waitFor()
      } finally {
        // The next situation begins with a healthy installation, also after a failure of this one.
        await heal(connection, before)
      }
      await agreed()
      for (const page of [overview, diagnose]) expect(await page.evaluate('contradictions.splice(0)')).toEqual([])
    },
  )

  it('says what the channels know while headquarters is away', async () => {
    const before = await readSetting(connection)
    const situation = SITUATIONS['headquarters-away']
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
