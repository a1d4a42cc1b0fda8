// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { createCustomers } from '../headquarters/reconcile/planting.ts'
import { runCommand } from '../support/command-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let installation: Installation
let customer: { key: string; operation: string }
beforeAll(async () => {
  installation = await startInstallation()
  await createCustomers(installation, ['Ada'])
  await installation.runJob('P-0001')
  const [uploaded] = await execute<{ key: string; operation: string }>(
    installation.databases.hq.db,
    sql`select customer_key as key, operation_id as operation from operation`,
  )
  if (!uploaded) throw new Error('Nothing was uploaded.')
  customer = uploaded
})

const diagnose = (...args: string[]) => runCommand(installation, 'OPERATOR', ['diagnose', ...args])
const diagnoseAll = (...args: string[]) => runCommand(installation, 'ADMINISTRATOR', ['diagnose', ...args])

it('gives the same cause and remedies for a customer by each of its identifiers, and for its operation', async () => {
  const told = await diagnose(customer.key)
  expect(told.stderr).toBe('')
  const byOperation = await diagnose(customer.operation)
  const byEmail = await diagnose('ada@example.com')
  const answers = [told, byOperation, byEmail].map(({ code, stdout }) => [code, stdout.split('\n')[0]])
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(told.code).toBe(2)
  expect(told.stdout).toMatch(/^Waits for: Synchronize customers and channel requests\.$/m)
  expect(told.stdout).toMatch(
    /^FAIL +Is the operation synchronized \(OnlineOperationCompleted = 1\), or will it be in time/m,
  )
  expect(told.stdout).toMatch(/^Remedy: Run Synchronize customers and channel requests$/m)
}, 600_000)

it('applies a remedy by its id, first as a dry run, and diagnoses again', async () => {
  await installation.travel()
  const paused = await installation.ask<{ setDataSyncPaused: { userErrors: unknown[] } }>(
    `mutation { setDataSyncPaused(input: { channelDatabase: "houston-db", paused: true }) { userErrors { code } } }`,
  )
  expect(paused.setDataSyncPaused.userErrors).toEqual([])
  const told = await diagnoseAll('--channel', 'houston')
  expect(told.code).toBe(2)
  expect(told.stdout).toMatch(/^FAIL +Is data synchronization active/m)
  expect((await diagnose('--channel', 'houston')).stdout).toContain('This token may not apply it.')
  const id = /tillsync diagnose --apply (\S+)/.exec(told.stdout)?.[1] ?? ''
  const dry = await diagnoseAll('--apply', id, '--dry-run')
  expect(dry).toMatchObject({ code: 0, stderr: '' })
  expect((await diagnoseAll('--channel', 'houston')).stdout).toMatch(/^FAIL +Is data synchronization active/m)
  const applied = await diagnoseAll('--apply', id, '--reason', 'As the diagnosis says')
  expect(applied.stdout).toMatch(/^setDataSyncPaused was called\. Cured\.\n/)
  expect(applied.stdout).not.toMatch(/^FAIL +Is data synchronization active/m)
}, 600_000)

it('says that a remedy has not cured while its check does not pass', async () => {
  for (const channelDatabase of ['houston-db', 'sanfrancisco-db'])
    await installation.ask(
      `mutation ($input: SetDataSyncPausedInput!) { setDataSyncPaused(input: $input) { userErrors { code } } }`,
      { input: { channelDatabase, paused: true } },
    )
  const { stdout } = await diagnoseAll()
  const remedies = [...stdout.matchAll(/tillsync diagnose --apply (\S+)/g)].map(([, id = '']) => id)
  const [one = '', other = ''] = remedies
  expect((await diagnoseAll('--apply', one)).stdout).toMatch(
    /^setDataSyncPaused was called\. Not cured: its check does not pass yet\.\n/,
  )
  expect((await diagnoseAll('--apply', other)).stdout).toMatch(/^setDataSyncPaused was called\. Cured\.\n/)
}, 600_000)

it('refuses options that exclude each other, and reports a subject that is not found', async () => {
  expect(await diagnose('ada@example.com', '--channel', 'houston')).toMatchObject({
    code: 1,
    stderr: 'Give one subject: a customer or an operation, --channel, --feature, or --apply.\n',
  })
  expect((await diagnose('--dry-run')).stderr).toBe('--dry-run, --values and --reason need --apply.\n')
  expect((await diagnose('--apply', 'nonsense')).code).toBe(1)
  const nowhere = await diagnose('+31 20 555 0199')
  expect(nowhere.code).toBe(2)
  expect(nowhere.stdout).toMatch(/^FAIL +Does headquarters or a channel database have it/m)
  expect((await diagnose()).stdout).toMatch(/^PASS +Can headquarters be reached\? /m)
}, 600_000)
