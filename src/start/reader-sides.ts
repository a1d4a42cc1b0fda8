import type { ChannelSide } from '../between/channel-side.ts'
import type { ChannelDatabase, HeadquartersDatabase, Sides } from '../between/sides.ts'
import { directChannelSide } from '../channel/direct-channel-side.ts'
import type { Database } from '../db/client.ts'
import { directHeadquartersFacts } from '../headquarters/direct-headquarters-facts.ts'
import { directHeadquartersLog } from '../headquarters/direct-headquarters-log.ts'
import { directHeadquartersSide } from '../headquarters/direct-headquarters-side.ts'
import type { RealtimeTurns } from '../headquarters/synchronize/realtime-turns.ts'

/** What the sides of all readers share with the process's own; `inTurn` null: it does not serve headquarters. */
type Shared = {
  inTurn: RealtimeTurns | null
  wrap(side: ChannelSide): ChannelSide
  /** Headquarters' database with reads at its replica, where they go there. */
  replica?: Database | undefined
}

/**
 * The sides for one query of a token: the same databases, each statement of which is a read of the token. A part is
 * made when the query first uses it, and a channel database's side when its own is asked for.
 */
export function sidesForReader(
  sides: Sides,
  headquarters: HeadquartersDatabase | null,
  token: string,
  { inTurn, wrap, replica }: Shared,
): Sides {
  const hq: HeadquartersDatabase | null = headquarters && {
    ...headquarters,
    db: replica ?? headquarters.db.forReader(token),
  }
  const headquartersSide = once(() => (hq && inTurn ? directHeadquartersSide(hq, inTurn) : sides.headquartersSide))
  const facts = once(() => hq && directHeadquartersFacts(hq))
  const headquartersLog = once(() => hq && directHeadquartersLog(hq))
  const channels = new Derived(sides.channels, (channel: ChannelDatabase) => ({
    id: channel.id,
    url: channel.url,
    db: channel.db.forReader(token),
    get headquarters() {
      return headquartersSide()
    },
  }))
  const ownSides = new Derived(channels, directChannelSide)
  const channelSides = new Derived(sides.channelSides, (side) => {
    const own = ownSides.get(side.id)
    // A store reads for headquarters within limits of its own.
    return own ? wrap(own) : side
  })
  return {
    headquarters: hq,
    get headquartersSide() {
      return headquartersSide()
    },
    get facts() {
      return facts()
    },
    get headquartersLog() {
      return headquartersLog()
    },
    channels,
    channelSides,
    ownSides,
    notOpened: sides.notOpened,
    databaseOfChannel: sides.databaseOfChannel,
    refresh: sides.refresh,
    forAll: sides,
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A map with the keys of another; each value is made of the other's when it is first asked for. */
class Derived<From, To> implements ReadonlyMap<string, To> {
  readonly #from: ReadonlyMap<string, From>
  readonly #make: (from: From) => To
  readonly #made = new Map<string, To>()

  constructor(from: ReadonlyMap<string, From>, make: (from: From) => To) {
    this.#from = from
    this.#make = make
  }

  get size(): number {
    return this.#from.size
  }

  has(key: string): boolean {
    return this.#from.has(key)
  }

  get(key: string): To | undefined {
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const from = this.#from.get(key)
    if (from === undefined) return undefined
    const made = this.#make(from)
    this.#made.set(key, made)
    return made
  }

  keys() {
    return this.#from.keys()
  }

  values() {
    return this.#all().values()
  }

  entries() {
    return this.#all().entries()
  }

  forEach(work: (value: To, key: string, map: ReadonlyMap<string, To>) => void): void {
    for (const [key, value] of this.#all()) work(value, key, this)
  }

  [Symbol.iterator]() {
    return this.entries()
  }

  /** All values, in the order of the other's keys. */
  #all(): ReadonlyMap<string, To> {
    return new Map(
      [...this.#from.keys()].flatMap((key) => {
        const value = this.get(key)
        return value === undefined ? [] : [[key, value] as const]
      }),
    )
  }
}
