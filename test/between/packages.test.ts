import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { startUploadSession } from '../../src/headquarters/exchange/sessions/upload-session.ts'
import { upload } from '../../src/headquarters/exchange/upload/upload.ts'
import { openRun } from '../../src/headquarters/jobs/run.ts'
import type { DownloadHeader, DownloadPart, UploadPackage } from '../../src/model/package.ts'
import { emptyPart } from '../../src/model/package.ts'
import { captureOperation, type Exchange, makeExchange, operator, rows } from '../headquarters/exchange/exchange.ts'
import { make } from '../support/channel.ts'

let exchange: Exchange
beforeAll(async () => {
  exchange = await makeExchange()
})

const SECRET = 'ada@example.com'
const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
const count = (side: Pick<Exchange['north'], 'db'>, table: string) =>
  rows<{ count: number }>(side, sql`select count(*)::int as count from ${sql.identifier(table)}`).then(
    ([row]) => row?.count,
  )

/** The value with one field changed, by its path; undefined leaves the field out. */
function changed<T>(value: T, path: string, to: unknown): T {
  const copy = structuredClone(value)
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parent = names.reduce<object>((at, name) => Reflect.get(at, name), Object(copy))
  if (to === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, to)
  return copy
}

describe('an upload', () => {
  let right: UploadPackage
  beforeAll(async () => {
    await captureOperation(exchange.north)
    await captureOperation(exchange.north, { traceparent: TRACEPARENT })
    right = await offered()
  })

  async function offered(knows: object = {}): Promise<UploadPackage> {
    const known = { sourceId: null, acknowledgedPosition: '0', acknowledgedOperationId: null, ...knows }
    const offer = await exchange.channelSides.get('north')?.offerUpload(10, known)
    if (!offer || 'rewound' in offer) throw new Error('rewound')
    return offer
  }

  it('says in which trace an operation was captured only to a headquarters that knows it', async () => {
    expect(right.operations.map(({ traceparent }) => traceparent)).toEqual([undefined, undefined])
    const { operations } = await offered({ knowsTraces: true })
    expect(operations.map(({ traceparent }) => traceparent)).toEqual([undefined, TRACEPARENT])
  })

  async function send(sent: UploadPackage) {
    const opened = await openRun(exchange.hq.db, { jobId: 'P-0001', scope: 'P-0001:north', actor: operator })
    if (!('run' in opened)) throw new Error('already running')
    const session = await startUploadSession(exchange.hq.db, operator, opened.run, 'north')
    return exchange.sides.headquartersSide
      .receiveUpload(session.id, sent)
      .finally(() => exchange.hq.db.execute(sql`update batch_run set status = 'ERROR' where status = 'EXECUTING'`))
  }

  it.each([
    ['operations.1.hash', 7, 'operations.1.hash must be text'],
    ['operations.1.operationNumber', undefined, 'operations.1.operationNumber must be a number'],
    ['operations.1.position', SECRET, 'operations.1.position must be a decimal number as text'],
    ['operations.1.kind', SECRET, 'operations.1.kind is none of what it can be'],
    ['operations.1.capturedAt', SECRET, 'operations.1.capturedAt must be a time of RFC 3339'],
    ['operations.1.rows.customer.0.email', { secret: SECRET }, 'operations.1.rows.customer.0.email must be text'],
    ['operations.1.rows.contacts.0.contactId', SECRET, 'operations.1.rows.contacts.0.contactId must be a UUID'],
    [
      'operations.1.rows.customer.0.nickname',
      SECRET,
      'operations.1.rows.customer.0.nickname is not known to this version of the program',
    ],
    ['operations.1.rows.vouchers', [], 'operations.1.rows.vouchers is not known to this version of the program'],
    ['operations.1.traceparent', SECRET, 'operations.1.traceparent must be a traceparent'],
    ['operations.1.priority', 1, 'operations.1.priority is not known to this version of the program'],
    ['format', 2, 'format is not known to this version of the program'],
    ['sourceId', SECRET, 'sourceId must be a UUID'],
    [
      'operations.1.counters.retail_async_address_v2',
      [],
      'operations.1.counters.retail_async_address_v2 must have a counter for each row',
    ],
    ['operations.1.channelId', 'store3', 'operations.1.channelId is not a channel of north'],
    ['operations.1.channelId', SECRET, 'operations.1.channelId is not a channel of north'],
    ['operations.1.dataAreaId', 'demf', 'operations.1.dataAreaId is not the legal entity of its channel'],
  ])('with %s = %j is refused whole, and says that %s', async (path, value, fault) => {
    const refused = send(changed(right, path, value))
    await expect(refused).rejects.toMatchObject({
      code: 'PACKAGE_REFUSED',
      message: `The upload was refused: ${fault}.`,
    })
    for (const table of ['operation', 'retail_async_customer_v2']) expect(await count(exchange.hq, table)).toBe(0)
  })

  it('that is right is received afterwards, and once', async () => {
    expect(await send(right)).toMatchObject({ outcome: 'RECEIVED', received: 2, repeated: 0 })
    expect(await send(right)).toMatchObject({ outcome: 'RECEIVED', received: 0, repeated: 2 })
  })

  it('that is refused ends its session with the reason, and what is pending stays pending', async () => {
    await captureOperation(exchange.north, { channel: 'store3' })
    const { session, refusal } = await upload(exchange.sides, operator, 'north')
    const message = 'The upload was refused: operations.2.channelId is not a channel of north.'
    expect(refusal).toMatchObject({ code: 'PACKAGE_REFUSED', message })
    expect(session).toMatchObject({ status: 'FAILED', message, operations: 0 })
    expect(await count(exchange.north, 'upload_pending')).toBe(3)
    expect(await rows(exchange.north, sql`select reason from upload_state`)).toEqual([{ reason: message }])
  })
})

describe('a download', () => {
  const header = (): DownloadHeader => ({
    sessionId: randomUUID(),
    jobId: '1010',
    channelDatabaseId: 'north',
    full: false,
    fromPosition: '0',
    toPosition: '10',
    sourceId: null,
    acknowledgedPosition: '0',
    acknowledgedOperationId: null,
    askedAt: new Date().toISOString(),
    parts: 2,
  })
  const part = (): DownloadPart => ({
    ...emptyPart,
    customers: [make.document({ customerKey: randomUUID() })],
    settlements: [{ customerKey: randomUUID(), settledThrough: 1 }],
    outcomes: [
      { operationId: randomUUID(), status: 'FAILED', errorCode: null, errorField: null, errorMessage: SECRET },
    ],
  })
  async function* parts(...list: DownloadPart[]) {
    yield* list
  }
  const apply = (head: DownloadHeader, ...list: DownloadPart[]) => {
    const side = exchange.channelSides.get('north')
    if (!side) throw new Error('north')
    return side.applyDownload(head, parts(...list))
  }

  async function expectRefused(applied: Promise<unknown>, fault: string) {
    await expect(applied).rejects.toMatchObject({
      code: 'PACKAGE_REFUSED',
      message: `The package was refused: ${fault}.`,
    })
    for (const table of ['customer', 'settlement', 'operation_outcome', 'configuration', 'applied_job'])
      expect(await count(exchange.north, table)).toBe(0)
  }

  it.each([
    ['channelDatabaseId', 'south', 'channelDatabaseId is not north'],
    ['jobId', '1090', 'jobId is none of what it can be'],
    ['toPosition', 10, 'toPosition must be text'],
    ['askedAt', undefined, 'askedAt must be text'],
    ['encryption', 'none', 'encryption is not known to this version of the program'],
  ])('whose head has %s = %j is refused, and says that %s', async (path, value, fault) => {
    await expectRefused(apply(changed(header(), path, value), part(), part()), fault)
  })

  it.each([
    ['customers.0.version', '1', 'customers.0.version must be a number'],
    ['customers.0.customerKey', SECRET, 'customers.0.customerKey must be a UUID'],
    ['customers.0.email', 7, 'customers.0.email must be text'],
    ['customers.0.addressBooks', undefined, 'customers.0.addressBooks must be a list'],
    ['settlements.0.settledThrough', null, 'settlements.0.settledThrough must be a number'],
    ['outcomes.0.status', SECRET, 'outcomes.0.status is none of what it can be'],
    ['outcomes.0.severity', 1, 'outcomes.0.severity is not known to this version of the program'],
    ['erasedCustomers', [SECRET], 'erasedCustomers.0 must be a UUID'],
    ['vouchers', [], 'vouchers is not known to this version of the program'],
    ['configuration', [{ kind: 'channel', id: 'store1', content: {} }], 'configuration.0.kind is not of job 1010'],
    [
      'configuration',
      [{ kind: 'affiliation', id: 'usrt:VIP', content: { dataAreaId: 'usrt', id: 'VIP' } }],
      'configuration.0.content.name must be text',
    ],
  ])('whose second part has %s = %j leaves nothing of the first, and says that %s', async (path, value, fault) => {
    const head = header()
    await expectRefused(apply(head, part(), changed(part(), path, value)), fault)
  })

  it('of another job than 1010 brings no customers', async () => {
    await expectRefused(apply({ ...header(), jobId: '1070' }, part(), part()), 'customers is not of job 1070')
  })

  it('that is right is applied afterwards', async () => {
    expect(await apply(header(), part(), part())).toEqual({ rowsAffected: 6 })
  })
})
