import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { serverFilePath } from '../../src/cli/connect/connection.ts'
import { dataFolder, ownDatabases, startCommand, UP } from './programs.ts'

test('servers that start together on one data folder all start, and commands find one of them', async () => {
  const settings = await ownDatabases(dataFolder())
  const servers = Array.from({ length: 4 }, () => startCommand('node', ['bin/tillsync.mjs', 'serve'], settings))
  await Promise.all(servers.map((server) => server.printed(UP)))
  const { pid, url } = JSON.parse(readFileSync(serverFilePath(settings.TILLSYNC_DATA ?? ''), 'utf8'))
  expect(servers.map(({ starter }) => starter.pid)).toContain(pid)
  expect(url).toMatch(/\/graphql$/)
  for (const { starter } of servers) starter.kill('SIGTERM')
  await Promise.all(servers.map(({ ended }) => ended))
}, 300_000)
