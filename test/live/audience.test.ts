import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { HeadquartersServer, Sides } from '../../src/between/sides.ts'
import { startSequencer } from '../../src/channel/log/sequence.ts'
import { transaction } from '../../src/db/client.ts'
import { type Followed, follow } from '../../src/live/follow.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { wake } from '../../src/log/wake.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { headquarters } from '../support/headquarters.ts'
import { sidesOf } from './sides.ts'

let hq: HeadquartersServer
let houston: TestDatabase
let sides: Sides
beforeAll(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston })
})

type Options = {
  key: string
  /** How often it has no room for what it is handed, between 0 and 1. */
  refuses?: number
  /** Called before a portion is made ready. */
  onMake?: () => Promise<void>
}

/** One who is handed what comes, as a socket is; what it takes is noted. */
function startTaker({ key, refuses = 0, onMake = async () => {} }: Options) {
  const stream = follow(sides, { headquarters: {}, channels: {}, channelDatabases: () => ['houston-db'], scope: 'all' })
  const told: Followed[] = []
  let handed = 0
  let made = 0
  let more = () => {}
  const note = (portion: readonly Followed[]) => {
    told.push(...portion)
    more()
  }
  stream.handTo({
    key,
    async room() {
      await pause(refuses * 20)
      return true
    },
    async make(portion) {
      await onMake()
      made += 1
      return portion.map(({ cursor }) => Buffer.from(cursor))
    },
    take(shown, portion) {
      if (Math.random() < refuses) return false
      expect(shown.map(String)).toEqual(portion.map(({ cursor }) => cursor))
      handed += portion.length
      note(portion)
      return true
    },
  })
  let failure: unknown
  const reading = (async () => {
    try {
      for (let portion = await stream.nextPortion(); portion; portion = await stream.nextPortion()) note(portion)
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
    ids: () => told.flatMap((one) => (one.type === 'EVENT' ? [one.event.entityId] : [])),
    handed: () => handed,
    made: () => made,
    failure: () => failure,
    async until(question: () => boolean) {
      while (!question()) {
        await new Promise<void>((resolve) => {
          more = resolve
        })
      }
    },
    ready: () => told.some(({ type }) => type === 'READY'),
  }
}

async function happen(count: number): Promise<string[]> {
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

/** Until each of them is handed what comes. */
async function settled(takers: readonly ReturnType<typeof startTaker>[]): Promise<void> {
  for (const one of takers) await one.until(one.ready)
  const before = takers.map((one) => one.handed())
  while (takers.some((one, nth) => one.handed() === before[nth])) {
    const [id = ''] = await happen(1)
    for (const one of takers) await one.until(() => one.failure() !== undefined || one.ids().includes(id))
  }
}

describe('those who are shown the same', () => {
  it('are handed each portion, made ready once for all of them', async () => {
    const takers = Array.from({ length: 5 }, () => startTaker({ key: 'same' }))
    await settled(takers)
    const before = takers.reduce((sum, one) => sum + one.made(), 0)
    const ids = await happen(30)
    for (const one of takers) await one.until(() => one.ids().includes(ids.at(-1) ?? ''))
    expect(takers.reduce((sum, one) => sum + one.made(), 0)).toBe(before + 1)
    for (const one of takers) expect(one.ids().slice(-30)).toEqual(ids)
  })

  it('go on when the one that would have made it ready may not', async () => {
    let refused = false
    const first = startTaker({
      key: 'token',
      onMake: async () => (refused ? Promise.reject(new Error('refused')) : undefined),
    })
    await settled([first])
    const others = [startTaker({ key: 'token' }), startTaker({ key: 'token' })]
    await settled([first, ...others])
    refused = true
    const [id = ''] = await happen(1)
    for (const one of others) await one.until(() => one.ids().includes(id))
    await first.until(() => first.failure() !== undefined)
    expect(first.ids()).not.toContain(id)
  })

  it('are told everything once and in order, whoever has no room at times, comes or goes, and however slow others are shown it', async () => {
    onTestFinished(startSequencer(houston))
    const slowly = async () => void (await pause(Math.random() * 30))
    const takers = [
      ...[0, 0.1, 0.3, 0.3].map((refuses) => startTaker({ key: 'quick', refuses })),
      ...[0, 0.2].map((refuses) => startTaker({ key: 'slow', refuses, onMake: slowly })),
    ]
    for (const one of takers) await one.until(one.ready)
    const happened: string[] = []
    const mayfly = async () => {
      while (happened.length < 900) {
        const one = startTaker({ key: 'quick' })
        await pause(Math.random() * 60)
        await one.stop()
      }
    }
    const writer = async (write: () => Promise<string[]>) => {
      while (happened.length < 900) {
        happened.push(...(await write()))
        await pause(Math.random() * 15)
      }
    }
    const inOrder = new Set<string>()
    const atHeadquarters = async () => {
      const ids = await happen(7)
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
    await Promise.all([writer(atHeadquarters), writer(() => happen(5)), writer(atChannel), mayfly(), mayfly()])
    for (const one of takers) {
      await one.until(() => one.ids().length >= happened.length)
      expect([...one.ids()].sort()).toEqual([...happened].sort())
      expect(one.ids().filter((id) => inOrder.has(id))).toEqual([...inOrder])
    }
    expect(takers.reduce((sum, one) => sum + one.handed(), 0)).toBeGreaterThan(happened.length)
  }, 60_000)
})
