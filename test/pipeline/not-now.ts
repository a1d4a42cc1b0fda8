import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { stateInWords } from '../../src/model/database-state.ts'
import { type Accident, type OwnSide, startOwnSide } from '../support/accidents.ts'
import { afterFile } from '../support/after-file.ts'
import { openStream } from '../support/event-stream.ts'
import { type GraphqlAnswer, graphqlRequest, subscribe } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let hq: OwnSide
let houston: OwnSide
let tillsync: Installation

const CREATE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { customer { id } route routeReason userErrors { code message } } }`
const CREATE_LIST = `mutation ($input: CreateCustomersInput!) {
  createCustomers(input: $input) { results { userErrors { code } } userErrors { code message } } }`
const UPDATE = `mutation ($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) { customer { id } userErrors { code message } } }`
const CUSTOMERS = `query ($channel: ID, $filter: CustomerFilter) {
  customers(channel: $channel, filter: $filter) { nodes { id name accountNumber } } }`
const RUN = `mutation ($input: RunCdxJobInput!) {
  runCdxJob(input: $input) { sessions { __typename } userErrors { code message } } }`
const SYNCHRONIZE = `mutation {
  synchronizeCustomersAndChannelRequests { runs { status message } userErrors { code message } } }`
const DIAGNOSE = `query ($input: DiagnoseInput!) { diagnose(input: $input) { answer healthy checks { code status } } }`
const CHANGED = 'subscription { operationChanged { __typename } }'

const ask = (document: string, variables: Record<string, unknown> = {}) =>
  graphqlRequest(tillsync.url, tillsync.token, document, variables)
const create = (idempotencyKey: string, lastName: string, channel = 'houston') =>
  ask(CREATE, { input: { channel, idempotencyKey, customer: { lastName } } })
const runJob = (job: string) => ask(RUN, { input: { job, channelDatabase: 'houston-db' } })

const TEMPORARY = [
  'HEADQUARTERS_UNREACHABLE',
  'HEADQUARTERS_UNAVAILABLE',
  'CHANNEL_DATABASE_UNREACHABLE',
  'CHANNEL_DATABASE_UNAVAILABLE',
]

/** No answer is masked; each error says when to try again, and whose state it is. */
function expectRetryable(answer: GraphqlAnswer): void {
  for (const { extensions } of answer.errors ?? []) {
    expect(extensions).toMatchObject({ code: expect.toBeOneOf(TEMPORARY), retryAfter: expect.any(Number) })
    expect(extensions).toMatchObject({ state: expect.any(String) })
  }
}

let end = async () => {}
async function begin({ run }: OwnSide, accident: Accident): Promise<void> {
  await accident.begin(run)
  end = async () => {
    end = async () => {}
    await accident.end(run)
  }
  onTestFinished(() => end())
}

const readyz = async () => (await (await fetch(`${tillsync.url}/readyz`)).json()) as { parts: Record<string, string> }
async function diagnose(input: Record<string, unknown>) {
  const { data, errors } = await ask(DIAGNOSE, { input })
  expect(errors).toBeUndefined()
  return data?.diagnose as { answer: string; healthy: boolean; checks: { code: string; status: string }[] }
}

/** Everything is as before: what waits is carried, and both probes are silent again. */
async function expectGreen(): Promise<void> {
  for (;;) {
    const { parts } = await readyz()
    if (parts.headquarters === 'ok' && parts['houston-db'] === 'ok') break
    await pause(200)
  }
  await tillsync.travel()
  const { checks } = await diagnose({ channel: 'houston' })
  // The tests run the jobs themselves.
  expect(checks.filter(({ status }) => status === 'FAIL')).toEqual([{ code: 'WORKER_ALIVE', status: 'FAIL' }])
}

const named = async (filter: Record<string, unknown>) =>
  (await tillsync.ask<{ customers: { nodes: { accountNumber: string }[] } }>(CUSTOMERS, { filter })).customers.nodes

/** Tries accidents, on each side. Call it once in a file. */
export function tryAccidents(accidents: readonly Accident[]): void {
  beforeAll(async () => {
    hq = await startOwnSide('hq')
    houston = await startOwnSide('channel')
    tillsync = await startInstallation({
      hq: hq.database,
      settings: {
        HQ_DATABASE_URL: hq.applicationUrl,
        HOUSTON_DATABASE_URL: houston.applicationUrl,
        MIGRATION_HOUSTON_DATABASE_URL: houston.database.url,
      },
    })
    afterFile(async () => {
      await houston.stop()
      await hq.stop()
    })
  })

  describe.each(accidents)('while a database is $state', (accident) => {
    const { state } = accident

    it('the tills of a channel are told to try again, probes name its database, and the same key gives one customer', async () => {
      const lastName = `Till${state.replaceAll('_', '').toLowerCase()}`
      const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(CREATE, {
        input: { channel: 'houston', idempotencyKey: `known-${state}`, customer: { lastName: `Known${lastName}` } },
      })
      await tillsync.travel()
      await begin(houston, accident)

      const key = `till-${state}`
      await expect
        .poll(async () => (await create(key, lastName)).errors?.[0]?.extensions, { timeout: 120_000 })
        .toMatchObject({ code: 'CHANNEL_DATABASE_UNAVAILABLE', state, retryAfter: expect.any(Number) })
      const list = await ask(CREATE_LIST, {
        input: {
          channel: 'houston',
          customers: [1, 2, 3].map((n) => ({
            idempotencyKey: `${key}-${n}`,
            customer: { lastName: `List${lastName}` },
          })),
        },
      })
      expect(list.text).toContain('CHANNEL_DATABASE_UNAVAILABLE')
      const answers = [
        list,
        await ask(UPDATE, {
          input: {
            channel: 'houston',
            customerId: createCustomer.customer.id,
            idempotencyKey: `${key}-u`,
            changes: { lastName: `Edited${lastName}` },
          },
        }),
        await ask(CUSTOMERS, { channel: 'houston', filter: { name: lastName } }),
        await runJob('P-0001'),
        await runJob('1010'),
      ]
      for (const answer of answers) {
        expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR')
        expectRetryable(answer)
      }
      await expect
        .poll(async () => (await readyz()).parts)
        .toMatchObject({ 'houston-db': expect.stringContaining(state), headquarters: 'ok' })
      for (const subject of [{ channel: 'houston' }, { installation: true }]) {
        const { answer, healthy, checks } = await diagnose(subject)
        expect(answer).toContain('houston-db')
        expect(checks).toContainEqual({ code: 'DATABASES_AVAILABLE', status: 'FAIL' })
        expect(healthy).toBe(false)
      }

      await end()
      await expect
        .poll(async () => (await create(key, lastName)).data?.createCustomer, { timeout: 120_000 })
        .toMatchObject({ userErrors: [] })
      await create(key, lastName)
      await expectGreen()
      expect(await named({ name: lastName })).toHaveLength(1)
    })

    it('headquarters says so where it is needed, captures go on, and afterwards everything arrives once', async () => {
      const lastName = `Hq${state.replaceAll('_', '').toLowerCase()}`
      const live = subscribe(tillsync.url, tillsync.token, CHANGED)
      await live.next()
      await begin(hq, accident)

      await expect
        .poll(async () => (await create(`hq-${state}-r`, lastName, 'sanfrancisco')).data?.createCustomer, {
          timeout: 120_000,
        })
        .toMatchObject({ userErrors: [] })
      expect((await create(`hq-${state}`, lastName)).data?.createCustomer).toMatchObject({
        route: 'ASYNC',
        userErrors: [],
      })
      const upload = await runJob('P-0001')
      expect(upload.errors?.map(({ extensions }) => extensions)).toMatchObject([
        { code: 'HEADQUARTERS_UNAVAILABLE', state, retryAfter: expect.any(Number) },
      ])
      const answers = [
        upload,
        await runJob('1010'),
        await ask(SYNCHRONIZE),
        await ask(CUSTOMERS, { filter: { name: lastName } }),
        await ask('{ channelDatabases { key lastUploadAttempt { reason } } }'),
      ]
      for (const answer of answers) {
        expect(answer.text).not.toContain('INTERNAL_SERVER_ERROR')
        expectRetryable(answer)
      }
      expect(answers.at(-1)?.text).toContain(`Headquarters’ database ${stateInWords(state)}.`)
      const stream = await openStream(tillsync.url, tillsync.token, { query: CHANGED })
      const first = await stream.next()
      expect(JSON.stringify(first)).not.toContain('INTERNAL_SERVER_ERROR')
      stream.close()
      await expect
        .poll(async () => (await readyz()).parts)
        .toMatchObject({ headquarters: expect.stringContaining(state), 'houston-db': 'ok' })
      expect(await diagnose({ channel: 'houston' })).toMatchObject({
        healthy: false,
        answer: expect.stringContaining('Headquarters’ database'),
      })

      await end()
      await expectGreen()
      expect(await named({ name: lastName })).toHaveLength(2)
      const late = await live.next()
      expect(late.value?.errors).toBeUndefined()
      await live.return()
    })
  })
}
