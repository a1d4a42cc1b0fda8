import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeExport } from '../../src/cli/export.ts'
import { importFile, type RefusedLine } from '../../src/cli/import/import-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// The operator's page *Customer sync status*, spoken to through GraphQL and the command line alone.

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
  'Currency',
  'Affiliations',
  'attribute:Shoe size',
  'attribute:Children in household',
]
type Line = { [column in (typeof HEADER)[number]]?: string }

/** What is wrong with a line, how headquarters calls it, and the correction, named as the error names the field. */
type Broken = { wrong: Line; code: string; field: string; attribute: string; mended: string }
const x = (length: number) => 'x'.repeat(length)
const BROKEN: Broken[] = [
  {
    wrong: { Country: 'Atlantis' },
    code: 'UNKNOWN_COUNTRY',
    field: 'addresses.0.country',
    attribute: 'address.country',
    mended: 'USA',
  },
  {
    wrong: { 'attribute:Shoe size': 'large' },
    code: 'ATTRIBUTE_TYPE_MISMATCH',
    field: 'attributes.0.value',
    attribute: 'attribute.Shoe size',
    mended: '9',
  },
  {
    wrong: { 'attribute:Children in household': '99' },
    code: 'ATTRIBUTE_OUT_OF_RANGE',
    field: 'attributes.0.value',
    attribute: 'attribute.Children in household',
    mended: '9',
  },
  {
    wrong: { Affiliations: 'Nobility' },
    code: 'UNKNOWN_AFFILIATION',
    field: 'affiliations.0',
    attribute: 'affiliation',
    mended: 'VIP',
  },
  {
    wrong: { 'Customer type': 'ORGANIZATION', 'Given name': '', Surname: '', Company: x(101) },
    code: 'TOO_LONG',
    field: 'name',
    attribute: 'name',
    mended: 'Xerxes Ltd.',
  },
  {
    wrong: { 'E-mail address': 'nobody at home' },
    code: 'INVALID_EMAIL',
    field: 'email',
    attribute: 'email',
    mended: 'nobody@example.com',
  },
  { wrong: { Surname: '' }, code: 'REQUIRED', field: 'lastName', attribute: 'lastName', mended: 'Mended' },
  { wrong: { Currency: 'XXX' }, code: 'UNKNOWN_CURRENCY', field: 'currency', attribute: 'currency', mended: 'USD' },
  {
    wrong: { Purpose: 'Hideout' },
    code: 'UNKNOWN_PURPOSE',
    field: 'addresses.0.purpose',
    attribute: 'address.purpose',
    mended: 'Home',
  },
  {
    wrong: { Telephone: `555 ${'0'.repeat(20)}` },
    code: 'TOO_LONG',
    field: 'phone',
    attribute: 'phone',
    mended: '555 0100',
  },
]

let tillsync: Installation
let folder: string
beforeAll(async () => {
  tillsync = await startInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tillsync-mending-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  await tillsync.ask(
    `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  await tillsync.runJob('1070')
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
})

const usual = (n: number): Line => ({
  'Customer type': 'PERSON',
  'Given name': 'Customer',
  Surname: `Number${n}`,
  'E-mail address': `number${n}@example.com`,
  Telephone: `713 555 ${String(n).padStart(4, '0')}`,
  Street: `${n} Main Street`,
  Town: 'Houston',
  Country: 'USA',
})

async function importLines(name: string, lines: readonly Line[]) {
  const file = join(folder, name)
  await writeFile(file, stringify([HEADER, ...lines.map((line) => HEADER.map((column) => line[column] ?? ''))]))
  return importText(file)
}
async function importText(file: string) {
  const refused: RefusedLine[] = []
  const summary = await importFile({
    connection: { url: `${tillsync.url}/graphql`, token: tillsync.token },
    file,
    channel: 'houston',
    map: {},
    onHeader: () => {},
    onProgress: () => {},
    onRefused: async (line) => {
      refused.push(line)
    },
  })
  return { summary, refused }
}

type Failed = {
  operationId: string
  revision: number
  status: string
  fingerprint: string | null
  changes: { attribute: string; newValue: string | null }[]
  lastKnownError: { code: string; field: string; message: string } | null
}
async function operations(filter: object): Promise<Failed[]> {
  const all: Failed[] = []
  for (let after: string | null = null; ; ) {
    const {
      operations: page,
    }: { operations: { nodes: Failed[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await tillsync.ask(
      `query ($filter: OperationFilter, $after: String) { operations(filter: $filter, first: 100, after: $after, orderBy: CAPTURED_AT_ASC) {
          nodes { operationId revision status fingerprint changes { attribute newValue } lastKnownError { code field message } }
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
const ERRORS = 'userErrors { __typename code field message }'
type Errors = { userErrors: { __typename: string; code: string; field: string[] | null; message: string }[] }

describe('a file with lines that headquarters refuses', () => {
  const LINES = 200
  const brokenAt = (kind: number) => 7 + kind * 20

  it('fails exactly these, each with its code and field, and nothing else', async () => {
    const lines = Array.from({ length: LINES }, (_, n) => usual(n))
    BROKEN.forEach(({ wrong }, kind) => {
      lines[brokenAt(kind)] = { ...usual(brokenAt(kind)), ...wrong }
    })
    const { summary, refused } = await importLines('customers.csv', lines)
    expect(refused).toEqual([])
    expect(summary).toMatchObject({ lines: LINES, captured: LINES, refused: 0 })
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ done: LINES - BROKEN.length, failed: BROKEN.length }])
    const failed = await operations({ status: ['FAILED'] })
    const found = failed.map(({ lastKnownError }) => `${lastKnownError?.code} ${lastKnownError?.field}`)
    expect(found.sort()).toEqual(BROKEN.map(({ code, field }) => `${code} ${field}`).sort())
    for (const { lastKnownError } of failed) expect(lastKnownError?.message).toMatch(/\.$/)
  })

  it('are each mended by save and synchronize; a dry run shows beforehand what comes of it', async () => {
    for (const operation of await operations({ status: ['FAILED'] })) {
      const { code, field } = operation.lastKnownError ?? {}
      const mend = BROKEN.find((one) => one.code === code && one.field === field)
      const input = {
        operationId: operation.operationId,
        expectedVersion: operation.revision,
        changes: [{ attribute: mend?.attribute, newValue: mend?.mended }],
        reason: 'mistyped at the till',
      }
      const rehearsed = await mutate<{ rehearsal: { outcome: string; error: unknown } }>(
        'saveOperation',
        { ...input, dryRun: true },
        `rehearsal { outcome error { code } changes { attribute newValue } } ${ERRORS}`,
      )
      expect(rehearsed).toMatchObject({ rehearsal: { outcome: 'CREATED', error: null }, userErrors: [] })
      expect(await mutate<Errors>('saveOperation', input, ERRORS)).toEqual({ userErrors: [] })
      const synchronized = await mutate<{ operation: { status: string; everFailed: boolean } }>(
        'synchronizeOperation',
        { operationId: operation.operationId },
        `operation { status everFailed } ${ERRORS}`,
      )
      expect(synchronized).toMatchObject({ operation: { status: 'SYNCED', everFailed: true }, userErrors: [] })
    }
    expect(await operations({ status: ['FAILED'] })).toEqual([])
    await tillsync.runJob('1010')
    expect(await counts()).toEqual({ DISTRIBUTED: LINES })
    const { customers } = await tillsync.ask<{ customers: { nodes: { name: string; displayAccount: string }[] } }>(
      `{ customers(channel: "houston", filter: { name: "Customer Mended" }) { nodes { name displayAccount } } }`,
    )
    expect(customers.nodes).toEqual([{ name: 'Customer Mended', displayAccount: expect.stringMatching(/^C-\d{6}$/) }])
  })

  it('have used one account number each, dry runs none', async () => {
    const { customers } = await tillsync.ask<{ customers: { nodes: { accountNumber: string }[] } }>(
      `{ customers(first: 100, orderBy: CREATED_AT_DESC) { nodes { accountNumber } } }`,
    )
    const highest = customers.nodes
      .map(({ accountNumber }) => accountNumber)
      .sort()
      .at(-1)
    expect(highest).toBe(`C-${String(LINES).padStart(6, '0')}`)
  })
})

describe('a number sequence that is too short', () => {
  it('fails exactly the creates beyond it as one group; extended, they go', async () => {
    const before = await counts()
    const { legalEntities } = await organization()
    const sequence = (largest: number) =>
      mutate<Errors>(
        'setUpOrganization',
        { legalEntities: legalEntities.map((one) => withSequence(one, largest)) },
        ERRORS,
      )
    expect(await sequence(202)).toEqual({ userErrors: [] })
    await importLines(
      'short.csv',
      Array.from({ length: 5 }, (_, n) => usual(1_000 + n)),
    )
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ done: 2, failed: 3 }])
    const failed = await operations({ errorCode: ['NUMBER_SEQUENCE_EXHAUSTED'] })
    expect(failed).toHaveLength(3)
    const fingerprints = new Set(failed.map(({ fingerprint }) => fingerprint))
    expect(fingerprints.size).toBe(1)
    expect(await sequence(999_999)).toEqual({ userErrors: [] })
    for (const { operationId } of await operations({ fingerprint: [...fingerprints][0] })) {
      const { operation } = await mutate<{ operation: { status: string } }>(
        'synchronizeOperation',
        { operationId, reason: 'the sequence is extended' },
        `operation { status } ${ERRORS}`,
      )
      expect(operation.status).toBe('SYNCED')
    }
    await tillsync.runJob('1010')
    expect(await counts()).toEqual({ DISTRIBUTED: (before.DISTRIBUTED ?? 0) + 5 })
  })
})

describe('two operators at one operation', () => {
  it('the second is told what differs; the first’s save can be undone, and what was captured is always seen', async () => {
    const [anna, bert] = await Promise.all([tillsync.tokenFor('OPERATOR'), tillsync.tokenFor('OPERATOR', ['houston'])])
    await importLines('two.csv', [{ ...usual(2_000), 'E-mail address': 'no address' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const [failed] = await operations({ status: ['FAILED'] })
    const input = (attribute: string, newValue: string, expectedVersion = failed?.revision) => ({
      operationId: failed?.operationId,
      expectedVersion,
      changes: [{ attribute, newValue }],
      reason: 'the customer has called',
    })
    const first = await mutate<{ operation: { revision: number } }>(
      'saveOperation',
      input('email', 'anna@example.com'),
      `operation { revision } ${ERRORS}`,
      anna,
    )
    const second = await mutate<Errors>(
      'saveOperation',
      input('email', 'bert@example.com'),
      `userErrors { __typename code field message ... on OperationVersionConflict { changedFields current { revision changes { attribute newValue } } } }`,
      bert,
    )
    expect(second.userErrors).toMatchObject([
      {
        __typename: 'OperationVersionConflict',
        changedFields: ['email'],
        current: {
          revision: first.operation.revision,
          changes: expect.arrayContaining([{ attribute: 'email', newValue: 'anna@example.com' }]),
        },
      },
    ])
    const undone = await mutate<Errors & { operation: { changes: unknown[] } }>(
      'undoSave',
      { operationId: failed?.operationId, expectedVersion: first.operation.revision, reason: 'Bert knows better' },
      `operation { changes { attribute newValue } rows { columns { name value } } } ${ERRORS}`,
      bert,
    )
    expect(undone.userErrors).toEqual([])
    expect(undone.operation.changes).toContainEqual({ attribute: 'email', newValue: 'no address' })
    expect(JSON.stringify(undone.operation)).toContain('{"name":"EMAIL","value":"no address"}')
    const { operationHistory } = await tillsync.ask<{
      operationHistory: { nodes: { actor: string; outcome: string; reason: string; changes: unknown[] }[] }
    }>(
      `query ($id: ID!) { operationHistory(of: { operation: $id }, first: 50) { nodes { actor outcome reason batchRunId changes { attribute oldValue newValue } } } }`,
      { id: failed?.operationId },
    )
    expect(operationHistory.nodes.map(({ outcome }) => outcome)).toEqual(['CAPTURED', 'FAILED', 'SAVED', 'UNDONE'])
    for (const { actor, reason } of operationHistory.nodes) expect([actor, reason]).not.toContain('')
    expect(operationHistory.nodes[0]?.changes).toContainEqual({
      attribute: 'email',
      oldValue: null,
      newValue: 'no address',
    })
    expect(operationHistory.nodes.at(-1)).toMatchObject({
      reason: 'Bert knows better',
      changes: [{ attribute: 'email', oldValue: 'anna@example.com', newValue: 'no address' }],
    })
  })
})

describe('a dismissed create', () => {
  it('leaves nothing at the till that says Pending sync; restored, it is there again', async () => {
    const [failed] = await operations({ status: ['FAILED'] })
    const { operation } = await tillsync.ask<{ operation: { asyncCustomerAccount: string } }>(
      `query ($id: ID!) { operation(id: $id) { asyncCustomerAccount } }`,
      { id: failed?.operationId },
    )
    const atTill = async () => {
      const { customer } = await tillsync.ask<{ customer: { syncState: string } | null }>(
        `query ($guid: String!) { customer(by: { asyncCustomerAccount: $guid }, channel: "houston") { syncState displayAccount } }`,
        { guid: operation.asyncCustomerAccount },
      )
      return customer
    }
    await tillsync.runJob('1010')
    expect(await atTill()).toMatchObject({ syncState: 'FAILED', displayAccount: 'Pending sync' })
    const change = async (name: string) => {
      const [now] = await operations({ asyncCustomerAccount: operation.asyncCustomerAccount })
      const input = { operationId: now?.operationId, expectedVersion: now?.revision, reason: 'never was a customer' }
      return mutate<Errors & { operation: { status: string } }>(
        name,
        input,
        `operation { status dismissReason } ${ERRORS}`,
      )
    }
    expect(await change('dismissOperation')).toMatchObject({ operation: { status: 'DISMISSED' }, userErrors: [] })
    await tillsync.runJob('1010')
    expect(await atTill()).toBeNull()
    expect(await change('restoreOperation')).toMatchObject({ operation: { status: 'UPLOADED' }, userErrors: [] })
    await tillsync.runJob('1010')
    expect(await atTill()).toMatchObject({ syncState: 'PENDING_CREATE' })
    expect(await change('dismissOperation')).toMatchObject({ operation: { status: 'DISMISSED' }, userErrors: [] })
    await tillsync.runJob('1010')
    expect(await atTill()).toBeNull()
  })
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
    await importLines(name, lines)
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  }

  it('as CSV is corrected and imported again: each customer once, and the originals dismissed', async () => {
    await fail('export.csv', [
      { ...usual(3_000), Country: 'Atlantis', Affiliations: 'VIP;Student', 'attribute:Shoe size': '9' },
      { ...usual(3_001), Currency: 'XXX', Telephone: '+1 713 555 3001' },
    ])
    const { count, text: csv } = await exported('CSV')
    expect(count).toBe(2)
    expect(csv).toContain('UNKNOWN_COUNTRY')
    const file = join(folder, 'corrected.csv')
    await writeFile(file, csv.replaceAll('Atlantis', 'USA').replaceAll('XXX', 'USD'))
    const { summary, refused } = await importText(file)
    expect(refused).toEqual([])
    expect(summary).toMatchObject({ lines: 2, captured: 2, dismissed: 2, kept: [] })
    await tillsync.travel()
    expect(await operations({ status: ['FAILED'] })).toEqual([])
    const again = await importText(file)
    expect(again.summary).toMatchObject({ lines: 2, captured: 2, refused: 0 })
    const elsewhere = join(folder, 'corrected-otherwise.csv')
    await writeFile(elsewhere, csv.replaceAll('Atlantis', 'CAN').replaceAll('XXX', 'CAD'))
    expect((await importText(elsewhere)).refused.map(({ codes }) => codes)).toEqual([
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

  it('as JSON lines comes back whole, too; what is settled meanwhile is not imported', async () => {
    await fail('lines.csv', [
      { ...usual(4_000), Country: 'Atlantis' },
      { ...usual(4_001), Country: 'Atlantis' },
    ])
    const { count, text: lines } = await exported('JSON_LINES')
    expect(count).toBe(2)
    const [newest] = await operations({ status: ['FAILED'], customer: { email: 'number4001@example.com' } })
    await mutate<Errors>(
      'saveOperation',
      {
        operationId: newest?.operationId,
        expectedVersion: newest?.revision,
        changes: [{ attribute: 'address.country', newValue: 'USA' }],
        reason: 'mended here',
      },
      ERRORS,
    )
    await mutate<Errors>('synchronizeOperation', { operationId: newest?.operationId }, ERRORS)
    const file = join(folder, 'corrected.jsonl')
    await writeFile(file, lines.replaceAll('Atlantis', 'USA'))
    const { summary, refused } = await importText(file)
    expect(summary).toMatchObject({ lines: 2, captured: 1, dismissed: 1, refused: 1, kept: [] })
    expect(refused).toMatchObject([{ codes: ['ORIGINAL_SETTLED'] }])
    await tillsync.travel()
    expect(await operations({ status: ['FAILED'] })).toEqual([])
  })
})

async function organization() {
  const { demoOrganization } = await import('../../src/organization/demo.ts')
  return demoOrganization()
}
function withSequence(entity: Awaited<ReturnType<typeof organization>>['legalEntities'][number], largest: number) {
  return { ...entity, numberSequences: entity.numberSequences?.map((one) => ({ ...one, largest })) }
}
