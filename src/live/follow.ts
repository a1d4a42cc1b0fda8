import { setTimeout as pause } from 'node:timers/promises'
import type { Sides } from '../between/sides.ts'
import { decodeCursor } from '../log/cursor.ts'
import { hangBell } from './bell.ts'
import type { Followed, Telling } from './followed.ts'
import { startAtHead } from './followed-log.ts'
import { allOf, cursorOf, type FollowRequest, type Logs, namesOf, openLogs } from './followed-logs.ts'
import { inPortions, type Portions, type Taker } from './portions.ts'
import { makeTurns, readTo, SHORTEST_TURN } from './read-turn.ts'
import { type Member, startTail, type Tail } from './tail.ts'

export type { Followed } from './followed.ts'

/** How far one subscriber has been told. `apart`: it shares only with those who are shown the same, since these are slow to be shown it. */
type Standing = { after: string | null | undefined; ready: boolean; apart: boolean; readonly lost: Set<string> }

/** One subscriber: what it asks for, how far it has been told, and until when. */
type Follower = {
  readonly sides: Sides
  readonly request: FollowRequest
  readonly standing: Standing
  readonly signal: AbortSignal
  readonly taker: Taker<Followed> | undefined
}

/**
 * Follows headquarters' log and those of the channel databases in scope: everything after a cursor, then everything new, without a
 * hole and without doubles; where that cannot be kept, a gap says so. Who has caught up goes on with all others who ask for the same:
 * the logs are read once for all of them, and each is given the same objects. Who falls behind reads alone again, from the last cursor
 * taken. Ends when `return` is called, also while it waits.
 */
export function follow(sides: Sides, request: FollowRequest): Portions<Followed> {
  const standing: Standing = { after: request.after, ready: false, apart: false, lost: new Set() }
  return inPortions(
    (signal, takerNow) => followUntil(sides, request, standing, signal, takerNow),
    (told) => note(standing, told),
  )
}

async function* followUntil(
  sides: Sides,
  request: FollowRequest,
  standing: Standing,
  signal: AbortSignal,
  takerNow: () => Taker<Followed> | undefined,
): Telling {
  const taker = takerNow()
  // Whoever has no room keeps only its cursor.
  while (!signal.aborted && ((await taker?.room()) ?? true)) {
    const member = yield* catchUp({ sides, request, standing, signal, taker })
    if (!member) return
    try {
      for (let told = await member.next(); told; told = await member.next()) yield told
    } finally {
      standing.apart ||= member.heldUpOthers()
      member.leave()
    }
  }
}

/** Reads alone until all is told, and goes on so until the others can be joined without a hole. */
async function* catchUp(follower: Follower): Telling<Member | null> {
  const { sides, request, standing, signal, taker } = follower
  const logs: Logs = { headquarters: null, channels: [] }
  const bell = hangBell(signal)
  try {
    await openLogs(sides, request, logs, bell, null)
    yield* begin(logs, standing)
    const turns = makeTurns(sides, request, logs, bell)
    while (!signal.aborted) {
      const turn = pause(SHORTEST_TURN)
      const caughtUp = yield* turns.take(signal)
      if (!caughtUp || signal.aborted) continue
      if (!standing.ready) yield [{ type: 'READY', cursor: cursorOf(logs), sources: namesOf(logs) }]
      standing.ready = true
      const member = await tailOf(follower, logs)?.join({ logs, signal, taker })
      if (member && (yield* joined(member, logs, request))) return member
      await turns.wait()
      if (!signal.aborted) await turn
    }
    return null
  } finally {
    await bell.leave()
  }
}

/** Goes on to where the tail was joined; gives the membership up when that cannot be read, or nobody wants it any more. */
async function* joined(member: Member, logs: Logs, { permits }: FollowRequest): Telling<boolean> {
  let arrived = false
  try {
    arrived = yield* readTo(logs, member.reached, permits)
    return arrived
  } finally {
    if (!arrived) member.leave()
  }
}

/** Finds the places to read on from: those of the cursor, or (with a snapshot) where the logs end now. */
async function* begin(logs: Logs, { after, lost }: Standing): Telling {
  const place = after ? decodeCursor(after) : null
  if (place) {
    if (logs.headquarters) logs.headquarters.place = place.headquarters
    for (const log of logs.channels) {
      log.place = place.channels[log.source.name] ?? null
      log.behind = true
    }
    for (const log of allOf(logs)) log.lost = lost.has(log.source.name)
    return
  }
  // Headquarters first: what is captured and uploaded between the two looks is then told by headquarters' later event.
  if (logs.headquarters) await startAtHead(logs.headquarters)
  await Promise.all(logs.channels.map(startAtHead))
  const cursor = cursorOf(logs)
  if (after) yield [{ type: 'GAP', cursor, reason: 'UNKNOWN_CURSOR', from: after, to: cursor }]
  else yield [{ type: 'SNAPSHOT', cursor, at: new Date().toISOString(), sources: namesOf(logs) }]
}

/** Keeps what is needed to go on alone: nothing of what was told. */
function note(standing: Standing, told: readonly Followed[]): void {
  for (const one of told) {
    if (one.type === 'SOURCE_LOST') standing.lost.add(one.source)
    if (one.type === 'SOURCE_BACK') standing.lost.delete(one.source)
  }
  standing.after = told.at(-1)?.cursor ?? standing.after
}

const tails = new WeakMap<Sides, Map<string, Tail>>()

/** The tail of all who ask for the same within the same scope; begun here when there is none. */
function tailOf({ sides, request, standing, taker }: Follower, logs: Logs): Tail | undefined {
  if (request.scope === undefined) return undefined
  const known = tails.get(sides) ?? new Map<string, Tail>()
  tails.set(sides, known)
  const shown = standing.apart ? taker?.key : null
  const key = JSON.stringify([request.headquarters, request.channels, request.scope, shown])
  const tail = known.get(key) ?? startTail(sides, request, logs, () => known.delete(key))
  known.set(key, tail)
  return tail
}
