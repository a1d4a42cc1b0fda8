import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { endWithNpm } from '../src/cli/terminal/end-with-npm.ts'
import { readConfig } from '../src/config/config.ts'
import { openLog } from '../src/config/log.ts'
import { PACKAGE_FOLDER } from '../src/config/package.ts'
import { createDatabaseIfMissing } from '../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../src/db/embedded/server.ts'
import { type Running, start } from '../src/main.ts'
import { BUILT_FOLDER } from '../src/server/built/built-folder.ts'
import { pageFolder } from '../src/server/page/bundle.ts'
import { CHROMIUM } from '../test/support/chromium.ts'
import { fillDemo } from './screens/fill-demo.ts'

// Takes the screenshots of README and docs from a demo installation of its own, into docs/screens. `npm run screens
// [part of a name]`.

type Screen = {
  readonly name: string
  readonly path: string
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly locale?: string
  /** Runs before the screenshot. */
  readonly before?: (page: Page) => Promise<void>
}

const openFirst = (page: Page) => page.getByRole('listbox').getByRole('option').first().click()

const SCREENS: readonly Screen[] = [
  { name: 'customer-sync-status', path: '/operations', width: 1440, height: 900 },
  {
    name: 'operation',
    path: '/operations?status=FAILED',
    before: async (page) => {
      await openFirst(page)
      await page.getByText('Customer attributes').waitFor()
    },
    width: 1600,
    height: 1000,
  },
  {
    name: 'operation-dark-nl',
    path: '/operations?status=FAILED&code=UNKNOWN_COUNTRY',
    width: 1600,
    height: 1000,
    dark: true,
    locale: 'nl-NL',
    before: async (page) => {
      await openFirst(page)
      await page.getByText('Klantkenmerken').waitFor()
    },
  },
  { name: 'overview', path: '/', width: 1440, height: 900, before: (page) => page.locator('.plot canvas').waitFor() },
  {
    name: 'cause',
    path: '/operations',
    width: 1600,
    height: 1000,
    before: async (page) => {
      const cause = page.getByRole('listitem').filter({ hasText: 'Atlantis' })
      await cause.getByRole('button', { name: 'Correct all' }).click()
      await page.getByLabel(/^Set .* to$/).selectOption('USA')
      await page.getByText(/^Saves on \d+ operations\./).waitFor()
    },
  },
  { name: 'customers', path: '/customers?channel=houston&sort=created_at_desc', width: 1440, height: 900 },
]

const FOLDER = join(PACKAGE_FOLDER, 'docs/screens')

async function takeScreens(wanted: string): Promise<void> {
  if (CHROMIUM === undefined) throw new Error('Chromium was not found: install it, or set CHROMIUM_PATH.')
  await pageFolder(BUILT_FOLDER)
  const data = await mkdtemp(join(tmpdir(), 'tillsync-screens-'))
  // PostgreSQL's user needs access to the folder when this runs as root.
  await chmod(data, 0o711)
  const hq = await startEmbeddedServer({
    name: 'headquarters',
    folder: join(data, 'hq'),
    log: openLog({ logLevel: 'silent' }),
  })
  await createDatabaseIfMissing(hq.url('postgres'), 'headquarters')
  const config = (roles: string) =>
    readConfig({
      PORT: '0',
      HQ_DATABASE_URL: hq.url('headquarters'),
      TILLSYNC_DATA: data,
      TILLSYNC_ROLES: roles,
      DEMO: 'on',
      LOG_LEVEL: 'silent',
    })
  // While it is filled, jobs run only when the demo starts them; then a worker runs them as it does everywhere.
  const filling = await start(config('hq,channel'))
  const token = await tokenOf(filling)
  await fillDemo({ url: `${filling.url}/graphql`, token }).finally(() => filling.stop())
  const running = await start(config('hq,channel,worker'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  try {
    await mkdir(FOLDER, { recursive: true })
    for (const screen of SCREENS.filter(({ name }) => name.includes(wanted))) await take(screen, running, browser)
  } finally {
    await browser.close()
    await running.stop()
    await hq.stop()
    await rm(data, { recursive: true, force: true })
  }
}

const tokenOf = ({ tokens }: Running): Promise<string> =>
  tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds: 3600, subject: 'anna' })

async function take(screen: Screen, running: Running, browser: Browser): Promise<void> {
  const { name, path, width = 1280, height = 800, dark = false, locale = 'en-GB', before } = screen
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale,
  })
  // The tour is offered to newcomers.
  await context.addInitScript("localStorage.setItem('tillsync.tour', 'seen')")
  const page = await context.newPage()
  await page.goto(`${running.url}${path}#token=${await tokenOf(running)}`)
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
  await page.locator('#main:has(h1):not(:has(.skeletons))').waitFor()
  // The worker has started, and the schedules run.
  await page
    .locator('.status-line')
    .filter({ hasNotText: /process|schedule|schema/i })
    .waitFor()
  await before?.(page)
  await page.waitForLoadState('networkidle')
  await writeFile(join(FOLDER, `${name}.png`), await page.screenshot())
  console.log(`docs/screens/${name}.png`)
  await context.close()
}

endWithNpm()
await takeScreens(process.argv[2] ?? '')
process.exit(0)
