import { setTimeout as pause } from 'node:timers/promises'
import type { Sides } from '../sides/sides.ts'
import { type Bell, hangBell } from './bell.ts'
import type { Told } from './followed.ts'
import { allOf, type FollowRequest, type Logs, openLogs } from './followed-logs.ts'
import { makeTurns, SHORTEST_TURN, type Turns } from './read-turn.ts'
import { makeShelf, type Shelf } from './shelf.ts'

/** Where each log was when something was told; null: not known. */
export type Reached = ReadonlyMap<string, string | null>

/** One who reads a tail together with others. */
export type Member = {
  /** The place after which this member is told everything. */
  readonly reached: Reached
  /** What has been told since the last call, the same objects for all; null when this member has fallen behind, or was stopped. */
  next(): Promise<Told | null>
  leave(): void
}

/** The live end of the logs, read once for all who ask for the same and have caught up. */
export type Tail = {
  /** Joins at once those whose logs are where the tail's are; the others after a turn that began now, if it has overtaken them. */
  join(logs: Logs, signal: AbortSignal): Promise<Member | null>
}

type Joining = { logs: Logs; signal: AbortSignal; since: number; settle(member: Member | null): void }

/** Begins a tail where a reader is who has caught up. It ends when nobody is left; `onEnd` is told. */
export function startTail(sides: Sides, request: FollowRequest, at: Logs, onEnd: () => void): Tail {
  const stop = new AbortController()
  const bell = hangBell(stop.signal)
  const logs: Logs = { headquarters: null, channels: [] }
  const shelf = makeShelf()
  const joining = new Set<Joining>()
  const turns = makeTurns(sides, request, logs, bell)
  let begun = 0

  function member(signal: AbortSignal): Member {
    const place = shelf.add(signal)
    return {
      reached: reachedBy(logs),
      next: () => shelf.take(place),
      leave() {
        shelf.remove(place)
        if (shelf.empty() && joining.size === 0) end()
      },
    }
  }
  function end(failure?: unknown): void {
    if (stop.signal.aborted) return
    onEnd()
    stop.abort()
    shelf.close(failure)
    for (const { settle } of joining) settle(null)
  }
  /** Between two turns, or before the first. */
  function settleJoining(): void {
    for (const one of [...joining]) {
      if (overtakes(logs, one.logs)) one.settle(member(one.signal))
      else if (one.since < begun) one.settle(null)
    }
    if (shelf.empty() && joining.size === 0) end()
  }
  async function run(): Promise<void> {
    try {
      await openAt(sides, request, logs, bell, at)
      settleJoining()
      while (!stop.signal.aborted) {
        begun += 1
        const turn = pause(SHORTEST_TURN)
        const caughtUp = await takeTurn(turns, shelf, stop.signal)
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
    join: (joiner, signal) =>
      new Promise((resolve) => {
        const settle = (joined: Member | null) => {
          joining.delete(one)
          signal.removeEventListener('abort', abort)
          resolve(joined)
        }
        const abort = () => settle(null)
        const one: Joining = { logs: joiner, signal, since: begun, settle }
        if (stop.signal.aborted || signal.aborted) return resolve(null)
        joining.add(one)
        signal.addEventListener('abort', abort, { once: true })
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

async function takeTurn(turns: Turns, shelf: Shelf, signal: AbortSignal): Promise<boolean> {
  const turn = turns.take(signal)
  for (;;) {
    const step = await turn.next()
    if (step.done) return step.value
    shelf.put(step.value)
    await shelf.room()
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
