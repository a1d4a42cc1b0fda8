import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import type { HeadquartersDatabase, Sides } from '../../src/between/sides.ts'
import { startSequencer } from '../../src/channel/log/sequence.ts'
import { transaction } from '../../src/db/client.ts'
import type { Message } from '../../src/live/batches.ts'
import { operationChanged } from '../../src/live/subscriptions.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { wake } from '../../src/log/wake.ts'
import type { NewEvent } from '../../src/model/event.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { headquarters } from '../support/headquarters.ts'
import { sidesOf } from './sides.ts'

const OPERATOR: Actor = { id: 'olga', roles: ['OPERATOR'], channels: 'ALL' }
const HOUSTON: Actor = { id: 'hugo', roles: ['OPERATOR'], channels: ['houston'] }

let hq: HeadquartersDatabase
let houston: TestDatabase
let sides: Sides
beforeAll(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston })
})

/** A subscriber that reads at once, or with a pause after each message. */
function subscriber(actor: Actor, after: string | null = null, pauseMs = 0) {
  const nothing = { channels: null, statuses: null, operationId: null, customerKey: null, batchRunId: null }
  const stream = operationChanged(sides, actor, { ...nothing, after })
  const received: Message[] = []
  let more = () => {}
  const reading = (async () => {
    for await (const one of stream) {
      received.push(one)
      more()
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  })()
  const stop = async () => {
    await stream.return()
    await reading
  }
  onTestFinished(stop)
  const events = () => received.flatMap((one) => (one.type === 'EVENT' ? [one.event] : []))
  return {
    received,
    events,
    stop,
    ids: () => events().map(({ entityId }) => entityId),
    async until(condition: () => boolean) {
      while (!condition()) {
        await new Promise<void>((resolve) => {
          more = resolve
        })
      }
    },
  }
}
type Subscriber = ReturnType<typeof subscriber>

const ready = async (one: Subscriber) => {
  await one.until(() => one.received.some(({ type }) => type === 'READY'))
  return one
}

const operation = (channelId: string): NewEvent & { entityId: string } => {
  const entityId = randomUUID()
  return { kind: 'OPERATION', entityId, operationId: entityId, channelId, status: 'SYNCED', revision: 1 }
}

async function appendEvents(count: number, channelId = 'houston'): Promise<string[]> {
  const events = Array.from({ length: count }, () => operation(channelId))
  await transaction(hq.db, (tx) => append(tx, events))
  wake(hq.db)
  return events.map(({ entityId }) => entityId)
}

/** Waits until these two receive the same objects: both have joined the broadcast. */
async function joined(one: Subscriber, other: Subscriber): Promise<void> {
  for (;;) {
    const [id = ''] = await appendEvents(1)
    await Promise.all([one, other].map((each) => each.until(() => each.ids().includes(id))))
    if (one.events().at(-1) === other.events().at(-1)) return
  }
}

describe('subscribers with the same request within the same scope', () => {
  it('receive the same objects once they have caught up, wherever they started', async () => {
    const first = await ready(subscriber(OPERATOR))
    const { cursor = '' } = first.received.at(-1) ?? {}
    const [missed = ''] = await appendEvents(1)
    const late = await ready(subscriber(OPERATOR, cursor))
    expect(late.ids()).toEqual([missed])
    await joined(first, late)
    const more = await appendEvents(20)
    await Promise.all([first, late].map((each) => each.until(() => each.ids().includes(more.at(-1) ?? ''))))
    expect(first.events().slice(-20)).toEqual(late.events().slice(-20))
    for (const [nth, event] of first.events().slice(-20).entries()) expect(late.events().slice(-20)[nth]).toBe(event)
  })

  it('share nothing with subscribers of another scope, who receive events of their own channels only', async () => {
    const [all, own] = [await ready(subscriber(OPERATOR)), await ready(subscriber(HOUSTON))]
    const [elsewhere = ''] = await appendEvents(1, 'sanfrancisco')
    const [here = ''] = await appendEvents(1)
    await Promise.all([all, own].map((each) => each.until(() => each.ids().includes(here))))
    expect(all.ids()).toContain(elsewhere)
    expect(own.ids()).not.toContain(elsewhere)
    expect(own.events().at(-1)).not.toBe(all.events().at(-1))
  })

  it('continue without those that fall behind, who miss nothing and receive nothing twice', async () => {
    const quick = await ready(subscriber(OPERATOR))
    const slow = await ready(subscriber(OPERATOR, null, 2))
    await joined(quick, slow)
    const before = slow.ids().length
    const many: string[] = []
    for (let batch = 0; batch < 8; batch++) many.push(...(await appendEvents(250)))
    await quick.until(() => quick.ids().includes(many.at(-1) ?? ''))
    expect(slow.ids().length).toBeLessThan(before + many.length)
    await slow.until(() => slow.ids().includes(many.at(-1) ?? ''))
    expect(slow.ids().slice(before)).toEqual(many)
    expect(quick.ids().slice(-many.length)).toEqual(many)
    await joined(quick, slow)
  }, 60_000)

  it('may come and go while both sides write: each receives everything after its cursor, once', async () => {
    const stopSequencer = startSequencer(houston)
    onTestFinished(stopSequencer)
    const beginning = await ready(subscriber(OPERATOR))
    const { cursor: start = '' } = beginning.received.at(-1) ?? {}
    const appended: string[] = []
    let writing = true
    const writers = [0, 1, 2, 3].map(async (nth) => {
      while (writing && appended.length < 600) {
        if (nth % 2 === 0) appended.push(...(await appendEvents(3)))
        else {
          const event = operation('houston')
          await transaction(houston.db, (tx) => appendToOutbox(tx, [event]))
          wake(houston.db)
          appended.push(event.entityId)
        }
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
      }
    })
    const chains = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const received: string[] = []
        let after = start
        for (let cut = 0; cut < 12; cut++) {
          const one = subscriber(OPERATOR, after)
          const enough = Math.floor(Math.random() * 40)
          await one.until(() => one.events().length >= enough || appended.length >= 600)
          await one.stop()
          received.push(...one.ids())
          after = one.received.at(-1)?.cursor ?? after
        }
        return { received, after }
      }),
    )
    writing = false
    await Promise.all(writers)
    for (const { received, after } of chains) {
      const last = subscriber(OPERATOR, after)
      await last.until(() => received.length + last.ids().length >= appended.length)
      expect([...received, ...last.ids()].sort()).toEqual([...appended].sort())
    }
  }, 60_000)
})
