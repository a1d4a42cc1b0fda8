// @module-tag long
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../../src/config/package.ts'

test('a fleet of processes starts, connects all its stores, and ends all it has started', async () => {
  const fleet = spawn(process.execPath, ['--import', 'tsx', 'scripts/fleet.ts', '--stores', '2', '--once'], {
    cwd: PACKAGE_FOLDER,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [code]] = await Promise.all([text(fleet.stdout), once(fleet, 'exit')])
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Every store is connected') })
  const urls = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([url]) => url)
  expect(urls).toHaveLength(4)
  for (const url of urls) await expect(fetch(url)).rejects.toThrow()
})
