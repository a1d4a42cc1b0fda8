import pLimit from 'p-limit'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { databasesToWorkOn } from '../exchange/channel-databases/allowed-databases.ts'
import { type ExchangeRefusal, refused } from '../exchange/sessions/refusals.ts'
import { noSuch } from '../organization/known-names.ts'

/** Stores that one call works on at a time. */
const AT_ONCE = 8

/** What came of a bulk action at one store; null: no store of the actor has this key. */
export type StoreResult = {
  readonly store: string
  readonly channelDatabase: { key: string } | null
  readonly userErrors: readonly ExchangeRefusal[]
}

/** `userErrors`: nothing was done at any store. */
export type StoreResults = { readonly results: readonly StoreResult[]; readonly userErrors: readonly ExchangeRefusal[] }

/**
 * Works on each of these channel databases that the actor may work on, each for itself: a refusal at one changes
 * nothing for the others. Each is audited under `action`. A fault in one is thrown when all have ended.
 */
export async function atEachStore(
  { db }: HeadquartersDatabase,
  actor: Actor,
  { action, stores }: { action: string; stores: readonly string[] },
  work: (channelDatabase: string) => Promise<readonly ExchangeRefusal[]>,
): Promise<StoreResults> {
  if (stores.length === 0)
    return { results: [], userErrors: [refused('INVALID_VALUE', 'Name at least one store.', ['input', 'stores'])] }
  const allowed = new Set(await databasesToWorkOn(db, actor, null))
  const limit = pLimit(AT_ONCE)
  const ended = await Promise.allSettled(
    [...new Set(stores)].map((store) =>
      limit(async (): Promise<StoreResult> => {
        const isKnown = allowed.has(store)
        const userErrors = isKnown
          ? await work(store)
          : [refused('NOT_FOUND', await noSuch(db, 'channel database', store, actor.channels), ['input', 'stores'])]
        const target = isKnown ? store : null
        await recordAudit(db, actor, { action, target, result: userErrors[0]?.code ?? 'OK' })
        return { store, channelDatabase: isKnown ? { key: store } : null, userErrors }
      }),
    ),
  )
  const fault = ended.find((each) => each.status === 'rejected')
  if (fault) throw fault.reason
  return { results: ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])), userErrors: [] }
}
