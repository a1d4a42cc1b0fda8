import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { createCustomers } from '../headquarters/reconcile/planting.ts'
import { runCommand } from '../support/command-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let installation: Installation
beforeAll(async () => {
  installation = await startInstallation()
  await createCustomers(installation, ['Ada', 'Bella'])
  await installation.travel()
})

const reconcile = (...args: string[]) => runCommand(installation, 'OPERATOR', ['reconcile', ...args])

it('exits with a code for differences, prints them, and finds none after 1010', {
  tags: 'long',
  timeout: 180_000,
}, async () => {
  const equal = await reconcile()
  expect(equal).toMatchObject({ code: 0, stderr: '' })
  expect(equal.stdout).toMatch(/^Run \d+: FINISHED \(No difference\.\)\n/)
  expect(equal.stdout).toMatch(/^houston-db +EQUAL +\S+ +2 +/m)
  expect(equal.stdout).toMatch(/^headquarters +EQUAL +/m)

  const { houston, hq } = installation.databases
  await execute(houston.db, sql`delete from settlement`)
  const dry = await reconcile('--dry-run')
  expect(dry).toMatchObject({ code: 2, stderr: '' })
  expect(dry.stdout).toMatch(/^STALE_OUTCOME_AT_CHANNEL +houston-db +2 +0$/m)
  expect(await execute(hq.db, sql`select from difference`)).toEqual([])

  const different = await reconcile('--database', 'houston-db')
  expect(different).toMatchObject({ code: 2, stderr: '' })
  expect(different.stdout).not.toContain('sanfrancisco-db')
  expect(
    different.stdout.match(/^OPEN +STALE_OUTCOME_AT_CHANNEL +houston-db +[\da-f-]{36} .*The next 1010 /gm),
  ).toHaveLength(2)
  await installation.runJob('1010')
  expect(await reconcile('--changes')).toMatchObject({ code: 0, stderr: '' })
})

it('reports that it could not compare, which is not equal', async () => {
  expect(await reconcile('--database', 'nowhere-db')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'There is no channel database "nowhere-db". (NOT_FOUND)\n',
  })
  await execute(installation.databases.houston.db, sql`delete from applied_job where job_id = '1010'`)
  for (const how of [[], ['--dry-run']]) {
    const ended = await reconcile(...how)
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('Job 1010 has never been applied to this channel database.')
  }
}, 60_000)
