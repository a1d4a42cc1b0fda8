import { setTimeout as pause } from 'node:timers/promises'
import { forAll, type Sides } from '../between/sides.ts'
import { databaseNow } from '../db/database-clock.ts'
import { decodeCursor } from '../log/cursor.ts'
import { makeNotifier } from '../log/notifier.ts'
import { delivered, gaps } from '../metrics/counted.ts'
import { type Batches, type BatchStream, type Message, streamOf } from './batches.ts'
import { type Broadcast, type Member, startBroadcast } from './broadcast.ts'
import type { Outlet } from './outlet.ts'
import { makeSourcesReader, readTo, SHORTEST_PASS } from './read-sources.ts'
import { startAtHead } from './source.ts'
import { allOf, cursorOf, namesOf, openSources, type Sources, type SubscriptionRequest } from './sources.ts'

/**
 * How far a subscriber has come; no message is kept. `apart`: it shares a broadcast only with outlets of the same key,
 * because these are slow.
 */
type Progress = { after: string | null | undefined; ready: boolean; apart: boolean; readonly lost: Set<string> }

/** One subscription, with its request and its progress. */
type Subscriber = {
  readonly sides: Sides
  readonly request: SubscriptionRequest
  readonly progress: Progress
  readonly signal: AbortSignal
  readonly outlet: Outlet<Message> | undefined
}

/**
 * Subscribes to headquarters' log and the logs of the channel databases in scope. Delivers everything after the
 * cursor, then everything new, without holes or duplicates; a GAP message tells where events are missing. A
 * subscriber that has caught up joins the broadcast for its request: the logs are read once for all members, which
 * receive the same objects. A subscriber that falls behind reads alone again, from the last cursor delivered.
 * `return` ends the stream, even while it waits.
 */
export function subscribe(sides: Sides, request: SubscriptionRequest): BatchStream<Message> {
  const progress: Progress = { after: request.after, ready: false, apart: false, lost: new Set() }
  return streamOf(
    (signal, outletNow) => deliver(sides, request, progress, signal, outletNow),
    (batch, isSent) => {
      // What is sent to many is counted once for all.
      if (!isSent) delivered.inc(batch.length)
      note(progress, batch)
    },
  )
}

async function* deliver(
  sides: Sides,
  request: SubscriptionRequest,
  progress: Progress,
  signal: AbortSignal,
  outletNow: () => Outlet<Message> | undefined,
): Batches {
  const outlet = outletNow()
  // While the outlet is not ready, the subscriber reads nothing and keeps its cursor only.
  while (!signal.aborted && ((await outlet?.ready()) ?? true)) {
    const member = yield* catchUp({ sides, request, progress, signal, outlet })
    if (!member) return
    try {
      for (let batch = await member.next(); batch; batch = await member.next()) yield batch
    } finally {
      progress.apart ||= member.delayedOthers()
      member.leave()
    }
  }
}

/** Reads alone until everything is delivered and the subscriber can join the broadcast without a hole. */
async function* catchUp(subscriber: Subscriber): Batches<Member | null> {
  const { sides, request, progress, signal, outlet } = subscriber
  const sources: Sources = { headquarters: null, channels: [] }
  const notifier = makeNotifier(signal)
  try {
    await openSources(sides, request, sources, notifier, null)
    yield* begin(sources, progress)
    const reader = makeSourcesReader(sides, request, sources, notifier)
    while (!signal.aborted) {
      const shortest = pause(SHORTEST_PASS)
      const caughtUp = yield* reader.pass(signal)
      if (!caughtUp || signal.aborted) continue
      if (!progress.ready) yield [{ type: 'READY', cursor: cursorOf(sources), sources: namesOf(sources) }]
      progress.ready = true
      const member = await broadcastOf(subscriber, sources)?.join({ sources, signal, outlet })
      if (member && (yield* reachPositions(member, sources, request))) return member
      await reader.wait()
      if (!signal.aborted) await shortest
    }
    return null
  } finally {
    await notifier.close()
  }
}

/** Reads on to the positions of the broadcast; leaves it when they cannot be read, or when the subscriber ends. */
async function* reachPositions(member: Member, sources: Sources, { permits }: SubscriptionRequest): Batches<boolean> {
  let reached = false
  try {
    reached = yield* readTo(sources, member.positions, permits)
    return reached
  } finally {
    if (!reached) member.leave()
  }
}

/** Sets the positions to read from: those of the cursor, or, after a snapshot, the ends of the logs. */
async function* begin(sources: Sources, { after, lost }: Progress): Batches {
  const known = after ? decodeCursor(after) : null
  if (known) {
    if (sources.headquarters) sources.headquarters.position = known.headquarters
    for (const source of sources.channels) {
      source.position = known.channels[source.name] ?? null
      source.behind = true
    }
    for (const source of allOf(sources)) source.lost = lost.has(source.name)
    return
  }
  // Headquarters first: an operation that is captured and uploaded between the two reads is then in its log.
  if (sources.headquarters) await startAtHead(sources.headquarters)
  await Promise.all(sources.channels.map(startAtHead))
  const cursor = cursorOf(sources)
  if (after) yield [{ type: 'GAP', cursor, reason: 'UNKNOWN_CURSOR', from: after, to: cursor }]
  else yield [{ type: 'SNAPSHOT', cursor, at: databaseNow().toISOString(), sources: namesOf(sources) }]
}

/** Notes what the subscriber needs to read on alone. */
function note(progress: Progress, batch: readonly Message[]): void {
  for (const message of batch) {
    if (message.type === 'SOURCE_LOST') progress.lost.add(message.source)
    if (message.type === 'SOURCE_BACK') progress.lost.delete(message.source)
    if (message.type === 'GAP') gaps.inc({ reason: message.reason })
  }
  progress.after = batch.at(-1)?.cursor ?? progress.after
}

const broadcasts = new WeakMap<Sides, Map<string, Broadcast>>()

/** The broadcast for the same filters within the same scope; starts one when there is none. */
function broadcastOf({ sides, request, progress, outlet }: Subscriber, sources: Sources): Broadcast | undefined {
  if (request.scope === undefined) return undefined
  const shared = forAll(sides)
  const known = broadcasts.get(shared) ?? new Map<string, Broadcast>()
  broadcasts.set(shared, known)
  const outletKey = progress.apart ? outlet?.key : null
  const key = JSON.stringify([request.headquarters, request.channels, request.scope, outletKey])
  const broadcast = known.get(key) ?? startBroadcast(shared, request, sources, () => known.delete(key))
  known.set(key, broadcast)
  return broadcast
}
