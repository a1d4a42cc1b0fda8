// @module-tag long
import { expect, test } from 'vitest'
import { asApplication } from '../support/databases.ts'
import { openFaultyLine } from '../support/faulty-line.ts'
import { startInstallation } from '../support/installation.ts'

type Ready = { code: number; workers: string }

async function readyz(url: string): Promise<Ready> {
  const answer = await fetch(`${url}/readyz`)
  const { parts } = (await answer.json()) as { parts: { workers: string } }
  return { code: answer.status, workers: parts.workers }
}

const SILENT = expect.stringMatching(/^last look at the queue \d+ s ago$/)
const OUTAGE = 'the job queue at headquarters cannot be reached'

test('a worker that does not read the queue is reported by readyz, the API and diagnose, until it reads again', async () => {
  const viewer = await startInstallation()
  const line = await openFaultyLine(asApplication(viewer.databases.hq))
  const worker = await startInstallation({
    databases: viewer.databases,
    settings: { TILLSYNC_ROLES: 'worker', HQ_DATABASE_URL: line.url },
  })
  const workers = async () =>
    (await viewer.ask<{ scheduleWorkers: object }>('{ scheduleWorkers { alive lastLookAt } }')).scheduleWorkers
  const check = async () => {
    const { diagnose } = await viewer.ask<{
      diagnose: { checks: { code: string; status: string; message: string }[] }
    }>('{ diagnose(input: { installation: true }) { checks { code status message } } }')
    return diagnose.checks.find(({ code }) => code === 'WORKER_ALIVE')
  }
  const soon = { timeout: 120_000, interval: 200 }
  await expect.poll(() => readyz(worker.url), soon).toEqual({ code: 200, workers: 'ok' })
  await expect.poll(() => readyz(viewer.url), soon).toEqual({ code: 200, workers: 'ok' })
  expect(await workers()).toEqual({ alive: 1, lastLookAt: expect.any(String) })
  expect(await check()).toMatchObject({ status: 'PASS' })

  line.mode = 'silent'
  line.silence()
  await expect.poll(() => readyz(viewer.url), soon).toEqual({ code: 200, workers: SILENT })
  await expect.poll(() => readyz(worker.url), soon).toEqual({ code: 503, workers: SILENT })
  expect(await workers()).toEqual({ alive: 0, lastLookAt: expect.any(String) })
  expect(await check()).toMatchObject({
    status: 'FAIL',
    message: expect.stringMatching(/The job queue was last read at 2.*restart it/),
  })
  expect(worker.logLines.filter((text) => text.includes(OUTAGE))).toHaveLength(1)

  line.mode = 'open'
  await expect.poll(() => readyz(worker.url), { timeout: 120_000, interval: 200 }).toEqual({ code: 200, workers: 'ok' })
  await expect.poll(() => readyz(viewer.url), soon).toEqual({ code: 200, workers: 'ok' })
  expect(await check()).toMatchObject({ status: 'PASS' })
  expect(worker.logLines.filter((text) => text.includes('"msg":"schedules"'))).toEqual([])
}, 600_000)
