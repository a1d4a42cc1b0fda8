import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { TestSubscription } from '../support/http.ts'
import { subscribe } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const STATUS = /* GraphQL */ `
  subscription { installationStatus { waiting diagnosis { healthy answer checks { code status } } } }`

type Status = {
  waiting: number
  diagnosis: { healthy: boolean; answer: string; checks: { code: string; status: string }[] }
}

const failedOf = ({ diagnosis }: Status) =>
  diagnosis.checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code)

/** The next status of which this is true; nothing is waited for that the server does not send. */
async function statusThat(watching: TestSubscription, isSought: (status: Status) => boolean): Promise<Status> {
  for (;;) {
    const { value } = await watching.next()
    if (!value?.data) throw new Error(JSON.stringify(value?.errors ?? 'ended'))
    const status = value.data.installationStatus as Status
    if (isSought(status)) return status
  }
}

let tillsync: Installation
const setOffline = (channel: string, offline: boolean) =>
  tillsync.ask(
    `mutation ($input: SetChannelOfflineInput!) { setChannelOffline(input: $input) { userErrors { code } } }`,
    {
      input: { channel, offline },
    },
  )
beforeAll(async () => {
  tillsync = await startInstallation()
  // No process runs schedules here.
  await tillsync.databases.hq.db.execute(
    sql`insert into schedule_worker (worker_id, lease_until) values ('working', now() + interval '1 hour')`,
  )
})

it('is sent at once and whenever a check fails or passes again, as diagnose answers', async () => {
  const watching = tillsync.watch(STATUS)
  const first = await statusThat(watching, () => true)
  expect([failedOf(first), first.diagnosis.healthy]).toEqual([[], true])
  await setOffline('houston', true)
  const offline = await statusThat(watching, ({ diagnosis }) => !diagnosis.healthy)
  expect(failedOf(offline)).toEqual(['CHANNEL_ONLINE'])
  const { diagnose } = await tillsync.ask<{ diagnose: Status['diagnosis'] }>(
    '{ diagnose(input: { installation: true }) { healthy answer checks { code status } } }',
  )
  expect(offline.diagnosis).toEqual(diagnose)
  await setOffline('houston', false)
  await statusThat(watching, ({ diagnosis }) => diagnosis.healthy)
})

it('counts the operations that are not synchronized', async () => {
  const watching = tillsync.watch(STATUS)
  const before = await statusThat(watching, () => true)
  await setOffline('sanfrancisco', true)
  await tillsync.ask(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { message } } }`,
    { input: { channel: 'houston', idempotencyKey: crypto.randomUUID(), customer: { name: 'Some One' } } },
  )
  await statusThat(watching, ({ waiting }) => waiting === before.waiting + 1)
  await setOffline('sanfrancisco', false)
})

it('of a token of one channel leaves out the others', async () => {
  await setOffline('sanfrancisco', true)
  const all = tillsync.watch(STATUS)
  expect(failedOf(await statusThat(all, () => true))).toEqual(['CHANNEL_ONLINE'])
  const one = subscribe(tillsync.url, await tillsync.tokenFor('OPERATOR', ['houston']), STATUS)
  expect(failedOf(await statusThat(one, () => true))).toEqual([])
  await one.return?.()
  await setOffline('sanfrancisco', false)
})
