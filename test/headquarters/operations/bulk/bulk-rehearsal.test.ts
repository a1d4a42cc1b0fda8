import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Database, execute } from '../../../../src/db/client.ts'
import { contentOf } from '../../../support/content-of.ts'
import { type Installation, startInstallation } from '../../../support/installation.ts'
import { make } from '../../../support/staged.ts'
import { synchronizeAll } from '../../../support/synchronizing.ts'
import { ask, ended, failedCreates, readItems, type Server, started, watchRuns } from './bulk-support.ts'

type Rehearsal = {
  total: number
  rehearsed: number
  created: number
  changed: number
  unchanged: number
  refused: number
  skipped: number
  errorGroups: { fingerprint: string; count: number; code: string; field: string | null; message: string }[]
  items: {
    operationId: string
    outcome: string
    skipReason: string | null
    error: { code: string; field: string | null } | null
    changes: { attribute: string; oldValue: string | null; newValue: string | null }[]
  }[]
}

let installation: Installation
let hq: Database
let operator: Server

beforeAll(async () => {
  installation = await startInstallation()
  hq = installation.databases.hq.db
  operator = { url: installation.url, token: await installation.tokenFor('OPERATOR') }
}, 120_000)

async function rehearse(filter: object, most: number | null = null): Promise<Rehearsal> {
  const { synchronizeOperations } = await ask<{
    synchronizeOperations: { bulkRun: object | null; rehearsal: Rehearsal; userErrors: object[] }
  }>(
    operator,
    `mutation ($filter: OperationFilter!, $most: Int) {
      synchronizeOperations(input: { filter: $filter, dryRun: true, rehearseAtMost: $most }) {
      bulkRun { id } userErrors { code }
      rehearsal { total rehearsed created changed unchanged refused skipped
        errorGroups { fingerprint count code field message }
        items { operationId outcome skipReason error { code field } changes { attribute oldValue newValue } } } } }`,
    { filter, most },
  )
  expect(synchronizeOperations).toMatchObject({ bulkRun: null, userErrors: [] })
  return synchronizeOperations.rehearsal
}

/** What headquarters has written beside its audit: the rows of each table, and the counter of every sequence. */
async function everything(): Promise<object> {
  const sequences = await execute(
    hq,
    sql`select sequencename, last_value from pg_sequences where sequencename <> 'audit_entry_id_seq' order by 1`,
  )
  return { ...(await contentOf({ hq: installation.databases.hq })), sequences }
}

async function auditLines(): Promise<{ n: number; last: object | undefined }> {
  const lines = await execute<{ actor: string; action: string; result: string }>(
    hq,
    sql`select actor, action, result from audit_entry order by id desc`,
  )
  return { n: lines.length, last: lines[0] }
}

const on = (day: number) => ({
  capturedAt: `2026-05-${String(day).padStart(2, '0')}T08:00:00Z`,
  filter: {
    capturedAfter: `2026-05-${String(day).padStart(2, '0')}T00:00:00Z`,
    capturedBefore: `2026-05-${String(day).padStart(2, '0')}T23:00:00Z`,
  },
})

describe('a dry run of synchronizeOperations', () => {
  it('returns for each operation whether it would be created, changed, refused or skipped, and the reason', async () => {
    const { capturedAt, filter } = on(1)
    const known = await make.operation(hq, { customer: { name: 'Known', email: 'known@example.com' } })
    await synchronizeAll({ db: hq, url: '' })
    const create = await make.operation(hq, {
      capturedAt,
      status: 'FAILED',
      customer: { name: 'New', email: 'new@example.com' },
    })
    const change = await make.operation(hq, {
      capturedAt,
      customerKey: known.customerKey,
      customer: { email: 'changed@example.com' },
    })
    const bad = await make.operation(hq, { capturedAt, status: 'FAILED', addresses: [{ country: 'Atlantis' }] })
    const alike = await make.operation(hq, { capturedAt, addresses: [{ country: 'USA' }, { country: 'Atlantis' }] })
    const done = await make.operation(hq, { capturedAt, status: 'SYNCED' })
    const again = await make.operation(hq, {
      capturedAt,
      customerKey: known.customerKey,
      kind: 'CREATE_CUSTOMER',
      channelDatabaseId: 'sanfrancisco-db',
      operationNumber: 1,
    })

    const found = await rehearse(filter)
    expect(found).toMatchObject({
      total: 6,
      rehearsed: 6,
      created: 1,
      changed: 1,
      unchanged: 1,
      refused: 2,
      skipped: 1,
    })
    expect(
      found.items.map(({ operationId, outcome, skipReason, error }) => [operationId, outcome, skipReason ?? error]),
    ).toEqual([
      [create.operationId, 'CREATED', null],
      [change.operationId, 'CHANGED', null],
      [bad.operationId, 'REFUSED', { code: 'UNKNOWN_COUNTRY', field: 'addresses.0.country' }],
      [alike.operationId, 'REFUSED', { code: 'UNKNOWN_COUNTRY', field: 'addresses.1.country' }],
      [done.operationId, 'SKIPPED', 'COMPLETED'],
      [again.operationId, 'UNCHANGED', null],
    ])
    expect(found.items[0]?.changes).toContainEqual({ attribute: 'email', oldValue: null, newValue: 'n***@e***' })
    expect(found.items[1]?.changes).toEqual([{ attribute: 'email', oldValue: 'k***@e***', newValue: 'c***@e***' }])
    expect(found.errorGroups).toMatchObject([{ count: 2, code: 'UNKNOWN_COUNTRY', field: 'addresses.country' }])
  })

  it('matches the result of the run, also for consecutive operations and for those after a refused one', async () => {
    const { capturedAt, filter } = on(2)
    const create = await make.operation(hq, { capturedAt, status: 'FAILED' })
    const refused = await make.operation(hq, {
      capturedAt,
      status: 'FAILED',
      customer: { name: 'Bad', email: 'nonsense' },
    })
    for (const [operationNumber, phone] of [[2, '555-0101'] as const, [3, '555-0102'] as const])
      for (const first of [create, refused])
        await make.operation(hq, {
          capturedAt,
          customerKey: first.customerKey,
          operationNumber,
          status: 'WAITING_ON',
          waitsFor: first.operationId,
          customer: { phone },
        })
    const found = await rehearse(filter)
    expect(found).toMatchObject({ total: 6, created: 1, changed: 2, refused: 1, skipped: 2 })
    const watched = await watchRuns(operator)
    const bulkRun = await started(operator, filter)
    expect(await watched.until(ended)).toMatchObject({ done: 3, failed: 1, skipped: 2 })
    await watched.end()
    const results = { CREATED: 'SYNCED', CHANGED: 'SYNCED', REFUSED: 'FAILED', SKIPPED: 'SKIPPED' }
    const expected = found.items.map(({ operationId, outcome, skipReason, error }) => ({
      operationId,
      result: results[outcome as keyof typeof results],
      skipReason,
      error,
    }))
    expect(await readItems(operator, bulkRun)).toMatchObject(expected)
  })

  it('writes only an audit entry, and uses no account number', async () => {
    const { capturedAt, filter } = on(3)
    const known = await make.operation(hq, { customer: { name: 'Known' } })
    await synchronizeAll({ db: hq, url: '' })
    await make.operation(hq, { capturedAt, status: 'FAILED', affiliations: ['VIP'], addresses: [{ country: 'USA' }] })
    await make.operation(hq, { capturedAt, status: 'FAILED', customer: { name: 'Bad', email: 'nonsense' } })
    await make.operation(hq, { capturedAt, customerKey: known.customerKey, customer: { phone: '555-0109' } })
    const [before, audit] = [await everything(), await auditLines()]
    expect(await rehearse(filter)).toMatchObject({ created: 1, refused: 1, changed: 1 })
    expect(await everything()).toEqual(before)
    expect(await auditLines()).toEqual({
      n: audit.n + 1,
      last: { actor: 'test-operator', action: 'synchronizeOperations', result: 'DRY_RUN' },
    })
  })

  it('evaluates the first ones only, as many as are asked for, and counts all that match', async () => {
    await failedCreates(hq, 30, 'many')
    const filter = { fingerprint: 'many' }
    expect(await rehearse(filter, 20)).toMatchObject({ total: 30, rehearsed: 20, created: 20 })
    expect(await rehearse(filter, 30)).toMatchObject({ total: 30, rehearsed: 30, created: 30 })
  })

  it.each([0, -1, 100_001])('refuses to evaluate at most %i', async (rehearseAtMost) => {
    const { synchronizeOperations } = await ask<{ synchronizeOperations: object }>(
      operator,
      `mutation ($most: Int) { synchronizeOperations(input: { filter: {}, dryRun: true, rehearseAtMost: $most }) {
        rehearsal { total } userErrors { code field } } }`,
      { most: rehearseAtMost },
    )
    expect(synchronizeOperations).toEqual({
      rehearsal: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['rehearseAtMost'] }],
    })
  })

  it('predicts that the number sequence runs out within the match, whatever the size of its steps', async () => {
    await failedCreates(hq, 1_500, 'foreseen')
    await execute(
      hq,
      sql`update number_sequence set largest = next + 1199 where data_area_id = 'USRT' and reference = 'CustomerAccount'`,
    )
    const found = await rehearse({ fingerprint: 'foreseen' })
    expect(found).toMatchObject({ total: 1_500, rehearsed: 1_500, created: 1_200, refused: 300, skipped: 0 })
    expect(found.errorGroups).toMatchObject([{ count: 300, code: 'NUMBER_SEQUENCE_EXHAUSTED', field: null }])
    expect(found.items).toHaveLength(100)
  })
})
