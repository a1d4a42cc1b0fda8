import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeExport } from '../../src/cli/export.ts'
import {
  ERRORS,
  type Errors,
  type Line,
  type MendingInstallation,
  startMending,
  usual,
} from './correction-installation.ts'

let tillsync: MendingInstallation
beforeAll(async () => {
  tillsync = await startMending()
})

describe('an export of what failed', () => {
  const exported = async (format: 'CSV' | 'JSON_LINES', filter: object = { status: ['FAILED'] }) => {
    const out = new PassThrough()
    const written = text(out)
    const count = await writeExport({ url: `${tillsync.url}/graphql`, token: tillsync.token }, filter, format, out)
    out.end()
    return { count, text: await written }
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
    expect(again.summary).toMatchObject({ lines: 2, captured: 2, refused: 0 })
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
})
