import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Sides } from '../../src/between/sides.ts'
import { sequence, startSequencer } from '../../src/channel/log/sequence.ts'
import { type Database, execute, openDatabase, transaction } from '../../src/db/client.ts'
import { WIDEST_SCOPE } from '../../src/live/followed-logs.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { encodeCursor } from '../../src/log/cursor.ts'
import { logEnds } from '../../src/log/read-log.ts'
import { wake } from '../../src/log/wake.ts'
import type { NewEvent } from '../../src/model/event.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { openFaultyLine } from '../support/faulty-line.ts'
import { about, ofType, startFollower } from './follower.ts'
import { channelSideOf, sidesOf } from './sides.ts'

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

describe('a follower without a cursor', () => {
  it('is told a snapshot, then ready, then what happens on both sides from there on', async () => {
    await atHeadquarters({ kind: 'FEATURE', entityId: 'before' })
    const follower = startFollower(sides)
    await follower.when(ofType('READY'))
    const [feature, cache] = [randomUUID(), randomUUID()]
    await atHeadquarters({ kind: 'FEATURE', entityId: feature })
    await atChannel(houston.db, { kind: 'CACHE_LOADED', entityId: cache })
    await follower.when(about(feature))
    await follower.when(about(cache))
    expect(follower.told.map(({ type }) => type)).toEqual(['SNAPSHOT', 'READY', 'EVENT', 'EVENT'])
    expect(follower.told[0]).toMatchObject({ sources: ['headquarters', 'houston-db', 'sanfrancisco-db'] })
  })

  it('is told of the cause before the effect, though the effect was read first', async () => {
    const follower = startFollower(sides)
    await follower.when(ofType('READY'))
    const operations = Array.from({ length: 40 }, () => randomUUID())
    for (const operationId of operations) {
      await atChannel(houston.db, { ...operation(operationId), status: 'CAPTURED', revision: 0 })
      await atHeadquarters({ ...operation(operationId), status: 'UPLOADED', revision: 1 })
    }
    await follower.when(about(operations.at(-1) ?? ''))
    await expect.poll(() => follower.events().length).toBe(80)
    for (const operationId of operations) {
      const revisions = follower.told.flatMap((followed) =>
        followed.type === 'EVENT' && followed.event.entityId === operationId ? followed.event.revision : [],
      )
      expect(revisions).toEqual([0, 1])
    }
  })

  it('is told only what its filter and its permission take', async () => {
    const follower = startFollower(sides, {
      headquarters: { kinds: ['OPERATION'], statuses: ['SYNCED'] },
      channels: null,
      permits: ({ channelId }) => channelId === 'houston',
    })
    await follower.when(ofType('READY'))
    const [wanted, other, uploaded] = [randomUUID(), randomUUID(), randomUUID()]
    await atHeadquarters({ ...operation(uploaded), status: 'UPLOADED' })
    await atHeadquarters({ ...operation(other), status: 'SYNCED', channelId: 'sanfrancisco' })
    await atHeadquarters({ ...operation(wanted), status: 'SYNCED' })
    await follower.when(about(wanted))
    expect(follower.events()).toEqual([wanted])
    expect(follower.told[0]).toMatchObject({ sources: ['headquarters'] })
  })

  it.each([
    ['alone', undefined],
    ['with others', 'all'],
  ])(
    'is given a newer cursor by another ready when nothing of what happens concerns it, reading %s',
    async (_, scope) => {
      const follower = startFollower(sides, {
        headquarters: { kinds: ['OPERATION'] },
        channels: null,
        longestQuiet: 0,
        ...(scope && { scope }),
      })
      await follower.when(ofType('READY'))
      const before = follower.cursor()
      await atHeadquarters({ kind: 'FEATURE', entityId: 'other' })
      const { cursor } = await follower.when((told) => told.type === 'READY' && told.cursor !== before)
      const [wanted, later] = [
        randomUUID(),
        startFollower(sides, { after: cursor, headquarters: { kinds: ['OPERATION'] } }),
      ]
      await atHeadquarters({ ...operation(wanted), status: 'SYNCED' })
      await follower.when(about(wanted))
      await later.when(about(wanted))
      expect(later.events()).toEqual([wanted])
    },
  )

  it('is served from headquarters alone when the scope is wider than 32 channel databases, and told so', async () => {
    const ids = Array.from({ length: WIDEST_SCOPE + 1 }, (_, nth) => `db-${nth}`)
    const follower = startFollower(sidesOf(hq, Object.fromEntries(ids.map((id) => [id, houston]))))
    expect(await follower.when(ofType('READY'))).toMatchObject({ sources: ['headquarters'] })
  })

  it('follows a channel database that is registered later, from its beginning', async () => {
    const added = await testDatabase('channel')
    const channelSides = new Map(sides.channelSides)
    const follower = startFollower({ ...sides, channelSides }, { channelDatabases: () => [...channelSides.keys()] })
    await follower.when(ofType('READY'))
    const [first, feature] = [randomUUID(), randomUUID()]
    await atChannel(added.db, { kind: 'CACHE_LOADED', entityId: first })
    channelSides.set('added-db', channelSideOf('added-db', added))
    await atHeadquarters({ kind: 'CONFIGURATION', entityId: feature })
    await follower.when(about(first))
  })

  it('can be stopped while it waits', async () => {
    const follower = startFollower(sides)
    await follower.when(ofType('READY'))
    await follower.stop()
  })
})

describe('a follower with a cursor', () => {
  it('is told everything after it, once, though it is cut at random while 16 writers write on both sides', async () => {
    const stop = startSequencer(houston)
    onTestFinished(stop)
    const begun = startFollower(sides)
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
    const told: string[] = []
    let done = false
    void writing.then(() => {
      done = true
    })
    for (let last = false; !last; ) {
      last = done && (await sequence(houston.db)) === 0
      const follower = startFollower(sides, { after: cursor })
      if (last) await follower.when(ofType('READY'))
      else await pause(Math.random() * 30)
      await follower.stop()
      told.push(...follower.events())
      cursor = follower.told.length > 0 ? follower.cursor() : cursor
    }
    await writing
    expect(told.sort()).toEqual(written.sort())
  })

  it('is told what happened while it was away, then ready', async () => {
    const begun = startFollower(sides)
    const { cursor } = await begun.when(ofType('READY'))
    await begun.stop()
    const [captured, feature] = [randomUUID(), randomUUID()]
    await atChannel(houston.db, { kind: 'CACHE_LOADED', entityId: captured })
    await atHeadquarters({ kind: 'FEATURE', entityId: feature })
    const follower = startFollower(sides, { after: cursor })
    await follower.when(ofType('READY'))
    expect(follower.told.map(({ type }) => type)).toEqual(['EVENT', 'EVENT', 'READY'])
    expect(follower.events()).toEqual([captured, feature])
  })

  it('is told a gap when the log no longer reaches back to it', async () => {
    const own = await testDatabase('hq')
    for (const entityId of ['A', 'B', 'C']) await atHeadquarters({ kind: 'FEATURE', entityId }, own.db)
    await execute(own.db, sql`delete from log where position < 3`)
    const after = encodeCursor({ headquarters: '1', channels: {} })
    const follower = startFollower(sidesOf(own, {}), { after })
    await follower.when(ofType('READY'))
    expect(follower.told[0]).toMatchObject({ type: 'GAP', reason: 'RETENTION', from: after })
    expect(follower.events()).toEqual(['C'])
  })

  it('is told a gap when the cursor is none of ours, lies ahead of the log, or does not know a log in scope', async () => {
    const { head } = await logEnds(hq.db)
    const cursors = [
      'nonsense',
      encodeCursor({ headquarters: String(Number(head) + 5), channels: {} }),
      encodeCursor({ headquarters: head, channels: { 'houston-db': '0' } }),
    ]
    for (const after of cursors) {
      const follower = startFollower(sides, { after })
      await follower.when(ofType('READY'))
      expect(follower.told).toContainEqual(expect.objectContaining({ type: 'GAP', reason: 'UNKNOWN_CURSOR' }))
      await follower.stop()
    }
  })
})

describe('a follower whose listeners are cut off', () => {
  it('is told what happened while they were down', async () => {
    const follower = startFollower(sides)
    await follower.when(ofType('READY'))
    await execute(
      hq.db,
      sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tillsync log'`,
    )
    const id = randomUUID()
    await transaction(hq.db, (tx) => append(tx, [{ kind: 'FEATURE', entityId: id }]))
    await follower.when(about(id))
  })
})

describe('a follower whose connections hang', () => {
  it('is told what happened meanwhile by new ones', async () => {
    const [hqLine, houstonLine] = await Promise.all([openFaultyLine(hq.url), openFaultyLine(houston.url)])
    const [hqDb, houstonDb] = [hqLine, houstonLine].map(({ url }) => openDatabase(url, { statementTimeout: 500 }))
    if (!hqDb || !houstonDb) throw new Error('Two databases were opened.')
    const followed = sidesOf({ db: hqDb, url: hqLine.url }, { 'houston-db': { db: houstonDb, url: houstonLine.url } })
    const follower = startFollower(followed)
    onTestFinished(async () => {
      await follower.stop()
      await Promise.all([hqDb.close(), houstonDb.close()])
    })
    await follower.when(ofType('READY'))
    const ids = [randomUUID(), randomUUID()] as const
    for (const line of [hqLine, houstonLine]) line.silence()
    await atHeadquarters({ kind: 'FEATURE', entityId: ids[0] })
    await atChannel(houston.db, operation(ids[1]))
    for (const id of ids) await follower.when(about(id))
  }, 120_000)
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
