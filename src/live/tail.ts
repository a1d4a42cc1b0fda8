import { setTimeout as pause } from 'node:timers/promises'
import type { Sides } from '../between/sides.ts'
import { type Audience, gather } from './audience.ts'
import { type Bell, hangBell } from './bell.ts'
import type { Followed, Told } from './followed.ts'
import { allOf, type FollowRequest, type Logs, openLogs } from './followed-logs.ts'
import type { Taker } from './portions.ts'
import { makeTurns, SHORTEST_TURN } from './read-turn.ts'
import { makeShelf } from './shelf.ts'

/** Where each log was when something was told; null: not known. */
export type Reached = ReadonlyMap<string, string | null>

/** One who reads a tail together with others. */
export type Member = {
  /** The place after which this member is told everything. */
  readonly reached: Reached
  /**
   * What has been told since the last call, the same objects for all; null when this member has fallen behind, or was stopped. Once a taker has had
   * all there was, it is handed what comes, and this waits until it takes no more.
   */
  next(): Promise<Told | null>
  /** True when all who are shown the same kept the others waiting: they had better have a tail of their own. */
  heldUpOthers(): boolean
  leave(): void
}

/** The live end of the logs, read once for all who ask for the same and have caught up. */
export type Tail = {
  /** Joins at once those whose logs are where the tail's are; the others after a turn that began now, if it has overtaken them. */
  join(joiner: Joiner): Promise<Member | null>
}

/** Who would join: where, until when, and as what. */
export type Joiner = {
  readonly logs: Logs
  readonly signal: AbortSignal
  /** Without one, `next` is asked for everything. */
  readonly taker: Taker<Followed> | undefined
}

type Joining = { joiner: Joiner; since: number; settle(member: Member | null): void }

/** Begins a tail where a reader is who has caught up. It ends when nobody is left; `onEnd` is told. */
export function startTail(sides: Sides, request: FollowRequest, at: Logs, onEnd: () => void): Tail {
  const stop = new AbortController()
  const bell = hangBell(stop.signal)
  const logs: Logs = { headquarters: null, channels: [] }
  const shelf = makeShelf()
  const audiences = new Map<string, Audience>()
  const joining = new Set<Joining>()
  const turns = makeTurns(sides, request, logs, bell)
  let begun = 0

  function audienceOf(key: string): Audience {
    const audience = audiences.get(key) ?? gather(shelf, () => audiences.delete(key))
    audiences.set(key, audience)
    return audience
  }
  function member({ signal, taker }: Joiner): Member {
    const place = shelf.add()
    let heldUpOthers = false
    const leave = () => {
      signal.removeEventListener('abort', leave)
      place.leave()
      if (shelf.empty() && joining.size === 0) end()
    }
    signal.addEventListener('abort', leave, { once: true })
    return {
      reached: reachedBy(logs),
      heldUpOthers: () => heldUpOthers,
      leave,
      async next() {
        if (!taker || !place.caughtUp()) return place.next()
        const audience = audienceOf(taker.key)
        place.leave()
        heldUpOthers = await audience.stay(taker, signal)
        return null
      },
    }
  }
  function end(failure?: unknown): void {
    if (stop.signal.aborted) return
    onEnd()
    stop.abort()
    shelf.close(failure)
    refuseJoining()
  }
  /** Between two turns, or before the first. */
  function settleJoining(): void {
    for (const one of [...joining]) {
      if (overtakes(logs, one.joiner.logs)) one.settle(member(one.joiner))
      else if (one.since < begun) one.settle(null)
    }
    if (shelf.empty() && joining.size === 0) end()
  }
  const refuseJoining = () => {
    for (const { settle } of [...joining]) settle(null)
  }
  async function takeTurn(): Promise<boolean> {
    const turn = turns.take(stop.signal)
    for (;;) {
      const step = await turn.next()
      if (step.done) return step.value
      shelf.put(step.value)
      // Who would join goes on alone, rather than wait for someone else.
      await shelf.room(refuseJoining)
    }
  }
  async function run(): Promise<void> {
    try {
      await openAt(sides, request, logs, bell, at)
      settleJoining()
      while (!stop.signal.aborted) {
        begun += 1
        const turn = pause(SHORTEST_TURN)
        const caughtUp = await takeTurn()
        settleJoining()
        if (!caughtUp || stop.signal.aborted) continue
        await turns.wait()
        if (!stop.signal.aborted) await turn
      }
    } catch (error) {
      end(error)
    } finally {
      await bell.leave()
    }
  }
  const tail: Tail = {
    join: (joiner) =>
      new Promise((resolve) => {
        const settle = (joined: Member | null) => {
          joining.delete(one)
          joiner.signal.removeEventListener('abort', abort)
          resolve(joined)
        }
        const abort = () => settle(null)
        const one: Joining = { joiner, since: begun, settle }
        if (stop.signal.aborted || joiner.signal.aborted) return resolve(null)
        joining.add(one)
        joiner.signal.addEventListener('abort', abort, { once: true })
        turns.readAll()
        bell.ring()
      }),
  }
  void run()
  return tail
}

async function openAt(sides: Sides, request: FollowRequest, logs: Logs, bell: Bell, at: Logs): Promise<void> {
  await openLogs(sides, request, logs, bell, null)
  const places = new Map(allOf(at).map((log) => [log.source.name, log]))
  for (const log of allOf(logs)) {
    const { place = null, lost = false, behind = false } = places.get(log.source.name) ?? {}
    Object.assign(log, { place, lost, behind })
  }
}

function reachedBy(logs: Logs): Reached {
  return new Map(allOf(logs).map(({ source, place }) => [source.name, place]))
}

/** Whether one who is at `joiner` can be brought to where the tail is: not behind it anywhere, and told of the same losses. */
function overtakes(tail: Logs, joiner: Logs): boolean {
  const theirs = new Map(allOf(joiner).map((log) => [log.source.name, log]))
  const ours = allOf(tail)
  if (ours.length !== theirs.size) return false
  return ours.every(({ source, place, lost }) => {
    const their = theirs.get(source.name)
    if (!their || their.lost !== lost) return false
    if (place === null || their.place === null || lost) return place === their.place
    return BigInt(place) >= BigInt(their.place)
  })
}
