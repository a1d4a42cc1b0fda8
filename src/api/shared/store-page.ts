import { headquartersOf } from '../../between/headquarters-of.ts'
import { VERSION } from '../../config/package.ts'
import { type FoundStore, findStores } from '../../diagnose/stores/find-stores.ts'
import { evaluateStore, type StoreAttention, type StoreHealth } from '../../diagnose/stores/worst-first.ts'
import { readRecordedStores, type UpgradeHold } from '../../headquarters/stores/recorded-stores.ts'
import { readStores, type StoreStatus, type StoreView } from '../../headquarters/stores/store-status.ts'
import type { Context } from './context.ts'
import { refuse } from './errors.ts'
import { decodeNodeIdOf, encodeNodeId, keyOf } from './node-id.ts'
import { type Page, pageOf, pageRequest } from './page.ts'

/** A store in the list of all. `store`: null for a database that headquarters' own processes serve. */
export type StoreSummaryView = FoundStore & {
  readonly health: StoreHealth
  readonly attention: readonly StoreAttention[]
  readonly place: string
  readonly version: string | null
  readonly store: StoreView | null
  readonly upgradeHold: UpgradeHold | null
}

/** The arguments of `stores`. */
export type StoreArguments = {
  filter?:
    | {
        health?: readonly StoreHealth[] | null | undefined
        status?: readonly StoreStatus[] | null | undefined
        version?: readonly string[] | null | undefined
        channelDatabase?: readonly string[] | null | undefined
        upgradeHeld?: boolean | null | undefined
        search?: string | null | undefined
      }
    | null
    | undefined
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** A page of the stores, and how many match the filter. */
export type StorePage = Page<StoreSummaryView> & { readonly totalCount: number }

/** The stores of the actor's channels, the worst first (diagnose/stores/worst-first.ts), page by page. */
export async function listStores(context: Context, { filter, ...args }: StoreArguments): Promise<StorePage> {
  const request = pageRequest(args)
  const beyond = placeBeyond(request.cursor)
  const matching = (await readAll(context)).filter(matches(filter ?? {}))
  const ascending = matching.sort((a, b) => (a.place < b.place ? -1 : 1))
  const directed = request.forward ? ascending : ascending.toReversed()
  const isBeyond = ({ place }: StoreSummaryView) =>
    beyond === null || (request.forward ? place > beyond : place < beyond)
  const rows = directed.filter(isBeyond).slice(0, request.limit + 1)
  const page = pageOf(request, rows, ({ place }) => encodeNodeId('StoreCursor', place))
  return { ...page, totalCount: matching.length }
}

async function readAll({ sides, actor }: Context): Promise<StoreSummaryView[]> {
  const { db } = headquartersOf(sides)
  const found = await findStores(sides, actor)
  const keys = found.map(({ channelDatabaseId }) => channelDatabaseId)
  const [stores, recorded] = await Promise.all([readStores(db, keys), readRecordedStores(db, keys)])
  return found.map((each): StoreSummaryView => {
    const isThis = ({ channelDatabaseId }: { channelDatabaseId: string }) =>
      channelDatabaseId === each.channelDatabaseId
    const store = stores.find(isThis) ?? null
    const { name = each.name, lastContactAt = null, upgradeHold = null } = recorded.find(isThis) ?? {}
    // What no store's process serves has the program of headquarters.
    const version = store ? (each.machine?.version ?? store.version) : VERSION
    const refused = store !== null && store.refusal !== null
    const contacts = [each.lastContactAt, lastContactAt, store?.status === 'CONNECTED' ? null : (store?.since ?? null)]
    return {
      ...each,
      ...evaluateStore(each, { version, refused, held: upgradeHold !== null }, VERSION),
      name,
      lastContactAt: newest(contacts),
      version,
      store,
      upgradeHold,
    }
  })
}

const newest = (times: readonly (string | null)[]): string | null =>
  times
    .flatMap((time) => time ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1) ?? null

function matches(filter: NonNullable<StoreArguments['filter']>): (store: StoreSummaryView) => boolean {
  const { health, status, version, upgradeHeld } = filter
  const keys = filter.channelDatabase?.map((id) => keyOf('ChannelDatabase', id))
  const words = (filter.search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const isOne = <T>(value: T | null | undefined, allowed: readonly T[] | null | undefined) =>
    allowed == null || (value != null && allowed.includes(value))
  return (store) => {
    const text = [store.channelDatabaseId, store.name, ...store.channels].join(' ').toLowerCase()
    return (
      isOne(store.health, health) &&
      isOne(store.store?.status, status) &&
      isOne(store.version, version) &&
      isOne(store.channelDatabaseId, keys) &&
      (upgradeHeld == null || upgradeHeld === (store.upgradeHold !== null)) &&
      words.every((word) => text.includes(word))
    )
  }
}

function placeBeyond(cursor: string | null): string | null {
  if (cursor === null) return null
  const place = decodeNodeIdOf('StoreCursor', cursor)?.[0]
  if (place === undefined) throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')
  return place
}
