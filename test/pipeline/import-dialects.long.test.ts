// @module-tag long
import { readFile, writeFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { fileOf, runCommand } from '../cases/command.ts'
import { DIALECTS, rowsOf } from '../cli/import/written.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const LINES = 1_000
const MINUTES = 900_000

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
})

/**
 * The same lines for each file, but for the id that names the file: lines that are quite alike would be recognized, and
 * make nobody.
 */
function linesOf(id: string, country: string): string[][] {
  const [header = [], ...rows] = rowsOf(LINES)
  return [[...header, 'identificationNumber', 'country'], ...rows.map((row) => [...row, id, country])]
}

/** Imports a file, and says how many of its customers there are: a list without an answer in time is sent once more. */
async function importFile(
  name: string,
): Promise<{ stored: number; equal: number; refused: number; dismissed: number }> {
  const { answer } = await runCommand(tillsync, ['import', `files/${name}`, '--channel', 'houston', '--json'])
  const { captured, repeated, equal, refused, dismissed } = SUMMARY.parse(answer)
  return { stored: captured + repeated, equal, refused, dismissed }
}

const count = z.number()
const SUMMARY = z.object({ captured: count, repeated: count, equal: count, refused: count, dismissed: count })
const ALL = { stored: LINES, equal: 0, refused: 0, dismissed: 0 }

const written = async (name: string, content: Buffer) => writeFile(await fileOf(name), content)

type Customer = { email: string; lastName: string | null; identificationNumber: string | null }
type Page = { customers: { nodes: Customer[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }

const PAGE = `query ($after: String) {
  customers(first: 100, after: $after) {
    nodes {
      name firstName lastName email identificationNumber creditMax customerType phone
      addresses { street zipCode city country isPrimary purpose }
      contacts { type value isPrimary }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

/** The customers of each file at headquarters, without its id, in the order of their e-mail addresses. */
async function customersByFile(): Promise<Map<string | null, Customer[]>> {
  const all: Customer[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { customers }: Page = await tillsync.ask<Page>(PAGE, { after })
    all.push(...customers.nodes)
    more = customers.pageInfo.hasNextPage
    after = customers.pageInfo.endCursor
  }
  all.sort((one, other) => (one.email < other.email ? -1 : 1))
  const byFile = new Map<string | null, Customer[]>()
  for (const { identificationNumber: id, ...customer } of all)
    byFile.set(id, [...(byFile.get(id) ?? []), { ...customer, identificationNumber: null }])
  return byFile
}

async function travelAll(): Promise<void> {
  for (let left = 1, turn = 0; left > 0 && turn < 50; turn++) {
    await tillsync.travel()
    const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
      '{ operationCounts { status count } }',
    )
    left = operationCounts
      .filter(({ status }) => !['DISTRIBUTED', 'FAILED', 'DISMISSED'].includes(status))
      .reduce((sum, { count }) => sum + count, 0)
  }
}

it('twelve files of 1,000 lines make the same customers, however they are written', { timeout: MINUTES }, async () => {
  for (const [nth, { name, write }] of DIALECTS.entries()) {
    await written(`dialect-${nth}.csv`, write(linesOf(`D${nth}`, 'DEU')))
    expect(await importFile(`dialect-${nth}.csv`), name).toEqual(ALL)
  }
  await travelAll()
  const made = await customersByFile()
  const expected = made.get('D0')
  expect(expected).toHaveLength(LINES)
  expect(expected?.find(({ lastName }) => lastName === 'Šimek10')).toMatchObject({
    creditMax: '10.5',
    addresses: [{ country: 'DEU' }],
  })
  for (const [nth, { name }] of DIALECTS.entries()) expect(made.get(`D${nth}`), name).toEqual(expected)
})

it('what is exported and imported again is as it was', { timeout: MINUTES }, async () => {
  await tillsync.ask(
    `mutation {
      setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { message } }
    }`,
  )
  await tillsync.runJob('1070')
  await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  const [asWritten] = DIALECTS
  if (!asWritten) throw new Error('There are no dialects.')
  for (const [nth, args] of EXPORTS.entries()) {
    const id = `E${nth}`
    // Headquarters knows no such country: all fail, and are exported.
    await written(`${id}.csv`, asWritten.write(linesOf(id, 'XXX')))
    expect(await importFile(`${id}.csv`)).toEqual(ALL)
    await travelAll()
    const exported = `exported-${id}.${args.includes('json-lines') ? 'jsonl' : 'csv'}`
    const { stderr } = await runCommand(tillsync, [
      ...['export', '--channel', 'houston', '--code', 'UNKNOWN_COUNTRY', '--out', `files/${exported}`, ...args],
    ])
    expect(stderr).toContain(`${LINES} operations.`)
    const path = await fileOf(exported)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('XXX', 'DEU'))
    expect(await importFile(exported)).toEqual({ ...ALL, dismissed: LINES })
    await travelAll()
    const made = await customersByFile()
    expect(made.get(id), args.join(' ')).toEqual(made.get('D0'))
  }
})

/** How an export may be written. */
const EXPORTS: readonly (readonly string[])[] = [[], ['--bom', '--delimiter', 'semicolon'], ['--format', 'json-lines']]
