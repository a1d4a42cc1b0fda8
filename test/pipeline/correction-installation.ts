import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { importFile, type RefusedLine } from '../../src/cli/import/import-file.ts'
import { openLines } from '../../src/cli/import/read-lines.ts'
import type { ImportSummary } from '../../src/cli/import/summary.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const HEADER = [
  'Customer type',
  'Given name',
  'Surname',
  'Company',
  'E-mail address',
  'Telephone',
  'Street',
  'Town',
  'Country',
  'Purpose',
  'Blocked',
  'Currency',
  'Affiliations',
  'attribute:Shoe size',
  'attribute:Children in household',
]
export type Line = { [column in (typeof HEADER)[number]]?: string }

/** A customer with whom nothing is wrong. */
export const usual = (n: number): Line => ({
  'Customer type': 'PERSON',
  'Given name': 'Customer',
  Surname: `Number${n}`,
  'E-mail address': `number${n}@example.com`,
  Telephone: `713 555 ${String(n).padStart(4, '0')}`,
  Street: `${n} Main Street`,
  Town: 'Houston',
  Country: 'USA',
})

/** What a page of operations shows of each. */
export type Failed = {
  operationId: string
  revision: number
  status: string
  fingerprint: string | null
  asyncCustomerAccount: string
  changes: { attribute: string; newValue: string | null }[]
  lastKnownError: { code: string; field: string; message: string } | null
}
export const ERRORS = 'userErrors { __typename code field message }'
export type Errors = { userErrors: { __typename: string; code: string; field: string[] | null; message: string }[] }

/** A whole installation whose Houston captures whatever can be stored, with what an operator does there. */
export type CorrectionInstallation = Installation & {
  folder: string
  importLines(name: string, lines: readonly Line[]): Promise<Imported>
  importText(file: string): Promise<Imported>
  operations(filter: object): Promise<Failed[]>
  counts(): Promise<{ [status: string]: number }>
  mutate<T>(name: string, input: object, selection: string, token?: string): Promise<T>
}
type Imported = { summary: ImportSummary; refused: RefusedLine[] }

export async function startCorrectionInstallation(): Promise<CorrectionInstallation> {
  const tillsync = await startInstallation()
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-correction-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  await tillsync.ask(
    `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  await tillsync.runJob('1070')
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)

  async function importLines(name: string, lines: readonly Line[]) {
    const file = join(folder, name)
    await writeFile(file, stringify([HEADER, ...lines.map((line) => HEADER.map((column) => line[column] ?? ''))]))
    return importText(file)
  }
  async function importText(file: string) {
    const refused: RefusedLine[] = []
    const summary = await importFile({
      connection: { url: `${tillsync.url}/graphql`, token: tillsync.token },
      reader: await openLines(file, { map: {} }),
      channel: 'houston',
      onProgress: () => {},
      onRefused: async (line) => {
        refused.push(line)
      },
    })
    return { summary, refused }
  }

  async function operations(filter: object): Promise<Failed[]> {
    const all: Failed[] = []
    for (let after: string | null = null; ; ) {
      const {
        operations: page,
      }: { operations: { nodes: Failed[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await tillsync.ask(
          `query ($filter: OperationFilter, $after: String) { operations(filter: $filter, first: 100, after: $after, orderBy: CAPTURED_AT_ASC) {
            nodes { operationId revision status fingerprint asyncCustomerAccount changes { attribute newValue } lastKnownError { code field message } }
            pageInfo { hasNextPage endCursor } } }`,
          { filter, after },
        )
      all.push(...page.nodes)
      if (!page.pageInfo.hasNextPage) return all
      after = page.pageInfo.endCursor
    }
  }
  const counts = async () => {
    const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
      `{ operationCounts(channel: ["houston"]) { status count } }`,
    )
    const sums: { [status: string]: number } = {}
    for (const { status, count } of operationCounts) if (count !== 0) sums[status] = (sums[status] ?? 0) + count
    return sums
  }
  const mutate = async <T>(name: string, input: object, selection: string, token?: string): Promise<T> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const data = await tillsync.ask<{ [name: string]: T }>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`,
      { input },
      token,
    )
    return data[name] as T
  }

  return Object.assign(tillsync, { folder, importLines, importText, operations, counts, mutate })
}
