import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { mapColumns } from '../../../src/cli/import/columns.ts'
import type { ImportedLine } from '../../../src/cli/import/line-reader.ts'
import { openLines } from '../../../src/cli/import/read-lines.ts'
import { saveOperation } from '../../../src/headquarters/operations/changing/save-operation.ts'
import { csvOf } from '../../../src/headquarters/operations/export/export-csv.ts'
import { type ExportRequest, exportOperations } from '../../../src/headquarters/operations/export/export-operations.ts'
import { decodeOperationCursor } from '../../../src/headquarters/operations/list/cursors.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { sidesOf } from '../../live/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { audits, correction, viewOf } from './correction.ts'
import { HOUSTON_OPERATOR, OPERATOR } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

const rowsOf = (operationId: string) => rowsOfOperations(hq.db, [operationId], STAGING_TABLES)
const exportPage = (request: Partial<ExportRequest> = {}, actor = OPERATOR) =>
  exportOperations(
    sides,
    actor,
    { filter: {}, format: 'JSON_LINES', beyond: null, limit: 10, ...request },
    ({ operationId }) => rowsOf(operationId),
  )
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

const WHOLE = {
  customer: {
    name: 'Ada Lovelace',
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'nonsense',
    phone: '+1 713 555 0100',
    priceGroup: '=1+1',
  },
  addresses: [
    { street: `'=2 Side "Street"`, city: 'Austin', country: 'USA' },
    { street: '1 Main Street, rear', city: 'Houston', country: 'USA', purpose: 'Home', name: 'Home', isPrimary: true },
  ],
  contacts: [
    { type: 'EMAIL' as const, value: 'second@example.com' },
    { type: 'EMAIL' as const, value: 'third@example.com' },
    { type: 'URL' as const, value: 'https://example.com' },
  ],
  affiliations: ['VIP', 'Nobody'],
  attributes: [{ name: 'ShoeSize', value: '42' }],
}

describe('an export', () => {
  it('contains failed operations, newest first, with every row’s error and the customer to be synchronized', async () => {
    const { operationId, customerKey } = await make.operation(hq.db, {
      ...WHOLE,
      capturedAt: '2026-01-02T00:00:00.000Z',
    })
    const edit = await make.operation(hq.db, { customerKey, customer: { phone: '2' } })
    const other = await make.operation(hq.db, { customer: { currency: 'XXX' }, capturedAt: '2026-01-01T00:00:00.000Z' })
    await make.operation(hq.db)
    await synchronizeAll(hq)
    const { revision } = await viewOf(hq.db, operationId)
    await saveOperation(sides, OPERATOR, {
      ...correction(operationId, { expectedRevision: revision }),
      changes: [{ attribute: 'title', newValue: 'Lady' }],
    })
    const { text, operations, hasNextPage } = await exportPage()
    expect([operations, hasNextPage]).toEqual([2, false])
    const [first, second] = linesOf(text)
    expect(second.operationId).toBe(other.operationId)
    expect(first).toMatchObject({
      operationId,
      kind: 'CREATE_CUSTOMER',
      status: 'FAILED',
      revision: revision + 1,
      channel: 'houston',
      errors: [
        { code: 'UNKNOWN_PRICE_GROUP', field: 'priceGroup' },
        { code: 'UNKNOWN_AFFILIATION', field: 'affiliations.1' },
      ],
      customer: {
        name: 'Ada Lovelace',
        title: 'Lady',
        phone: '+1 713 555 0100',
        addresses: [{ city: 'Austin' }, { city: 'Houston', isPrimary: true }],
        affiliations: ['VIP', 'Nobody'],
        attributes: [{ name: 'ShoeSize', value: '42' }],
      },
      changes: null,
    })
    const waiting = await exportPage({ filter: { statuses: ['WAITING_ON'] } })
    expect(linesOf(waiting.text)).toMatchObject([
      { operationId: edit.operationId, customer: null, changes: [{ attribute: 'phone', newValue: '2' }], errors: [] },
    ])
  })

  it('as CSV can be read by the import, which creates the same customer', async () => {
    const { operationId } = await make.operation(hq.db, WHOLE)
    await synchronizeAll(hq)
    const { text } = await exportPage({ format: 'CSV' })
    expect(text).toContain("'=1+1")
    expect(text).toContain("'+1 713 555 0100")
    const [header = [], cells = []] = parse(text) as string[][]
    const columns = mapColumns(header, {})
    expect(columns.unused).toEqual([])
    expect(cells.slice(0, 4)).toEqual([operationId, '3', 'CREATE_CUSTOMER', 'FAILED'])
    const file = join(await mkdtemp(join(tmpdir(), 'tillsync-export-')), 'failed.csv')
    onTestFinished(() => rm(dirname(file), { recursive: true }))
    await writeFile(file, text)
    const read: ImportedLine[] = []
    for await (const line of (await openLines(file, { map: {} })).lines()) read.push(line)
    // A line that is refused is written as it was.
    expect(read.map((line) => line.cells)).toEqual([cells])
    expect(read[0]?.customer).toMatchObject({
      name: 'Ada Lovelace',
      phone: '+1 713 555 0100',
      priceGroup: '=1+1',
      addresses: [
        { street: `'=2 Side "Street"`, city: 'Austin', country: 'USA' },
        {
          street: '1 Main Street, rear',
          city: 'Houston',
          country: 'USA',
          purpose: 'Home',
          name: 'Home',
          isPrimary: true,
        },
      ],
      contacts: [
        { type: 'EMAIL', value: 'second@example.com' },
        { type: 'EMAIL', value: 'third@example.com' },
        { type: 'URL', value: 'https://example.com' },
      ],
      affiliations: ['VIP', 'Nobody'],
      attributes: [{ name: 'ShoeSize', value: '42' }],
    })
  })

  it('is paged, each page a file of its own', async () => {
    for (let n = 1; n <= 5; n++)
      await make.operation(hq.db, {
        customer: { name: `Customer ${n}`, currency: 'XXX' },
        capturedAt: `2026-01-0${n}T00:00:00.000Z`,
      })
    await synchronizeAll(hq)
    const names: string[] = []
    for (let beyond: ExportRequest['beyond'] = null; ; ) {
      const { text, hasNextPage, endCursor } = await exportPage({ format: 'CSV', beyond, limit: 2 })
      const rows = parse(text, { columns: true }) as { name: string }[]
      names.push(...rows.map(({ name }) => name))
      if (!hasNextPage) break
      beyond = decodeOperationCursor(endCursor ?? '') ?? null
    }
    expect(names).toEqual(['Customer 5', 'Customer 4', 'Customer 3', 'Customer 2', 'Customer 1'])
  })

  it('is limited to the token’s channels, and writes an audit entry', async () => {
    await make.operation(hq.db, { customer: { currency: 'XXX' }, channelDatabaseId: 'sanfrancisco-db' })
    await synchronizeAll(hq)
    expect((await exportPage({}, HOUSTON_OPERATOR)).operations).toBe(0)
    expect((await exportPage()).operations).toBe(1)
    expect(await audits(hq.db)).toMatchObject([
      { actor: 'hugo', action: 'exportOperations', result: '0 operations' },
      { actor: 'olga', action: 'exportOperations', result: '1 operations' },
    ])
  })

  it('of nothing is only a header', () => {
    expect(csvOf([])).toMatch(/^export_operation,.*\n$/)
  })
})
