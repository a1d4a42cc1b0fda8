// @module-tag long
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { openDatabase } from '../../src/db/client.ts'
import { startDatabaseServers } from '../../src/start/database-servers.ts'
import { dataFolder, leftBehind, PROGRAM, startCommand } from '../cli/programs.ts'
import { serverFolder } from '../db/servers.ts'
import { watchedLog } from '../support/canary.ts'

const run = (data: string, ...args: string[]) =>
  startCommand(process.execPath, [PROGRAM, ...args], { TILLSYNC_DATA: data })

describe('where the second embedded server cannot start', { timeout: 600_000 }, () => {
  test.each(['serve', 'migrate'])(
    '`%s` leaves the first one stopped, ends with 1, and says what to do',
    async (command) => {
      const data = dataFolder()
      // Looks like a data folder, and PostgreSQL takes it for none.
      mkdirSync(join(data, 'channels/data'), { recursive: true })
      writeFileSync(join(data, 'channels/data/tillsync.json'), '{"password":"none","port":1}\n')
      const program = run(data, command)
      expect(await once(program.starter, 'exit')).toEqual([1, null])
      await program.ended
      expect(program.output()).toMatch(/PostgreSQL did not start over .*channels.data: .*choose another data folder/)
      expect(program.output()).not.toMatch(/^ +at /m)
      expect(leftBehind(data)).toEqual([])
    },
  )

  test('a file in its place is named', async () => {
    const data = dataFolder()
    writeFileSync(join(data, 'channels'), '')
    const program = run(data, 'serve')
    expect(await once(program.starter, 'exit')).toEqual([1, null])
    await program.ended
    expect(program.output()).toMatch(/has a file where a folder is expected.*channels/)
    expect(leftBehind(data)).toEqual([])
  })
})

test('a port in use is noticed before an embedded server is started', { timeout: 600_000 }, async () => {
  const data = dataFolder()
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void squatter.close())
  const address = squatter.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const program = run(data, 'serve', '--port', String(port))
  expect(await once(program.starter, 'exit')).toEqual([1, null])
  await program.ended
  expect(program.output()).toContain(`Port ${port} of 127.0.0.1 is in use`)
  expect(['headquarters', 'channels'].filter((name) => existsSync(join(data, name)))).toEqual([])
  expect(leftBehind(data)).toEqual([])
})

test('the embedded server of the channels that could not start is started again when it is needed next', async () => {
  const folder = serverFolder()
  const config = readConfig({ TILLSYNC_DATA: folder, HQ_DATABASE_URL: inject('serverUrl') })
  const servers = await startDatabaseServers(config, watchedLog().log)
  onTestFinished(() => servers.stop())
  // No folder can be made where a file is.
  writeFileSync(join(folder, 'channels'), '')
  await expect(servers.channelUrl('embedded:houston-db')).rejects.toThrow()
  rmSync(join(folder, 'channels'))
  const db = openDatabase(await servers.channelUrl('embedded:houston-db'))
  onTestFinished(() => db.close())
  expect(await db.execute(sql`select current_database() as name`)).toEqual([{ name: 'houston-db' }])
}, 600_000)
