import { afterFile } from '../support/after-file.ts'
import type { Installation } from '../support/installation.ts'
import { linkTo, openPage, type TestPage } from './browser.ts'

/** A diagnosis of the installation, as far as a verdict goes. */
export type Verdict = {
  at: string
  healthy: boolean
  answer: string
  checks: { code: string; status: string }[]
}
const VERDICT = 'at healthy answer checks { code status }'

/** The codes of the checks that have failed. */
export const failedOf = ({ checks }: Pick<Verdict, 'checks'>) =>
  checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code)

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

/** The pages Overview and Diagnose side by side, and everything that the server says of the installation meanwhile. */
export type Surfaces = {
  readonly overview: TestPage
  readonly diagnose: TestPage
  /** The diagnosis by a query, as the command line asks for it. */
  diagnosed(): Promise<Verdict>
  /**
   * Waits until both pages show what the server answers, and that is so: which checks have failed. They may show it and
   * something else before, since things change meanwhile.
   */
  agreed(isSought?: (verdict: Verdict) => boolean): Promise<Verdict>
  /** What the pages have shown that contradicts itself since the last call. */
  contradictions(): Promise<string[]>
  /**
   * The pushed verdicts that were made after `diagnose` had answered that one of these checks fails, and do not show it,
   * of those since the last call.
   */
  lateVerdicts(codes: readonly string[]): string[]
}

/** Opens both pages, at this address of the server, and begins to note what is said. */
export async function openSurfaces(tillsync: Installation, url: () => string = () => tillsync.url): Promise<Surfaces> {
  const ownToken = await tillsync.tokenFor('ADMINISTRATOR')
  const open = async (path: string) => {
    const page = await openPage(linkTo(url(), tillsync.token, path))
    await page.locator('.status-line strong').waitFor()
    await page.evaluate(NOTE_CONTRADICTIONS)
    return page
  }
  const overview = await open('/')
  const diagnose = await open('/diagnose?of=*')
  const pushed: Verdict[] = []
  const answered: { verdict: Verdict; receivedAt: number }[] = []
  void follow(tillsync, pushed)

  const diagnosed = async () => {
    // The pages read with the other token, which has a limit.
    const { diagnose: verdict } = await tillsync.ask<{ diagnose: Verdict }>(
      `{ diagnose(input: { installation: true }) { ${VERDICT} } }`,
      {},
      ownToken,
    )
    answered.push({ verdict, receivedAt: Date.now() })
    return verdict
  }
  return {
    overview,
    diagnose,
    diagnosed,
    async agreed(isSought = () => true) {
      for (;;) {
        const now = await diagnosed().catch(() => null)
        if (now === null) continue
        if (process.env.VERDICT_LOG) console.log(new Date().toISOString(), now.answer)
        const [line, lineThere, found] = await Promise.all([
          overview.locator('.status-line').textContent(),
          diagnose.locator('.status-line').textContent(),
          diagnose.locator('.diagnosis').textContent(),
        ])
        const isWell = now.healthy && line === 'All customers are flowing'
        const says = saying(now.answer)
        const isSaid = says.test(line ?? '') && says.test(lineThere ?? '')
        if (isSought(now) && says.test(found ?? '') && (isWell || isSaid)) return now
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    },
    async contradictions() {
      const noted = await Promise.all(
        [overview, diagnose].map((page) => page.evaluate<string[]>('contradictions.splice(0)')),
      )
      return noted.flat()
    },
    lateVerdicts(codes) {
      const late = codes.flatMap((code) => {
        const shown = answered.filter(({ verdict }) => failedOf(verdict).includes(code))
        // `at` is when a diagnosis began to read; another one that began a little later may have read sooner.
        const first = Math.min(...shown.map(({ receivedAt }) => receivedAt))
        return pushed
          .filter(({ at }) => Date.parse(at) > first)
          .filter((verdict) => !failedOf(verdict).includes(code))
          .map(({ at, answer }) => `${code}: ${at} ${answer}`)
      })
      pushed.length = 0
      answered.length = 0
      return late
    },
  }
}

/** The sentence as the page shows it: times are written for people. */
function saying(sentence: string): RegExp {
  const parts = sentence.split(/\d{4}-\d\d-\d\dT[\d:.]+Z/)
  return new RegExp(parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+?'))
}

/** Keeps every verdict that is pushed; subscribes again when the server was away. */
async function follow(tillsync: Installation, pushed: Verdict[]): Promise<void> {
  let isOver = false
  afterFile(() => {
    isOver = true
  })
  while (!isOver) {
    const watching = tillsync.watch(`subscription { installationStatus { diagnosis { ${VERDICT} } } }`)
    try {
      for await (const { data } of watching) {
        const status = data?.installationStatus as { diagnosis: Verdict } | undefined
        if (!status) break
        pushed.push(status.diagnosis)
      }
    } catch {
      // The server is away.
    }
    await new Promise((resolve) => setTimeout(resolve, 500).unref())
  }
}
