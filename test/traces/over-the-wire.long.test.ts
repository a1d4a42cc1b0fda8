// @module-tag long
import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openTokens } from '../../src/access/tokens.ts'
import { afterFile } from '../support/after-file.ts'
import { asApplication } from '../support/databases.ts'
import { startInstallation } from '../support/installation.ts'
import { otlpReceiver } from '../support/otlp-receiver.ts'
import { killed, spawnServer } from '../support/spawn-server.ts'
import { joinedFolder } from '../support/store.ts'

const CREATE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { operation { operationId } userErrors { code } } }`

test('one trace goes through a store and headquarters, in processes of their own', async () => {
  const collector = await otlpReceiver()
  // Headquarters runs here without traces, for the join; its processes of the test are others.
  const installation = await startInstallation({ settings: { TILLSYNC_ROLES: 'hq' } })
  const { hq, houston } = installation.databases
  await houston.db.execute('select 1')
  const traces = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '20' }
  const headquarters = await spawnServer(installation.dataFolder, {
    ...traces,
    TILLSYNC_ROLES: 'hq',
    HQ_DATABASE_URL: asApplication(hq),
    MIGRATION_HQ_DATABASE_URL: hq.url,
  })
  afterFile(() => killed(headquarters.process))
  const folder = await joinedFolder(installation, 'houston-db', headquarters.url)
  const store = await spawnServer(folder, {
    ...traces,
    TILLSYNC_ROLES: 'channel',
    CHANNEL_DATABASE_URL: asApplication(houston),
    MIGRATION_CHANNEL_DATABASE_URL: houston.url,
  })
  afterFile(() => killed(store.process))
  await expect
    .poll(async () => (await fetch(`${store.url}/readyz`)).text(), { timeout: 60_000 })
    .toContain('"headquarters":"ok"')

  const traceId = randomBytes(16).toString('hex')
  const token = await (await openTokens(folder)).issueToken({
    roles: ['CHANNEL_DEVICE'],
    channels: ['houston'],
    ttlSeconds: 3_600,
  })
  const customer = { firstName: 'Wilhelmina', lastName: 'Traceworthy' }
  const answer = await fetch(`${store.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
    },
    body: JSON.stringify({
      query: CREATE,
      variables: { input: { channel: 'houston', idempotencyKey: randomUUID(), customer } },
    }),
  })
  expect(await answer.json()).toMatchObject({ data: { createCustomer: { userErrors: [] } } })

  const administrator = await (await openTokens(installation.dataFolder)).issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: 3_600,
  })
  const atHeadquarters = async (query: string) => {
    const said = await fetch(`${headquarters.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${administrator}` },
      body: JSON.stringify({ query }),
    })
    expect(await said.json()).not.toHaveProperty('errors')
  }
  const job = (name: string) =>
    `mutation { runCdxJob(input: { job: "${name}", channelDatabase: "houston-db" }) { userErrors { code } } }`
  await atHeadquarters(job('P-0001'))
  await atHeadquarters('mutation { synchronizeCustomersAndChannelRequests { userErrors { code } } }')
  await atHeadquarters(job('1010'))

  await collector.until(() => collector.of(traceId).some(({ name }) => name === 'download'))
  const at = (name: string) =>
    collector
      .of(traceId)
      .filter((span) => span.name === name)
      .map(({ resource }) => resource['service.name'])
  expect({
    mutation: at('mutation createCustomer'),
    capture: at('capture'),
    upload: at('upload'),
    synchronize: at('synchronize'),
    download: at('download'),
  }).toEqual({
    mutation: ['tillsync-store'],
    capture: ['tillsync-store'],
    upload: ['tillsync'],
    synchronize: ['tillsync'],
    download: ['tillsync-store'],
  })
  // What headquarters asked of the store, by the wire, is in the trace of headquarters' run.
  await collector.until((spans) => spans.some(({ name }) => name === 'run 1010'))
  const run = collector.spans.find(({ name }) => name === 'run 1010')
  const wire = collector.spans.find(({ name, traceId: of }) => name === 'wire applyDownload' && of === run?.traceId)
  expect(wire?.resource['service.name']).toBe('tillsync-store')
  expect(run?.resource['service.name']).toBe('tillsync')
  for (const value of Object.values(customer)) expect(collector.bodies()).not.toContain(value)
})
