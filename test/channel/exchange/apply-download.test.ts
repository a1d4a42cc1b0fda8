import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { applyDownload } from '../../../src/channel/exchange/apply-download.ts'
import { rememberHeadquarters, seenHeadquarters } from '../../../src/channel/incarnation/seen-headquarters.ts'
import type { CustomerDocument, CustomerFieldValues } from '../../../src/model/customer.ts'
import { CUSTOMER_FIELDS } from '../../../src/model/customer-fields.ts'
import type { DownloadHeader, DownloadPart } from '../../../src/model/package.ts'
import { emptyPart } from '../../../src/model/package.ts'
import { type Exchange, makeExchange, rows } from '../../headquarters/exchange/exchange.ts'

let exchange: Exchange
beforeEach(async () => {
  exchange = await makeExchange()
})

function header(what: Partial<DownloadHeader>): DownloadHeader {
  return {
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
    parts: 1,
    ...what,
  }
}

function customer(customerKey: string, version: number): CustomerDocument {
  const fields: CustomerFieldValues = JSON.parse(
    JSON.stringify(Object.fromEntries(CUSTOMER_FIELDS.map(({ field }) => [field, null]))),
  )
  return {
    ...fields,
    customerKey,
    dataAreaId: 'usrt',
    account: `C-${customerKey.slice(-8)}`,
    name: `Version ${version}`,
    version,
    createdAt: '2026-01-01T00:00:00.000Z',
    addressBooks: ['north'],
    addresses: [],
    contacts: [],
    affiliations: [],
    attributes: [],
    loyaltyCards: [],
  }
}

async function* parts(...list: DownloadPart[]) {
  yield* list
}

const names = () => rows(exchange.north, sql`select name, version from customer order by 1`)

test('applies a package once, however often and in whatever order packages arrive', async () => {
  const key = randomUUID()
  const older = header({ toPosition: '10' })
  const newer = header({ fromPosition: '10', toPosition: '20' })
  const send = (to: DownloadHeader, version: number) =>
    applyDownload(exchange.north, to, parts({ ...emptyPart, customers: [customer(key, version)] }))
  expect(await send(older, 1)).toEqual({ rowsAffected: 1 })
  expect(await send(older, 1)).toEqual({ rowsAffected: 1 })
  expect(await send(newer, 2)).toEqual({ rowsAffected: 1 })
  for (const again of [older, newer, older]) await send(again, 1)
  expect(await send(header({ toPosition: '15' }), 1)).toEqual({ rowsAffected: 0 })
  expect(await names()).toEqual([{ name: 'Version 2', version: 2 }])
  const applied = await rows(exchange.north, sql`select position::int as position, session_id as id from applied_job`)
  expect(applied).toEqual([{ position: 20, id: newer.sessionId }])
})

test('does not apply a package that begins after the applied position', async () => {
  await applyDownload(exchange.north, header({ toPosition: '10' }), parts(emptyPart))
  const beyond = header({ fromPosition: '11', toPosition: '20' })
  expect(await applyDownload(exchange.north, beyond, parts(emptyPart))).toEqual({ behind: '10' })
})

test('does not keep the answers of the Real-time Service waiting while it applies a package', async () => {
  const mark = { incarnation: randomUUID(), number: '1', position: '10', numbers: {} }
  const stored: string[] = []
  async function* slowly() {
    yield { ...emptyPart, customers: [customer(randomUUID(), 1)] }
    await rememberHeadquarters(exchange.north.db, { ...mark, position: '11' })
    stored.push('the mark of an answer')
  }
  const applied = applyDownload(exchange.north, header({}), slowly(), mark)
  expect(await applied).toEqual({ rowsAffected: 1 })
  expect(stored).toEqual(['the mark of an answer'])
  expect(await seenHeadquarters(exchange.north.db)).toMatchObject({ position: '11' })
})

test('leaves nothing of a package that ended early', async () => {
  const cut = applyDownload(
    exchange.north,
    header({ parts: 2 }),
    parts({ ...emptyPart, customers: [customer(randomUUID(), 1)] }),
  )
  await expect(cut).rejects.toThrow('not complete')
  expect(await names()).toEqual([])
})

test('does not replace a newer customer with an older one, and does not remove it by a full package', async () => {
  const key = randomUUID()
  await applyDownload(exchange.north, header({}), parts({ ...emptyPart, customers: [customer(key, 5)] }))
  const full = header({ full: true, fromPosition: '10', toPosition: '20' })
  await applyDownload(exchange.north, full, parts({ ...emptyPart, customers: [customer(key, 4)] }))
  expect(await names()).toEqual([{ name: 'Version 5', version: 5 }])
})

test('keeps what the channel has stored since a full package was requested', async () => {
  const askedAt = new Date(Date.now() - 60_000).toISOString()
  await applyDownload(exchange.north, header({}), parts({ ...emptyPart, customers: [customer(randomUUID(), 1)] }))
  await exchange.north.db.execute(sql`update customer set applied_at = now() - interval '1 hour'`)
  const stored = header({ fromPosition: '10', toPosition: '11' })
  await applyDownload(exchange.north, stored, parts({ ...emptyPart, customers: [customer(randomUUID(), 2)] }))
  const full = header({ full: true, fromPosition: '10', toPosition: '20', askedAt })
  await applyDownload(exchange.north, full, parts(emptyPart))
  expect(await names()).toEqual([{ name: 'Version 2', version: 2 }])
})

test('applies two packages of a job that arrive at the same time one after the other', async () => {
  const key = randomUUID()
  const send = (version: number, from: string, to: string) =>
    applyDownload(
      exchange.north,
      header({ fromPosition: from, toPosition: to }),
      parts({ ...emptyPart, customers: [customer(key, version)] }),
    )
  await Promise.all([send(1, '0', '10'), send(1, '0', '10'), send(1, '0', '10')])
  expect(await names()).toEqual([{ name: 'Version 1', version: 1 }])
})

test('reports that it was rewound when it lacks what headquarters has received from it', async () => {
  const lacking = header({ acknowledgedPosition: '5', acknowledgedOperationId: randomUUID() })
  expect(await applyDownload(exchange.north, lacking, parts(emptyPart))).toHaveProperty('rewound')
  expect(await applyDownload(exchange.north, header({ sourceId: randomUUID() }), parts(emptyPart))).toHaveProperty(
    'rewound',
  )
})
