import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { execute, openDatabase } from '../../src/db/client.ts'
import { startDatabaseServers } from '../../src/start/database-servers.ts'
import { serverFolder } from '../db/servers.ts'
import { watchedLog } from '../support/canary.ts'

test('the embedded server of the channels that could not start is started again when it is needed next', async () => {
  const folder = serverFolder()
  const config = readConfig({ TILLSYNC_DATA: folder, HQ_DATABASE_URL: inject('serverUrl') })
  const servers = await startDatabaseServers(config, watchedLog().log)
  onTestFinished(() => servers.stop())
  // No folder can be made where a file is.
  await writeFile(join(folder, 'channels'), '')
  await expect(servers.channelUrl('embedded:houston-db')).rejects.toThrow()
  await rm(join(folder, 'channels'))
  const db = openDatabase(await servers.channelUrl('embedded:houston-db'))
  onTestFinished(() => db.close())
  expect(await execute(db, sql`select current_database() as name`)).toEqual([{ name: 'houston-db' }])
}, 120_000)
