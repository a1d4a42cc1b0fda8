import { beforeAll, expect, test } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

// A channel database that cannot be opened, in a process that serves it.

const PASSWORD = 'sesame-open-47'
let tillsync: Installation
beforeAll(async () => {
  const { databases } = await startInstallation()
  const wrong = new URL(databases.houston.url)
  wrong.password = PASSWORD
  const settings = { HOUSTON_DATABASE_URL: wrong.href, MIGRATION_HOUSTON_DATABASE_URL: wrong.href }
  tillsync = await startInstallation({ databases, settings })
})

test('readyz and diagnose say which one, and why', async () => {
  const { parts } = (await (await fetch(`${tillsync.url}/readyz`)).json()) as { parts: Record<string, string> }
  expect(parts).toMatchObject({
    'houston-db': expect.stringMatching(
      /^cannot be opened: it refuses the login\. PostgreSQL refuses the user or the password of HOUSTON_DATABASE_URL/,
    ),
    'sanfrancisco-db': 'ok',
    health: expect.stringContaining('DATABASES_AVAILABLE'),
  })
  const { diagnose } = await tillsync.ask<{ diagnose: { answer: string; healthy: boolean } }>(
    '{ diagnose(input: { installation: true }) { answer healthy } }',
  )
  expect(diagnose).toMatchObject({ healthy: false, answer: expect.stringContaining('houston-db refuses the login') })
})

test('the log names its setting, its server and PostgreSQL’s code once, and no password', () => {
  const lines = tillsync.logLines.filter((line) => line.includes('cannot be opened'))
  const { host, pathname } = new URL(tillsync.databases.houston.url)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      msg: expect.stringContaining('channel database houston-db (env:HOUSTON_DATABASE_URL) cannot be opened'),
      fault: { sqlState: '28P01', state: 'LOGIN_REFUSED' },
    },
  ])
  expect(lines.join()).toContain(`${host}${pathname}`)
  expect(tillsync.logLines.join()).not.toContain(PASSWORD)
})

test('a caller is told that the channel’s database cannot be reached here, and when to try again', async () => {
  const answer = tillsync.ask(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }`,
    { input: { channel: 'houston', idempotencyKey: 'not-opened', customer: { lastName: 'Waits' } } },
  )
  await expect(answer).rejects.toThrow(/"code":"CHANNEL_DATABASE_U\w+".*"retryAfter":\d+/)
})
