import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { WIDEST_SCOPE } from '../../src/between/scope.ts'
import type { Sides } from '../../src/between/sides.ts'
import { sequence, startSequencer } from '../../src/channel/log/sequence.ts'
import { type Database, execute, openDatabase, transaction } from '../../src/db/client.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { encodeCursor } from '../../src/log/cursor.ts'
import { logEnds } from '../../src/log/read-log.ts'
import { wake } from '../../src/log/wake.ts'
import type { NewEvent } from '../../src/model/event.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { openFaultyLine } from '../support/faulty-line.ts'
import { channelSideOf, sidesOf } from './sides.ts'
import { about, ofType, startSubscriber } from './subscriber.ts'

let hq: TestDatabase
let houston: TestDatabase
let sanfrancisco: TestDatabase
let sides: Sides

beforeAll(async () => {
  hq = await testDatabase('hq', { max: 18 })
  houston = await testDatabase('channel', { max: 18 })
  sanfrancisco = await testDatabase('channel')
})

beforeEach(() => {
  sides = sidesOf(hq, { 'houston-db': houston, 'sanfrancisco-db': sanfrancisco })
})

describe('a subscriber without a cursor', () => {
  it('receives a snapshot, then ready, then the new events of both sides', async () => {
    await atHeadquarters({ kind: 'FEATURE', entityId: 'before' })
    const subscriber = startSubscriber(sides)
    await subscriber.when(ofType('READY'))
    const [feature, cache] = [randomUUID(), randomUUID()]
    await atHeadquarters({ kind: 'FEATURE', entityId: feature })
    await atChannel(houston.db, { kind: 'CACHE_LOADED', entityId: cache })
    await subscriber.when(about(feature))
    await subscriber.when(about(cache))
    expect(subscriber.received.map(({ type }) => type)).toEqual(['SNAPSHOT', 'READY', 'EVENT', 'EVENT'])
    expect(subscriber.received[0]).toMatchObject({ sources: ['headquarters', 'houston-db', 'sanfrancisco-db'] })
  })

  it('receives a cause before its effect, though the effect was read first', async () => {
    const subscriber = startSubscriber(sides)
    await subscriber.when(ofType('READY'))
    const operations = Array.from({ length: 40 }, () => randomUUID())
    for (const operationId of operations) {
      await atChannel(houston.db, { ...operation(operationId), status: 'CAPTURED', revision: 0 })
      await atHeadquarters({ ...operation(operationId), status: 'UPLOADED', revision: 1 })
    }
    await subscriber.when(about(operations.at(-1) ?? ''))
    await expect.poll(() => subscriber.events().length).toBe(80)
    for (const operationId of operations) {
      const revisions = subscriber.received.flatMap((message) =>
        message.type === 'EVENT' && message.event.entityId === operationId ? message.event.revision : [],
      )
      expect(revisions).toEqual([0, 1])
    }
  })

  it('receives only the events that its filter and its rights allow', async () => {
    const subscriber = startSubscriber(sides, {
      headquarters: { kinds: ['OPERATION'], statuses: ['SYNCED'] },
      channels: null,
      permits: ({ channelId }) => channelId === 'houston',
    })
    await subscriber.when(ofType('READY'))
    const [wanted, other, uploaded] = [randomUUID(), randomUUID(), randomUUID()]
    await atHeadquarters({ ...operation(uploaded), status: 'UPLOADED' })
    await atHeadquarters({ ...operation(other), status: 'SYNCED', channelId: 'sanfrancisco' })
    await atHeadquarters({ ...operation(wanted), status: 'SYNCED' })
    await subscriber.when(about(wanted))
    expect(subscriber.events()).toEqual([wanted])
    expect(subscriber.received[0]).toMatchObject({ sources: ['headquarters'] })
  })

  it.each([
    ['alone', undefined],
    ['with others', 'all'],
  ])('receives a newer cursor with another ready when no event concerns it, reading %s', async (_, scope) => {
    const subscriber = startSubscriber(sides, {
      headquarters: { kinds: ['OPERATION'] },
      channels: null,
      longestQuiet: 0,
      ...(scope && { scope }),
    })
    await subscriber.when(ofType('READY'))
    const before = subscriber.cursor()
    await atHeadquarters({ kind: 'FEATURE', entityId: 'other' })
    const { cursor } = await subscriber.when((message) => message.type === 'READY' && message.cursor !== before)
    const [wanted, later] = [
      randomUUID(),
      startSubscriber(sides, { after: cursor, headquarters: { kinds: ['OPERATION'] } }),
    ]
    await atHeadquarters({ ...operation(wanted), status: 'SYNCED' })
    await subscriber.when(about(wanted))
    await later.when(about(wanted))
    expect(later.events()).toEqual([wanted])
  })

  it('is served from headquarters alone when its scope is wider than 32 channel databases', async () => {
    const ids = Array.from({ length: WIDEST_SCOPE + 1 }, (_, nth) => `db-${nth}`)
    const subscriber = startSubscriber(sidesOf(hq, Object.fromEntries(ids.map((id) => [id, houston]))))
    expect(await subscriber.when(ofType('READY'))).toMatchObject({ sources: ['headquarters'] })
  })

  it('reads a channel database that is registered later, from its beginning', async () => {
    const added = await testDatabase('channel')
    const channelSides = new Map(sides.channelSides)
    const subscriber = startSubscriber({ ...sides, channelSides }, { channelDatabases: () => [...channelSides.keys()] })
    await subscriber.when(ofType('READY'))
    const [first, feature] = [randomUUID(), randomUUID()]
    await atChannel(added.db, { kind: 'CACHE_LOADED', entityId: first })
    channelSides.set('added-db', channelSideOf('added-db', added))
    await atHeadquarters({ kind: 'CONFIGURATION', entityId: feature })
    await subscriber.when(about(first))
  })

  it('can be stopped while it waits', async () => {
    const subscriber = startSubscriber(sides)
    await subscriber.when(ofType('READY'))
    await subscriber.stop()
  })
})

describe('a subscriber with a cursor', () => {
  it('receives everything after it once, though it is cut at random while 16 writers write', async () => {
    const stop = startSequencer(houston)
    onTestFinished(stop)
    const begun = startSubscriber(sides)
    await begun.when(ofType('READY'))
    let cursor = begun.cursor()
    await begun.stop()
    const written: string[] = []
    const writing = Promise.all(
      Array.from({ length: 16 }, async (_, nth) => {
        for (let n = 0; n < 10; n++) {
          const id = randomUUID()
          const slowly = async (db: Database, write: (tx: Parameters<typeof append>[0]) => Promise<unknown>) => {
            await transaction(db, async (tx) => {
              await tx.execute(sql`select pg_sleep(${Math.random() * 0.02})`)
              await write(tx)
            })
            wake(db)
          }
          if (nth % 2) await slowly(hq.db, (tx) => append(tx, [{ kind: 'FEATURE', entityId: id }]))
          else await slowly(houston.db, (tx) => appendToOutbox(tx, [{ kind: 'CACHE_LOADED', entityId: id }]))
          written.push(id)
        }
      }),
    )
    const received: string[] = []
    let done = false
    void writing.then(() => {
      done = true
    })
    for (let last = false; !last; ) {
      last = done && (await sequence(houston.db)) === 0
      const subscriber = startSubscriber(sides, { after: cursor })
      if (last) await subscriber.when(ofType('READY'))
      else await pause(Math.random() * 30)
      await subscriber.stop()
      received.push(...subscriber.events())
      cursor = subscriber.received.length > 0 ? subscriber.cursor() : cursor
    }
    await writing
    expect(received.sort()).toEqual(written.sort())
  })

  it('receives the events that it missed, then ready', async () => {
    const begun = startSubscriber(sides)
    const { cursor } = await begun.when(ofType('READY'))
    await begun.stop()
    const [captured, feature] = [randomUUID(), randomUUID()]
    await atChannel(houston.db, { kind: 'CACHE_LOADED', entityId: captured })
    await atHeadquarters({ kind: 'FEATURE', entityId: feature })
    const subscriber = startSubscriber(sides, { after: cursor })
    await subscriber.when(ofType('READY'))
    expect(subscriber.received.map(({ type }) => type)).toEqual(['EVENT', 'EVENT', 'READY'])
    expect(subscriber.events()).toEqual([captured, feature])
  })

  it('receives a gap when the log no longer reaches back to it', async () => {
    const own = await testDatabase('hq')
    for (const entityId of ['A', 'B', 'C']) await atHeadquarters({ kind: 'FEATURE', entityId }, own.db)
    await execute(own.db, sql`delete from log where position < 3`)
    const after = encodeCursor({ headquarters: '1', channels: {} })
    const subscriber = startSubscriber(sidesOf(own, {}), { after })
    await subscriber.when(ofType('READY'))
    expect(subscriber.received[0]).toMatchObject({ type: 'GAP', reason: 'RETENTION', from: after })
    expect(subscriber.events()).toEqual(['C'])
  })

  it('receives a gap when the cursor is invalid, is ahead of the log, or lacks a log in scope', async () => {
    const { head } = await logEnds(hq.db)
    const cursors = [
      'nonsense',
      encodeCursor({ headquarters: String(Number(head) + 5), channels: {} }),
      encodeCursor({ headquarters: head, channels: { 'houston-db': '0' } }),
    ]
    for (const after of cursors) {
      const subscriber = startSubscriber(sides, { after })
      await subscriber.when(ofType('READY'))
      expect(subscriber.received).toContainEqual(expect.objectContaining({ type: 'GAP', reason: 'UNKNOWN_CURSOR' }))
      await subscriber.stop()
    }
  })
})

describe('a subscriber whose listeners are cut off', () => {
  it('receives the events from while they were down', async () => {
    const subscriber = startSubscriber(sides)
    await subscriber.when(ofType('READY'))
    await execute(
      hq.db,
      sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tillsync log'`,
    )
    const id = randomUUID()
    await transaction(hq.db, (tx) => append(tx, [{ kind: 'FEATURE', entityId: id }]))
    await subscriber.when(about(id))
  })
})

describe('a subscriber whose connections hang', () => {
  it('receives the events over new connections', { tags: 'long', timeout: 180_000 }, async () => {
    const [hqLine, houstonLine] = await Promise.all([openFaultyLine(hq.url), openFaultyLine(houston.url)])
    const [hqDb, houstonDb] = [hqLine, houstonLine].map(({ url }) => openDatabase(url, { statementTimeout: 500 }))
    if (!hqDb || !houstonDb) throw new Error('Two databases were opened.')
    const slowSides = sidesOf({ db: hqDb, url: hqLine.url }, { 'houston-db': { db: houstonDb, url: houstonLine.url } })
    const subscriber = startSubscriber(slowSides)
    onTestFinished(async () => {
      await subscriber.stop()
      await Promise.all([hqDb.close(), houstonDb.close()])
    })
    await subscriber.when(ofType('READY'))
    const ids = [randomUUID(), randomUUID()] as const
    for (const line of [hqLine, houstonLine]) line.silence()
    await atHeadquarters({ kind: 'FEATURE', entityId: ids[0] })
    await atChannel(houston.db, operation(ids[1]))
    for (const id of ids) await subscriber.when(about(id))
  })
})

const operation = (operationId: string): NewEvent => ({
  kind: 'OPERATION',
  entityId: operationId,
  operationId,
  customerKey: randomUUID(),
  channelId: 'houston',
})

async function atHeadquarters(event: NewEvent, db = hq.db): Promise<void> {
  await transaction(db, (tx) => append(tx, [event]))
  wake(db)
}

async function atChannel(db: Database, event: NewEvent): Promise<void> {
  await transaction(db, (tx) => appendToOutbox(tx, [event]))
  await sequence(db)
}
