import { beforeAll, expect, test } from 'vitest'
import { causes, type Diagnosis, diagnose } from '../diagnose/asking.ts'
import { ask } from '../diagnose/stage.ts'
import { runCommand, runHere } from '../support/command-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// No process runs the schedules here.

let it: Installation
beforeAll(async () => {
  it = await startInstallation()
})

const FIELDS = 'id status active recurrence timeZone activeFrom activeUntil nextRunAt withheld { by reason }'
const call = async (mutation: string, type: string, input: object) => {
  const { done } = await it.ask<{ done: { schedule: object | null; userErrors: object[] } }>(
    `mutation ($input: ${type}!) {
      done: ${mutation}(input: $input) { schedule { ${FIELDS} } userErrors { code field } }
    }`,
    { input },
  )
  return done
}
const schedule = (...args: string[]) => runCommand(it, 'ADMINISTRATOR', ['schedule', ...args])
const found = ({ checks }: Diagnosis, code: string) => checks.find((check) => check.code === code)

test('creates, lists, changes and deletes a schedule', async () => {
  const input = { schedule: 'mornings', name: 'Mornings', jobs: ['1110'], recurrence: '0 7 * * 1-5' }
  const created = await call('createSchedule', 'CreateScheduleInput', { ...input, activeFrom: '2126-01-01T00:00:00Z' })
  expect(created).toMatchObject({ schedule: { status: 'NOT_STARTED', timeZone: 'UTC', active: true }, userErrors: [] })
  // What is left out stays; null is no beginning.
  const set = { schedule: 'mornings', activeFrom: null, timeZone: 'Europe/Amsterdam' }
  expect((await call('setSchedule', 'SetScheduleInput', set)).schedule).toMatchObject({
    status: 'ACTIVE',
    recurrence: '0 7 * * 1-5',
    activeFrom: null,
  })
  const { schedules } = await it.ask<{ schedules: { id: string }[] }>('{ schedules { id } }')
  const ids = schedules.map(({ id }) => id)
  expect(ids).toContain('mornings')
  expect(ids).toEqual([...ids].sort())
  expect(await call('deleteSchedule', 'DeleteScheduleInput', { schedule: 'mornings' })).toMatchObject({
    userErrors: [],
  })
  expect(await call('deleteSchedule', 'DeleteScheduleInput', { schedule: 'mornings' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', field: ['input', 'schedule'] }],
  })
})

test('has its next runs, and a change that is only tried has those that it would have', async () => {
  const input = { schedule: 'quarters', name: 'Quarters', jobs: ['1110'], recurrence: '*/15 * * * *' }
  await call('createSchedule', 'CreateScheduleInput', input)
  const nextRuns = async (change: object) => {
    const { setSchedule } = await it.ask<{ setSchedule: { schedule: { nextRuns: string[] } } }>(
      `mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { schedule { nextRuns(first: 3) } } }`,
      { input: { schedule: 'quarters', dryRun: true, ...change } },
    )
    return setSchedule.schedule.nextRuns.map((time) => time.slice(14, 16))
  }
  const quarters = ['00', '15', '30', '45']
  const runs = await nextRuns({})
  const from = quarters.indexOf(runs[0] ?? '')
  expect(runs).toEqual([0, 1, 2].map((n) => quarters[(from + n) % 4]))
  expect(await nextRuns({ recurrence: '7 * * * *' })).toEqual(['07', '07', '07'])
  expect(await nextRuns({ active: false })).toEqual([])
  await call('deleteSchedule', 'DeleteScheduleInput', { schedule: 'quarters' })
})

test('a withheld schedule is not called stuck: the diagnosis names who withheld it, and the release as the remedy', async () => {
  const { createCustomer } = await it.ask<{ createCustomer: { customer: { id: string } } }>(
    `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "one", customer: { firstName: "Ada", lastName: "Lovelace" } }) {
      customer { id } } }`,
  )
  const withheld = { schedule: 'default-customers', reason: 'Stocktaking' }
  expect((await call('withholdSchedule', 'WithholdScheduleInput', withheld)).schedule).toMatchObject({
    status: 'WITHHELD',
    nextRunAt: null,
    withheld: { reason: 'Stocktaking' },
  })
  const whole = await diagnose(it, { installation: true })
  expect(causes(whole)).not.toContain('SCHEDULES_ON_TIME')
  expect(causes(whole)).not.toContain('SCHEDULE_OVERDUE')
  expect(found(whole, 'SCHEDULES_ON_TIME')).toMatchObject({
    message: expect.stringMatching(/default-customers is withheld since \S+ by \S+\.$/),
    evidence: [{ label: 'default-customers', value: 'Stocktaking' }],
  })
  expect(found(whole, 'UPLOADED_IN_TIME')?.message).toMatch(/no active schedule uploads those of houston-db\.$/)
  const parts = await (await fetch(`${it.url}/readyz`)).json()
  expect(parts).toMatchObject({ parts: { schedules: 'withheld, or not active yet: default-customers' } })

  const customer = await diagnose(it, { customer: { id: createCustomer.customer.id } })
  expect(customer.answer).toMatch(
    /^No active schedule runs P-0001 for houston-db: default-customers is withheld since .* Release it, or run P-0001/,
  )
  const remedy = customer.remedies.find(({ mutation }) => mutation === 'releaseSchedule')
  expect(remedy).toMatchObject({ title: 'Release the schedule default-customers', needsInput: [] })
  await ask(it, 'releaseSchedule', 'ReleaseScheduleInput!', remedy?.variables.input ?? {})
  expect(found(await diagnose(it, { installation: true }), 'SCHEDULES_ON_TIME')?.message).toBe(
    'The schedules are active.',
  )
})

test('a schedule that is not active yet is not called stuck, one that has ended is', async () => {
  const set = (input: object) => call('setSchedule', 'SetScheduleInput', { schedule: 'default-customers', ...input })
  await set({ activeFrom: '2126-01-01T00:00:00Z' })
  const later = await diagnose(it, { installation: true })
  expect(found(later, 'SCHEDULES_ON_TIME')).toMatchObject({
    status: 'PASS',
    message: expect.stringContaining('default-customers is not active until 2126-01-01T00:00:00.000Z'),
  })
  expect((await set({ activeFrom: null, activeUntil: '2026-01-01T00:00:00Z' })).schedule).toMatchObject({
    status: 'ENDED',
    nextRunAt: null,
  })
  const ended = await diagnose(it, { installation: true })
  expect(found(ended, 'SCHEDULES_ON_TIME')).toMatchObject({
    status: 'FAIL',
    message: expect.stringContaining('is not active since 2026-01-01T00:00:00.000Z. Change its active period'),
    remedies: [],
  })
  await set({ activeUntil: null })
})

test('the command line creates, withholds, lists, releases and deletes a schedule', { timeout: 180_000 }, async () => {
  const created = await schedule(
    'create',
    'nights',
    '--name',
    'Nights',
    '--jobs',
    '1070,1110',
    '--recurrence',
    '0 2 * * *',
  )
  expect(created).toMatchObject({ code: 0, stderr: '' })
  const withheld = await schedule('withhold', 'nights', '--reason', 'Holidays', '--json')
  expect(JSON.parse(withheld.stdout)).toMatchObject({
    schedule: { status: 'WITHHELD', withheld: { reason: 'Holidays' } },
    userErrors: [],
  })
  expect((await schedule('list')).stdout).toMatch(/^nights +WITHHELD +1070,1110 +all +0 2 \* \* \* +UTC .*Holidays$/m)
  expect((await schedule('release', 'nights')).stdout).toMatch(/^nights +ACTIVE /m)
  expect(await schedule('withhold', 'nights')).toMatchObject({ code: 1, stderr: 'Write why: add --reason.\n' })
  const refused = await schedule('set', 'nights', '--recurrence', 'daily')
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('(INVALID_VALUE)') })
  expect((await schedule('delete', 'nights')).code).toBe(0)
  expect((await schedule('delete', 'nights')).stderr).toContain('(NOT_FOUND)')
})

/** Runs a command in this process, and returns what it has printed as JSON. */
const here = async <T>(...args: string[]): Promise<T> => {
  const { code, out, err } = await runHere(...args, '--json', '--url', `${it.url}/graphql`, '--token', it.token)
  if (code !== 0) throw new Error(err)
  return JSON.parse(out)
}

test('a copy is like its original but switched off, and what is given replaces its values', async () => {
  const { schedules } = await it.ask<{ schedules: object[] }>('{ schedules { id name jobs group recurrence } }')
  const original = schedules.find((each) => 'id' in each && each.id === 'default-channel-configuration')
  const copied = await here<{ schedule: object }>('schedule', 'copy', 'default-channel-configuration', 'copied')
  expect(copied).toMatchObject({ schedule: { ...original, id: 'copied', active: false }, userErrors: [] })
  const other = ['copied', 'copied-2', '--jobs', '1110', '--active', '--dry-run']
  expect(await here('schedule', 'copy', ...other)).toMatchObject({ schedule: { jobs: ['1110'], active: true } })
  for (const [id, to] of [
    ['none', 'copied-3'],
    ['copied', 'copied'],
  ] as const)
    await expect(here('schedule', 'copy', id, to)).rejects.toThrow(/There is no schedule "none"|DUPLICATE_ID/)
  await here('schedule', 'delete', 'copied')
})

const group = async (mutation: string, input: object) => {
  type Answer = { group: object | null; schedules: string[]; userErrors: { code: string; field: string[] }[] }
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  const { done } = await it.ask<{ done: Answer }>(
    `mutation ($input: ${type}!) {
      done: ${mutation}(input: $input) { group { id name } schedules userErrors { code field } }
    }`,
    { input },
  )
  return done
}
const groupOf = async (database: string) => {
  const { channelDatabases } = await it.ask<{ channelDatabases: { key: string; group: string }[] }>(
    '{ channelDatabases { key group } }',
  )
  return channelDatabases.find(({ key }) => key === database)?.group
}

test('a group is copied with its schedules, has channel databases moved into it, and is deleted when it has none', async () => {
  const copy = { group: 'austin', name: 'Austin', copyOf: 'default' }
  const schedules = ['austin-channel-configuration', 'austin-customers', 'austin-global-configuration']
  expect(await group('createChannelDatabaseGroup', { ...copy, dryRun: true })).toMatchObject({ schedules })
  expect(await group('createChannelDatabaseGroup', copy)).toEqual({
    group: { id: 'austin', name: 'Austin' },
    schedules,
    userErrors: [],
  })
  const all = await it.ask<{ schedules: { id: string; group: string; jobs: string[]; active: boolean }[] }>(
    '{ schedules { id group jobs active } }',
  )
  const of = (id: string) => all.schedules.find((each) => each.id === id)
  expect(of('austin-customers')).toEqual({ ...of('default-customers'), id: 'austin-customers', group: 'austin' })
  expect(await group('createChannelDatabaseGroup', copy)).toMatchObject({
    group: null,
    userErrors: [{ code: 'DUPLICATE_ID', field: ['input', 'group'] }],
  })
  const moved = { group: 'austin', name: 'Austin, Texas', channelDatabases: ['sanfrancisco-db'] }
  for (let twice = 0; twice < 2; twice++)
    expect(await group('setChannelDatabaseGroup', moved)).toMatchObject({ group: { name: 'Austin, Texas' } })
  expect(await groupOf('sanfrancisco-db')).toBe('austin')
  expect(await group('deleteChannelDatabaseGroup', { group: 'austin' })).toMatchObject({
    userErrors: [{ code: 'CANNOT_BE_CHANGED', field: ['input', 'group'] }],
  })
  await group('setChannelDatabaseGroup', { group: 'default', channelDatabases: ['sanfrancisco-db'] })
  expect(await group('deleteChannelDatabaseGroup', { group: 'austin' })).toMatchObject({ schedules, userErrors: [] })
  const after = await it.ask<{ schedules: { id: string }[] }>('{ schedules { id } }')
  expect(after.schedules.filter(({ id }) => id.startsWith('austin'))).toEqual([])
})

test('a request about a group that cannot be carried out says why, and changes nothing', async () => {
  const refusals = async (mutation: string, input: object) =>
    (await group(mutation, input)).userErrors.map(({ code, field }) => `${code} ${field.at(-1)}`)
  expect(await refusals('createChannelDatabaseGroup', { group: 'no blanks', name: ' ', copyOf: 'none' })).toEqual([
    'INVALID_VALUE name',
    'INVALID_VALUE group',
    'UNKNOWN_REFERENCE copyOf',
  ])
  expect(await refusals('setChannelDatabaseGroup', { group: 'none' })).toEqual(['NOT_FOUND group'])
  const unknown = { group: 'default', name: 'Other', channelDatabases: ['none'] }
  expect(await refusals('setChannelDatabaseGroup', unknown)).toEqual(['UNKNOWN_REFERENCE channelDatabases'])
  // A schedule of the copy has this id already: nothing of the copy is left.
  const input = { schedule: 'dallas-customers', name: 'Taken', jobs: ['1110'], recurrence: '0 7 * * *' }
  await call('createSchedule', 'CreateScheduleInput', input)
  expect(await refusals('createChannelDatabaseGroup', { group: 'dallas', name: 'Dallas', copyOf: 'default' })).toEqual([
    'DUPLICATE_ID group',
  ])
  await call('deleteSchedule', 'DeleteScheduleInput', { schedule: 'dallas-customers' })
  type Group = { id: string; name: string }
  expect(await here<Group[]>('group', 'list')).toMatchObject([{ id: 'default', channelDatabases: expect.any(Array) }])
})

test('the diagnosis names a group that no schedule runs for', async () => {
  await here('group', 'create', 'alone', '--name', 'Alone')
  await here('group', 'set', 'alone', '--databases', 'sanfrancisco-db')
  for (const id of ['customers', 'channel-configuration', 'global-configuration'])
    await here('schedule', 'delete', `alone-${id}`)
  expect(found(await diagnose(it, { installation: true }), 'SCHEDULES_ON_TIME')).toMatchObject({
    status: 'FAIL',
    message: expect.stringMatching(
      /^The channel database group alone \(sanfrancisco-db\) has no schedule that runs P-0001 and 1010/,
    ),
  })
  await here('group', 'set', 'default', '--databases', 'sanfrancisco-db')
  await here('group', 'delete', 'alone')
  expect(found(await diagnose(it, { installation: true }), 'SCHEDULES_ON_TIME')).toMatchObject({ status: 'PASS' })
})
