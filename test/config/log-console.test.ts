import { expect, onTestFinished, test } from 'vitest'
import type { Log } from '../../src/config/log.ts'
import { logConsole } from '../../src/config/log-console.ts'

test('what a library prints is a line of the log, without the values that its messages quote', () => {
  const lines: unknown[] = []
  const line = (...parts: unknown[]) => void lines.push(parts)
  const log: Log = { error: line, warn: line, info: line, debug: line }
  onTestFinished(logConsole(log))
  const lost = Object.assign(new Error('Key (email)=(ada@example.com) already exists'), { code: 'ECONNRESET' })
  console.trace(lost)
  console.error('completeJob: attempt 1/5 failed. Error: ada@example.com')
  expect(lines).toMatchObject([
    [{ fault: { name: 'Error' } }, 'printed by a library'],
    [{ fault: { name: 'Error', message: 'A library printed text with console.error.' } }, 'printed by a library'],
  ])
  expect(JSON.stringify(lines)).not.toContain('ada@')
})
