import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseWhere } from '../../../../src/cli/shared/where.ts'
import { type Database, execute } from '../../../../src/db/client.ts'
import { runCommand } from '../../../support/command-line.ts'
import { type Installation, startInstallation } from '../../../support/installation.ts'
import { make } from '../../../support/staged.ts'
import { failedCreates } from './bulk-support.ts'

let installation: Installation
let hq: Database
beforeAll(async () => {
  installation = await startInstallation()
  hq = installation.databases.hq.db
}, 120_000)

const tillsync = (...args: string[]) => runCommand(installation, 'OPERATOR', args)

describe('tillsync operations', () => {
  it('prints the failed operations as a table, with channel and cause', async () => {
    await failedCreates(hq, 2, 'listed')
    const other = await make.operation(hq, { channelDatabaseId: 'sanfrancisco-db', status: 'FAILED' })
    const uploaded = await make.operation(hq, { capturedAt: '2026-01-01T00:00:00Z' })
    const failed = await tillsync('operations', '--failed', '--channel', 'houston', '--fingerprint', 'listed')
    const [header, rule, ...rows] = failed.stdout.trim().split('\n')
    expect([failed.code, failed.stderr]).toEqual([0, ''])
    expect(header).toMatch(/^Captured +Channel +Status +Kind +Customer +Last known error +Operation$/)
    expect(rule).toMatch(/^[- ]+$/)
    expect(rows).toHaveLength(2)
    for (const row of rows)
      expect(row).toMatch(/houston +FAILED +CREATE_CUSTOMER +\S+ +NUMBER_SEQUENCE_EXHAUSTED +\S+$/)

    const all = await tillsync('operations')
    for (const { operationId } of [other, uploaded]) expect(all.stdout).toContain(operationId)
    const page = await tillsync('operations', '--failed', '--first', '1')
    const after = /--after (\S+)/.exec(page.stderr)?.[1] ?? ''
    expect((await tillsync('operations', '--failed', '--first', '1', '--after', after)).stdout).not.toEqual(page.stdout)
    expect((await tillsync('operations', '--fingerprint', 'nothing')).stderr).toBe('No operation matches.\n')
  }, 60_000)

  it('prints the causes of failures with advice', async () => {
    const { stdout } = await tillsync('operations', '--groups', '--channel', 'houston')
    expect(stdout).toMatch(/^2 +NUMBER_SEQUENCE_EXHAUSTED +PERMANENT .* houston +listed +The number sequence/m)
  }, 60_000)
})

describe('tillsync synchronize --where', () => {
  it('prints the outcome with --dry-run, then runs it and follows the run to its end', async () => {
    await failedCreates(hq, 3, 'corrected')
    await make.operation(hq, {
      status: 'FAILED',
      capturedAt: '2020-01-01T00:00:00Z',
      customer: { name: 'Bad', email: 'nonsense' },
    })
    const where = ['--where', 'status=failed capturedBefore=2020-02-01T00:00:00Z']
    const dry = await tillsync('synchronize', ...where, '--dry-run')
    expect(dry).toMatchObject({ code: 0, stderr: '' })
    expect(dry.stdout).toMatch(/Dry run of 1 operations: 0 would be created, .* 1 refused/)
    expect(dry.stdout).toMatch(/1 +INVALID_EMAIL email +This is not an e-mail address/)

    const done = await tillsync('synchronize', '--where', 'status=FAILED fingerprint=corrected', '--reason', 'extended')
    expect(done).toMatchObject({ code: 0 })
    expect(done.stderr).toMatch(/Bulk run \d+: 3 operations/)
    expect(done.stdout).toContain('FINISHED: 3 done, 0 failed, 0 skipped of 3')
    const reasons = await execute(hq, sql`select reason from bulk_run`)
    expect(reasons).toEqual([{ reason: 'extended' }])

    const failed = await tillsync('synchronize', ...where)
    expect(failed.code).toBe(1)
    expect(failed.stdout).toContain('FINISHED: 0 done, 1 failed, 0 skipped of 1')
  }, 60_000)

  it('refuses conditions that do not exist', async () => {
    const unknown = await tillsync('synchronize', '--where', 'colour=red')
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toMatch(/^Unknown condition "colour"\. The conditions are: channel, status,/)
    expect((await tillsync('synchronize', '--dry-run')).stderr).toMatch(/need --where/)
  }, 60_000)
})

describe('--where', () => {
  it('reads names and values, lists, enums in lower case and texts in quotes', () => {
    expect(
      parseWhere(
        'status=failed,UPLOADED channel=houston,online search="ada lovelace" everFailed=true capturedAfter=2026-01-01T00:00:00Z',
      ),
    ).toEqual({
      status: ['FAILED', 'UPLOADED'],
      channel: ['houston', 'online'],
      search: 'ada lovelace',
      everFailed: true,
      capturedAfter: '2026-01-01T00:00:00.000Z',
    })
  })

  it.each(['', 'failed', 'status=FAILED and more', 'search="open', 'everFailed=perhaps', 'toString=1'])(
    'does not read %j',
    (text) => {
      expect(() => parseWhere(text)).toThrow()
    },
  )
})
