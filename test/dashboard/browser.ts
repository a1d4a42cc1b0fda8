import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { describe } from 'vitest'
import { BUILT_FOLDER, dashboardFolder } from '../../src/server/dashboard/bundle.ts'
import { afterFile } from '../support/after-file.ts'
import { CHROMIUM } from '../support/chromium.ts'

/** `describe` for what needs a browser: without one it is skipped, and says so. */
export const describeInBrowser = CHROMIUM ? describe : withoutBrowser()

function withoutBrowser() {
  console.warn('\n!!! No Chromium was found: the tests of the page are SKIPPED. Install one, or set CHROMIUM_PATH.\n')
  return describe.skip
}

/** A page of the dashboard in a real browser, and what went wrong in it. */
export type TestPage = Page & {
  /** Errors in the console, uncaught ones, and violations of the Content-Security-Policy. */
  readonly faults: string[]
}

let browser: Promise<Browser> | undefined

/** Opens an address in a browser of its own profile; the browser is one for the file. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<TestPage> {
  browser ??= startBrowser()
  const context = await (await browser).newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  const page = Object.assign(await context.newPage(), { faults: [] as string[] })
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => page.faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(message.text())
  })
  await page.goto(url)
  return page
}

async function startBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('there is no browser')
  // One build for all files: the data folder of each installation is a new one.
  await dashboardFolder(BUILT_FOLDER)
  const started = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  afterFile(() => started.close())
  return started
}

/** The address that signs in with a token, as `npm start` prints it. */
export function linkTo(url: string, token: string, path = '/'): string {
  return `${url}${path}#token=${token}`
}

const require = createRequire(import.meta.url)

/** What axe-core finds wrong with what is shown, in light or dark: the rule, and where. */
export async function accessibilityFaults(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'))
  const found: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })))`,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${colorScheme} ${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  )
}
