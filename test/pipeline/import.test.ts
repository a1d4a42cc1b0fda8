import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attributeTypes } from '../../src/cli/import/attribute-types.ts'
import { ImportInterrupted, importFile, type RefusedLine } from '../../src/cli/import/import-file.ts'
import type { FileOptions } from '../../src/cli/import/line-reader.ts'
import { openLines } from '../../src/cli/import/read-lines.ts'
import type { ImportSummary } from '../../src/cli/import/summary.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { DIALECTS, rowsOf } from '../cli/import/written.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let tillsync: Installation
let folder: string
beforeAll(async () => {
  tillsync = await startInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tillsync-import-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
})

type Imported = {
  summary: ImportSummary
  refused: RefusedLine[]
  unused: string[]
  warned: string[]
  equal: [number, number][]
  done: number[]
}

async function importCsv(
  file: string,
  map: { [header: string]: string } = {},
  { signal, dryRun, ...options }: Partial<FileOptions> & { signal?: AbortSignal; dryRun?: boolean } = {},
): Promise<Imported> {
  const connection = { url: `${tillsync.url}/graphql`, token: tillsync.token }
  const reader = await openLines(file, { map, ...options, types: await attributeTypes(connection, 'houston') })
  const imported = { unused: reader.columns?.unused ?? [] }
  const [refused, warned, equal, done]: [RefusedLine[], string[], [number, number][], number[]] = [[], [], [], []]
  const summary = await importFile({
    ...{ connection, reader, channel: 'houston', dryRun: dryRun ?? false, ...(signal && { signal }) },
    onProgress: (lines) => void done.push(lines),
    onRefused: async (line) => void refused.push(line),
    onWarning: (line, { code, field }) => void warned.push(`${line} ${field} ${code}`),
    onEqual: (line, earlier) => void equal.push([line, earlier]),
  })
  return { ...imported, summary, refused, warned, equal, done }
}

const counts = async () => {
  const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
    `{ operationCounts(channel: ["houston"]) { status count } }`,
  )
  return Object.fromEntries(
    operationCounts.filter(({ count }) => count !== 0).map(({ status, count }) => [status, count]),
  )
}
const everyPage = async <T>(field: string, args: string, selection: string): Promise<T[]> => {
  const all: T[] = []
  for (let after: string | null = null; ; ) {
    const data: { [field: string]: { nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await tillsync.ask(
        `query ($after: String) { ${field}(${args} first: 100, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )
    const page = data[field]
    if (!page) throw new Error('no page')
    all.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return all
    after = page.pageInfo.endCursor
  }
}

describe('import', () => {
  it('carries every line of the shipped sample to headquarters and back; counts, rows, customers and reads agree', async () => {
    const file = join(PACKAGE_FOLDER, 'demo', 'customers.csv')
    const lines = (await readFile(file, 'utf8')).trim().split('\n').length - 1
    const { summary, refused } = await importCsv(file)
    expect(summary).toMatchObject({ lines, captured: lines - refused.length, realtime: 0, refused: refused.length })
    expect(summary.captured).toBeGreaterThan(0)
    expect(await counts()).toEqual({ CAPTURED: summary.captured })

    await tillsync.travel()
    expect(await counts()).toEqual({ DISTRIBUTED: summary.captured })
    const rows = await everyPage<{ onlineOperationCompleted: number }>(
      'stagingRecords',
      'table: RETAILASYNCCUSTOMERV2',
      'onlineOperationCompleted',
    )
    expect(rows).toHaveLength(summary.captured)
    expect(rows.every((row) => row.onlineOperationCompleted === 1)).toBe(true)
    const there = await everyPage<{ accountNumber: string; name: string }>('customers', '', 'accountNumber name')
    const back = await everyPage<{ accountNumber: string; name: string }>(
      'customers',
      'channel: "houston"',
      'accountNumber name',
    )
    expect(there).toHaveLength(summary.captured)
    expect(new Set(there.map(({ accountNumber }) => accountNumber)).size).toBe(summary.captured)
    const byAccount = (a: { accountNumber: string }, b: { accountNumber: string }) =>
      a.accountNumber < b.accountNumber ? -1 : 1
    expect([...back].sort(byAccount)).toEqual([...there].sort(byAccount))
  })

  it('captures no line twice when the same file is imported again', async () => {
    const before = await counts()
    const { summary } = await importCsv(join(PACKAGE_FOLDER, 'demo', 'customers.csv'))
    expect(summary).toMatchObject({ captured: 0, repeated: summary.lines - summary.refused })
    expect(await counts()).toEqual(before)
  })

  it('makes nobody twice when the list is sorted, renamed, or written in another way; equal lines are one customer', async () => {
    const [one, two, three] = [
      'Once One,c08.1@example.com',
      'Once Two,c08.2@example.com',
      'Once Three,c08.3@example.com',
    ]
    const files = {
      'list.csv': ['name,email', one, two, three, two],
      'sorted.csv': ['name,email', three, two, one],
      'other.csv': ['E-mail;Naam', ...[one, two, three].map((line) => `"${line?.split(',').reverse().join('";"')}"`)],
    }
    for (const [name, lines] of Object.entries(files)) await writeFile(join(folder, name), lines.join('\r\n'))
    const first = await importCsv(join(folder, 'list.csv'))
    expect(first.summary).toMatchObject({ lines: 4, captured: 3, equal: 1, repeated: 0 })
    expect(first.equal).toEqual([[5, 3]])
    for (const name of ['sorted.csv', 'other.csv'])
      expect((await importCsv(join(folder, name))).summary).toMatchObject({ lines: 3, captured: 0, repeated: 3 })
  })

  it('goes on after lines that are bad, each refused by its number, and reads the words of spreadsheets', async () => {
    const file = join(folder, 'words.csv')
    const lines = [
      'type,name,email,phone,attribute:Catalog by post,attribute:Shoe size',
      'PERSON,Good One,w.1@example.com,713 555 0101,TRUE,"9,5"',
      'Persoon,Bad Type,w.2@example.com,,,',
      'PERSON,Bad Phone,w.3@example.com,"3,16123E+10",FALSE,9.5',
      'PERSON,"Bad Quote,w.4@example.com,,,',
      'PERSON,Good Two,w.5@example.com,12,false,9',
      `PERSON,Bad Letter\u0000,w.6@example.com,,,`,
      'ORGANIZATION,Good Three,w.7@example.com,713 555 0102,,',
    ]
    await writeFile(file, lines.join('\n'))
    const { summary, refused, warned, done } = await importCsv(file)
    expect(refused.map(({ line, codes, reasons }) => [line, codes[0], reasons[0]]).sort()).toEqual([
      [3, 'INVALID_VALUE', 'customerType: "Persoon" is not a type of customer. Write PERSON or ORGANIZATION.'],
      [4, 'ROUNDED_NUMBER', expect.stringContaining('its digits are lost')],
      [5, 'STRAY_QUOTE', expect.stringContaining('opens a cell and does not close it')],
      [7, 'INVALID_CHARACTER', 'name: It contains a character that cannot be stored. Type it again.'],
    ])
    expect(summary).toMatchObject({ lines: 7, captured: 3, refused: 4, warnings: 1, nextLine: null })
    expect(warned).toEqual(['6 phone PHONE_LOOKS_WRONG'])
    expect(done).toEqual([8])
    const { customers } = await tillsync.ask<{ customers: { nodes: { attributes: object[] }[] } }>(
      `{ customers(channel: "houston", filter: { email: "w.1@example.com" }) { nodes { attributes { name value } } } }`,
    )
    expect(customers.nodes[0]?.attributes).toEqual(
      expect.arrayContaining([
        { name: 'Catalog by post', value: 'true' },
        { name: 'Shoe size', value: '9.5' },
      ]),
    )
  })

  it('loses only the line that the server cannot read, out of a list', async () => {
    const file = join(folder, 'fields.jsonl')
    const lines = Array.from({ length: 9 }, (_, i) => ({
      customer: { name: `Field ${i}`, ...(i === 4 ? { shoe: 1 } : {}) },
    }))
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'))
    const { summary, refused } = await importCsv(file)
    expect(summary).toMatchObject({ lines: 9, captured: 8, refused: 1 })
    expect(refused.map(({ line, codes }) => [line, codes])).toEqual([[5, ['BAD_USER_INPUT']]])
  })

  it('is rehearsed: a dry run says the same and stores nothing', async () => {
    const file = join(folder, 'rehearsed.csv')
    await writeFile(file, 'name,country,phone\nDry One,USA,12\nDry Two,Atlantis,\n')
    const before = await counts()
    const { summary, refused, warned } = await importCsv(file, {}, { dryRun: true })
    expect(summary).toMatchObject({ lines: 2, captured: 1, refused: 1 })
    expect([refused.map(({ codes }) => codes), warned]).toEqual([[['UNKNOWN_COUNTRY']], ['2 phone PHONE_LOOKS_WRONG']])
    expect(await counts()).toEqual(before)
    expect((await importCsv(file)).summary).toMatchObject({ captured: 1, repeated: 0 })
    expect((await importCsv(file, {}, { dryRun: true })).summary).toMatchObject({ captured: 0, repeated: 1 })
  })

  it('tells how far it is when it is interrupted, and goes on from there', async () => {
    const file = join(folder, 'long.csv')
    await writeFile(file, `name\n${Array.from({ length: 3_000 }, (_, i) => `Stopped ${i}`).join('\n')}\n`)
    const stop = new AbortController()
    const reader = await openLines(file, { map: {} })
    const connection = { url: `${tillsync.url}/graphql`, token: tillsync.token }
    const stopped = await importFile({
      ...{ connection, reader, channel: 'houston', signal: stop.signal, onRefused: async () => {} },
      onProgress: () => stop.abort(),
    }).catch((error: unknown) => error)
    if (!(stopped instanceof ImportInterrupted)) throw stopped
    const { captured, nextLine } = stopped.summary
    expect(captured).toBeGreaterThan(0)
    expect(captured).toBeLessThan(3_000)
    expect(nextLine).toBeGreaterThan(1)
    const { summary } = await importCsv(file, {}, { from: nextLine ?? 0 })
    expect(summary).toMatchObject({ lines: 3_002 - (nextLine ?? 0), nextLine: null })
    expect(summary.captured).toBe(3_000 - captured)
  })

  it('makes the same customers of twelve files of 1,000 lines, however they are written', {
    tags: 'long',
  }, async () => {
    const rows = rowsOf(1_000)
    for (const [nth, { name, write }] of DIALECTS.entries()) {
      const file = join(folder, `dialect-${nth}.csv`)
      await writeFile(file, write(rows))
      const { summary } = await importCsv(file)
      const expected = nth === 0 ? { captured: 1_000, repeated: 0 } : { captured: 0, repeated: 1_000 }
      expect(summary, name).toMatchObject({ lines: 1_000, equal: 0, refused: 0, ...expected })
    }
  })

  it('lists unused columns, and refuses a bad line with its reason; corrected, it is imported', async () => {
    const file = join(folder, 'people.csv')
    await writeFile(
      file,
      'Client,Mail,Country,attribute:Shoe size,Affiliation,Shelf\n' +
        'Wise One,wise.one@example.com,USA,8,VIP;Student,A1\n' +
        'Lost Two,lost.two@example.com,Atlantis,8,VIP,A2\n' +
        'Big Three,big.three@example.com,USA,99,VIP,A3\n',
    )
    const { summary, refused, unused } = await importCsv(file, { Client: 'name' })
    expect(unused).toEqual(['Shelf'])
    expect(summary).toMatchObject({ lines: 3, captured: 1, realtime: 0, refused: 2 })
    expect(refused.map(({ line, codes }) => [line, codes])).toEqual([
      [3, ['UNKNOWN_COUNTRY']],
      [4, ['ATTRIBUTE_OUT_OF_RANGE']],
    ])
    await writeFile(
      file,
      'Client,Mail,Country,attribute:Shoe size,Affiliation,Shelf,refused_line,refused_codes,refused_reasons\n' +
        'Lost Two,lost.two@example.com,USA,8,VIP,A2,3,UNKNOWN_COUNTRY,x\n' +
        'Big Three,big.three@example.com,USA,9,VIP,A3,4,ATTRIBUTE_OUT_OF_RANGE,x\n',
    )
    const again = await importCsv(file, { Client: 'name' })
    expect(again.unused).toEqual(['Shelf'])
    expect(again.summary).toMatchObject({ lines: 2, captured: 2, realtime: 0, refused: 0 })
  })

  it('gives advice if no column contains a name, or a map names an unknown column', async () => {
    const file = join(folder, 'nameless.csv')
    await writeFile(file, 'Shelf,Mail\nA1,a@example.com\n')
    await expect(importCsv(file)).rejects.toThrow(/No column contains names/)
    await expect(importCsv(file, { Client: 'name' })).rejects.toThrow(/does not have/)
    await expect(importCsv(file, { Shelf: 'nose' })).rejects.toThrow(/is not a field/)
  })
})
