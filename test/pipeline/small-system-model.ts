// The whole small system as docs/backup.md and docs/domain.md describe it: two channel databases and headquarters, of
// which each can be put back to an earlier moment and is recovered then. Each channel database changes a field of its
// own of the customers, which all of them have.

export type Place = 'houston' | 'sanfrancisco'
export const PLACES = ['houston', 'sanfrancisco'] as const
export const FIELD = { houston: 'phone', sanfrancisco: 'email' } as const

/** What was captured: the create of a customer, or a new value; `nth` orders all of them. */
type Operation = { nth: number; place: Place; name: string; value: string | null }
/** Each field with the number of the operation that it comes from. */
type Customer = { phone: [nth: number, value: string | null]; email: [nth: number, value: string | null] }
type Customers = Map<string, Customer>
type Channel = { captured: Operation[]; copy: Customers }
export type World = { hq: { received: Operation[]; customers: Customers } } & { [place in Place]: Channel }

export const emptyWorld = (): World => ({
  hq: { received: [], customers: new Map() },
  houston: { captured: [], copy: new Map() },
  sanfrancisco: { captured: [], copy: new Map() },
})

const NEW: Customer = { phone: [0, null], email: [0, null] }
const newer = <T extends [number, unknown]>(a: T, b: T): T => (a[0] >= b[0] ? a : b)

/** Puts what is newer of each field into the customers. */
function merge(into: Customers, name: string, other: Customer): void {
  const own = into.get(name) ?? NEW
  into.set(name, { phone: newer(own.phone, other.phone), email: newer(own.email, other.email) })
}

function apply(customers: Customers, { nth, place, name, value }: Operation): void {
  merge(customers, name, value === null ? NEW : { ...NEW, [FIELD[place]]: [nth, value] })
}

/** The customers as a till shows them: as downloaded, with the channel database's own operations that came later. */
export function atChannel(world: World, place: Place): Customers {
  const { captured, copy } = world[place]
  const shown = new Map(copy)
  for (const one of captured) if (shown.has(one.name) || one.value === null) apply(shown, one)
  return shown
}

export const steps = {
  capture: (world: World, operation: Operation) => world[operation.place].captured.push(operation),
  /** A create in real time: headquarters and the channel have it at once. */
  createNow(world: World, { place, name }: Operation): void {
    merge(world.hq.customers, name, NEW)
    merge(world[place].copy, name, NEW)
  },
  /** P-0001: headquarters has what the channel database has; nothing is received twice. */
  upload(world: World, place: Place): void {
    const known = new Set(world.hq.received.map(({ nth }) => nth))
    world.hq.received.push(...world[place].captured.filter(({ nth }) => !known.has(nth)))
  },
  synchronize(world: World): void {
    for (const one of world.hq.received) apply(world.hq.customers, one)
  },
  /** 1010 */
  download(world: World, place: Place): void {
    world[place].copy = new Map(world.hq.customers)
  },
  travel(world: World): void {
    for (const place of PLACES) steps.upload(world, place)
    steps.synchronize(world)
    for (const place of PLACES) steps.download(world, place)
  },
  /**
   * What the channel databases have captured comes again, and a person takes from their copies what nothing else has.
   */
  restoreHeadquarters(world: World, backup: World['hq']): void {
    world.hq = structuredClone(backup)
    for (const place of PLACES) {
      steps.upload(world, place)
      for (const [name, customer] of world[place].copy) merge(world.hq.customers, name, customer)
    }
    steps.travel(world)
  },
  /** What it had captured and not uploaded is lost; headquarters has the rest. */
  restoreChannel(world: World, place: Place, backup: Channel): void {
    world[place] = structuredClone(backup)
    steps.travel(world)
  },
}
