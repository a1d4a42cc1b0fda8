import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeadquartersLog } from '../../src/between/headquarters-log.ts'
import type { LogOwner } from '../../src/between/log-owner.ts'
import type { Message } from '../../src/live/batches.ts'
import { makeSourcesReader, readTo } from '../../src/live/read-sources.ts'
import { HEADQUARTERS, type Source } from '../../src/live/source.ts'
import { allOf, cursorOf, type Sources } from '../../src/live/sources.ts'
import { decodeCursor } from '../../src/log/cursor.ts'
import { makeNotifier } from '../../src/log/notifier.ts'
import type { LogEvent } from '../../src/model/event.ts'
import { unreachable } from '../support/channel.ts'
import { sidesOf } from './sides.ts'

// Logs in memory that keep to the contract of LogOwner: they grow at their end, lose their beginning, and are away for
// a while, also between any two reads of one pass. The reader of subscriptions follows them, and is cut and resumed.

const NAMES = [HEADQUARTERS, 'houston-db', 'sanfrancisco-db'] as const
type Name = (typeof NAMES)[number]
type Channel = Exclude<Name, typeof HEADQUARTERS>

type Change =
  | { do: 'capture'; at: Channel }
  /** The nth operation that was captured and not received reaches headquarters. */
  | { do: 'receive'; nth: number }
  | { do: 'append'; at: Name }
  | { do: 'goAway' | 'comeBack'; at: Name }
  | { do: 'forget'; at: Name; keep: number }
type Step = Change | { do: 'resume' } | { do: 'pass'; between: Change[] }

const channel = fc.constantFrom<Channel[]>('houston-db', 'sanfrancisco-db')
const name = fc.constantFrom(...NAMES)
const fixed = { noNullPrototype: true }
const oneOf = <const T extends string>(...names: T[]) => fc.constantFrom(...names)
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: oneOf('capture'), at: channel }, fixed) },
  { weight: 4, arbitrary: fc.record({ do: oneOf('receive'), nth: fc.nat(9) }, fixed) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('append'), at: name }, fixed) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('goAway', 'comeBack'), at: name }, fixed) },
  { weight: 1, arbitrary: fc.record({ do: oneOf('forget'), at: name, keep: fc.nat(3) }, fixed) },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: change },
  {
    weight: 3,
    arbitrary: fc.record({ do: oneOf('pass'), between: fc.array(change, { maxLength: 4 }) }, fixed),
  },
  { weight: 1, arbitrary: fc.record({ do: oneOf('resume') }, fixed) },
)

function makeWorld(pageSize: number) {
  const logs = new Map(NAMES.map((each) => [each, { events: [] as LogEvent[], first: 1, isAway: false }]))
  const log = (of: Name) => {
    const found = logs.get(of)
    if (!found) throw new Error(of)
    return found
  }
  const waiting: { operationId: string; at: Channel }[] = []
  let operations = 0
  /** Operations whose channel came back while headquarters was away: theirs come late rather than never. */
  const untold = new Set<string>()
  /** What happens between the next reads of a pass. */
  let between: Change[] = []

  function append(at: Name, operationId: string | null, revision: number | null): void {
    const { events } = log(at)
    const position = String(events.length + 1)
    const none = { dataAreaId: null, channelId: null, channelDatabaseId: null, customerKey: null, runId: null }
    events.push({
      ...none,
      position,
      at: '2026-11-29T00:00:00Z',
      kind: operationId ? 'OPERATION' : 'CONFIGURATION',
      entityId: `${at} ${position}`,
      operationId,
      status: null,
      revision,
      errorCode: null,
    })
  }
  function happen(each: Change): void {
    if (each.do === 'capture') {
      const operationId = `operation-${++operations}`
      append(each.at, operationId, 0)
      waiting.push({ operationId, at: each.at })
    } else if (each.do === 'receive') {
      // Headquarters receives what it can reach, each operation once.
      const reached = waiting.filter(({ at }) => !log(at).isAway && !log(HEADQUARTERS).isAway)
      const next = reached[each.nth % Math.max(1, reached.length)]
      if (!next) return
      waiting.splice(waiting.indexOf(next), 1)
      append(HEADQUARTERS, next.operationId, 1)
    } else if (each.do === 'append') append(each.at, null, null)
    else if (each.do === 'forget')
      log(each.at).first = Math.max(log(each.at).first, log(each.at).events.length + 1 - each.keep)
    else log(each.at).isAway = each.do === 'goAway'
  }

  const ownerOf = (of: Name): LogOwner => ({
    async readLog(after, limit) {
      const next = between.shift()
      if (next) happen(next)
      const { events, first, isAway } = log(of)
      if (isAway) throw unreachable()
      const size = Math.min(limit, pageSize)
      const page = events
        .filter(({ position }) => Number(position) > Number(after) && Number(position) >= first)
        .slice(0, size)
      const head = String(events.length)
      const through = page.length === size ? (page.at(-1)?.position ?? after) : head
      return { events: page, first: String(first), through, head }
    },
    async logEnds() {
      if (log(of).isAway) throw unreachable()
      return { first: String(log(of).first), head: String(log(of).events.length) }
    },
    onWake: async () => async () => {},
  })
  const notAsked = () => Promise.reject(new Error('The reader of events does not ask this.'))
  const headquartersLog: HeadquartersLog = {
    ...ownerOf(HEADQUARTERS),
    async latestRevisions(ids, upTo) {
      if (log(HEADQUARTERS).isAway) {
        for (const id of ids) untold.add(id)
        throw unreachable()
      }
      return log(HEADQUARTERS).events.flatMap(({ operationId, revision, position }) =>
        operationId && ids.includes(operationId) && Number(position) <= Number(upTo)
          ? [{ operationId, revision: revision ?? 0 }]
          : [],
      )
    },
    statistics: notAsked,
    currentRuns: notAsked,
    currentSessions: notAsked,
    features: notAsked,
  }
  return {
    log,
    happen,
    headquartersLog,
    ownerOf,
    untold,
    setBetween: (changes: readonly Change[]) => {
      between = [...changes]
    },
  }
}

/** A reader of all logs from their beginning, or from a cursor. */
function openReader(world: ReturnType<typeof makeWorld>, cursor: string | null, signal: AbortSignal) {
  const known = cursor === null ? null : decodeCursor(cursor)
  const source = (of: Name): Source => ({
    name: of,
    log: world.ownerOf(of),
    filter: {},
    position: known ? (of === HEADQUARTERS ? known.headquarters : (known.channels[of] ?? null)) : '0',
    lost: false,
    behind: known !== null && of !== HEADQUARTERS,
    setBack: false,
  })
  const sides = { ...sidesOf(null, {}), headquartersLog: world.headquartersLog }
  const sources: Sources = { headquarters: source(HEADQUARTERS), channels: NAMES.slice(1).map(source) }
  const request = { headquarters: {}, channels: null, channelDatabases: () => [] }
  return { sources, reader: makeSourcesReader(sides, request, sources, makeNotifier(signal)) }
}

const eventsOf = (messages: readonly Message[]) =>
  messages.flatMap((message) => (message.type === 'EVENT' ? [message.event] : []))

/** An operation is captured before headquarters has it. */
function expectCausesFirst(events: readonly LogEvent[], untold: ReadonlySet<string>): void {
  for (const [nth, { operationId, revision }] of events.entries())
    if (revision === 0 && operationId && !untold.has(operationId))
      expect(events.slice(0, nth).some((other) => other.operationId === operationId)).toBe(false)
}

async function follow(pageSize: number, steps: readonly Step[]): Promise<void> {
  const world = makeWorld(pageSize)
  const received: Message[] = []
  const signal = new AbortController().signal

  const open = (cursor: string | null) => openReader(world, cursor, signal)
  let { sources, reader } = open(null)
  async function pass(): Promise<boolean> {
    reader.readAll()
    const reading = reader.pass(signal)
    let next = await reading.next()
    for (; !next.done; next = await reading.next()) received.push(...next.value)
    return next.value
  }

  for (const each of steps) {
    if (each.do === 'pass') {
      world.setBetween(each.between)
      await pass()
      world.setBetween([])
    } else if (each.do === 'resume') {
      // All that a client has is the cursor of its last message.
      ;({ sources, reader } = open(received.at(-1)?.cursor ?? cursorOf(open(null).sources)))
    } else world.happen(each)
  }
  for (const of of NAMES) world.happen({ do: 'comeBack', at: of })
  for (let caughtUp = false; !caughtUp; ) caughtUp = await pass()
  expect(allOf(sources).map(({ position }) => position)).toEqual(NAMES.map((of) => String(world.log(of).events.length)))

  const events = eventsOf(received)
  const delivered = events.map(({ entityId }) => entityId)
  expect(new Set(delivered).size).toBe(delivered.length)
  const hasGap = received.some(({ type }) => type === 'GAP')
  const atHeadquarters = world.log(HEADQUARTERS)
  const revisionsOf = (id: string | null) => atHeadquarters.events.filter(({ operationId }) => operationId === id)
  const isForgotten = ({ position }: LogEvent) => Number(position) < atHeadquarters.first
  for (const of of NAMES) {
    const own = events.filter(({ entityId }) => entityId.startsWith(`${of} `)).map(({ position }) => Number(position))
    expect(own).toEqual([...own].sort((a, b) => a - b))
    const missing = world.log(of).events.filter(({ entityId }) => !delivered.includes(entityId))
    for (const { operationId, revision, position } of missing) {
      const isOvertaken =
        revision === 0 && events.some((other) => other.operationId === operationId && other.revision === 1)
      if (isOvertaken) continue
      // Else it, or the later one that it would have followed, had been forgotten before it was read; a gap said so.
      const later = revision === 0 ? revisionsOf(operationId) : []
      const forgotten = Number(position) < world.log(of).first || later.some(isForgotten)
      expect({ hasGap, forgotten }).toEqual({ hasGap: true, forgotten: true })
    }
  }
  expectCausesFirst(events, world.untold)
}

/** The logs change until `reached`, and further. A reader from the beginning reads to where the logs were then. */
async function catchUp(pageSize: number, reached: readonly Change[], further: readonly Change[]): Promise<void> {
  const world = makeWorld(pageSize)
  const { sources } = openReader(world, null, new AbortController().signal)
  for (const each of reached) world.happen(each)
  for (const of of NAMES) world.happen({ do: 'comeBack', at: of })
  const positions = new Map(NAMES.map((of) => [of as string, String(world.log(of).events.length)]))
  for (const each of further) world.happen(each)
  const received: Message[] = []
  const reading = readTo(sources, positions, undefined)
  let next = await reading.next()
  for (; !next.done; next = await reading.next()) received.push(...next.value)
  const events = eventsOf(received)
  expectCausesFirst(events, world.untold)
  expect(
    events.every(({ entityId, position }) => {
      const [of = ''] = entityId.split(' ')
      return Number(position) <= Number(positions.get(of))
    }),
  ).toBe(true)
  if (!next.value) return
  expect(new Map(allOf(sources).map(({ name: of, position }) => [of, position]))).toEqual(positions)
  expect(events).toHaveLength([...positions.values()].reduce((sum, position) => sum + Number(position), 0))
}

test('reads to where another reader is: every event up to there, causes first, and none after it; or says that it cannot', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(change, { maxLength: 30 }),
      fc.array(change, { maxLength: 10 }),
      catchUp,
    ),
    { numRuns: 300 },
  )
})

test('gives each event once, in its log’s order and after its cause, over outages, cuts, and changes between reads; else a gap', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 40 }), follow), {
    numRuns: 300,
  })
})
