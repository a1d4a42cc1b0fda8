// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { transaction } from '../../src/db/client.ts'
import type { EmbeddedServer } from '../../src/db/embedded/server.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import type { NewEvent } from '../../src/model/event.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { startOwnHeadquarters } from '../support/own-headquarters.ts'
import { isAtLiveEnd, startWatcher } from './watcher.ts'

const WATCHERS = 100

let server: EmbeddedServer
let tillsync: Installation
beforeAll(async () => {
  const own = await startOwnHeadquarters()
  server = own.server
  tillsync = await startInstallation({ hq: own.database })
  afterFile(own.stop)
})

const operation = (status: string): NewEvent & { operationId: string } => {
  const operationId = randomUUID()
  return { kind: 'OPERATION', entityId: operationId, operationId, channelId: 'houston', status, revision: 1 }
}

/** Appends an event as captures and jobs do, but without a wake-up: the timer finds it. */
async function appendEvent(side: 'hq' | 'houston'): Promise<string> {
  const event = operation(side === 'hq' ? 'SYNCED' : 'CAPTURED')
  const { db } = tillsync.databases[side]
  await transaction(db, async (tx) => {
    if (side === 'hq') await append(tx, [event])
    else await appendToOutbox(tx, [event])
  })
  return event.operationId
}

/** Appends an event as soon as the database accepts it. */
async function appendWhenBack(side: 'hq' | 'houston'): Promise<string> {
  for (;;) {
    const done = await appendEvent(side).catch(() => null)
    if (done !== null) return done
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('100 subscribers receive the loss and every event once while PostgreSQL is killed and restarted', async () => {
  const watchers = Array.from({ length: WATCHERS }, () => startWatcher(() => tillsync.url, tillsync.token))
  await Promise.all(watchers.map(({ until }) => until(isAtLiveEnd)))
  const begun = watchers.map(({ received }) => received.length)
  const appended = [await appendEvent('hq'), await appendEvent('houston')]
  await server.kill()
  await Promise.all(
    watchers.map(({ until }) => until((received) => received.some(({ __typename }) => __typename === 'SourceLost'))),
  )
  appended.push(await appendEvent('houston'))
  // The channel database loses every connection too, listeners and all.
  await tillsync.databases.sanfrancisco.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${tillsync.databases.houston.name} and pid <> pg_backend_pid()`)
  await server.start()
  appended.push(await appendWhenBack('hq'), await appendWhenBack('houston'))
  const receivedOf = ({ of }: (typeof watchers)[number]) => [...of('CAPTURED'), ...of('SYNCED')]
  await Promise.all(watchers.map((watcher) => watcher.until(() => receivedOf(watcher).length >= appended.length)))
  for (const [nth, watcher] of watchers.entries()) {
    const since = watcher.received.slice(begun[nth]).map(({ __typename }) => __typename)
    expect(receivedOf(watcher).sort()).toEqual([...appended].sort())
    expect(since).not.toContain('Gap')
    expect(since.filter((name) => name === 'SourceLost')).toHaveLength(
      since.filter((name) => name === 'SourceBack').length,
    )
  }
  await Promise.all(watchers.map(({ stop }) => stop()))
}, 600_000)
