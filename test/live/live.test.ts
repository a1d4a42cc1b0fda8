import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TestSubscription } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const WATCH = `subscription ($channel: [ID!], $operation: ID, $after: String) {
  operationChanged(channel: $channel, operation: $operation, after: $after) {
    __typename
    ... on OperationChanged { cursor at operationId status revision
      operation { status customer { name } rows { side } } }
    ... on Snapshot { cursor sources } ... on Ready { cursor sources } ... on Gap { reason from to }
  } }`

type Data = { [field: string]: unknown }
let installation: Installation

beforeAll(async () => {
  installation = await startInstallation()
}, 120_000)

async function create(customer: object): Promise<string> {
  const { createCustomer } = await installation.ask<{ createCustomer: { operation: { operationId: string } } }>(
    `mutation ($input: CreateCustomerInput!) {
      createCustomer(input: $input) { operation { operationId } userErrors { code message } } }`,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customer } },
  )
  return createCustomer.operation.operationId
}

/** Reads until an event meets the condition, and returns everything read. */
async function until(subscription: TestSubscription, condition: (event: Data) => boolean): Promise<Data[]> {
  const read: Data[] = []
  for (;;) {
    const { value } = await subscription.next()
    if (value?.errors) throw new Error(JSON.stringify(value.errors))
    const event = (value?.data as { operationChanged: Data } | undefined)?.operationChanged
    if (!event) throw new Error('The subscription ended.')
    read.push(event)
    if (condition(event)) return read
  }
}

describe('operationChanged over a socket', () => {
  it('delivers the states of an operation while jobs run, and resumes after a cursor', async () => {
    const watching = installation.watch(WATCH, { channel: ['houston'] })
    const [snapshot] = await until(watching, ({ __typename }) => __typename === 'Ready')
    expect(snapshot).toMatchObject({ __typename: 'Snapshot', sources: ['headquarters', 'houston-db'] })
    const id = await create({ name: 'Watched' })
    const captured = await until(watching, ({ operationId }) => operationId === id)
    expect(captured.at(-1)).toMatchObject({ status: 'CAPTURED', operation: { customer: { name: 'Watched' } } })
    await installation.travel()
    const mine = (events: Data[]) => events.filter(({ operationId }) => operationId === id).map(({ status }) => status)
    const seen = await until(watching, ({ operationId, status }) => operationId === id && status === 'DISTRIBUTED')
    expect(mine(seen)).toEqual(['UPLOADED', 'IN_PROGRESS', 'SYNCED', 'DISTRIBUTED'])
    await watching.return()

    const after = captured.at(-1)?.cursor
    const resumed = installation.watch(WATCH, { channel: ['houston'], operation: id, after })
    const missed = await until(resumed, ({ __typename }) => __typename === 'Ready')
    expect(mine(missed)).toEqual(['UPLOADED', 'IN_PROGRESS', 'SYNCED', 'DISTRIBUTED'])
    await resumed.return()
  })

  it('reports a gap for an unknown cursor', async () => {
    const watching = installation.watch(WATCH, { after: 'nonsense' })
    const [gap] = await until(watching, ({ __typename }) => __typename === 'Ready')
    expect(gap).toMatchObject({ __typename: 'Gap', reason: 'UNKNOWN_CURSOR', from: 'nonsense' })
    await watching.return()
  })
})

describe('the other subscriptions over a socket', () => {
  it('deliver runs, sessions and features', async () => {
    const documents = {
      batchJobProgress: '... on BatchJobProgress { at run { status done job { jobId } } }',
      cdxSessionChanged: `... on CdxSessionChanged { at session {
        ... on UploadSession { job { jobId } uploaded: status }
        ... on DownloadSession { job { jobId } downloaded: status } } }`,
      featureChanged: '... on FeatureChanged { at what feature { key enabled } channelDatabase { key } }',
    }
    const watched = await Promise.all(
      Object.entries(documents).map(async ([field, selection]) => {
        const subscription = installation.watch(`subscription { ${field} { __typename ${selection} } }`)
        const next = async () => {
          const { value } = await subscription.next()
          if (value?.errors) throw new Error(JSON.stringify(value.errors))
          const data = value?.data as { [field: string]: Data } | null | undefined
          return data?.[field]
        }
        for (let event = await next(); event?.__typename !== 'Ready'; event = await next());
        return { next, subscription }
      }),
    )
    await installation.ask(
      'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
    )
    await create({ name: 'Travels' })
    await installation.travel()
    await installation.runJob('1110')
    const [progress, session, feature] = await Promise.all(watched.map(({ next }) => next()))
    expect(progress).toMatchObject({ __typename: 'BatchJobProgress' })
    expect(session).toMatchObject({ __typename: 'CdxSessionChanged' })
    expect(feature).toMatchObject({ what: 'HEADQUARTERS', feature: { key: 'ASYNC_EDIT', enabled: true } })
    for (const { subscription } of watched) await subscription.return()
  })
})
