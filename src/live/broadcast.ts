import { setTimeout as pause } from 'node:timers/promises'
import type { Sides } from '../between/sides.ts'
import { databaseNowMs } from '../db/database-clock.ts'
import { makeNotifier, type Notifier } from '../log/notifier.ts'
import { delivered, deliverySeconds } from '../metrics/counted.ts'
import type { Batch, Message } from './batches.ts'
import { makeOutletGroup, type Outlet, type OutletGroup } from './outlet.ts'
import { makeSourcesReader, SHORTEST_PASS } from './read-sources.ts'
import { makeRingBuffer } from './ring-buffer.ts'
import { allOf, openSources, type Sources, type SubscriptionRequest } from './sources.ts'

/** The position of each source by its name; null when it is not known. */
export type Positions = ReadonlyMap<string, string | null>

/** A subscriber in a broadcast. */
export type Member = {
  /** This member receives everything after these positions. */
  readonly positions: Positions
  /**
   * The next batch, the same objects for all members; null when this member has fallen behind or was stopped. Once a
   * member with an outlet has caught up, the broadcast sends to the outlet, and `next` waits until the outlet cannot
   * take more.
   */
  next(): Promise<Batch | null>
  /** True when this member's outlet group kept the other members waiting: the group needs a broadcast of its own. */
  delayedOthers(): boolean
  leave(): void
}

/** Reads some sources once for all subscribers with the same request that have caught up. */
export type Broadcast = {
  /**
   * Admits a subscriber at once when the broadcast is nowhere behind it. Otherwise a pass starts; when the broadcast is
   * still behind after it, the result is null.
   */
  join(joiner: Joiner): Promise<Member | null>
}

/** A subscriber that requests to join. */
export type Joiner = {
  readonly sources: Sources
  readonly signal: AbortSignal
  /** Without an outlet, `next` returns every batch. */
  readonly outlet: Outlet<Message> | undefined
}

type Joining = { joiner: Joiner; since: number; answer(member: Member | null): void }

/**
 * Starts a broadcast at the positions of a subscriber that has caught up. It ends with its last member, and then calls
 * `onEnd`.
 */
export function startBroadcast(sides: Sides, request: SubscriptionRequest, at: Sources, onEnd: () => void): Broadcast {
  const stop = new AbortController()
  const notifier = makeNotifier(stop.signal)
  const sources: Sources = { headquarters: null, channels: [] }
  const buffer = makeRingBuffer<Message>()
  const groups = new Map<string, OutletGroup<Message>>()
  const joining = new Set<Joining>()
  const reader = makeSourcesReader(sides, request, sources, notifier)
  let passes = 0

  function groupOf(key: string): OutletGroup<Message> {
    const group = groups.get(key) ?? makeOutletGroup(buffer, () => groups.delete(key), measureDelivery)
    groups.set(key, group)
    return group
  }
  function admit({ signal, outlet }: Joiner): Member {
    const own = buffer.addReader()
    let delayedOthers = false
    const leave = () => {
      signal.removeEventListener('abort', leave)
      own.close()
      if (buffer.empty() && joining.size === 0) end()
    }
    signal.addEventListener('abort', leave, { once: true })
    return {
      positions: positionsOf(sources),
      delayedOthers: () => delayedOthers,
      leave,
      async next() {
        if (!outlet || !own.caughtUp()) return own.next()
        const group = groupOf(outlet.key)
        own.close()
        delayedOthers = await group.attach(outlet, signal)
        return null
      },
    }
  }
  function end(failure?: unknown): void {
    if (stop.signal.aborted) return
    onEnd()
    stop.abort()
    buffer.close(failure)
    refuseJoining()
  }
  /** Called between two passes, and before the first. */
  function answerJoining(): void {
    for (const one of [...joining]) {
      if (isAheadOf(sources, one.joiner.sources)) one.answer(admit(one.joiner))
      else if (one.since < passes) one.answer(null)
    }
    if (buffer.empty() && joining.size === 0) end()
  }
  const refuseJoining = () => {
    for (const { answer } of [...joining]) answer(null)
  }
  async function readOn(): Promise<boolean> {
    const pass = reader.pass(stop.signal)
    for (;;) {
      const result = await pass.next()
      if (result.done) return result.value
      buffer.push(result.value)
      // A joiner reads on alone instead of waiting for a slow member.
      await buffer.ready(refuseJoining)
    }
  }
  async function run(): Promise<void> {
    try {
      await openAt(sides, request, sources, notifier, at)
      answerJoining()
      while (!stop.signal.aborted) {
        passes += 1
        const shortest = pause(SHORTEST_PASS)
        const caughtUp = await readOn()
        answerJoining()
        if (!caughtUp || stop.signal.aborted) continue
        await reader.wait()
        if (!stop.signal.aborted) await shortest
      }
    } catch (error) {
      end(error)
    } finally {
      await notifier.close()
    }
  }
  const broadcast: Broadcast = {
    join: (joiner) =>
      new Promise((resolve) => {
        const answer = (member: Member | null) => {
          joining.delete(one)
          joiner.signal.removeEventListener('abort', abort)
          resolve(member)
        }
        const abort = () => answer(null)
        const one: Joining = { joiner, since: passes, answer }
        if (stop.signal.aborted || joiner.signal.aborted) return resolve(null)
        joining.add(one)
        joiner.signal.addEventListener('abort', abort, { once: true })
        reader.readAll()
        notifier.notify()
      }),
  }
  void run()
  return broadcast
}

function measureDelivery(batch: Batch, outlets: number): void {
  delivered.inc(batch.length * outlets)
  const now = databaseNowMs()
  for (const message of batch)
    if (message.type === 'EVENT') deliverySeconds.observe(Math.max(0, now - Date.parse(message.event.at)) / 1_000)
}

async function openAt(
  sides: Sides,
  request: SubscriptionRequest,
  sources: Sources,
  notifier: Notifier,
  at: Sources,
): Promise<void> {
  await openSources(sides, request, sources, notifier, null)
  const known = new Map(allOf(at).map((source) => [source.name, source]))
  for (const source of allOf(sources)) {
    const { position = null, lost = false, behind = false, setBack = false } = known.get(source.name) ?? {}
    Object.assign(source, { position, lost, behind, setBack })
  }
}

function positionsOf(sources: Sources): Positions {
  return new Map(allOf(sources).map(({ name, position }) => [name, position]))
}

/**
 * Whether a joiner can read on to the broadcast's positions: the broadcast is nowhere behind it, and both know of the
 * same lost sources.
 */
function isAheadOf(broadcast: Sources, joiner: Sources): boolean {
  const theirs = new Map(allOf(joiner).map((source) => [source.name, source]))
  const ours = allOf(broadcast)
  if (ours.length !== theirs.size) return false
  return ours.every(({ name, position, lost }) => {
    const their = theirs.get(name)
    if (!their || their.lost !== lost) return false
    if (position === null || their.position === null || lost) return position === their.position
    return BigInt(position) >= BigInt(their.position)
  })
}
