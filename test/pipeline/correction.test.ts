import { beforeAll, describe, expect, it } from 'vitest'
import { demoOrganization } from '../../src/start/demo.ts'
import {
  type CorrectionInstallation,
  ERRORS,
  type Errors,
  type Line,
  startCorrectionInstallation,
  usual,
} from './correction-installation.ts'

// The operator's page *Customer sync status*, spoken to through GraphQL and the command line alone.

/** What is wrong with a line, how headquarters calls it, and the correction, named as the error names the field. */
type Broken = { wrong: Line; code: string; field: string; attribute: string; corrected: string }
const x = (length: number) => 'x'.repeat(length)
const BROKEN: Broken[] = [
  {
    wrong: { Country: 'Atlantis' },
    code: 'UNKNOWN_COUNTRY',
    field: 'addresses.0.country',
    attribute: 'address.country',
    corrected: 'USA',
  },
  {
    wrong: { 'attribute:Shoe size': 'large' },
    code: 'ATTRIBUTE_TYPE_MISMATCH',
    field: 'attributes.0.value',
    attribute: 'attribute.Shoe size',
    corrected: '9',
  },
  {
    wrong: { 'attribute:Children in household': '99' },
    code: 'ATTRIBUTE_OUT_OF_RANGE',
    field: 'attributes.0.value',
    attribute: 'attribute.Children in household',
    corrected: '9',
  },
  {
    wrong: { Affiliations: 'Nobility' },
    code: 'UNKNOWN_AFFILIATION',
    field: 'affiliations.0',
    attribute: 'affiliation',
    corrected: 'VIP',
  },
  {
    wrong: { 'Customer type': 'ORGANIZATION', 'Given name': '', Surname: '', Company: x(101) },
    code: 'TOO_LONG',
    field: 'name',
    attribute: 'name',
    corrected: 'Xerxes Ltd.',
  },
  {
    wrong: { 'E-mail address': 'nobody at home' },
    code: 'INVALID_EMAIL',
    field: 'email',
    attribute: 'email',
    corrected: 'nobody@example.com',
  },
  { wrong: { Blocked: 'maybe' }, code: 'INVALID_VALUE', field: 'blocked', attribute: 'blocked', corrected: 'NO' },
  { wrong: { Currency: 'XXX' }, code: 'UNKNOWN_CURRENCY', field: 'currency', attribute: 'currency', corrected: 'USD' },
  {
    wrong: { Purpose: 'Hideout' },
    code: 'UNKNOWN_PURPOSE',
    field: 'addresses.0.purpose',
    attribute: 'address.purpose',
    corrected: 'Home',
  },
  {
    wrong: { Telephone: `555 ${'0'.repeat(20)}` },
    code: 'TOO_LONG',
    field: 'phone',
    attribute: 'phone',
    corrected: '555 0100',
  },
]

let tillsync: CorrectionInstallation
beforeAll(async () => {
  tillsync = await startCorrectionInstallation()
})

describe('a file with lines that headquarters refuses', () => {
  const LINES = 200
  const brokenAt = (kind: number) => 7 + kind * 20

  it('fails exactly these, each with its code and field, and nothing else', async () => {
    const lines = Array.from({ length: LINES }, (_, n) => usual(n))
    BROKEN.forEach(({ wrong }, kind) => {
      lines[brokenAt(kind)] = { ...usual(brokenAt(kind)), ...wrong }
    })
    const { summary, refused } = await tillsync.importLines('customers.csv', lines)
    expect(refused).toEqual([])
    expect(summary).toMatchObject({ lines: LINES, captured: LINES, refused: 0 })
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ done: LINES - BROKEN.length, failed: BROKEN.length }])
    const failed = await tillsync.operations({ status: ['FAILED'] })
    const found = failed.map(({ lastKnownError }) => `${lastKnownError?.code} ${lastKnownError?.field}`)
    expect(found.sort()).toEqual(BROKEN.map(({ code, field }) => `${code} ${field}`).sort())
    for (const { lastKnownError } of failed) expect(lastKnownError?.message).toMatch(/\.$/)
  })

  it('are each corrected by save and synchronize; a dry run shows the result beforehand', async () => {
    for (const operation of await tillsync.operations({ status: ['FAILED'] })) {
      const { code, field } = operation.lastKnownError ?? {}
      const correct = BROKEN.find((one) => one.code === code && one.field === field)
      const input = {
        operationId: operation.operationId,
        expectedRevision: operation.revision,
        changes: [{ attribute: correct?.attribute, newValue: correct?.corrected }],
        reason: 'mistyped at the till',
      }
      const rehearsed = await tillsync.mutate<{ rehearsal: { outcome: string; error: unknown } }>(
        'saveOperation',
        { ...input, dryRun: true },
        `rehearsal { outcome error { code } changes { attribute newValue } } ${ERRORS}`,
      )
      expect(rehearsed).toMatchObject({ rehearsal: { outcome: 'CREATED', error: null }, userErrors: [] })
      expect(await tillsync.mutate<Errors>('saveOperation', input, ERRORS)).toEqual({ userErrors: [] })
      const synchronized = await tillsync.mutate<{ operation: { status: string; everFailed: boolean } }>(
        'synchronizeOperation',
        { operationId: operation.operationId },
        `operation { status everFailed } ${ERRORS}`,
      )
      expect(synchronized).toMatchObject({ operation: { status: 'SYNCED', everFailed: true }, userErrors: [] })
    }
    expect(await tillsync.operations({ status: ['FAILED'] })).toEqual([])
    await tillsync.runJob('1010')
    expect(await tillsync.counts()).toEqual({ DISTRIBUTED: LINES })
    const { customers } = await tillsync.ask<{ customers: { nodes: { name: string; displayAccount: string }[] } }>(
      `{ customers(channel: "houston", filter: { name: "Xerxes Ltd." }) { nodes { name displayAccount } } }`,
    )
    expect(customers.nodes).toEqual([{ name: 'Xerxes Ltd.', displayAccount: expect.stringMatching(/^C-\d{6}$/) }])
  })

  it('have used one account number each, and dry runs none', async () => {
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
  it('fails exactly the creates beyond it as one group; once extended, they succeed', async () => {
    const before = await tillsync.counts()
    const { legalEntities } = demoOrganization()
    const sequence = (largest: number) =>
      tillsync.mutate<Errors>(
        'setUpOrganization',
        { legalEntities: legalEntities.map((one) => withSequence(one, largest)) },
        ERRORS,
      )
    expect(await sequence(202)).toEqual({ userErrors: [] })
    await tillsync.importLines(
      'short.csv',
      Array.from({ length: 5 }, (_, n) => usual(1_000 + n)),
    )
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ done: 2, failed: 3 }])
    const failed = await tillsync.operations({ errorCode: ['NUMBER_SEQUENCE_EXHAUSTED'] })
    expect(failed).toHaveLength(3)
    const fingerprints = new Set(failed.map(({ fingerprint }) => fingerprint))
    expect(fingerprints.size).toBe(1)
    expect(await sequence(999_999)).toEqual({ userErrors: [] })
    for (const { operationId } of await tillsync.operations({ fingerprint: [...fingerprints][0] })) {
      const { operation } = await tillsync.mutate<{ operation: { status: string } }>(
        'synchronizeOperation',
        { operationId, reason: 'the sequence is extended' },
        `operation { status } ${ERRORS}`,
      )
      expect(operation.status).toBe('SYNCED')
    }
    await tillsync.runJob('1010')
    expect(await tillsync.counts()).toEqual({ DISTRIBUTED: (before.DISTRIBUTED ?? 0) + 5 })
  })
})

describe('two operators at one operation', () => {
  it('the second sees what differs; the first’s save can be undone, and the captured values stay visible', async () => {
    const [anna, bert] = await Promise.all([tillsync.tokenFor('OPERATOR'), tillsync.tokenFor('OPERATOR', ['houston'])])
    await tillsync.importLines('two.csv', [{ ...usual(2_000), 'E-mail address': 'no address' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const [failed] = await tillsync.operations({ status: ['FAILED'] })
    for (const operator of [anna, bert])
      await tillsync.mutate(
        'revealCustomer',
        { customer: failed?.asyncCustomerAccount, reason: 'they called' },
        ERRORS,
        operator,
      )
    const input = (attribute: string, newValue: string, expectedRevision = failed?.revision) => ({
      operationId: failed?.operationId,
      expectedRevision,
      changes: [{ attribute, newValue }],
      reason: 'the customer has called',
    })
    const first = await tillsync.mutate<{ operation: { revision: number } }>(
      'saveOperation',
      input('email', 'anna@example.com'),
      `operation { revision } ${ERRORS}`,
      anna,
    )
    const second = await tillsync.mutate<Errors>(
      'saveOperation',
      input('email', 'bert@example.com'),
      `userErrors { __typename code field message ... on OperationRevisionConflict { changedFields current { revision changes { attribute newValue } } } }`,
      bert,
    )
    expect(second.userErrors).toMatchObject([
      {
        __typename: 'OperationRevisionConflict',
        changedFields: ['email'],
        current: {
          revision: first.operation.revision,
          changes: expect.arrayContaining([{ attribute: 'email', newValue: 'anna@example.com' }]),
        },
      },
    ])
    const undone = await tillsync.mutate<Errors & { operation: { changes: unknown[] } }>(
      'undoSave',
      { operationId: failed?.operationId, expectedRevision: first.operation.revision, reason: 'Bert knows better' },
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
  it('leaves no Pending sync at the till; restored, it appears again', async () => {
    const [failed] = await tillsync.operations({ status: ['FAILED'] })
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
      const [now] = await tillsync.operations({ asyncCustomerAccount: operation.asyncCustomerAccount })
      const input = { operationId: now?.operationId, expectedRevision: now?.revision, reason: 'never was a customer' }
      return tillsync.mutate<Errors & { operation: { status: string } }>(
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

function withSequence(entity: ReturnType<typeof demoOrganization>['legalEntities'][number], largest: number) {
  return { ...entity, numberSequences: entity.numberSequences?.map((one) => ({ ...one, largest })) }
}
