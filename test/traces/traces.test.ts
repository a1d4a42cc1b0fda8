import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { inSpan, traceOfLine } from '../../src/traces/spans.ts'
import { inBatch, MOST_LINKS, MOST_TRACES } from '../../src/traces/steps.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type OtlpReceiver, otlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.ts'

let collector: OtlpReceiver
let installation: Installation
beforeAll(async () => {
  // Read by the SDK: spans are sent at once.
  process.env.OTEL_BSP_SCHEDULE_DELAY = '20'
  collector = await otlpReceiver()
  installation = await startInstallation({ settings: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } })
})

const CREATE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { operation { operationId } userErrors { code } } }`
const CREATE_LIST = `mutation ($input: CreateCustomersInput!) {
  createCustomers(input: $input) { results { operation { operationId } } userErrors { code } } }`
const PERSON = { firstName: 'Wilhelmina', lastName: 'Traceworthy', email: 'w.traceworthy@example.org' }

/** A trace of a caller, recorded unless `flags` says otherwise. */
function callerTrace(flags = '01') {
  const traceId = randomBytes(16).toString('hex')
  const spanId = randomBytes(8).toString('hex')
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` }
}

async function send(document: string, variables: object, traceparent: string): Promise<Response> {
  const answer = await fetch(`${installation.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${installation.token}`, traceparent },
    body: JSON.stringify({ query: document, variables }),
  })
  expect(answer.status).toBe(200)
  return answer
}
const create = (traceparent: string, customer: object = PERSON) =>
  send(CREATE, { input: { channel: 'houston', idempotencyKey: randomUUID(), customer } }, traceparent)

const named = (spans: readonly ReceivedSpan[], name: string) => spans.filter((span) => span.name === name)
const STEPS = ['upload', 'synchronize', 'download']
const arrived = (traceId: string, name = 'download') =>
  collector.until(() => named(collector.of(traceId), name).length > 0)

test('one trace, begun by the caller, shows capture, upload, synchronize and download of an operation', async () => {
  const { traceId, spanId, traceparent } = callerTrace()
  const answer = await create(traceparent)
  await installation.travel()
  await arrived(traceId)
  const spans = collector.of(traceId)
  const [mutation] = named(spans, 'mutation createCustomer')
  expect(mutation).toMatchObject({
    parentSpanId: spanId,
    attributes: { 'tillsync.result': 'OK', 'tillsync.request_id': answer.headers.get('x-request-id') },
    resource: { 'service.name': 'tillsync' },
  })
  const [capture] = named(spans, 'capture')
  expect(capture).toMatchObject({
    parentSpanId: mutation?.spanId,
    attributes: { 'tillsync.channel_database': 'houston-db', 'tillsync.operation_kind': 'CREATE_CUSTOMER' },
  })
  for (const step of STEPS) {
    const [span, ...others] = named(spans, step)
    expect({ step, others, span }).toMatchObject({
      others: [],
      span: {
        parentSpanId: capture?.spanId,
        attributes: { 'tillsync.operation_id': capture?.attributes['tillsync.operation_id'] },
      },
    })
    // The batch is in a trace of its own; each leads to the other.
    const batch = collector.spans.find(({ spanId }) => spanId === span?.links[0]?.spanId)
    expect(batch).toMatchObject({ name: `${step} batch`, links: [{ traceId, spanId: capture?.spanId }] })
    expect(batch?.traceId).not.toBe(traceId)
  }
  expect(named(spans, 'synchronize')[0]?.attributes['tillsync.status']).toBe('SYNCED')
  expect(named(spans, 'download')[0]?.attributes['tillsync.status']).toBe('DISTRIBUTED')
})

test('a failed operation shows where it failed, by its code alone', async () => {
  await installation.ask(
    `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  await installation.runJob('1070')
  await installation.ask('mutation { flushChannelCache { userErrors { code } } }')
  const { traceId, traceparent } = callerTrace()
  await create(traceparent, { ...PERSON, customerGroup: 'UNKNOWN' })
  await installation.travel()
  await arrived(traceId, 'synchronize')
  const [synchronize] = named(collector.of(traceId), 'synchronize')
  expect(synchronize).toMatchObject({
    status: { code: 2 },
    attributes: { 'tillsync.status': 'FAILED', 'error.type': expect.stringMatching(/^[A-Z_]+$/) },
  })
})

test('a list is one capture, and one span at each step, however many customers it has', async () => {
  const { traceId, traceparent } = callerTrace()
  const customers = Array.from({ length: 40 }, () => ({ idempotencyKey: randomUUID(), customer: PERSON }))
  await send(CREATE_LIST, { input: { channel: 'houston', customers } }, traceparent)
  await installation.travel()
  await arrived(traceId)
  for (const name of ['capture', ...STEPS]) {
    const spans = named(collector.of(traceId), name)
    expect({ name, counts: spans.map(({ attributes }) => attributes['tillsync.operations']) }).toEqual({
      name,
      counts: [40],
    })
  }
})

test('a batch of many traces links to some of them, and writes into the same few at each step', async () => {
  const traces = Array.from({ length: 1_000 }, () => callerTrace())
  const operations = traces.map(({ traceparent }) => ({ operationId: randomUUID(), traceparent }))
  await inBatch('upload', {}, async (batch) => batch.carries(operations))
  await inBatch('download', {}, async (batch) => batch.carries([...operations].reverse()))
  const ours = new Set(traces.map(({ traceId }) => traceId))
  const of = (name: string) => named(collector.spans, name).filter(({ traceId }) => ours.has(traceId))
  await collector.until(() => of('download').length === MOST_TRACES)
  const [uploaded, downloaded] = ['upload', 'download'].map((step) => of(step).map(({ traceId }) => traceId))
  expect(uploaded).toHaveLength(MOST_TRACES)
  expect(downloaded).toEqual(uploaded)
  const linked = new Set(of('upload').map(({ links }) => links[0]?.spanId))
  const [batch] = collector.spans.filter(({ spanId }) => linked.has(spanId))
  expect([linked.size, batch?.links.length]).toEqual([1, MOST_LINKS])
})

test('a trace that its caller does not record is not kept, nor is one that is none', async () => {
  const unrecorded = callerTrace('00')
  await create(unrecorded.traceparent)
  await create('made-up')
  const last = callerTrace()
  await create(last.traceparent)
  await arrived(last.traceId, 'capture')
  expect(collector.of(unrecorded.traceId)).toEqual([])
  const kept = await execute<{ traceparent: string | null }>(
    installation.databases.houston.db,
    sql`select traceparent from operation order by captured_at desc limit 3`,
  )
  const [third, second, first] = kept.map(({ traceparent }) => traceparent)
  expect(first).toBeNull()
  // The server has begun a trace of its own.
  expect(second).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/)
  expect(third?.slice(3, 35)).toBe(last.traceId)
})

test('a line of the log names the trace and the span that it was written in', async () => {
  const lines: { [name: string]: unknown }[] = []
  const log = pino({ mixin: () => traceOfLine() ?? {} }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  log.info('before')
  const { traceId } = await inSpan('work', {}, async (span) => {
    log.info('within')
    return span.spanContext()
  })
  const [before, within] = lines
  expect(before).not.toHaveProperty('trace_id')
  expect(within).toMatchObject({ trace_id: traceId, span_id: expect.stringMatching(/^[\da-f]{16}$/) })
})

test('no span has a value of a customer', () => {
  expect(collector.bodies()).toContain('createCustomer')
  for (const value of Object.values(PERSON)) expect(collector.bodies()).not.toContain(value)
})
