import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findChanges } from '../../src/cli/config/compare.ts'
import { readServer } from '../../src/cli/config/read-server.ts'
import { readSettingsFile, settingsText } from '../../src/cli/config/settings-file.ts'
import { runCommand } from '../support/command-line.ts'
import { testDatabase } from '../support/databases.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// Settings as code: one installation as the source, and another one that begins empty.

let folder = ''
let source: Installation
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-config-'))
  source = await startInstallation()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileWith(text: string): Promise<string> {
  const file = join(folder, 'settings.yaml')
  await writeFile(file, text)
  return file
}
const connectionTo = async (to: Installation) => ({
  url: `${to.url}/graphql`,
  token: await to.tokenFor('ADMINISTRATOR'),
})
const exported = async (from: Installation) => settingsText(await readServer(await connectionTo(from)))
const config = (on: Installation, ...args: string[]) => runCommand(on, 'ADMINISTRATOR', ['config', ...args])
/** What an import of this text would change at the source, or why it would be refused. */
const changesOf = async (text: string) =>
  findChanges(await connectionTo(source), await readSettingsFile(await fileWith(text)), true)
const refusalOf = (text: string) =>
  changesOf(text).then(
    (changes) => `not refused: ${changes.join(', ')}`,
    (error: Error) => error.message.replaceAll(folder, ''),
  )

it('an import of an export sets up an empty installation equally, and changes nothing the second time', {
  timeout: 600_000,
}, async () => {
  const before = await source.ask<{ done: { userErrors: object[] } }>(
    `mutation ($input: SetUpOrganizationInput!) { done: setUpOrganization(input: $input) { userErrors { message } } }`,
    {
      input: {
        parameters: { tryCount: 5, addressPurposes: ['Chalet'] },
        legalEntities: [
          {
            ...{ dataAreaId: 'NLRT', name: 'Nederland', country: 'NLD', currency: 'EUR', languageId: 'nl-NL' },
            timeZone: 'Europe/Amsterdam',
            conflictPolicies: [{ fieldGroup: 'CONTACT', policy: 'CHANNEL_WINS' }],
            taxGroups: ['Z', 'A'],
          },
        ],
      },
    },
  )
  expect(before.done.userErrors).toEqual([])
  const made = await source.ask<{ done: { userErrors: object[] } }>(
    `mutation ($input: CreateScheduleInput!) { done: createSchedule(input: $input) { userErrors { message } } }`,
    {
      input: {
        ...{ schedule: 'nights', name: 'Nights', jobs: ['1110'], recurrence: '0 2 * * *', active: false },
        ...{ timeZone: 'Europe/Amsterdam', activeUntil: '2126-01-01T00:00:00Z' },
      },
    },
  )
  expect(made.done.userErrors).toEqual([])
  await source.ask('mutation { deleteSchedule(input: { schedule: "clean-up" }) { userErrors { message } } }')
  await source.ask('mutation { setAlertRule(input: { rule: WORK_WAITING, threshold: 15 }) { userErrors { message } } }')

  const out = join(folder, 'export.yaml')
  expect((await config(source, 'export', '--out', out)).code).toBe(0)
  const text = await readFile(out, 'utf8')
  expect(text).toBe(await exported(source))
  expect(text).toMatch(/conflictPolicies:\n +- fieldGroup: CONTACT\n +policy: CHANNEL_WINS/)
  expect(text).toContain('connection: env:HOUSTON_DATABASE_URL')
  expect(text).toMatch(
    /rule: WORK_WAITING\n +enabled: true\n +opensAfterSeconds: 60\n +closesAfterSeconds: 120\n +threshold: 15/,
  )
  expect(text).not.toContain('postgres')

  const [hq, houston, sanfrancisco] = await Promise.all([
    testDatabase('hq'),
    testDatabase('channel'),
    testDatabase('channel'),
  ])
  const empty = await startInstallation({ databases: { hq, houston, sanfrancisco } })
  const imported = await config(empty, 'import', out, '--confirm')
  expect(imported).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Changes made: \d+\.$/m) })
  expect(imported.stdout).toMatch(/^channel houston created$/m)
  expect(imported.stdout).toMatch(/^schedule clean-up deleted/m)
  expect(imported.stdout).toMatch(/^alert rule WORK_WAITING: threshold 5 → 15$/m)
  expect(await exported(empty)).toBe(text)
  expect(await config(empty, 'import', out)).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'The server has these settings; nothing was changed.\n',
  })
})

it('diff exits with 1 and prints what would change, with 0 for equal settings, and with 2 when it fails', {
  timeout: 300_000,
}, async () => {
  const text = `# ours\n${await exported(source)}`
  expect(await config(source, 'diff', await fileWith(text))).toMatchObject({ code: 0, stdout: '' })
  const changed = text.replace('name: Houston\n', 'name: Houston Galleria\n').replace('tryCount: ', 'tryCount: 1 # ')
  const file = await fileWith(changed)
  const different = await config(source, 'diff', file)
  expect(different).toMatchObject({ code: 1, stdout: 'parameters 1 changed\nchannel database houston-db changed\n' })
  const dry = await config(source, 'import', file, '--dry-run')
  expect(dry).toMatchObject({ code: 0, stdout: different.stdout })
  expect(await config(source, 'diff', await fileWith('version: [1'))).toMatchObject({ code: 2, stdout: '' })
})

it('a part that is missing stays as it is, and schedules that the file does not name would be deleted', async () => {
  expect(await changesOf('version: 1\n')).toEqual([])
  expect(await changesOf('version: 1\nfeatures: { PERF_CUSTOMER_ORDERS: on }\n')).toEqual([])
  const deleted = await changesOf('version: 1\nschedules: []\n')
  expect(deleted).toContain('schedule default-customers deleted: the file does not name it')
  expect(await changesOf('version: 1\nfeatures: { ASYNC_EDIT: on }\n')).toEqual(['feature ASYNC_EDIT: off → on'])
})

it('a rule of alerts that is named without a value gets its default, and one that is not named stays', async () => {
  await source.ask('mutation { setAlertRule(input: { rule: WORK_WAITING, threshold: 15 }) { userErrors { message } } }')
  expect(await changesOf('version: 1\nalerts: []\n')).toEqual([])
  expect(await changesOf('version: 1\nalerts:\n  - rule: WORK_WAITING\n')).toEqual([
    'alert rule WORK_WAITING: threshold 15 → 5',
  ])
  expect(await changesOf('version: 1\nalerts:\n  - { rule: CLOCKS_APART, enabled: false }\n')).toEqual([
    'alert rule CLOCKS_APART: enabled true → false',
  ])
  expect(await refusalOf('version: 1\nalerts:\n  - rule: NONE\n')).toMatch(
    /^\/settings\.yaml:3: alerts\.0\.rule: There is no rule "NONE"\. The rules are .* \(NOT_FOUND\)$/,
  )
  expect(await refusalOf('version: 1\nalerts:\n  - rule: WORK_WAITING\n    threshold: 5000\n')).toMatch(
    /^\/settings\.yaml:4: alerts\.0\.threshold: Give 0 to 1000, .* \(INVALID_VALUE\)$/,
  )
})

it('a withheld schedule is no difference', async () => {
  const text = await exported(source)
  await source.ask(
    'mutation { withholdSchedule(input: { schedule: "reconcile", reason: "For now" }) { userErrors { message } } }',
  )
  expect(await changesOf(text)).toEqual([])
})

it('refuses a file by line and key: its form, its values, and what the server does not have', async () => {
  expect(await refusalOf('version: 2\n')).toBe('/settings.yaml:1: version: version must be 1.')
  expect(await refusalOf('version: 1\nfeature: {}\n')).toBe(
    '/settings.yaml:2: feature: feature is not a known property.',
  )
  expect(await refusalOf('version: 1\norganization:\n  channels:\n    - id: x\n      type: SHOP\n')).toContain(
    '/settings.yaml:5: organization.channels.0.type: type must be RETAIL_STORE or ONLINE_STORE.',
  )
  expect(await refusalOf('version: 1\nfeatures:\n  # none\n  NONE: on\n')).toBe(
    '/settings.yaml:4: features.NONE: There is no feature with this key. (NOT_FOUND)',
  )
  const schedule = '  - { id: a, name: A, jobs: ["1110"],\n      recurrence: daily }\n'
  expect(await refusalOf(`version: 1\nschedules:\n${schedule}`)).toMatch(
    /^\/settings\.yaml:4: schedules\.0\.recurrence: .* \(INVALID_VALUE\)$/,
  )
  const database = '    - { id: x-db, name: X, group: none, connection: env:X }\n'
  expect(await refusalOf(`version: 1\norganization:\n  channelDatabases:\n${database}`)).toMatch(
    /^\/settings\.yaml:4: organization\.channelDatabases\.0\.group: .* \(UNKNOWN_REFERENCE\)$/m,
  )
  expect(await refusalOf('version: 1\nversion: 1\n')).toContain('unique')
})

it('changes nothing when something is wrong, and asks for the confirmation that a feature needs', {
  timeout: 300_000,
}, async () => {
  const before = await exported(source)
  const text = `version: 1
organization:
  parameters: { tryCount: 7 }
features:
  CLOUD_CUSTOMER_SEARCH: on
`
  const refused = await config(source, 'import', await fileWith(text))
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toMatch(/settings\.yaml:5: features\.CLOUD_CUSTOMER_SEARCH: Add --confirm to confirm: /)
  expect(await exported(source)).toBe(before)
})

it('only an administrator reads where the URL of a database is found', async () => {
  const ask = '{ channelDatabases { connection } }'
  expect(await source.ask(ask)).toMatchObject({
    channelDatabases: [{ connection: 'env:HOUSTON_DATABASE_URL' }, { connection: 'env:SANFRANCISCO_DATABASE_URL' }],
  })
  expect(await source.ask(ask, {}, await source.tokenFor('OPERATOR'))).toEqual({
    channelDatabases: [{ connection: null }, { connection: null }],
  })
})
