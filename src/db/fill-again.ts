import { sql } from 'drizzle-orm'
import { execute, type Transaction } from './client.ts'
import type { FillAfter, FilledBatch } from './fill-in-order.ts'

/** Below all keys. */
const FRONT = '00000000-0000-0000-0000-000000000000'

/** What is filled, by which version of its rule. */
export type Filling = { readonly kind: 'CUSTOMER_WORDS'; readonly version: number }

/**
 * Fills all rows of a kind once for each version of the rule by which they are filled, in the order of their keys, from
 * where the last batch has ended, whichever process it was of. `fill` looks at the rows with the next keys above `after`
 * and says how many there were; null: there are none.
 *
 * A day after the first round there is a second one: until then a process of the former release may have written by the
 * former rule, and rows that were being written are passed over. A process that knows an older version only leaves the
 * rows to those that know the newer one.
 */
export const fillAgain =
  ({ kind, version }: Filling, fill: FillAfter): FillAfter =>
  async (tx) => {
    const after = await takePlace(tx, kind, version)
    if (after === null) return null
    const batch = await fill(tx, after)
    await keepPlace(tx, kind, batch)
    return batch
  }

/** The key of the last row that was looked at; null: nothing is to be filled, or another process is filling it. */
async function takePlace(tx: Transaction, kind: string, version: number): Promise<string | null> {
  const find = () =>
    execute<{ version: number; lastKey: string; isOpen: boolean; isDue: boolean }>(
      tx,
      sql`/* filling.take */
      select version, last_key as "lastKey", ended_at is null as "isOpen",
        coalesce(round = 1 and ended_at < now() - interval '1 day', false) as "isDue"
      from filling
      where kind = ${kind}
      for no key update skip locked`,
    )
  let [place] = await find()
  if (!place) {
    await execute(
      tx,
      sql`/* filling.begin */
      insert into filling (kind, version, last_key) values (${kind}, ${version}, ${FRONT}) on conflict do nothing`,
    )
    place = (await find())[0]
  }
  if (!place || place.version > version) return null
  const isNew = place.version < version
  if (place.isOpen && !isNew) return place.lastKey
  if (!isNew && !place.isDue) return null
  await execute(
    tx,
    sql`/* filling.restart */
    update filling
    set version = ${version}, round = ${isNew ? 1 : 2}, last_key = ${FRONT}, ended_at = null
    where kind = ${kind}`,
  )
  return FRONT
}

async function keepPlace(tx: Transaction, kind: string, batch: FilledBatch | null): Promise<void> {
  await execute(
    tx,
    sql`/* filling.keep */
    update filling
    set last_key = coalesce(${batch?.last ?? null}::uuid, last_key),
      ended_at = case when ${batch === null} then now() end
    where kind = ${kind}`,
  )
}
