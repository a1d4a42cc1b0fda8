import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseNow, processSkewSeconds } from '../../src/db/database-clock.ts'
import { startInstallation } from '../support/installation.ts'

test('a process whose clock is off says so once, and again when it agrees; what expires does not move', async () => {
  const { logLines } = await startInstallation({ distribute: false })
  const said = (text: string) => logLines.filter((line) => line.includes(text)).length
  const before = databaseNow().getTime()
  vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  expect(Math.abs((processSkewSeconds() ?? 0) + 3_600)).toBeLessThan(10)
  expect(databaseNow().getTime() - before).toBeGreaterThanOrEqual(0)
  const behind = 'the clock of this process is 3600 seconds behind that of headquarters'
  await expect.poll(() => said(behind), { timeout: 30_000 }).toBe(1)
  vi.useRealTimers()
  await expect.poll(() => said('the clock of this process agrees'), { timeout: 30_000 }).toBe(1)
  expect(said(behind)).toBe(1)
})
