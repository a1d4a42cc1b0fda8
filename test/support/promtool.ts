import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'

/** The tool of Prometheus, which Debian has in its package `prometheus`. */
export const hasPromtool = spawnSync('promtool', ['--version']).status === 0

/** The lines of a scrape, with the labels that Prometheus adds: `name{labels}` and the value. */
export type Scraped = readonly (readonly [series: string, value: number])[]

/**
 * What Prometheus gets from a process: its metrics and `up` 1; `up` 0 when it does not answer in time, as Prometheus
 * itself would find.
 */
export async function scrape(instance: string, url: string, token: string): Promise<Scraped> {
  const own = `instance="${instance}",job="tillsync"`
  try {
    const answer = await fetch(`${url}/metrics`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(8_000),
    })
    if (!answer.ok) throw new Error(`/metrics answers ${answer.status}.`)
    const lines = (await answer.text()).split('\n').flatMap((line) => {
      const [, name = '', labels, value = ''] = /^(tillsync_\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      return name === '' ? [] : [[`${name}{${labels ? `${labels},` : ''}${own}}`, Number(value)] as const]
    })
    return [[`up{${own}}`, 1], ...lines]
  } catch {
    return [[`up{${own}}`, 0]]
  }
}

/** The alerts of `deploy/observe` that fire when everything stays as it was scraped for half an hour. */
export async function alertsOf(scraped: Scraped): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-promtool-'))
  try {
    await cp(join(PACKAGE_FOLDER, 'deploy', 'observe', 'alerts.yml'), join(folder, 'alerts.yml'))
    const situation = {
      rule_files: ['alerts.yml'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: scraped.map(([series, value]) => ({ series, values: `${decimal(value)}x40` })),
          // It has no other way to say what fires than that it is not what was expected.
          promql_expr_test: [
            { expr: 'group by (alertname) (ALERTS{alertstate="firing"})', eval_time: '30m', exp_samples: [] },
          ],
        },
      ],
    }
    await writeFile(join(folder, 'situation.yml'), stringify(situation))
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'situation.yml'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const said = `${stdout}${stderr}`
    const fired = [...said.matchAll(/alertname="(\w+)"/g)].map(([, name = '']) => name)
    if (status !== 0 && fired.length === 0) throw new Error(`promtool: ${said}`)
    return [...new Set(fired)].sort()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Without an exponent, which the tool would take for a part of its own notation. */
const decimal = (value: number): string => (Number.isFinite(value) ? String(Number(value.toFixed(6))) : 'NaN')
