import { setTimeout as pause } from 'node:timers/promises'
import type { Sides } from '../between/sides.ts'
import { makeNotifier, type Notifier } from '../log/notifier.ts'
import type { Batch, Message } from './batches.ts'
import { makeOutletGroup, type Outlet, type OutletGroup } from './outlet.ts'
import { makeSourcesReader, SHORTEST_PASS } from './read-sources.ts'
import { makeRingBuffer } from './ring-buffer.ts'
import { allOf, openSources, type Sources, type SubscriptionRequest } from './sources.ts'

/** The position of each source, by name; null: not known. */
export type Positions = ReadonlyMap<string, string | null>

/** A subscriber in a broadcast. */
export type Member = {
  /** The positions after which this member is delivered everything. */
  readonly positions: Positions
  /**
   * What was read since the last call, the same objects for all members; null when this member has fallen behind, or
   * was stopped. A member with an outlet that has caught up is sent what comes, and this waits until the outlet takes
   * no more.
   */
  next(): Promise<Batch | null>
  /** True when all outlets that are sent the same kept the others waiting: they need a broadcast of their own. */
  delayedOthers(): boolean
  leave(): void
}

/** The live end of some sources, read once for all subscribers that ask for the same and have caught up. */
export type Broadcast = {
  /**
   * Admits a subscriber at once when its sources are where the broadcast's are; otherwise after a pass that began now,
   * if that has overtaken it; else null.
   */
  join(joiner: Joiner): Promise<Member | null>
}

/** A subscriber that asks to join. */
export type Joiner = {
  readonly sources: Sources
  readonly signal: AbortSignal
  /** Without one, `next` gives everything. */
  readonly outlet: Outlet<Message> | undefined
}

type Joining = { joiner: Joiner; since: number; answer(member: Member | null): void }

/**
 * Begins a broadcast where a subscriber is that has caught up. It ends with its last member, and then calls `onEnd`.
 */
export function startBroadcast(sides: Sides, request: SubscriptionRequest, at: Sources, onEnd: () => void): Broadcast {
  const stop = new AbortController()
  const notifier = makeNotifier(stop.signal)
  const sources: Sources = { headquarters: null, channels: [] }
  const buffer = makeRingBuffer<Message>()
  const groups = new Map<string, OutletGroup<Message>>()
  const joining = new Set<Joining>()
  const reader = makeSourcesReader(sides, request, sources, notifier)
  let begun = 0

  function groupOf(key: string): OutletGroup<Message> {
    const group = groups.get(key) ?? makeOutletGroup(buffer, () => groups.delete(key))
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
  /** Between two passes, or before the first. */
  function answerJoining(): void {
    for (const one of [...joining]) {
      if (isAheadOf(sources, one.joiner.sources)) one.answer(admit(one.joiner))
      else if (one.since < begun) one.answer(null)
    }
    if (buffer.empty() && joining.size === 0) end()
  }
  const refuseJoining = () => {
    for (const { answer } of [...joining]) answer(null)
  }
  async function readOn(): Promise<boolean> {
    const pass = reader.pass(stop.signal)
    for (;;) {
      const step = await pass.next()
      if (step.done) return step.value
      buffer.push(step.value)
      // A joiner continues alone rather than wait for a slow member.
      await buffer.ready(refuseJoining)
    }
  }
  async function run(): Promise<void> {
    try {
      await openAt(sides, request, sources, notifier, at)
      answerJoining()
      while (!stop.signal.aborted) {
        begun += 1
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
        const one: Joining = { joiner, since: begun, answer }
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
    const { position = null, lost = false, behind = false } = known.get(source.name) ?? {}
    Object.assign(source, { position, lost, behind })
  }
}

function positionsOf(sources: Sources): Positions {
  return new Map(allOf(sources).map(({ name, position }) => [name, position]))
}

/**
 * Whether a joiner can be brought to where the broadcast is: the broadcast is nowhere behind it, and both know of the
 * same losses.
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
