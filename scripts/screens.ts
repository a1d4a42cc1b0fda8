import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { endWithNpm } from '../src/cli/terminal/end-with-npm.ts'
import { PACKAGE_FOLDER, readConfig } from '../src/config/config.ts'
import { openLog } from '../src/config/log.ts'
import { createDatabaseIfMissing } from '../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../src/db/embedded/server.ts'
import { start } from '../src/main.ts'
import { BUILT_FOLDER } from '../src/server/built/built-folder.ts'
import { pageFolder } from '../src/server/page/bundle.ts'
import { CHROMIUM } from '../test/support/chromium.ts'
import { fillDemo } from './screens/fill-demo.ts'
import { plantDifferences } from './screens/plant-differences.ts'

// Pictures of every view over a demo installation of its own, for docs/screens. `npm run screens [part of a name]`.

type Screen = {
  readonly name: string
  readonly path: string
  readonly width?: number
  readonly height?: number
  readonly scale?: number
  readonly dark?: boolean
  readonly locale?: string
  readonly signedOut?: boolean
  /** What is done before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>
}

const openFirst = (page: Page) => page.getByRole('listbox').getByRole('option').first().click()
const settled = (page: Page) => page.getByText('Customer attributes').waitFor()

const openCustomer = async (page: Page) => {
  await page.locator('.customer-line').first().click()
  await page.locator('.trace-line').waitFor()
  await page.locator('.customer-operations').waitFor()
}
const planned = (page: Page) => page.locator('.plan-step').first().waitFor()
/** Of the first operation in the list, why it is not at headquarters. */
const diagnoseFirst = async (page: Page) => {
  await openFirst(page)
  await page.locator('.panel .facts').waitFor()
  const operationId = new URL(page.url()).pathname.split('/').at(-1)
  await page.goto(new URL(`/diagnose?of=${operationId}`, page.url()).href)
  await page.locator('.check-line').first().waitFor()
}

/** The plot is drawn from what the page has seen. */
const measured = (page: Page) => page.waitForTimeout(9_000)

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: '/', signedOut: true, height: 640 },
  { name: 'overview', path: '/', height: 1000, before: measured },
  { name: 'overview-dark-nl', path: '/', height: 1000, dark: true, locale: 'nl-NL', before: measured },
  { name: 'overview-phone', path: '/', width: 360, height: 740, scale: 2 },
  { name: 'overview-4k', path: '/', width: 3840, height: 2160, before: measured },
  { name: 'jobs', path: '/jobs', height: 1000 },
  { name: 'jobs-dark-nl', path: '/jobs', height: 1000, dark: true, locale: 'nl-NL' },
  { name: 'jobs-sessions', path: '/jobs/sessions' },
  { name: 'jobs-runs-dark', path: '/jobs/runs', dark: true },
  {
    name: 'jobs-differences',
    path: '/jobs/differences?kind=UNEXPLAINED_AT_HEADQUARTERS',
    before: async (page) => {
      await page.getByRole('button', { name: /^Compare the values/ }).click()
      await page.locator('.difference-values table').waitFor()
    },
  },
  { name: 'jobs-differences-dark-nl', path: '/jobs/differences', height: 1000, dark: true, locale: 'nl-NL' },
  { name: 'jobs-phone', path: '/jobs', width: 360, height: 740, scale: 2 },
  { name: 'jobs-sessions-phone-dark', path: '/jobs/sessions', width: 360, height: 740, scale: 2, dark: true },
  {
    name: 'customers',
    path: '/customers?channel=houston&sort=created_at_desc&state=PENDING_CREATE',
    width: 1600,
    height: 1000,
    before: openCustomer,
  },
  {
    name: 'customers-dark-nl',
    path: '/customers?channel=houston&search=ada+lindgren',
    width: 1600,
    height: 1000,
    dark: true,
    locale: 'nl-NL',
    before: openCustomer,
  },
  {
    name: 'customers-new',
    path: '/customers/new?channel=houston',
    width: 1600,
    height: 1000,
    before: async (page) => {
      await page.getByLabel('First name').fill('Noor')
      await page.getByLabel('Last name').fill('van Dijk')
      await page.getByLabel('E-mail', { exact: true }).fill('noor at example.com')
      await page.getByRole('button', { name: 'Add an address' }).click()
    },
  },
  { name: 'customers-phone', path: '/customers?channel=houston', width: 360, height: 740, scale: 2 },
  {
    name: 'customers-phone-open-dark',
    path: '/customers?channel=houston&state=PENDING_CREATE',
    width: 360,
    height: 740,
    scale: 2,
    dark: true,
    before: openCustomer,
  },
  { name: 'customers-4k', path: '/customers?channel=houston', width: 3840, height: 2160, before: openCustomer },
  { name: 'features', path: '/features/ASYNC_EDIT', width: 1600, height: 1000, before: planned },
  { name: 'features-dark-nl', path: '/features', height: 1000, dark: true, locale: 'nl-NL' },
  { name: 'features-phone', path: '/features', width: 360, height: 740, scale: 2 },
  { name: 'diagnose', path: '/operations?status=FAILED', height: 1000, before: diagnoseFirst },
  {
    name: 'diagnose-dark-nl',
    path: '/operations?status=UPLOADED',
    height: 1000,
    dark: true,
    locale: 'nl-NL',
    before: diagnoseFirst,
  },
  {
    name: 'diagnose-phone',
    path: '/operations?status=FAILED',
    width: 360,
    height: 740,
    scale: 2,
    before: diagnoseFirst,
  },
  {
    name: 'diagnose-remedy-dark',
    path: '/operations?status=FAILED',
    dark: true,
    before: async (page) => {
      await diagnoseFirst(page)
      await page.locator('.remedies button').first().click()
    },
  },
  { name: 'customer-sync-status', path: '/operations' },
  { name: 'customer-sync-status-dark', path: '/operations?status=FAILED', dark: true },
  {
    name: 'operation',
    path: '/operations?status=FAILED',
    width: 1600,
    height: 1000,
    before: async (page) => {
      await openFirst(page)
      await settled(page)
    },
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
  {
    name: 'bulk-synchronize',
    path: '/operations?status=FAILED',
    before: async (page) => {
      await page.getByRole('button', { name: 'Synchronize these' }).click()
      await page.getByRole('button', { name: 'Try out first' }).click()
      await page.getByText('operations match.').waitFor()
    },
  },
  {
    name: 'conflict',
    path: '/operations?code=CONFLICT',
    width: 1600,
    height: 1000,
    before: async (page) => {
      await openFirst(page)
      await page
        .getByRole('radio', { name: /This operation/ })
        .first()
        .check()
      await page.getByText('History').waitFor()
    },
  },
  { name: 'phone', path: '/operations', width: 360, height: 740, scale: 2 },
  {
    name: 'phone-operation-dark',
    path: '/operations?status=FAILED',
    width: 360,
    height: 740,
    scale: 2,
    dark: true,
    before: async (page) => {
      await openFirst(page)
      await settled(page)
    },
  },
  {
    name: '4k',
    path: '/operations',
    width: 3840,
    height: 2160,
    before: async (page) => {
      await openFirst(page)
      await settled(page)
    },
  },
]

const FOLDER = join(PACKAGE_FOLDER, 'docs/screens')

async function takeScreens(wanted: string): Promise<void> {
  if (CHROMIUM === undefined) throw new Error('There is no Chromium: install one, or set CHROMIUM_PATH.')
  await pageFolder(BUILT_FOLDER)
  const data = await mkdtemp(join(tmpdir(), 'tillsync-screens-'))
  // PostgreSQL's user must pass through it when this runs as root.
  await chmod(data, 0o711)
  // No worker: the jobs run when the demo says so, and nothing moves while a picture is taken.
  const hq = await startEmbeddedServer({
    name: 'headquarters',
    folder: join(data, 'hq'),
    log: openLog({ logLevel: 'silent' }),
  })
  await createDatabaseIfMissing(hq.url('postgres'), 'headquarters')
  const config = readConfig({
    PORT: '0',
    HQ_DATABASE_URL: hq.url('headquarters'),
    TILLSYNC_DATA: data,
    TILLSYNC_ROLES: 'hq,channel',
    DEMO: 'on',
    LOG_LEVEL: 'silent',
  })
  const running = await start(config)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  try {
    const token = await running.tokens.issueToken({
      roles: ['ADMINISTRATOR'],
      channels: 'ALL',
      ttlSeconds: 3600,
      subject: 'anna',
    })
    const connection = { url: `${running.url}/graphql`, token }
    await fillDemo(connection)
    await plantDifferences(hq.url('headquarters'), connection)
    await mkdir(FOLDER, { recursive: true })
    for (const screen of SCREENS.filter(({ name }) => name.includes(wanted))) {
      const {
        name,
        path,
        width = 1280,
        height = 800,
        scale = 1,
        dark = false,
        locale = 'en-GB',
        signedOut = false,
        before,
      } = screen
      const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: scale,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale,
      })
      const page = await context.newPage()
      await page.goto(`${running.url}${path}${signedOut ? '' : `#token=${token}`}`)
      if (!signedOut) {
        await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
        await page.locator('#main:has(h1):not(:has(.skeletons))').waitFor()
      }
      await before?.(page)
      await page.waitForLoadState('networkidle')
      await writeFile(join(FOLDER, `${name}.png`), await page.screenshot())
      console.log(`docs/screens/${name}.png`)
      await context.close()
    }
  } finally {
    await browser.close()
    await running.stop()
    await hq.stop()
    await rm(data, { recursive: true, force: true })
  }
}

endWithNpm()
await takeScreens(process.argv[2] ?? '')
process.exit(0)
