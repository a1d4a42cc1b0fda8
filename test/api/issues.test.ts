import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Database, execute } from '../../src/db/client.ts'
import { ask, ended, type Server, start, watchRuns } from '../headquarters/operations/bulk/bulk-support.ts'
import { graphqlRequest, subscribe } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { make } from '../support/staged.ts'
import { synchronizeAll } from '../support/synchronizing.ts'

// Causes of failures, and correcting many operations at once (docs/operations.md, Issues).

type Correction = {
  id: string
  corrected: number
  undoable: number
  synchronized: number
  undone: number
  undoneBy: string | null
}
type Issue = {
  id: string
  fingerprint: string
  status: string
  code: string
  field: string | null
  message: string | null
  value: string | null
  count: number
  failures: number
  failuresByHour: { from: string; failures: number }[]
  reopenings: number
  resolvedAt: string | null
  channels: { key: string }[]
  owner: string | null
  assignedBy: string | null
  note: string | null
  notedBy: string | null
  acknowledgedBy: string | null
  snoozedUntil: string | null
  snoozedBy: string | null
  revision: number
  knownValues: string[] | null
  lastCorrection: Correction | null
}
const CORRECTION = 'id corrected undoable synchronized undone undoneBy'
const ISSUE = `id fingerprint status code field message value count failures failuresByHour { from failures } reopenings
  resolvedAt channels { key } owner assignedBy note notedBy acknowledgedBy snoozedUntil snoozedBy revision knownValues
  lastCorrection { ${CORRECTION} }`

type UserErrors = { userErrors: { __typename: string; code: string; field: string[] | null; message: string }[] }
const ERRORS = 'userErrors { __typename code field message }'
type Corrected = UserErrors & {
  correction: Correction | null
  corrected: number
  notCorrectable: number
  refused: number
  more: boolean
  rehearsal: { total: number; created: number; refused: number; items: { changes: { attribute: string }[] }[] } | null
}

let installation: Installation
let hq: Database
let operator: Server
let houston: Server

beforeAll(async () => {
  installation = await startInstallation()
  hq = installation.databases.hq.db
  operator = { url: installation.url, token: await installation.tokenFor('OPERATOR') }
  houston = { url: installation.url, token: await installation.tokenFor('OPERATOR', ['houston']) }
}, 120_000)

/** Operations that fail because headquarters does not know their currency. */
async function failing(currency: string, count = 1, more: object = {}): Promise<string[]> {
  const staged = []
  for (let n = 0; n < count; n++)
    staged.push(await make.operation(hq, { customer: { name: `Customer ${n}`, currency }, ...more }))
  await synchronizeAll({ db: hq, url: '' })
  return staged.map(({ operationId }) => operationId)
}

async function issues(server = operator, variables: object = {}): Promise<Issue[]> {
  const read = await ask<{ issues: { nodes: Issue[] } }>(
    server,
    `query ($status: [IssueStatus!], $owner: String) { issues(status: $status, owner: $owner, first: 100) { nodes { ${ISSUE} } } }`,
    variables,
  )
  return read.issues.nodes
}

async function issueOf(value: string): Promise<Issue> {
  const found = (await issues()).find((issue) => issue.value === value)
  if (!found) throw new Error(`There is no issue of ${value}.`)
  return found
}

async function issue(id: string, server = operator): Promise<Issue | null> {
  return (await ask<{ issue: Issue | null }>(server, `query ($id: ID!) { issue(id: $id) { ${ISSUE} } }`, { id })).issue
}

async function update(input: object, server = operator): Promise<UserErrors & { issues: Issue[] }> {
  const { updateIssues } = await ask<{ updateIssues: UserErrors & { issues: Issue[] } }>(
    server,
    `mutation ($input: UpdateIssuesInput!) { updateIssues(input: $input) { issues { ${ISSUE} } ${ERRORS} } }`,
    { input },
  )
  return updateIssues
}

async function correct(input: object, server = operator): Promise<Corrected> {
  const { correctOperations } = await ask<{ correctOperations: Corrected }>(
    server,
    `mutation ($input: CorrectOperationsInput!) { correctOperations(input: $input) {
      correction { ${CORRECTION} } corrected notCorrectable refused more
      rehearsal { total created refused items { changes { attribute } } } ${ERRORS} } }`,
    { input: { reason: 'the list of currencies was wrong', ...input } },
  )
  return correctOperations
}

type Undone = UserErrors & { undone: number; correction: Correction | null }
async function undo(correction: string, server = operator): Promise<Undone> {
  const { undoCorrection } = await ask<{ undoCorrection: Undone }>(
    server,
    `mutation ($input: UndoCorrectionInput!) { undoCorrection(input: $input) { undone correction { ${CORRECTION} } ${ERRORS} } }`,
    { input: { correction, reason: 'the wrong currency' } },
  )
  return undoCorrection
}

/** Synchronizes what the filter selects, to the end of the run. */
async function synchronized(filter: object): Promise<void> {
  const runs = await watchRuns(operator)
  await start(operator, filter)
  await runs.until(ended)
  await runs.end()
}

async function savedOn(operationIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await execute<{ currency: string | null }>(
    hq,
    sql`select override #>> '{customer,currency}' as currency from operation
      where operation_id = any(${sql.param([...operationIds])}::uuid[]) order by received_order`,
  )
  return rows.map(({ currency }) => currency)
}

describe('issues', () => {
  it('open with the first operation that fails, count the others by channel and hour, and name what headquarters knows', async () => {
    await failing('QQA', 2)
    await failing('QQA', 1, { channelId: 'sanfrancisco', channelDatabaseId: 'sanfrancisco-db' })
    const found = await issueOf('QQA')
    expect(found).toMatchObject({
      status: 'OPEN',
      code: 'UNKNOWN_CURRENCY',
      field: 'currency',
      count: 3,
      failures: 3,
      channels: [{ key: 'houston' }, { key: 'sanfrancisco' }],
      reopenings: 0,
      resolvedAt: null,
    })
    expect(found.failuresByHour.reduce((sum, { failures }) => sum + failures, 0)).toBe(3)
    expect(found.knownValues).toContain('EUR')
    expect(found.message).toMatch(/currency/)
    expect(await issue(found.id, houston)).toMatchObject({ count: 2, channels: [{ key: 'houston' }] })
    expect(await issue(found.fingerprint)).toEqual(found)
    expect(await issue('none')).toBeNull()
  })

  it('are resolved by themselves when no operation is left, and open again when they come back', async () => {
    const [first = ''] = await failing('QQB')
    const before = await issueOf('QQB')
    await update({ issues: [before.id], acknowledged: true, owner: 'olga' })
    await correct({ filter: { operation: [first] }, newValue: 'USD' })
    expect(await issue(before.id)).toMatchObject({ status: 'ACKNOWLEDGED', count: 1 })
    await synchronized({ operation: [first] })
    expect(await issue(before.id)).toMatchObject({ status: 'RESOLVED', count: 0, message: null, value: null })
    expect((await issues(operator, { status: ['RESOLVED'] })).map(({ id }) => id)).toContain(before.id)
    await failing('QQB')
    expect(await issue(before.id)).toMatchObject({
      status: 'OPEN',
      count: 1,
      failures: 2,
      reopenings: 1,
      resolvedAt: null,
      owner: 'olga',
      acknowledgedBy: null,
    })
  })

  it('stay open while their operations are tried again and fail again', async () => {
    const ids = await failing('QQC', 2)
    const before = await issueOf('QQC')
    await synchronized({ operation: ids })
    expect(await issue(before.id)).toMatchObject({ status: 'OPEN', count: 2, failures: 4, reopenings: 0 })
  })

  it('are resolved when their operations are dismissed', async () => {
    const [operationId = ''] = await failing('QQD')
    const before = await issueOf('QQD')
    const [row] = await execute<{ revision: number }>(
      hq,
      sql`select revision from operation where operation_id = ${operationId}`,
    )
    await ask(
      operator,
      'mutation ($input: DismissOperationInput!) { dismissOperation(input: $input) { userErrors { code } } }',
      { input: { operationId, expectedRevision: row?.revision, reason: 'a test' } },
    )
    expect(await issue(before.id)).toMatchObject({ status: 'RESOLVED', count: 0 })
  })

  it('are assigned, noted, acknowledged and snoozed, with who did it; the same again changes nothing', async () => {
    await failing('QQE')
    const { id } = await issueOf('QQE')
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const given = { issues: [id], owner: 'olga', note: 'asked the store', acknowledged: true, snoozedUntil: until }
    const {
      issues: [changed],
      userErrors,
    } = await update(given)
    expect(userErrors).toEqual([])
    expect(changed).toMatchObject({
      status: 'SNOOZED',
      owner: 'olga',
      note: 'asked the store',
      snoozedUntil: until,
    })
    expect([changed?.assignedBy, changed?.notedBy, changed?.acknowledgedBy, changed?.snoozedBy]).not.toContain(null)
    expect((await update(given)).issues[0]?.revision).toBe(changed?.revision)
    expect((await issues(operator, { owner: 'olga' })).map((one) => one.id)).toContain(id)
    const {
      issues: [free],
    } = await update({ issues: [id], owner: null, snoozedUntil: null, acknowledged: false })
    expect(free).toMatchObject({ status: 'OPEN', owner: null, acknowledgedBy: null, note: 'asked the store' })
  })

  it('refuse an unknown issue, one of other channels, nothing to change, and values that cannot be', async () => {
    await failing('QQF', 1, { channelId: 'sanfrancisco', channelDatabaseId: 'sanfrancisco-db' })
    const { id } = await issueOf('QQF')
    const codes = async (input: object, server = operator) =>
      (await update(input, server)).userErrors.map(({ code, field }) => [code, field?.[0]])
    expect(await codes({ issues: ['none'], owner: 'olga' })).toEqual([['NOT_FOUND', 'issues']])
    expect(await codes({ issues: [id], owner: 'olga' }, houston)).toEqual([['NOT_FOUND', 'issues']])
    expect(await codes({ issues: [id] })).toEqual([['INVALID_VALUE', 'issues']])
    expect(await codes({ issues: [id], owner: ' ' })).toEqual([['INVALID_VALUE', 'owner']])
    expect(await codes({ issues: [id], snoozedUntil: '2020-01-01T00:00:00Z' })).toEqual([
      ['INVALID_VALUE', 'snoozedUntil'],
    ])
    expect(await issue(id, houston)).toBeNull()
  })

  it('are announced as they open, are changed and are resolved', async () => {
    const events = subscribe(
      operator.url,
      operator.token,
      'subscription { issueChanged { __typename ... on IssueChanged { fingerprint issue { status owner } } } }',
    )
    type Event = { __typename: string; fingerprint?: string; issue?: { status: string; owner: string | null } }
    const next = async () => (await events.next()).value?.data?.issueChanged as Event
    while ((await next()).__typename !== 'Ready');
    const ids = await failing('QQG')
    const { fingerprint, id } = await issueOf('QQG')
    expect(await next()).toMatchObject({ fingerprint, issue: { status: 'OPEN' } })
    await update({ issues: [id], owner: 'olga' })
    expect(await next()).toMatchObject({ fingerprint, issue: { owner: 'olga' } })
    await correct({ filter: { operation: ids }, newValue: 'USD' })
    await synchronized({ operation: ids })
    expect(await next()).toMatchObject({ fingerprint, issue: { status: 'RESOLVED' } })
    await events.return()
  })

  it('count what goes on at once exactly', async () => {
    await make.creates(hq, 300, { customer: { name: 'At once', currency: 'QQH' } })
    await synchronizeAll({ db: hq, url: '' }, { chunkSize: 20, workers: 3 })
    const found = await issueOf('QQH')
    expect(found).toMatchObject({ count: 300, failures: 300 })
    const [wrong] = await execute<{ n: number }>(
      hq,
      sql`select count(*)::int as n from issue i where i.open <> (
        select count(*) from operation o where o.fingerprint = i.fingerprint and o.status = 'FAILED')`,
    )
    expect(wrong?.n).toBe(0)
  })
})

describe('correctOperations', () => {
  it('previews what would be saved and synchronized, and changes nothing', async () => {
    const ids = await failing('QQK', 3)
    const { fingerprint } = await issueOf('QQK')
    const preview = await correct({ filter: { fingerprint }, newValue: 'eur', dryRun: true })
    expect(preview).toMatchObject({ correction: null, corrected: 3, rehearsal: { total: 3, created: 3, refused: 0 } })
    expect(preview.rehearsal?.items[0]?.changes.map(({ attribute }) => attribute)).toContain('currency')
    expect(await savedOn(ids)).toEqual([null, null, null])
  })

  it('saves the value on all, can be undone until they are synchronized, and not again', async () => {
    const ids = await failing('QQL', 3)
    const { fingerprint, id } = await issueOf('QQL')
    const { correction } = await correct({ filter: { fingerprint }, newValue: 'eur' })
    expect(correction).toMatchObject({ corrected: 3, undoable: 3, synchronized: 0 })
    expect(await savedOn(ids)).toEqual(['EUR', 'EUR', 'EUR'])
    expect((await issue(id))?.lastCorrection).toEqual(correction)
    expect(await undo(correction?.id ?? '')).toMatchObject({ undone: 3, correction: { undoable: 0, undone: 3 } })
    expect(await savedOn(ids)).toEqual([null, null, null])
    expect((await undo(correction?.id ?? '')).userErrors).toMatchObject([{ code: 'CANNOT_BE_CHANGED' }])
  })

  it('is undone only where it still holds: not on what is synchronized, nor on what was saved since', async () => {
    const [first = '', second = '', third = ''] = await failing('QQM', 3)
    const { fingerprint } = await issueOf('QQM')
    const { correction } = await correct({ filter: { fingerprint }, newValue: 'EUR' })
    await synchronized({ operation: [first] })
    await correct({ filter: { operation: [second] }, newValue: 'USD' })
    expect(await undo(correction?.id ?? '')).toMatchObject({ undone: 1, correction: { synchronized: 1, undoable: 0 } })
    expect(await savedOn([first, second, third])).toEqual(['EUR', 'USD', null])
    expect(await issue(fingerprint)).toMatchObject({ count: 2 })
  })

  it('gives back what was saved before', async () => {
    const ids = await failing('QQN')
    await correct({ filter: { operation: ids }, newValue: 'USD' })
    const { correction } = await correct({ filter: { operation: ids }, newValue: 'EUR' })
    await undo(correction?.id ?? '')
    expect(await savedOn(ids)).toEqual(['USD'])
  })

  it('is synchronized by its id, and the issue is resolved', async () => {
    await failing('QQO', 2)
    const { fingerprint, id } = await issueOf('QQO')
    const { correction } = await correct({ filter: { fingerprint }, newValue: 'EUR' })
    await synchronized({ correction: correction?.id })
    expect(await issue(id)).toMatchObject({ status: 'RESOLVED', lastCorrection: { synchronized: 2, undoable: 0 } })
    expect((await undo(correction?.id ?? '')).userErrors).toMatchObject([{ code: 'CANNOT_BE_CHANGED' }])
  })

  it('refuses a value that headquarters does not know, a reason of nothing, and a filter that matches nothing', async () => {
    const ids = await failing('QQP')
    const refusals = async (input: object) =>
      (await correct(input)).userErrors.map(({ code, field }) => [code, field?.[0]])
    const filter = { operation: ids }
    expect(await refusals({ filter, newValue: 'QQQ' })).toEqual([['FIELD_REFUSED', 'newValue']])
    expect(await refusals({ filter, newValue: 'EUR', reason: ' ' })).toEqual([['INVALID_VALUE', 'reason']])
    expect(await refusals({ filter: { operation: [randomUUID()] }, newValue: 'EUR' })).toEqual([
      ['INVALID_VALUE', 'filter'],
    ])
    expect((await undo('none')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await savedOn(ids)).toEqual([null])
  })

  it('corrects the address row that each error names, whatever its place', async () => {
    const atlantis = { country: 'QTL' }
    await make.operation(hq, { addresses: [{ country: 'USA' }, atlantis] })
    await make.operation(hq, { addresses: [atlantis] })
    await synchronizeAll({ db: hq, url: '' })
    const { fingerprint } = await issueOf('QTL')
    const preview = await correct({ filter: { fingerprint }, newValue: 'USA', dryRun: true })
    expect(preview).toMatchObject({ corrected: 2, rehearsal: { created: 2 } })
  })

  it('done twice at once, saves on each operation once', async () => {
    const ids = await failing('QQR', 20)
    const filter = { operation: ids }
    const both = await Promise.all([correct({ filter, newValue: 'EUR' }), correct({ filter, newValue: 'EUR' })])
    const [saves] = await execute<{ n: number }>(
      hq,
      sql`select count(*)::int as n from operation_attempt
        where operation_id = any(${sql.param(ids)}::uuid[]) and outcome = 'SAVED'`,
    )
    expect(saves?.n).toBe(both.reduce((sum, { corrected }) => sum + corrected, 0))
  })

  it('corrects only operations of the token’s channels, and only for those who may correct', async () => {
    const here = await failing('QQS')
    const there = await failing('QQS', 1, { channelId: 'sanfrancisco', channelDatabaseId: 'sanfrancisco-db' })
    const { fingerprint } = await issueOf('QQS')
    expect(await correct({ filter: { fingerprint }, newValue: 'EUR' }, houston)).toMatchObject({ corrected: 1 })
    expect(await savedOn([...here, ...there])).toEqual(['EUR', null])
    const viewer = await installation.tokenFor('VIEWER')
    const document = 'mutation { undoCorrection(input: { correction: "x", reason: "y" }) { undone } }'
    const { errors } = await graphqlRequest(operator.url, viewer, document)
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
  })
})

describe('updateCorrectedCustomers', () => {
  type Updated = UserErrors & {
    updated: number
    unchanged: number
    changedSince: number
    refused: number
    more: boolean
    customers: { outcome: string; operation: { operationId: string } | null; error: { code: string } | null }[]
  }
  async function updateCorrected(input: object, server = operator): Promise<Updated> {
    const answer = await ask<{ updateCorrectedCustomers: Updated }>(
      server,
      `mutation ($input: UpdateCorrectedCustomersInput!) { updateCorrectedCustomers(input: $input) {
        updated unchanged changedSince refused more
        customers { outcome operation { operationId } error { code } } ${ERRORS} } }`,
      { input: { reason: 'the store had meant dollars', ...input } },
    )
    return answer.updateCorrectedCustomers
  }
  /** Creates that were corrected to EUR at once and synchronized. */
  async function corrected(wrong: string, count = 1, more: object = {}) {
    const ids = await failing(wrong, count, more)
    const { correction } = await correct({ filter: { operation: ids }, newValue: 'EUR' })
    await synchronized({ correction: correction?.id })
    return { ids, correction: correction?.id ?? '' }
  }
  async function currencies(ids: readonly string[]): Promise<(string | null)[]> {
    const rows = await execute<{ currency: string | null }>(
      hq,
      sql`select c.currency from operation o join customer c using (customer_key)
        where o.operation_id = any(${sql.param([...ids])}::uuid[]) order by o.received_order`,
    )
    return rows.map(({ currency }) => currency)
  }

  it('says in a dry run what it would do, then does it, is sent to the channel, and done again changes nothing', async () => {
    const { ids, correction } = await corrected('QRA', 3)
    const counts = { updated: 3, unchanged: 0, changedSince: 0, refused: 0, more: false, userErrors: [] }
    expect(await updateCorrected({ correction, newValue: 'usd', dryRun: true })).toMatchObject(counts)
    expect(await currencies(ids)).toEqual(['EUR', 'EUR', 'EUR'])
    const done = await updateCorrected({ correction, newValue: 'usd' })
    expect(done).toMatchObject(counts)
    expect(done.customers.map(({ operation }) => operation?.operationId).sort()).toEqual([...ids].sort())
    expect(await currencies(ids)).toEqual(['USD', 'USD', 'USD'])
    const [told] = await execute<{ n: number }>(
      hq,
      sql`select count(*)::int as n from log l join operation o using (customer_key)
        where l.kind = 'CUSTOMER' and o.operation_id = any(${sql.param(ids)}::uuid[])`,
    )
    expect(told?.n).toBeGreaterThanOrEqual(3)
    expect(await updateCorrected({ correction, newValue: 'USD' })).toMatchObject({ updated: 0, unchanged: 3 })
  })

  it('leaves customers as they are whose value somebody has changed since, and operations that are not synchronized', async () => {
    const ids = await failing('QRB', 3)
    const { correction } = await correct({ filter: { operation: ids }, newValue: 'EUR' })
    await synchronized({ operation: ids.slice(0, 2) })
    await execute(
      hq,
      sql`update customer set currency = 'CAD'
        where customer_key = (select customer_key from operation where operation_id = ${ids[0] ?? ''})`,
    )
    expect(await updateCorrected({ correction: correction?.id, newValue: 'USD' })).toMatchObject({
      updated: 1,
      changedSince: 1,
      customers: expect.arrayContaining([expect.objectContaining({ outcome: 'CHANGED_SINCE' })]),
    })
    expect(await currencies(ids.slice(0, 2))).toEqual(['CAD', 'USD'])
    // What is not synchronized is undone, as before.
    expect(await undo(correction?.id ?? '')).toMatchObject({ undone: 1 })
  })

  it('updates the address that was corrected', async () => {
    await make.operation(hq, { addresses: [{ country: 'USA' }, { country: 'QRC' }] })
    await synchronizeAll({ db: hq, url: '' })
    const { fingerprint } = await issueOf('QRC')
    const { correction } = await correct({ filter: { fingerprint }, newValue: 'CAN' })
    await synchronized({ correction: correction?.id })
    const sent = { correction: correction?.id, newValue: 'USA' }
    expect(await updateCorrected({ ...sent, dryRun: true })).toMatchObject({ updated: 1 })
    expect(await updateCorrected(sent)).toMatchObject({ updated: 1, refused: 0 })
    expect(await updateCorrected(sent)).toMatchObject({ updated: 0, unchanged: 1 })
  })

  it('refuses a value that headquarters does not know for each customer, and an unknown correction or no reason', async () => {
    const { ids, correction } = await corrected('QRD', 2)
    const refused = await updateCorrected({ correction, newValue: 'QQQ' })
    expect(refused).toMatchObject({ updated: 0, refused: 2 })
    expect(refused.customers.map(({ error }) => error?.code)).toEqual(['FIELD_REFUSED', 'FIELD_REFUSED'])
    const codes = async (input: object, server = operator) =>
      (await updateCorrected(input, server)).userErrors.map(({ code, field }) => [code, field?.[0]])
    expect(await codes({ correction, newValue: 'USD', reason: ' ' })).toEqual([['INVALID_VALUE', 'reason']])
    expect(await codes({ correction: 'none', newValue: 'USD' })).toEqual([['NOT_FOUND', 'correction']])
    expect(await currencies(ids)).toEqual(['EUR', 'EUR'])
  })

  it('updates only customers of the token’s channels', async () => {
    const { correction } = await corrected('QRE', 1, {
      channelId: 'sanfrancisco',
      channelDatabaseId: 'sanfrancisco-db',
    })
    expect((await updateCorrected({ correction, newValue: 'USD' }, houston)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })

  it('done twice at once, updates each customer once', async () => {
    const { ids, correction } = await corrected('QRF', 5)
    const sent = { correction, newValue: 'USD' }
    await Promise.all([updateCorrected(sent), updateCorrected(sent)])
    const [updates] = await execute<{ n: number }>(
      hq,
      sql`select count(*)::int as n from operation u where u.route = 'HEADQUARTERS' and u.customer_key in (
        select o.customer_key from operation o where o.operation_id = any(${sql.param(ids)}::uuid[]))`,
    )
    expect(updates?.n).toBe(5)
    expect(await currencies(ids)).toEqual(Array.from({ length: 5 }, () => 'USD'))
  })
})
