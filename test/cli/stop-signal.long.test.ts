// @module-tag long
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { postgres } from '../../src/db/driver-guard.ts'
import { until } from '../db/servers.ts'
import { testDatabase } from '../support/databases.ts'
import { dataFolder, leftBehind, ownDatabases, PROGRAM, startCommand, UP } from './programs.ts'

const serve = (settings: Readonly<Record<string, string>>) =>
  startCommand(process.execPath, [PROGRAM, 'serve'], settings)
const entries = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

describe('a stop', { timeout: 600_000 }, () => {
  test('is not cut off by the same signal again: Ctrl-C comes from the terminal and from npm', async () => {
    const data = dataFolder()
    const server = serve(await ownDatabases(data))
    await server.printed(UP)
    server.starter.kill('SIGINT')
    await server.printed(/Stopping …/)
    server.starter.kill('SIGINT')
    server.starter.kill('SIGTERM')
    expect(await once(server.starter, 'exit')).toEqual([0, null])
    await server.ended
    expect(server.output()).toMatch(/Stopping …\n(\{.*\}\n)*Stopped\.\n$/)
    expect(leftBehind(data)).toEqual([])
  })
})

describe('a first signal while the server starts stops it cleanly', { timeout: 600_000 }, () => {
  test.each<[string, (data: string) => boolean]>([
    ['the data folders are made', (data) => entries(join(data, 'headquarters')).some((name) => name.includes('.new-'))],
    ['one embedded server is up', (data) => leftBehind(data).length > 0],
  ])('while %s', async (_, reached) => {
    const data = dataFolder()
    const server = serve({ TILLSYNC_DATA: data })
    await until(() => reached(data))
    server.starter.kill('SIGTERM')
    expect(await once(server.starter, 'exit')).toEqual([0, null])
    await server.ended
    expect(server.output()).toMatch(/Stopping …\n(.*\n)*Stopped\.\n$/)
    expect(server.output()).not.toContain('is running')
    expect(leftBehind(data)).toEqual([])
    for (const name of ['headquarters', 'channels'])
      expect(entries(join(data, name)).filter((entry) => entry.includes('.new-'))).toEqual([])
  })

  test('while a migration waits', async () => {
    const hq = await testDatabase('hq')
    // A migration is missing, and another process has the turn.
    await hq.db.execute(sql`
      delete from drizzle.__expansions where id = (select max(id) from drizzle.__expansions)`)
    const other = postgres(hq.url, { max: 1 })
    onTestFinished(() => other.end({ timeout: 0 }))
    await other`select pg_advisory_lock(7205117002)`
    const server = serve(await ownDatabases(dataFolder(), hq))
    await until(async () => {
      const asking = await other`
        select from pg_stat_activity where datname = current_database() and application_name = 'tillsync migrate'
          and query like '/* db.takeTurn */%'`
      return asking.length > 0
    })
    server.starter.kill('SIGTERM')
    expect(await once(server.starter, 'exit')).toEqual([0, null])
    await server.ended
    expect(server.output()).toMatch(/Stopping …\n(\{.*\}\n)*Stopped\.\n$/)
  })
})
