import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const OPERATION = /* GraphQL */ `
  fragment Whole on Operation {
    id operationId operationNumber legalEntity kind status revision customerAccount asyncCustomerAccount capturedAt capturedBy uploadedAt
    completedAt distributedAt changeDescription everFailed fingerprint
    channel { key } channelDatabase { key } customer { name }
    changes { attribute oldValue newValue }
    lastKnownError { errorClass code field message }
    waitsFor { operationId } warnings { code field message customers { name } }
    attempts { at actor batchRunId outcome reason error { code } changes { attribute oldValue newValue } }
    rows { table side verdict onlineOperationCompleted operation error { code field } columns { name value } }
  }`
const LIST = `query ($filter: OperationFilter, $first: Int, $after: String, $last: Int, $before: String, $orderBy: OperationOrder) {
  operations(filter: $filter, first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    edges { cursor node { operationId } } nodes { operationId status } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } coverage { channelDatabase reachable asOf }
  } }`
const SAVE = `mutation ($input: SaveOperationInput!) { saveOperation(input: $input) {
  operation { revision status changes { attribute newValue } }
  userErrors { __typename code field message
    ... on OperationRevisionConflict { current { revision } changedFields }
    ... on FieldRefused { rowErrorCode } ... on OperationNotUpdatable { status } }
} }`
const SYNCHRONIZE = `mutation ($input: SynchronizeOperationInput!) { synchronizeOperation(input: $input) {
  operation { status customerAccount }
  userErrors { __typename code message ... on OperationNotSynchronizable { status waitsFor { operationId } } }
} }`

type Data = { [field: string]: unknown }
let installation: Installation

beforeAll(async () => {
  installation = await startInstallation()
  await installation.ask(
    `mutation { setFunctionalityProfile(input: { profile: "${await profileOfHouston()}", captureValidation: MINIMAL }) { userErrors { message } } }`,
  )
  await installation.runJob('1070')
  await installation.ask('mutation { flushChannelCache { userErrors { message } } }')
}, 120_000)

async function profileOfHouston(): Promise<string> {
  const { channel } = await installation.ask<{ channel: { functionalityProfile: { id: string } } }>(
    '{ channel(key: "houston") { functionalityProfile { id } } }',
  )
  return channel.functionalityProfile.id
}

async function create(customer: object): Promise<string> {
  const { createCustomer } = await installation.ask<{ createCustomer: { operation: { operationId: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { operation { operationId } userErrors { code message } } }`,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customer } },
  )
  return createCustomer.operation.operationId
}

async function whole(operationId: string): Promise<Data> {
  const { operation } = await installation.ask<{ operation: Data }>(
    `${OPERATION} query ($id: ID!) { operation(id: $id) { ...Whole } }`,
    { id: operationId },
  )
  return operation
}

describe('an operation over GraphQL', () => {
  it('is complete at its channel, when it has failed, and when it is completed', async () => {
    const id = await create({
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'nonsense',
      addresses: [{ street: 'Main Street', city: 'Houston', country: 'USA' }],
    })
    expect(await whole(id)).toMatchObject({
      status: 'CAPTURED',
      revision: 0,
      channel: { key: 'houston' },
      channelDatabase: { key: 'houston-db' },
      customer: { name: 'Ada Lovelace' },
      attempts: [],
      lastKnownError: null,
    })
    expect((await whole(id)).rows).toContainEqual(expect.objectContaining({ side: 'CHANNEL', verdict: 'PENDING' }))
    await installation.travel()
    const failed = await whole(id)
    expect(failed).toMatchObject({
      status: 'FAILED',
      everFailed: true,
      lastKnownError: { errorClass: 'PERMANENT', code: 'INVALID_EMAIL', field: 'email' },
      attempts: [{ outcome: 'FAILED', error: { code: 'INVALID_EMAIL' } }],
    })
    expect(failed.changes).toContainEqual({ attribute: 'email', oldValue: null, newValue: 'nonsense' })
    const revision = Number(failed.revision)

    const input = { operationId: id, expectedRevision: revision, reason: 'typed wrong' }
    const saved = await installation.ask<Data>(SAVE, {
      input: { ...input, changes: [{ attribute: 'email', newValue: 'ada@example.com' }] },
    })
    expect(saved.saveOperation).toMatchObject({
      operation: { status: 'FAILED', revision: revision + 1 },
      userErrors: [],
    })
    const again = await installation.ask<Data>(SAVE, {
      input: { ...input, changes: [{ attribute: 'email', newValue: 'x' }] },
    })
    expect(again.saveOperation).toMatchObject({
      operation: null,
      userErrors: [
        { __typename: 'OperationRevisionConflict', current: { revision: revision + 1 }, changedFields: ['email'] },
      ],
    })
    const synchronized = await installation.ask<Data>(SYNCHRONIZE, { input: { operationId: id } })
    expect(synchronized.synchronizeOperation).toMatchObject({ operation: { status: 'SYNCED' }, userErrors: [] })
    const done = await whole(id)
    expect(done).toMatchObject({
      status: 'SYNCED',
      everFailed: true,
      lastKnownError: null,
      customer: { name: 'Ada Lovelace' },
    })
    expect(done.rows).toContainEqual(
      expect.objectContaining({ table: 'RETAILASYNCCUSTOMERV2', verdict: 'APPLIED', onlineOperationCompleted: 1 }),
    )
    await installation.runJob('1010')
    expect(await whole(id)).toMatchObject({ status: 'DISTRIBUTED' })
    const late = await installation.ask<Data>(SYNCHRONIZE, { input: { operationId: id } })
    expect(late.synchronizeOperation).toMatchObject({
      userErrors: [{ __typename: 'OperationNotSynchronizable', status: 'DISTRIBUTED' }],
    })
  })

  it('can be read by its node id', async () => {
    const { id } = await whole(await create({ name: 'Node' }))
    const { node, operation } = await installation.ask<Data>(
      'query ($id: ID!) { node(id: $id) { __typename id } operation(id: $id) { id } }',
      { id },
    )
    expect([node, operation]).toEqual([{ __typename: 'Operation', id }, { id }])
  })
})

describe('the list over GraphQL', () => {
  it('is paged forward and backward, counted, and reports its coverage', async () => {
    for (let n = 0; n < 5; n++) await create({ name: `Page ${n}` })
    type Page = {
      nodes: { operationId: string }[]
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
      totalCount: number
      coverage: object[]
    }
    const list = async (variables: object) =>
      (await installation.ask<{ operations: Page }>(LIST, { ...variables })).operations
    const all = await list({ first: 100 })
    const ids = all.nodes.map(({ operationId }) => operationId)
    expect(all.totalCount).toBe(ids.length)
    expect(all.coverage).toHaveLength(2)
    const first = await list({ first: 2 })
    const second = await list({ first: 2, after: first.pageInfo.endCursor })
    expect([...first.nodes, ...second.nodes].map(({ operationId }) => operationId)).toEqual(ids.slice(0, 4))
    expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
    const back = await list({ last: 2, before: second.pageInfo.startCursor })
    expect(back.nodes).toEqual(first.nodes)
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const oldest = await list({ first: 1, orderBy: 'CAPTURED_AT_ASC' })
    expect(oldest.nodes[0]?.operationId).toBe(ids.at(-1))
    const found = await list({ filter: { search: 'page 3', status: ['CAPTURED'] } })
    expect(found.nodes).toHaveLength(1)
    expect(found.totalCount).toBeNull()
  })

  it('refuses what cannot be a page or a filter', async () => {
    for (const variables of [
      { first: 101 },
      { first: 0 },
      { first: 1, last: 1 },
      { after: 'nonsense' },
      { filter: { customerAccount: 'a\0' } },
    ]) {
      const { errors } = await graphqlRequest(installation.url, installation.token, LIST, variables)
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    }
  })

  it('is searched by personal data only by roles that may see it; every observer may read the counts', async () => {
    const viewer = await installation.tokenFor('VIEWER')
    for (const filter of [{ search: 'Ada' }, { customer: { email: 'ada@example.com' } }]) {
      const { errors } = await graphqlRequest(installation.url, viewer, LIST, { filter })
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
    const { operationCounts } = await installation.ask<{ operationCounts: { count: number }[] }>(
      '{ operationCounts { channel status errorCode count } }',
      {},
      viewer,
    )
    expect(operationCounts.length).toBeGreaterThan(0)
  })

  it('is counted by time of capture, and a range or a number of intervals that cannot be is refused', async () => {
    const HISTOGRAM = `query ($after: DateTime!, $before: DateTime!, $intervals: Int) {
      operationHistogram(capturedAfter: $after, capturedBefore: $before, intervals: $intervals) { captured failed }
    }`
    const now = Date.now()
    const day = { after: new Date(now - 86_400_000).toISOString(), before: new Date(now + 3_600_000).toISOString() }
    const viewer = await installation.tokenFor('VIEWER')
    const { operationHistogram } = await installation.ask<{ operationHistogram: { captured: number }[] }>(
      HISTOGRAM,
      day,
      viewer,
    )
    expect(operationHistogram).toHaveLength(60)
    for (const [wrong, message] of [
      [{ ...day, intervals: 121 }, '`intervals` is 121; ask for 1 to 120.'],
      [{ ...day, intervals: 0 }, '`intervals` is 0; ask for 1 to 120.'],
      [{ after: day.before, before: day.after }, '`capturedAfter` must be earlier than `capturedBefore`.'],
    ] as const) {
      const { errors } = await graphqlRequest(installation.url, viewer, HISTOGRAM, wrong)
      expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } })
    }
  })

  it('has the rows of the five tables on both sides', async () => {
    await create({ name: 'Staged' })
    await installation.runJob('P-0001')
    const rows = `query ($side: Side!, $db: ID, $after: String) { stagingRecords(table: RETAILASYNCCUSTOMERV2, side: $side, channelDatabase: $db, first: 3, after: $after) {
      nodes { operationId replicationCounterFromOrigin columns { name value } } totalCount pageInfo { hasNextPage endCursor } } }`
    type Rows = {
      stagingRecords: {
        nodes: object[]
        totalCount: number | null
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    }
    for (const side of ['HEADQUARTERS', 'CHANNEL']) {
      const read: object[] = []
      for (let after: string | undefined; ; ) {
        const { stagingRecords: page }: Rows = await installation.ask<Rows>(rows, { side, db: 'houston-db', after })
        read.push(...page.nodes)
        if (side === 'HEADQUARTERS' && !page.pageInfo.hasNextPage) expect(page.totalCount).toBe(read.length)
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(new Set(read.map((row) => JSON.stringify(row))).size).toBe(read.length)
      expect(read.length).toBeGreaterThan(3)
    }
  })
})
