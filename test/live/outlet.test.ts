import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../src/between/sides.ts'
import { startSequencer } from '../../src/channel/log/sequence.ts'
import { transaction } from '../../src/db/client.ts'
import type { Message } from '../../src/live/batches.ts'
import { subscribe } from '../../src/live/subscriber.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { wake } from '../../src/log/wake.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { headquarters } from '../support/headquarters.ts'
import { sidesOf } from './sides.ts'

let hq: HeadquartersDatabase
let houston: TestDatabase
let sides: Sides
beforeAll(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston })
})

type Options = {
  key: string
  /** How often it cannot take a batch, between 0 and 1. */
  refuses?: number
  /** Called before a batch is rendered. */
  onRender?: () => Promise<void>
}

/** A subscriber with an outlet, like a socket, that records what it receives. */
function startOutlet({ key, refuses = 0, onRender = async () => {} }: Options) {
  const stream = subscribe(sides, {
    headquarters: {},
    channels: {},
    channelDatabases: () => ['houston-db'],
    scope: 'all',
  })
  const received: Message[] = []
  let sent = 0
  let renders = 0
  let more = () => {}
  const note = (batch: readonly Message[]) => {
    received.push(...batch)
    more()
  }
  stream.attach({
    key,
    async ready() {
      await pause(refuses * 20)
      return true
    },
    async render(batch) {
      await onRender()
      renders += 1
      return batch.map(({ cursor }) => Buffer.from(cursor))
    },
    send(rendered, batch) {
      if (Math.random() < refuses) return false
      expect(rendered.map(String)).toEqual(batch.map(({ cursor }) => cursor))
      sent += batch.length
      note(batch)
      return true
    },
  })
  let failure: unknown
  const reading = (async () => {
    try {
      for (let batch = await stream.nextBatch(); batch; batch = await stream.nextBatch()) note(batch)
    } catch (error) {
      failure = error
      more()
    }
  })()
  const stop = async () => {
    await stream.return()
    await reading
  }
  onTestFinished(stop)
  return {
    stop,
    ids: () => received.flatMap((one) => (one.type === 'EVENT' ? [one.event.entityId] : [])),
    sent: () => sent,
    renders: () => renders,
    failure: () => failure,
    async until(condition: () => boolean) {
      while (!condition()) {
        await new Promise<void>((resolve) => {
          more = resolve
        })
      }
    },
    ready: () => received.some(({ type }) => type === 'READY'),
  }
}

async function appendEvents(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  const events = ids.map((id) => ({
    kind: 'OPERATION' as const,
    entityId: id,
    operationId: id,
    status: 'SYNCED',
    revision: 1,
  }))
  await transaction(hq.db, (tx) => append(tx, events))
  wake(hq.db)
  return ids
}

/** Waits until the broadcast sends to each of them. */
async function untilAttached(outlets: readonly ReturnType<typeof startOutlet>[]): Promise<void> {
  for (const one of outlets) await one.until(one.ready)
  const before = outlets.map((one) => one.sent())
  while (outlets.some((one, nth) => one.sent() === before[nth])) {
    const [id = ''] = await appendEvents(1)
    for (const one of outlets) await one.until(() => one.failure() !== undefined || one.ids().includes(id))
  }
}

describe('the outlets of a broadcast with the same key', () => {
  it('receive each batch, rendered once for all of them', async () => {
    const outlets = Array.from({ length: 5 }, () => startOutlet({ key: 'same' }))
    await untilAttached(outlets)
    const before = outlets.reduce((sum, one) => sum + one.renders(), 0)
    const ids = await appendEvents(30)
    for (const one of outlets) await one.until(() => one.ids().includes(ids.at(-1) ?? ''))
    expect(outlets.reduce((sum, one) => sum + one.renders(), 0)).toBe(before + 1)
    for (const one of outlets) expect(one.ids().slice(-30)).toEqual(ids)
  })

  it('continue when the outlet that renders a batch has lost its rights', async () => {
    let refused = false
    const first = startOutlet({
      key: 'token',
      onRender: async () => (refused ? Promise.reject(new Error('refused')) : undefined),
    })
    await untilAttached([first])
    const others = [startOutlet({ key: 'token' }), startOutlet({ key: 'token' })]
    await untilAttached([first, ...others])
    refused = true
    const [id = ''] = await appendEvents(1)
    for (const one of others) await one.until(() => one.ids().includes(id))
    await first.until(() => first.failure() !== undefined)
    expect(first.ids()).not.toContain(id)
  })

  it('receive everything once and in order, though some refuse batches, come and go, or render slowly', async () => {
    onTestFinished(startSequencer(houston))
    const slowly = async () => void (await pause(Math.random() * 30))
    const outlets = [
      ...[0, 0.1, 0.3, 0.3].map((refuses) => startOutlet({ key: 'quick', refuses })),
      ...[0, 0.2].map((refuses) => startOutlet({ key: 'slow', refuses, onRender: slowly })),
    ]
    for (const one of outlets) await one.until(one.ready)
    const appended: string[] = []
    const shortLived = async () => {
      while (appended.length < 900) {
        const one = startOutlet({ key: 'quick' })
        await pause(Math.random() * 60)
        await one.stop()
      }
    }
    const writer = async (write: () => Promise<string[]>) => {
      while (appended.length < 900) {
        appended.push(...(await write()))
        await pause(Math.random() * 15)
      }
    }
    const inOrder = new Set<string>()
    const atHeadquarters = async () => {
      const ids = await appendEvents(7)
      for (const id of ids) inOrder.add(id)
      return ids
    }
    const atChannel = async () => {
      const id = randomUUID()
      const event = {
        kind: 'OPERATION' as const,
        entityId: id,
        operationId: id,
        channelId: 'houston',
        status: 'CAPTURED',
      }
      await transaction(houston.db, (tx) => appendToOutbox(tx, [event]))
      wake(houston.db)
      return [id]
    }
    await Promise.all([
      writer(atHeadquarters),
      writer(() => appendEvents(5)),
      writer(atChannel),
      shortLived(),
      shortLived(),
    ])
    for (const one of outlets) {
      await one.until(() => one.ids().length >= appended.length)
      expect([...one.ids()].sort()).toEqual([...appended].sort())
      expect(one.ids().filter((id) => inOrder.has(id))).toEqual([...inOrder])
    }
    expect(outlets.reduce((sum, one) => sum + one.sent(), 0)).toBeGreaterThan(appended.length)
  }, 60_000)
})
