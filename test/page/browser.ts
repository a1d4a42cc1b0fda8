import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { describe, onTestFinished, TestRunner } from 'vitest'
import { BUILT_FOLDER } from '../../src/server/built/built-folder.ts'
import { pageFolder } from '../../src/server/page/bundle.ts'
import { afterFile } from '../support/after-file.ts'
import { CHROMIUM } from '../support/chromium.ts'

/** `describe` for tests that need a browser. Without one they are skipped, with a warning. */
export const describeInBrowser = CHROMIUM ? describe : withoutBrowser()

function withoutBrowser() {
  console.warn('\n!!! No Chromium was found: the tests of the page are SKIPPED. Install one, or set CHROMIUM_PATH.\n')
  return describe.skip
}

/** The page in a real browser, with the errors that occurred in it. */
export type TestPage = Page & {
  /** Errors in the console, uncaught ones, and violations of the Content-Security-Policy. */
  readonly errors: string[]
}

let browser: Promise<Browser> | undefined

/**
 * Opens an address in a browser of its own profile; the browser is one for the file. What a test opens is closed when
 * that test is done.
 */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<TestPage> {
  browser ??= startBrowser()
  const context = await (await browser).newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  // A live page would continue to follow and draw, at the cost of later tests.
  if (TestRunner.getCurrentTest())
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') await keepPicture(page, task.name)
      await context.close()
    })
  const page = Object.assign(await context.newPage(), { errors: [] as string[] })
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => page.errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') page.errors.push(message.text())
  })
  await page.goto(url)
  return page
}

/** What a page showed when its test failed, in the folder PAGE_FAILURES: a picture, and what it said. */
async function keepPicture(page: TestPage, test: string): Promise<void> {
  const folder = process.env.PAGE_FAILURES
  if (!folder || page.isClosed()) return
  const name = `${folder}/${test.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}-${Date.now()}`
  await page.screenshot({ path: `${name}.png` }).catch(() => undefined)
  const said = await page.locator('body').ariaSnapshot().catch(String)
  await writeFile(`${name}.txt`, [page.url(), ...page.errors, said].join('\n'))
}

async function startBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('No browser was found.')
  // One build for all files: each installation has a new data folder.
  await pageFolder(BUILT_FOLDER)
  const started = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  afterFile(async () => {
    browser = undefined
    await started.close()
  })
  return started
}

/** The address that signs in with a token, as `npm start` prints it. */
export function linkTo(url: string, token: string, path = '/'): string {
  return `${url}${path}#token=${token}`
}

const require = createRequire(import.meta.url)

/** The violations that axe-core finds on the page, in light or dark: the rule, and the element. */
export async function accessibilityViolations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'))
  const found: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] = await page.evaluate(`
    axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) =>
        ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })))`)
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${colorScheme} ${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  )
}

/**
 * What is too wide for the window: parts of what is shown that stick out or are cut and that nothing scrolls to, as
 * the start of their markup.
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const scrolled = (of) => {
      for (let at = of.parentElement; at && at.id !== 'main' && at.tagName !== 'DIALOG'; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true
      return false
    }
    const sticksOut = (one) => {
      const { left, right, width } = one.getBoundingClientRect()
      return width > 0 && (right > innerWidth + 1 || left < -1) && !scrolled(one)
    }
    const isCut = (one) => {
      const { overflowX } = getComputedStyle(one)
      const hides = overflowX === 'hidden' || overflowX === 'clip'
      const mayCut = one.closest('.truncate, .line, .list-head, .unseen, input')
      return hides && one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 1 && !mayCut
    }
    const root = document.documentElement
    const wide = root.scrollWidth > innerWidth ? ['the page: ' + root.scrollWidth] : []
    const all = document.querySelectorAll('#main *, dialog[open] *, :popover-open *')
    const shown = [...all].filter((one) => one.checkVisibility())
    return [...wide, ...shown.filter((one) => sticksOut(one) || isCut(one)).map((one) => one.outerHTML.slice(0, 120))]
  })()`)
}
