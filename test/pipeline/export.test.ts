import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ExportFile, writeExport } from '../../src/cli/export.ts'
import {
  type CorrectionInstallation,
  ERRORS,
  type Errors,
  type Line,
  startCorrectionInstallation,
  usual,
} from './correction-installation.ts'

let tillsync: CorrectionInstallation
beforeAll(async () => {
  tillsync = await startCorrectionInstallation()
})

describe('an export of what failed', () => {
  const exported = async (
    format: 'CSV' | 'JSON_LINES',
    filter: object = { status: ['FAILED'] },
    options: ExportFile = {},
  ) => {
    const out = new PassThrough()
    const written = buffer(out)
    const connection = { url: `${tillsync.url}/graphql`, token: tillsync.token }
    const count = await writeExport(connection, filter, format, out, options)
    out.end()
    return { count, text: (await written).toString() }
  }
  const fail = async (name: string, lines: Line[]) => {
    await tillsync.importLines(name, lines)
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  }

  it('as CSV is corrected and imported again: each customer once, and the originals are dismissed', async () => {
    await fail('export.csv', [
      { ...usual(3_000), Country: 'Atlantis', Affiliations: 'VIP;Student', 'attribute:Shoe size': '9' },
      { ...usual(3_001), Currency: 'XXX', Telephone: '+1 713 555 3001' },
    ])
    const { count, text: csv } = await exported('CSV')
    expect(count).toBe(2)
    expect(csv).toContain('UNKNOWN_COUNTRY')
    const file = join(tillsync.folder, 'corrected.csv')
    await writeFile(file, csv.replaceAll('Atlantis', 'USA').replaceAll('XXX', 'USD'))
    const { summary, refused } = await tillsync.importText(file)
    expect(refused).toEqual([])
    expect(summary).toMatchObject({ lines: 2, captured: 2, dismissed: 2, kept: [] })
    await tillsync.travel()
    expect(await tillsync.operations({ status: ['FAILED'] })).toEqual([])
    const again = await tillsync.importText(file)
    expect(again.summary).toMatchObject({ lines: 2, captured: 0, repeated: 2, refused: 0 })
    const elsewhere = join(tillsync.folder, 'corrected-otherwise.csv')
    await writeFile(elsewhere, csv.replaceAll('Atlantis', 'CAN').replaceAll('XXX', 'CAD'))
    expect((await tillsync.importText(elsewhere)).refused.map(({ codes }) => codes)).toEqual([
      ['IDEMPOTENCY_KEY_REUSED'],
      ['IDEMPOTENCY_KEY_REUSED'],
    ])
    await tillsync.travel()
    for (const n of [3_000, 3_001]) {
      const { customers } = await tillsync.ask<{ customers: { nodes: { phone: string }[] } }>(
        `query ($email: String!) { customers(filter: { email: $email }) { nodes { phone affiliations attributes { name value } addresses { country } } } }`,
        { email: `number${n}@example.com` },
      )
      expect(customers.nodes).toHaveLength(1)
      if (n === 3_000)
        expect(customers.nodes[0]).toMatchObject({
          affiliations: expect.arrayContaining(['VIP', 'Student']),
          attributes: [{ name: 'Shoe size', value: '9' }],
          addresses: [{ country: 'USA' }],
        })
      else expect(customers.nodes[0]?.phone).toBe('+1 713 555 3001')
    }
  })

  it('as JSON lines is complete, too; operations completed meanwhile are not imported', async () => {
    await fail('lines.csv', [
      { ...usual(4_000), Country: 'Atlantis' },
      { ...usual(4_001), Country: 'Atlantis' },
    ])
    const { count, text: lines } = await exported('JSON_LINES')
    expect(count).toBe(2)
    const [newest] = await tillsync.operations({ status: ['FAILED'], customer: { email: 'number4001@example.com' } })
    await tillsync.mutate<Errors>(
      'saveOperation',
      {
        operationId: newest?.operationId,
        expectedRevision: newest?.revision,
        changes: [{ attribute: 'address.country', newValue: 'USA' }],
        reason: 'corrected here',
      },
      ERRORS,
    )
    await tillsync.mutate<Errors>('synchronizeOperation', { operationId: newest?.operationId }, ERRORS)
    const file = join(tillsync.folder, 'corrected.jsonl')
    await writeFile(file, lines.replaceAll('Atlantis', 'USA'))
    const { summary, refused } = await tillsync.importText(file)
    expect(summary).toMatchObject({ lines: 2, captured: 1, dismissed: 1, refused: 1, kept: [] })
    expect(refused).toMatchObject([{ codes: ['ORIGINAL_COMPLETED'] }])
    await tillsync.travel()
    expect(await tillsync.operations({ status: ['FAILED'] })).toEqual([])
  })

  it('as CSV, corrected in a spreadsheet and imported, gives exactly what was there', async () => {
    const odd = {
      name: "'=Qround, Émile",
      firstName: 'Émile',
      lastName: 'Qround',
      phone: '+31610000019',
      phoneExtension: '012',
      identificationNumber: "'=0019",
      organizationId: '12345678901234567890',
      contacts: [
        { type: 'EMAIL', value: 'q19a@example.com', marketingOptIn: true },
        { type: 'PHONE', value: '0031 6 1', extension: '007' },
        { type: 'EMAIL', value: 'q19b@example.com', isPrimary: true },
      ],
      addresses: [
        { street: '1\n2', streetNumber: '3-5', zipCode: '01067', country: 'XXX', purpose: 'Home' },
        { street: '"12" a; b', streetNumber: '12 a', country: 'XXX', isPrimary: true, purpose: 'Home' },
      ],
      attributes: [
        { name: 'Note', value: '  two blanks  ' },
        { name: 'Kept', value: 'TRUE' },
        { name: 'Size#2', value: '9,5' },
      ],
    }
    const original = join(tillsync.folder, 'odd.jsonl')
    await writeFile(original, JSON.stringify({ customer: odd }))
    expect((await tillsync.importText(original)).refused).toEqual([])
    const failed = async () => {
      await tillsync.runJob('P-0001')
      await tillsync.synchronize()
      const { text: lines } = await exported('JSON_LINES')
      return lines
        .trim()
        .split('\n')
        .map((line): { customer: object } => JSON.parse(line))
    }
    const [before, ...others] = await failed()
    expect(others).toEqual([])
    expect(before?.customer).toMatchObject({ ...odd, attributes: expect.arrayContaining(odd.attributes) })
    const csv = (await exported('CSV', { status: ['FAILED'] }, { delimiter: ';', hasMark: true })).text
    expect(csv.startsWith('\ufeffexport_operation;')).toBe(true)
    const file = join(tillsync.folder, 'odd.csv')
    // A spreadsheet reads cells, and writes them again with the delimiter, line ends and quotes of its own.
    const cells: string[][] = parse(csv, { bom: true, delimiter: ';' })
    const corrected = cells.map((row) => row.map((cell) => (cell === 'XXX' ? 'USA' : cell)))
    await writeFile(file, `\ufeff${stringify(corrected, { delimiter: '\t', record_delimiter: '\r\n', quoted: true })}`)
    expect((await tillsync.importText(file)).summary).toMatchObject({ captured: 1, dismissed: 1, refused: 0 })
    // The attributes are unknown still.
    const [after] = await failed()
    expect(after?.customer).toEqual(JSON.parse(JSON.stringify(before?.customer).replaceAll('XXX', 'USA')))
  })
})
