import { serverOf } from './server-of.ts'

/** A connection that counts. */
export interface Counted {
  /** The pool that it belongs to. */
  readonly owner: object
  /** It listens for notices, and is not ended for others. */
  readonly isListener: boolean
  /** Since when it has nothing to do, on a monotonic clock in milliseconds; null while it has. */
  readonly idleSince: number | null
  /** Ends it, at once or after what it does now. */
  retire(): void
}

type Seat = { readonly since: number; isRetiring: boolean }

/** A connection of a busy pool is not ended for another pool before it was open for this long, in milliseconds. */
const KEPT_FOR = 100

/**
 * The connections of this process to one PostgreSQL server, at most so many for all its databases. Who needs one when
 * all are taken gets that of another pool: the one that is idle for the longest, or the next that a pool with several,
 * or with one that others have waited for, has finished with.
 */
export class ServerConnections {
  readonly max: number
  readonly #open = new Map<Counted, Seat>()
  readonly #waiting = new Map<Counted, () => void>()
  #isMakingRoom = false

  constructor(max: number) {
    this.max = max
  }

  /** Waits until the connection may be made. A caller that gives up calls `leave`, and never gets an answer. */
  admit(connection: Counted): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(connection, resolve)
      this.#serve()
    })
  }

  /** The connection has gone, or is not wanted any more. */
  leave(connection: Counted): void {
    this.#waiting.delete(connection)
    if (this.#open.delete(connection)) this.#serve()
  }

  /** A connection has finished what it did. */
  freed(): void {
    if (this.#waiting.size === 0 || this.#isMakingRoom) return
    this.#isMakingRoom = true
    // Its pool gives it the next statement first.
    setImmediate(() => {
      this.#isMakingRoom = false
      this.#makeRoom()
    })
  }

  /** How many are open, how many of these have nothing to do, and how many are waited for. */
  use(): { open: number; idle: number; waiting: number } {
    const idle = [...this.#open.keys()].filter(({ idleSince }) => idleSince !== null).length
    return { open: this.#open.size, idle, waiting: this.#waiting.size }
  }

  /** Whether one more listener leaves half of the connections to statements. */
  mayListen(): boolean {
    const listeners = [...this.#open.keys(), ...this.#waiting.keys()].filter(({ isListener }) => isListener)
    return listeners.length < Math.floor(this.max / 2)
  }

  /** Pools with the fewest connections first. */
  #serve(): void {
    while (this.#open.size < this.max && this.#waiting.size > 0) {
      const [[next, begin] = []] = [...this.#waiting].sort(([a], [b]) => this.#countOf(a) - this.#countOf(b))
      if (!next || !begin) return
      this.#waiting.delete(next)
      this.#open.set(next, { since: performance.now(), isRetiring: false })
      begin()
    }
    this.#makeRoom()
  }

  #makeRoom(): void {
    let missing = this.#waiting.size - [...this.#open.values()].filter(({ isRetiring }) => isRetiring).length
    for (const waiting of this.#waiting.keys()) {
      if (missing <= 0) return
      const ended = this.#spareFor(waiting)
      if (!ended) continue
      missing -= 1
      const seat = this.#open.get(ended)
      if (seat) seat.isRetiring = true
      ended.retire()
    }
  }

  #spareFor(waiting: Counted): Counted | undefined {
    const others = [...this.#open].filter(
      ([{ owner, isListener }, { isRetiring }]) => owner !== waiting.owner && !isListener && !isRetiring,
    )
    const [idle] = others.filter(([{ idleSince }]) => idleSince !== null).sort(byIdleTime)
    if (idle) return idle[0]
    // A pool that has a connection waits for its own.
    if (this.#countOf(waiting) > 0) return undefined
    const now = performance.now()
    const [busy] = others
      .filter(([, { since }]) => now - since >= KEPT_FOR)
      .sort(([a, one], [b, other]) => this.#countOf(b) - this.#countOf(a) || one.since - other.since)
    return busy?.[0]
  }

  #countOf({ owner }: Counted): number {
    let count = 0
    for (const open of this.#open.keys()) if (open.owner === owner) count += 1
    return count
  }
}

const byIdleTime = ([{ idleSince: a }]: [Counted, Seat], [{ idleSince: b }]: [Counted, Seat]) => (a ?? 0) - (b ?? 0)

/** By their most. An installation has one; several in one process each count their own. */
const servers = new Map<string, Map<number, ServerConnections>>()

/** The connections of this process to the server of an address, at most so many. */
export function connectionsTo(address: string, max: number): ServerConnections {
  const server = serverOf(address)
  const counted = servers.get(server) ?? new Map<number, ServerConnections>()
  servers.set(server, counted)
  const known = counted.get(max) ?? new ServerConnections(max)
  // The last is the one that was used last.
  counted.delete(max)
  counted.set(max, known)
  return known
}

/** The same where a pool counts already; null where connections are not counted. */
export function countedConnectionsTo(address: string): ServerConnections | null {
  return [...(servers.get(serverOf(address))?.values() ?? [])].at(-1) ?? null
}

/** The connections that are counted, by server (`host:port`). */
export function allConnections(): { server: string; connections: ServerConnections }[] {
  return [...servers].flatMap(([server, counted]) => {
    const connections = [...counted.values()].at(-1)
    return connections ? [{ server, connections }] : []
  })
}
