// @module-tag long
import { errors } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { revokeToken } from '../../src/access/revocations.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const STEPS = 200
const SEED = 22
const VIEWS = [
  'Overview',
  'Customer sync status',
  'Customers',
  'Diagnose',
  'Features',
  'Stores',
  'Jobs and sessions',
  'Settings',
  'Activity',
]
const CODE_OF_VIEWS = /\/assets\/[^/]*-view/
const NUMBERS = [1, 2, 3, 4]

/** Numbers that are the same in each run (mulberry32), from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const once = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((once ^ (once >>> 14)) >>> 0) / 4_294_967_296
  }
}

describeInBrowser('the page in a tour over all views', () => {
  let watched: Installation
  beforeAll(async () => {
    const tillsync = await startCorrectionInstallation()
    await tillsync.importLines(
      'wrong.csv',
      NUMBERS.map((n) => ({ ...usual(n), 'E-mail address': 'no address' })),
    )
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    watched = await startInstallation({ databases: tillsync.databases, settings: { PORT: String(await freePort()) } })
  })

  it('is never white, logs no error and loses no draft, whatever is cut, killed, replaced or expires on the way', {
    timeout: 30 * 60_000,
  }, async () => {
    const random = seeded(SEED)
    const oneOf = <T>(all: readonly T[]): T => {
      const one = all[Math.floor(random() * all.length)]
      if (one === undefined) throw new Error('There is nothing to choose from.')
      return one
    }
    let token = await watched.tokenFor('ADMINISTRATOR')
    const page = await openPage(linkTo(watched.url, token))
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    const is = { killed: false, cut: false, expired: false, replaced: false }
    const html = await (await fetch(watched.url)).text()
    /** What was typed and not saved, by the number of the customer; 0 is the form of a new one. */
    const drafts = new Map<number, string>()

    const kill = async () => {
      is.killed = true
      await watched.running.stop()
    }
    const cut = async () => {
      is.cut = true
      await page.context().setOffline(true)
    }
    const expire = async () => {
      is.expired = true
      await revokeToken(watched.dataFolder, token)
    }
    /** The server has the files of another release. */
    const replace = async () => {
      is.replaced = true
      await page.route(CODE_OF_VIEWS, (route) => route.fulfill({ status: 404 }))
      await page.route(`${watched.url}/`, (route) =>
        route.fulfill({ contentType: 'text/html', body: html.replace(/index-[^.]+\.js/, 'index-next.js') }),
      )
    }
    const disturb = () => {
      const left = [
        ...(is.killed ? [] : [kill]),
        ...(is.cut ? [] : [cut]),
        ...(is.expired ? [] : [expire]),
        ...(is.replaced ? [] : [replace]),
      ]
      return left.length > 0 ? oneOf(left)() : Promise.resolve()
    }
    /** Ends what was done to the page, and signs in again. */
    const settle = async () => {
      if (is.killed) await watched.restart()
      if (is.cut) await page.context().setOffline(false)
      if (is.expired) {
        await page.getByLabel('Token').waitFor()
        token = await watched.tokenFor('ADMINISTRATOR')
        await page.getByLabel('Token').fill(token)
        await page.getByRole('button', { name: 'Sign in' }).click()
      }
      if (is.replaced) {
        await page.unroute(CODE_OF_VIEWS)
        await page.unroute(`${watched.url}/`)
        // As the page offers where a view could not be loaded.
        await page.reload()
      }
      Object.assign(is, { killed: false, cut: false, expired: false, replaced: false })
      await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    }
    const link = (name: string) =>
      page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true })
    const view = async (name: string) => {
      await link(name).click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
    }
    /** The field of a draft, in its form. */
    const fieldOf = async (n: number) => {
      if (n === 0) {
        await view('Customers')
        if ((await page.getByLabel('First name').count()) === 0)
          await page.getByRole('button', { name: 'New customer' }).click()
        return page.getByLabel('First name')
      }
      await view('Customer sync status')
      await page.getByRole('option', { name: new RegExp(`Number${n}`) }).click()
      return page
        .getByRole('region', { name: new RegExp(`Number${n}`) })
        .getByRole('textbox', { name: 'New value of E-mail' })
    }
    const look = async (n: number) => {
      const field = await fieldOf(n)
      await field.and(page.locator(`[value="${drafts.get(n) ?? (n === 0 ? '' : 'no address')}"]`)).waitFor()
      return field
    }
    const type = async (step: number) => {
      const n = oneOf([0, ...NUMBERS])
      const text = `step${step}@example.com`
      await (await look(n)).fill(text)
      drafts.set(n, text)
    }
    /** Clicks without regard to what is there, and without waiting for it. */
    const wander = async () => {
      const name = oneOf(VIEWS)
      // It can go at the same moment, when the page asks to sign in.
      if ((await link(name).count()) > 0) await link(name).click({ timeout: 2_000 }).catch(unlessTimeout)
      // Before the first entry of the page there is an empty one of the browser's.
      if (random() < 0.3) await page.evaluate('navigation.currentEntry.index > 0 && history.back()')
    }

    for (let step = 1; step <= STEPS; step += 1) {
      const what = random()
      if (what < 0.25) {
        // At any moment of what the page is doing.
        await Promise.all([wander(), disturb()])
      } else if (what < 0.65) await wander()
      else {
        await settle()
        if (what < 0.8) await type(step)
        else if (what < 0.9) await look(oneOf([0, ...NUMBERS]))
        else await page.reload()
      }
      await shown(page)
      expect(page.errors.filter(isOfThePage), `in step ${step}`).toEqual([])
    }
    await settle()
    for (const n of drafts.keys()) await look(n)
    expect(drafts.size).toBeGreaterThan(3)
  })
})

function unlessTimeout(error: unknown): void {
  if (!(error instanceof errors.TimeoutError)) throw error
}

/** Waits until the page shows something, and fails when that is its own failure. */
async function shown(page: TestPage): Promise<void> {
  await page.locator('#root').filter({ hasText: /\S/ }).waitFor()
  expect(await page.getByText('has stopped working').count()).toBe(0)
}

/** Whether an error is the page's own, not the browser's message about the network or a refused request. */
const isOfThePage = (error: string) => !/Failed to load resource|WebSocket|ERR_/.test(error)
