import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { startWebhooks } from '../../src/headquarters/webhooks/delivery/start-webhooks.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { webhookReceiver } from '../support/webhook-receiver.ts'

const NETWORKS = ['127.0.0.1/32']

let it: Installation
beforeAll(async () => {
  it = await startInstallation({ settings: { TILLSYNC_WEBHOOK_NETWORKS: NETWORKS.join(',') } })
})

type Answer = {
  endpoint: { id: string } | null
  secret?: string | null
  userErrors: { code: string; field: string[] }[]
}

async function call(mutation: string, input: object, fields = 'endpoint { id }'): Promise<Answer> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const { done } = await it.ask<{ done: Answer }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${fields} userErrors { code field } } }`,
    { input },
  )
  return done
}

async function create(url: string, more: object = {}) {
  const made = await call(
    'createWebhookEndpoint',
    { url, events: ['CUSTOMER_CREATED'], ...more },
    'endpoint { id } secret',
  )
  expect(made.userErrors).toEqual([])
  const endpoint = made.endpoint?.id ?? ''
  onTestFinished(() => call('deleteWebhookEndpoint', { endpoint }).then(() => {}))
  return { endpoint, secret: made.secret ?? '' }
}

function deliver() {
  const { hq } = it.databases
  const stop = startWebhooks({ db: hq.db, url: hq.url }, { networks: NETWORKS, pace: 0.005, onFault: () => {} })
  onTestFinished(stop)
}

const ADA = `mutation ($key: String!, $phone: String) { createCustomer(input: { channel: "houston", idempotencyKey: $key,
  customer: { firstName: "Ada", lastName: "Hook", email: "ada.hook@example.com", phone: $phone } }) {
  customer { id } userErrors { code } } }`

test('a customer from a till is announced, completed and erased: with ids, and with personal data only where asked for', async () => {
  const [plain, personal] = [await webhookReceiver(), await webhookReceiver()]
  const events = ['CUSTOMER_CREATED', 'OPERATION_COMPLETED', 'CUSTOMER_ERASED']
  await create(plain.url, { events })
  await create(personal.url, { events, personalData: true })
  deliver()
  await it.ask(ADA, { key: 'hook-ada' })
  await it.travel()
  for (const { until } of [plain, personal]) await until((got) => got.length === 2)
  expect(plain.got.map(({ type }) => type)).toEqual(['customer.created', 'operation.completed'])
  const { type, timestamp, data } = JSON.parse(plain.got[0]?.body ?? '')
  expect({ type, timestamp, data }).toMatchObject({
    type: 'customer.created',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: { customerId: expect.any(String), operationKind: 'CREATE_CUSTOMER', channel: 'houston', status: 'SYNCED' },
  })
  expect(plain.got.map(({ body }) => body).join()).not.toContain('Hook')
  expect(JSON.parse(personal.got[0]?.body ?? '').data.customer).toMatchObject({
    firstName: 'Ada',
    lastName: 'Hook',
    email: 'ada.hook@example.com',
    accountNumber: expect.any(String),
  })
  // The id is one that the API takes.
  const { customer } = await it.ask<{ customer: { firstName: string } }>(
    'query ($id: ID!) { customer(by: { id: $id }) { firstName } }',
    { id: Buffer.from(JSON.stringify(['Customer', '', data.customerId])).toString('base64url') },
  )
  expect(customer.firstName).toBe('Ada')
  await call('eraseCustomer', { customer: data.customerId, reason: 'Asked for' }, '')
  for (const { until } of [plain, personal]) await until((got) => got.some(({ type }) => type === 'customer.erased'))
  const erased = personal.got.find(({ type }) => type === 'customer.erased')
  expect(JSON.parse(erased?.body ?? '').data).toMatchObject({ customerId: data.customerId, customer: null })
})

test('shows an endpoint without its secret, and what was delivered to it', async () => {
  const receiver = await webhookReceiver()
  const { endpoint, secret } = await create(receiver.url, { description: 'ERP' })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  deliver()
  expect(await call('testWebhookEndpoint', { endpoint })).toMatchObject({ userErrors: [] })
  await receiver.until((got) => got.length === 1)
  const read = async () => {
    const answer = await graphqlRequest(
      it.url,
      it.token,
      `{ webhookEndpoints { id description enabled entriesBehind secrets { createdAt endsAt } setAsideCount setAside { webhookId }
        deliveries(first: 1) { number event outcome status answer webhookId } } }`,
    )
    expect(answer.text).not.toContain(secret)
    return answer.data?.webhookEndpoints
  }
  await expect.poll(read, { timeout: 60_000 }).toEqual([
    expect.objectContaining({
      id: endpoint,
      description: 'ERP',
      secrets: [{ createdAt: expect.any(String), endsAt: null }],
      setAsideCount: 0,
      deliveries: [
        {
          number: '1',
          event: 'TEST',
          outcome: 'DELIVERED',
          status: 204,
          answer: '204 No Content',
          webhookId: receiver.got[0]?.id,
        },
      ],
    }),
  ])
})

test('refuses addresses inside of the house, plain http, credentials in a URL, and what is no endpoint', async () => {
  const refused = async (url: string) =>
    (await call('createWebhookEndpoint', { url, events: ['RUN_FAILED'] }, 'secret')).userErrors
  for (const url of [
    'https://10.0.0.8/hook',
    'https://169.254.169.254/latest',
    'https://[::1]/hook',
    'https://[::ffff:192.168.0.1]/hook',
    'https://2130706434/hook',
    'https://[fd00::1]/',
    'http://93.184.216.34/hook',
    'http://example.com/hook',
    'https://user:password@example.com/',
    'ftp://example.com/',
    'no url',
  ])
    expect([url, await refused(url)]).toEqual([url, [{ code: 'INVALID_VALUE', field: ['input', 'url'] }]])
  for (const [mutation, input] of [
    ['setWebhookEndpoint', {}],
    ['deleteWebhookEndpoint', {}],
    ['rotateWebhookSecret', {}],
    ['recoverWebhookEndpoint', { since: '2026-01-01T00:00:00Z' }],
    ['replayWebhookEvent', { webhookId: 'evt_1_1_customer.created' }],
    ['discardWebhookEvent', { webhookId: 'none', reason: 'None' }],
    ['testWebhookEndpoint', {}],
  ] as const)
    expect([mutation, (await call(mutation, { endpoint: 'none', ...input })).userErrors]).toEqual([
      mutation,
      [{ code: 'NOT_FOUND', field: ['input', 'endpoint'] }],
    ])
})

test('an administrator of some channels only sees no endpoint, and makes none', async () => {
  const token = await it.tokenFor('ADMINISTRATOR', ['houston'])
  for (const document of [
    '{ webhookEndpoints { id } }',
    'mutation { createWebhookEndpoint(input: { url: "https://example.com", events: [RUN_FAILED] }) { secret } }',
  ]) {
    const { errors } = await graphqlRequest(it.url, token, document)
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }
})
