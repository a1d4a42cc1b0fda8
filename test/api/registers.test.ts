import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
})

const tokenOf = (register: string, channel = 'houston') => tillsync.tokenFor('CHANNEL_DEVICE', [channel], register)

const REPORT = `mutation ($input: ReportRegisterInput!) {
  reportRegister(input: $input) { paused offlineCustomerCreateDisabled userErrors { code field } }
}`
type Answer = {
  paused: boolean | null
  offlineCustomerCreateDisabled: boolean | null
  userErrors: { code: string; field: string[] | null }[]
}
async function report(token: string, input: object = {}): Promise<Answer> {
  const { reportRegister } = await tillsync.ask<{ reportRegister: Answer }>(
    REPORT,
    { input: { channel: 'houston', version: 'POS 1.2', waitingCaptures: 0, ...input } },
    token,
  )
  return reportRegister
}

type Register = {
  key: string
  version: string
  online: boolean
  waitingCaptures: number
  oldestWaitingAt: string | null
  paused: { by: string; reason: string } | null
}
async function registers(token = tillsync.token): Promise<Register[]> {
  const { channel } = await tillsync.ask<{ channel: { registers: Register[] } }>(
    `{ channel(key: "houston") { registers {
      key version online waitingCaptures oldestWaitingAt paused { by reason } channel { key }
    } } }`,
    {},
    token,
  )
  return channel.registers
}
const register = async (key: string) => (await registers()).find((one) => one.key === key)

async function change(mutation: string, type: string, input: object, token = tillsync.token) {
  const answer = await tillsync.ask<{ payload: { register: Register | null; userErrors: { code: string }[] } }>(
    `mutation ($input: ${type}) { payload: ${mutation}(input: $input) {
      register { key paused { by reason } } userErrors { code field }
    } }`,
    { input },
    token,
  )
  return answer.payload
}

test('a register is known from its first report on, and shows what it reported last', async () => {
  const till = await tokenOf('12')
  const answer = await report(till, { waitingCaptures: 3, oldestWaitingForSeconds: 90 })
  expect(answer).toEqual({ paused: false, offlineCustomerCreateDisabled: expect.any(Boolean), userErrors: [] })
  const first = await register('12')
  expect(first).toMatchObject({ version: 'POS 1.2', online: true, waitingCaptures: 3, paused: null })
  const age = Date.now() - Date.parse(first?.oldestWaitingAt ?? '')
  expect(Math.abs(age - 90_000)).toBeLessThan(60_000)
  await report(till, { version: 'POS 1.3' })
  expect(await register('12')).toMatchObject({ version: 'POS 1.3', waitingCaptures: 0, oldestWaitingAt: null })
})

test('only the first report of a register is audited', async () => {
  const till = await tokenOf('audited')
  for (let times = 0; times < 3; times++) await report(till)
  const lines = await execute<{ result: string; target: string }>(
    tillsync.databases.houston.db,
    sql`select result, target from audit_entry where action = 'reportRegister' and target like '%audited'`,
  )
  expect(lines).toEqual([{ result: 'REGISTERED', target: 'houston:audited' }])
})

test('registers that report at the same time are each known once', async () => {
  const [one, other] = await Promise.all([tokenOf('at-once-1'), tokenOf('at-once-2')])
  await Promise.all([one, other, one, other].map((token) => report(token)))
  const keys = (await registers()).map(({ key }) => key)
  expect(keys.filter((key) => key.startsWith('at-once'))).toEqual(['at-once-1', 'at-once-2'])
})

test('a token without a register cannot report, and a wrong value is named by its field', async () => {
  const unbound = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
  expect((await report(unbound)).userErrors).toEqual([{ code: 'TOKEN_WITHOUT_REGISTER', field: null }])
  const till = await tokenOf('wrong')
  const wrong = [
    [{ version: '' }, 'version'],
    [{ version: '1\u0000' }, 'version'],
    [{ waitingCaptures: -1 }, 'waitingCaptures'],
    [{ waitingCaptures: 2 }, 'oldestWaitingForSeconds'],
    [{ oldestWaitingForSeconds: 5 }, 'oldestWaitingForSeconds'],
    [{ waitingCaptures: 1, oldestWaitingForSeconds: -5 }, 'oldestWaitingForSeconds'],
  ] as const
  for (const [input, field] of wrong)
    expect((await report(till, input)).userErrors).toEqual([{ code: 'INVALID_VALUE', field: [field] }])
  expect(await register('wrong')).toBeUndefined()
})

test('a register reports for the channel of its token only, and a token is bound to one channel', async () => {
  const elsewhere = await tokenOf('12', 'sanfrancisco')
  const input = { channel: 'houston', version: '1', waitingCaptures: 0 }
  const { errors } = await graphqlRequest(tillsync.url, elsewhere, REPORT, { input })
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  await expect(tillsync.tokenFor('CHANNEL_DEVICE', ['houston', 'online'], '1')).rejects.toThrow(/one channel/)
  await expect(tillsync.tokenFor('CHANNEL_DEVICE', ['houston'], 'no spaces')).rejects.toThrow(/1 to 30/)
})

test('an operator pauses a register, which its next report says, and resumes it', async () => {
  const till = await tokenOf('paused')
  await report(till)
  const operator = await tillsync.tokenFor('OPERATOR')
  const named = { channel: 'houston', register: 'paused' }
  const reason = 'Its drawer is counted.'
  const { register: paused } = await change('pauseRegister', 'PauseRegisterInput!', { ...named, reason }, operator)
  expect(paused?.paused).toEqual({ by: 'test-operator', reason })
  const again = { ...named, reason: 'Another.' }
  expect((await change('pauseRegister', 'PauseRegisterInput!', again)).register?.paused).toEqual(paused?.paused)
  expect((await report(till)).paused).toBe(true)
  expect(await change('resumeRegister', 'RegisterInput!', named, operator)).toMatchObject({ userErrors: [] })
  expect((await report(till)).paused).toBe(false)
  expect((await change('resumeRegister', 'RegisterInput!', named)).userErrors).toEqual([])
})

test('a register that is removed is gone until it reports again', async () => {
  const till = await tokenOf('removed')
  await report(till)
  const named = { channel: 'houston', register: 'removed' }
  expect(await change('removeRegister', 'RegisterInput!', named)).toEqual({ register: null, userErrors: [] })
  expect(await register('removed')).toBeUndefined()
  expect((await change('removeRegister', 'RegisterInput!', named)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  await report(till)
  expect(await register('removed')).toBeDefined()
})

test('a register that does not exist and a reason that says nothing are refused', async () => {
  const none = { channel: 'houston', register: 'none' }
  const pause = (input: object) => change('pauseRegister', 'PauseRegisterInput!', input)
  expect((await pause({ ...none, reason: 'x' })).userErrors).toEqual([{ code: 'NOT_FOUND', field: ['register'] }])
  expect((await pause({ ...none, reason: ' ' })).userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['reason'] }])
})

test('a viewer does not see why a register is paused, and a till sees no registers', async () => {
  const till = await tokenOf('seen')
  await report(till)
  const input = { channel: 'houston', register: 'seen', reason: 'A reason for few.' }
  await change('pauseRegister', 'PauseRegisterInput!', input)
  const seen = (await registers(await tillsync.tokenFor('VIEWER'))).find(({ key }) => key === 'seen')
  expect(seen?.paused?.reason).toBe('***')
  const { errors } = await graphqlRequest(tillsync.url, till, '{ channel(key: "houston") { registers { key } } }')
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
