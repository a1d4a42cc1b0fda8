import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { afterFile } from '../support/after-file.ts'
import { openStream } from '../support/event-stream.ts'
import { graphqlData } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Served, serve } from '../support/serve.ts'
import { killed } from '../support/spawn-server.ts'
import { isAtLiveEnd, startWatcher } from './watcher.ts'

let tillsync: Installation
let folder: string

beforeAll(async () => {
  tillsync = await startInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tillsync-replicas-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
})

async function replica(): Promise<Served> {
  const served = await serve(tillsync, folder, { role: 'ADMINISTRATOR', subject: 'test' })
  afterFile(() => killed(served.process))
  return served
}

let keys = 0
/** Captures customers at once through one process; returns their operations in order. */
async function capture({ url, token }: { url: string; token: string }, count: number): Promise<string[]> {
  const customers = Array.from({ length: count }, () => {
    keys += 1
    return { idempotencyKey: `replicas-${keys}`, customer: { firstName: 'Number', lastName: `No${keys}` } }
  })
  const { createCustomers } = await graphqlData(
    url,
    token,
    `mutation ($input: CreateCustomersInput!) {
      createCustomers(input: $input) { results { operation { operationId } } } }`,
    { input: { channel: 'houston', customers } },
  )
  const { results } = createCustomers as { results: { operation: { operationId: string } }[] }
  return results.map(({ operation }) => operation.operationId)
}

const sorted = (ids: readonly string[]) => [...ids].sort()

it('captures through one process reach the subscribers of all, who continue at another after a kill', async () => {
  const [first, second] = await Promise.all([replica(), replica()])
  let survivor = first.url
  const watchers = [
    ...Array.from({ length: 10 }, () => startWatcher(() => survivor, first.token)),
    ...Array.from({ length: 10 }, () => startWatcher(() => second.url, first.token)),
  ]
  await Promise.all(watchers.map(({ until }) => until(isAtLiveEnd)))
  const begun = watchers.map(({ received }) => received.length)
  const captured = await capture(first, 50)
  await Promise.all(watchers.map(({ until, of }) => until(() => of('CAPTURED').length >= 50)))
  captured.push(...(await capture(second, 50)))
  // What the token spends counts in all processes: each reports it to headquarters.
  const spent = () => execute(tillsync.databases.hq.db, sql`select distinct kind from token_budget order by kind`)
  await expect.poll(spent, { timeout: 120_000 }).toEqual([{ kind: 'MUTATIONS' }, { kind: 'POINTS' }])

  first.process.kill('SIGKILL')
  captured.push(...(await capture(second, 50)))
  survivor = second.url
  captured.push(...(await capture(second, 50)))
  await Promise.all(watchers.map(({ until, of }) => until(() => of('CAPTURED').length >= captured.length)))
  for (const [nth, watcher] of watchers.entries()) {
    const since = watcher.received.slice(begun[nth]).map(({ __typename }) => __typename)
    expect(sorted(watcher.of('CAPTURED'))).toEqual(sorted(captured))
    expect(since).not.toContain('Gap')
  }
  await Promise.all(watchers.map(({ stop }) => stop()))
}, 180_000)

it('an event stream delivers the same events as a socket, and resumes after Last-Event-ID', async () => {
  const query = `subscription { operationChanged { __typename ... on Snapshot { cursor } ... on Ready { cursor }
    ... on OperationChanged { cursor operationId status revision } } }`
  const { token } = tillsync
  const socket = tillsync.watch(query)
  const stream = await openStream(tillsync.url, token, { query })
  const [onSocket, onStream]: [unknown[], unknown[]] = [[], []]
  const readBoth = async (count: number) => {
    for (let read = 0; read < count; read++) {
      onSocket.push((await socket.next()).value?.data)
      onStream.push((await stream.next())?.data)
    }
  }
  await readBoth(2)
  const captured = await capture(tillsync, 5)
  await readBoth(5)
  const events = (list: unknown[]) => list.slice(2) as { operationChanged: { operationId: string; cursor: string } }[]
  expect(events(onStream).map((event) => ({ data: event }).data)).toEqual(events(onSocket).map((data) => ({ data })))
  stream.close()
  await socket.return()

  const cursors = events(onSocket).map(({ operationChanged }) => operationChanged.cursor)
  const resumed = await openStream(tillsync.url, token, { query }, { headers: { 'last-event-id': cursors[2] ?? '' } })
  const rest = [await resumed.next(), await resumed.next(), await resumed.next()]
  expect(rest.map((event) => event?.id).slice(0, 2)).toEqual(cursors.slice(3))
  expect(rest[2]?.data).toMatchObject({ data: { operationChanged: { __typename: 'Ready' } } })
  expect(captured).toHaveLength(5)
  resumed.close()
})
