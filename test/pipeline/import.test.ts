import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ImportSummary, importFile, type RefusedLine } from '../../src/cli/import/import-file.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let tillsync: Installation
let folder: string
beforeAll(async () => {
  tillsync = await startInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tillsync-import-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
})

async function importCsv(
  file: string,
  map: { [header: string]: string } = {},
): Promise<{ summary: ImportSummary; refused: RefusedLine[]; unused: string[] }> {
  const refused: RefusedLine[] = []
  let unused: string[] = []
  const summary = await importFile({
    connection: { url: `${tillsync.url}/graphql`, token: tillsync.token },
    file,
    channel: 'houston',
    map,
    onHeader: (columns) => {
      unused = columns.unused
    },
    onProgress: () => {},
    onRefused: async (line) => {
      refused.push(line)
    },
  })
  return { summary, refused, unused }
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
    expect(summary.captured).toBeGreaterThan(0)
    expect(await counts()).toEqual(before)
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
