// @module-tag long
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { sequence, startSequencer } from '../../src/channel/log/sequence.ts'
import { type Database, openDatabase, transaction } from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import type { EmbeddedServer } from '../../src/db/embedded/server.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Side } from '../../src/db/migrations.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { wake } from '../../src/log/wake.ts'
import type { NewEvent } from '../../src/model/event.ts'
import { ownServer } from '../db/servers.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { sidesOf } from './sides.ts'
import { about, ofType, startSubscriber } from './subscriber.ts'

let hq: TestDatabase
let houston: TestDatabase

beforeAll(async () => {
  hq = await testDatabase('hq')
  houston = await testDatabase('channel')
})

describe('when a channel database is stopped', () => {
  it('the subscriber continues with the other sources, and receives what it missed once it is back', async () => {
    const { server, ...stopped } = await ownDatabase('channel')
    const stopSequencer = startSequencer(stopped)
    onTestFinished(stopSequencer)
    const subscriber = startSubscriber(sidesOf(hq, { 'houston-db': stopped }))
    await subscriber.when(ofType('READY'))
    await server.stop()
    expect(await subscriber.when(ofType('SOURCE_LOST'))).toMatchObject({ source: 'houston-db' })
    const [meanwhile, afterwards] = [randomUUID(), randomUUID()]
    await atHeadquarters(hq.db, { kind: 'FEATURE', entityId: meanwhile })
    await subscriber.when(about(meanwhile))
    await server.start()
    expect(await subscriber.when(ofType('SOURCE_BACK'))).toMatchObject({ source: 'houston-db' })
    await transaction(stopped.db, (tx) => appendToOutbox(tx, [{ kind: 'CACHE_LOADED', entityId: afterwards }]))
    wake(stopped.db)
    await subscriber.when(about(afterwards))
    expect(subscriber.received.map(({ type }) => type)).toEqual([
      'SNAPSHOT',
      'READY',
      'SOURCE_LOST',
      'EVENT',
      'SOURCE_BACK',
      'EVENT',
    ])
  })

  it('the cursor keeps its position, and no event follows a newer one of the same operation', async () => {
    const { server, ...stopped } = await ownDatabase('channel')
    const sides = sidesOf(hq, { 'houston-db': stopped })
    const begun = startSubscriber(sides)
    const { cursor } = await begun.when(ofType('READY'))
    await begun.stop()
    const [uploaded, pending] = [randomUUID(), randomUUID()]
    await transaction(stopped.db, (tx) =>
      appendToOutbox(tx, [operation(uploaded, 'CAPTURED', 0), operation(pending, 'CAPTURED', 0)]),
    )
    await sequence(stopped.db)
    await server.stop()
    await atHeadquarters(hq.db, operation(uploaded, 'UPLOADED', 1))
    const away = startSubscriber(sides, { after: cursor })
    await away.when(ofType('READY'))
    expect(away.received.map(({ type }) => type)).toEqual(['SOURCE_LOST', 'EVENT', 'READY'])
    await away.stop()
    await server.start()
    const back = startSubscriber(sides, { after: away.cursor() })
    await back.when(ofType('READY'))
    expect(back.events()).toEqual([pending])
  })

  it('before the subscription starts, a gap reports that its events until it was back are missing', async () => {
    const { server, ...stopped } = await ownDatabase('channel')
    await server.stop()
    const subscriber = startSubscriber(sidesOf(hq, { 'houston-db': stopped }))
    await subscriber.when(ofType('READY'))
    await server.start()
    await subscriber.when(ofType('GAP'))
    expect(subscriber.received.map(({ type }) => type)).toEqual([
      'SNAPSHOT',
      'SOURCE_LOST',
      'READY',
      'SOURCE_BACK',
      'GAP',
    ])
  })
})

describe('when a channel database is restored from a backup', () => {
  it('a capture that the copy writes to its log again does not follow what became of the operation', async () => {
    const restored = await testDatabase('channel')
    const [uploaded, pending] = [randomUUID(), randomUUID()]
    const captures = [operation(uploaded, 'CAPTURED', 0), operation(pending, 'CAPTURED', 0)]
    const capture = () => transaction(restored.db, (tx) => appendToOutbox(tx, captures))
    const subscriber = startSubscriber(sidesOf(hq, { 'houston-db': restored }))
    await subscriber.when(ofType('READY'))
    await capture()
    await sequence(restored.db)
    wake(restored.db)
    await subscriber.when(about(pending))
    await restored.db.execute('delete from upload_pending')
    await restored.db.execute('delete from log')
    await restored.db.execute('update log_head set position = 0')
    wake(restored.db)
    await subscriber.when(ofType('GAP'))
    await atHeadquarters(hq.db, operation(uploaded, 'UPLOADED', 1))
    await subscriber.when((message) => message.type === 'EVENT' && message.event.status === 'UPLOADED')
    // As the copy had them: captured, and not in its log.
    await capture()
    await sequence(restored.db)
    wake(restored.db)
    const again = () => subscriber.events().filter((id) => id === pending).length
    await expect.poll(again, { timeout: 120_000 }).toBe(2)
    expect(subscriber.events()).toEqual([uploaded, pending, uploaded, pending])
  })
})

describe('when headquarters is stopped', () => {
  it('captures are still delivered, and headquarters’ events follow once it is back', async () => {
    const { server, ...stopped } = await ownDatabase('hq')
    const subscriber = startSubscriber(sidesOf(stopped, { 'houston-db': houston }))
    await subscriber.when(ofType('READY'))
    await server.kill()
    expect(await subscriber.when(ofType('SOURCE_LOST'))).toMatchObject({ source: 'headquarters' })
    const [captured, feature] = [randomUUID(), randomUUID()]
    await transaction(houston.db, (tx) => appendToOutbox(tx, [operation(captured, 'CAPTURED', 0)]))
    await sequence(houston.db)
    await subscriber.when(about(captured))
    await server.start()
    await subscriber.when(ofType('SOURCE_BACK'))
    await atHeadquarters(stopped.db, { kind: 'FEATURE', entityId: feature })
    await subscriber.when(about(feature))
    expect(subscriber.events()).toEqual([captured, feature])
  })
})

async function ownDatabase(side: Side): Promise<{ server: EmbeddedServer; db: Database; url: string }> {
  const server = await ownServer()
  const url = server.url('tillsync')
  await createDatabaseIfMissing(server.url('postgres'), 'tillsync')
  await migrate(url, side)
  const db = openDatabase(url, { max: 3 })
  onTestFinished(() => db.close())
  return { server, db, url }
}

async function atHeadquarters(db: Database, event: NewEvent): Promise<void> {
  await transaction(db, (tx) => append(tx, [event]))
  wake(db)
}

const operation = (operationId: string, status: string, revision: number): NewEvent => ({
  kind: 'OPERATION',
  entityId: operationId,
  operationId,
  customerKey: randomUUID(),
  channelId: 'houston',
  status,
  revision,
})
