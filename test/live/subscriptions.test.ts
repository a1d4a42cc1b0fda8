import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import type { HeadquartersDatabase, Sides } from '../../src/between/sides.ts'
import { sequence } from '../../src/channel/log/sequence.ts'
import { execute, transaction } from '../../src/db/client.ts'
import type { Message } from '../../src/live/batches.ts'
import {
  batchJobProgress,
  cdxSessionChanged,
  featureChanged,
  type OperationsWatched,
  operationChanged,
} from '../../src/live/subscriptions.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { encodeCursor } from '../../src/log/cursor.ts'
import { logEnds } from '../../src/log/read-log.ts'
import type { NewEvent } from '../../src/model/event.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { headquarters } from '../support/headquarters.ts'
import { sidesOf } from './sides.ts'

const OPERATOR: Actor = { id: 'olga', roles: ['OPERATOR'], channels: 'ALL' }
const HOUSTON: Actor = { id: 'hugo', roles: ['OPERATOR'], channels: ['houston'] }
const anyOperation: OperationsWatched = {
  channels: null,
  statuses: null,
  operationId: null,
  customerKey: null,
  batchRunId: null,
  after: null,
}

let hq: HeadquartersDatabase
let houston: TestDatabase
let sanfrancisco: TestDatabase
let sides: Sides

beforeAll(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sanfrancisco = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston, 'sanfrancisco-db': sanfrancisco })
})

/** Reads up to READY; returns the ids of the events, and the sources. */
async function caughtUp(stream: AsyncGenerator<Message>): Promise<{ events: string[]; sources: readonly string[] }> {
  onTestFinished(async () => {
    await stream.return(undefined)
  })
  const events: string[] = []
  for await (const message of stream) {
    if (message.type === 'EVENT') events.push(message.event.entityId)
    if (message.type === 'READY') return { events, sources: message.sources }
  }
  throw new Error('The subscription ended before READY.')
}

async function now(): Promise<string> {
  const heads = await Promise.all([hq.db, houston.db, sanfrancisco.db].map(logEnds))
  const [headquartersHead = '0', houstonHead = '0', sanfranciscoHead = '0'] = heads.map(({ head }) => head)
  return encodeCursor({
    headquarters: headquartersHead,
    channels: { 'houston-db': houstonHead, 'sanfrancisco-db': sanfranciscoHead },
  })
}

const atHeadquarters = (...events: NewEvent[]) => transaction(hq.db, (tx) => append(tx, events))
async function atChannel({ db }: TestDatabase, ...events: NewEvent[]): Promise<void> {
  await appendToOutbox(db, events)
  await sequence(db)
}

const operation = (status: string, given: Partial<NewEvent> = {}): NewEvent & { operationId: string } => {
  const operationId = randomUUID()
  return {
    kind: 'OPERATION',
    entityId: operationId,
    customerKey: randomUUID(),
    channelId: 'houston',
    status,
    ...given,
    operationId,
  }
}

describe('operationChanged', () => {
  it('delivers the operations that its arguments select, from both sides', async () => {
    const after = await now()
    const run = randomUUID()
    const captured = operation('CAPTURED', { revision: 0 })
    const synced = operation('SYNCED', { runId: run })
    const elsewhere = operation('SYNCED', { channelId: 'sanfrancisco' })
    await atChannel(houston, captured)
    await atHeadquarters(synced, elsewhere, { kind: 'CUSTOMER', entityId: 'none' })
    const received = async (watched: Partial<OperationsWatched>) =>
      (await caughtUp(operationChanged(sides, OPERATOR, { ...anyOperation, after, ...watched }))).events
    expect(await received({})).toEqual([captured.entityId, synced.entityId, elsewhere.entityId])
    expect(await received({ channels: ['houston'] })).toEqual([captured.entityId, synced.entityId])
    expect(await received({ statuses: ['CAPTURED'] })).toEqual([captured.entityId])
    expect(await received({ operationId: synced.operationId })).toEqual([synced.entityId])
    expect(await received({ customerKey: elsewhere.customerKey ?? '' })).toEqual([elsewhere.entityId])
    expect(await received({ batchRunId: run })).toEqual([synced.entityId])
  })

  it('reads the logs of the selected channels only', async () => {
    const { sources } = await caughtUp(operationChanged(sides, OPERATOR, { ...anyOperation, channels: ['houston'] }))
    expect(sources).toEqual(['headquarters', 'houston-db'])
  })

  it('delivers no event of a channel outside the token, and refuses a subscription to it', async () => {
    const after = await now()
    const [own, elsewhere] = [operation('FAILED'), operation('FAILED', { channelId: 'sanfrancisco' })]
    await atHeadquarters(own, elsewhere)
    const { events, sources } = await caughtUp(operationChanged(sides, HOUSTON, { ...anyOperation, after }))
    expect(events).toEqual([own.entityId])
    expect(sources).toEqual(['headquarters', 'houston-db'])
    expect(() => operationChanged(sides, HOUSTON, { ...anyOperation, channels: ['sanfrancisco'] })).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    )
  })
})

describe('batchJobProgress', () => {
  it('delivers the runs of a job; a token for a channel receives no runs of other databases', async () => {
    const after = await now()
    const run = (runId: string, channelDatabaseId: string | null): NewEvent => ({
      kind: 'BATCH_RUN',
      entityId: runId,
      runId,
      channelDatabaseId,
      status: 'EXECUTING',
    })
    const [synchronize, own, other] = [randomUUID(), randomUUID(), randomUUID()]
    await execute(
      hq.db,
      sql`insert into batch_run (run_id, job_id, scope, status, requested_by)
      values (${synchronize}, 'synchronize', 'synchronize:USRT', 'FINISHED', 'x'),
        (${own}, 'P-0001', 'P-0001:houston-db', 'FINISHED', 'x'),
        (${other}, 'P-0001', 'P-0001:sanfrancisco-db', 'FINISHED', 'x')`,
    )
    await atHeadquarters(run(synchronize, null), run(own, 'houston-db'), run(other, 'sanfrancisco-db'))
    const received = async (actor: Actor, jobId: string | null, runId: string | null = null) =>
      (await caughtUp(batchJobProgress(sides, actor, { jobId, runId, after }))).events
    expect(await received(OPERATOR, null)).toEqual([synchronize, own, other])
    expect(await received(OPERATOR, 'P-0001')).toEqual([own, other])
    expect(await received(OPERATOR, null, other)).toEqual([other])
    expect(await received(HOUSTON, null)).toEqual([synchronize, own])
  })
})

describe('cdxSessionChanged', () => {
  it('delivers the sessions of a job or a channel database', async () => {
    const after = await now()
    const [upload, download] = [randomUUID(), randomUUID()]
    await execute(
      hq.db,
      sql`insert into cdx_job (id, name, direction, description)
      values ('1010', 'Customers', 'DOWNLOAD', '')
      on conflict do nothing`,
    )
    await execute(
      hq.db,
      sql`insert into download_session
        (id, job_id, channel_database_id, status, from_position, to_position, requested_by)
      values (${download}, '1010', 'sanfrancisco-db', 'APPLIED', 0, 0, 'x')`,
    )
    await execute(
      hq.db,
      sql`insert into upload_session (id, channel_database_id, status, requested_by)
      values (${upload}, 'houston-db', 'APPLIED', 'x')`,
    )
    await atHeadquarters(
      { kind: 'UPLOAD_SESSION', entityId: upload, channelDatabaseId: 'houston-db', status: 'APPLIED' },
      { kind: 'DOWNLOAD_SESSION', entityId: download, channelDatabaseId: 'sanfrancisco-db', status: 'APPLIED' },
    )
    const received = async (actor: Actor, jobId: string | null, channelDatabaseId: string | null) =>
      (await caughtUp(cdxSessionChanged(sides, actor, { jobId, channelDatabaseId, after }))).events
    expect(await received(OPERATOR, null, null)).toEqual([upload, download])
    expect(await received(OPERATOR, 'P-0001', null)).toEqual([upload])
    expect(await received(OPERATOR, '1010', null)).toEqual([download])
    expect(await received(OPERATOR, null, 'houston-db')).toEqual([upload])
    expect(await received(HOUSTON, null, null)).toEqual([upload])
  })
})

describe('featureChanged', () => {
  it('delivers changes of a feature at headquarters and on the selected channels', async () => {
    const after = await now()
    await atHeadquarters(
      { kind: 'FEATURE', entityId: 'ASYNC_EDIT', status: 'ON' },
      { kind: 'FEATURE', entityId: 'OTHER' },
    )
    const at = (channelDatabaseId: string, kind: 'FEATURE' | 'JOB_APPLIED', entityId: string): NewEvent => ({
      kind,
      entityId,
      channelDatabaseId,
      status: 'APPLIED',
    })
    await atChannel(houston, at('houston-db', 'JOB_APPLIED', '1110'), at('houston-db', 'FEATURE', 'ASYNC_EDIT'))
    await atChannel(houston, at('houston-db', 'FEATURE', 'OTHER'))
    await atChannel(sanfrancisco, at('sanfrancisco-db', 'FEATURE', 'ASYNC_EDIT'))
    const received = async (actor: Actor, featureKey: string | null, channels: string[] | null) =>
      (await caughtUp(featureChanged(sides, actor, { featureKey, channels, after }))).events
    expect(await received(OPERATOR, null, null)).toEqual(['ASYNC_EDIT', 'OTHER', 'ASYNC_EDIT', 'ASYNC_EDIT', 'OTHER'])
    expect(await received(OPERATOR, 'ASYNC_EDIT', ['houston'])).toEqual(['ASYNC_EDIT', 'ASYNC_EDIT'])
    expect(await received(HOUSTON, null, null)).toEqual(['ASYNC_EDIT', 'OTHER', 'ASYNC_EDIT', 'OTHER'])
  })
})
