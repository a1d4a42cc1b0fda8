// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import {
  createCustomers,
  differences,
  edit,
  editAsynchronously,
  FAILED_EDIT_PLANTS,
  FOR_A_PERSON,
  OUTCOME_PLANTS,
  PLANTS,
  type Planted,
  reconcile,
  seeded,
  shareAddressBooks,
} from './planting.ts'

const PLANTED = 100
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

let tillsync: Installation
let keys: string[]
/** Customers with an edit that headquarters has refused. */
let refused: Set<string>
beforeAll(async () => {
  console.info(`differences are planted with SEED=${seed}`)
  tillsync = await startInstallation()
  await shareAddressBooks(tillsync)
  await editAsynchronously(tillsync, true)
  await createCustomers(
    tillsync,
    Array.from({ length: 240 }, (_, nth) => `Number${nth}`),
  )
  await tillsync.travel()
  const found = await execute<{ key: string }>(
    tillsync.databases.hq.db,
    sql`select customer_key as key from customer order by account`,
  )
  keys = found.map(({ key }) => key)
  refused = new Set(keys.filter((_, nth) => nth % 4 === 0))
  for (const key of refused) await edit(tillsync, key, { email: 'no address' })
  await tillsync.travel()
})

const accounts = () =>
  execute<{ key: string; account: string }>(
    tillsync.databases.hq.db,
    sql`select customer_key as key, account from customer_account order by account`,
  )
const named = ({ kind, key, place }: Planted) => `${kind} ${key} ${place ?? 'headquarters'}`

async function foundNow(statuses: readonly string[]): Promise<string[]> {
  const kept = await differences(tillsync)
  return kept
    .filter(({ status }) => statuses.includes(status))
    .map((each) => named({ kind: each.kind, key: each.asyncCustomerAccount, place: each.channelDatabase?.key ?? null }))
    .sort()
}

describe.each([
  { when: 'before the first comparison', compared: false },
  { when: 'after a comparison that found nothing', compared: true },
])(`a hundred differences planted at random $when`, ({ compared }) => {
  let planted: Planted[]
  let given: { key: string; account: string }[]

  it('do not exist before', async () => {
    if (!compared) return
    const healthy = await reconcile(tillsync)
    expect(healthy.found).toEqual([])
    expect(healthy.run).toMatchObject({ status: 'FINISHED', message: 'No difference.' })
  })

  it('are all found, each with its kind and place, and nothing else', async () => {
    given = await accounts()
    // Half of the customers each: what was accepted once is not planted again.
    planted = await plant(seed + Number(compared), compared ? keys.slice(0, 120) : keys.slice(120))
    const { found, run } = await reconcile(tillsync)
    expect(run?.status).toBe('FINISHED')
    // By name first: a number alone does not tell which was missed.
    expect(await foundNow(['OPEN', 'REPORTED'])).toEqual(planted.map(named).sort())
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(PLANTED)
    expect(await foundNow(['REPORTED'])).toEqual(
      planted
        .filter(({ kind }) => FOR_A_PERSON.includes(kind))
        .map(named)
        .sort(),
    )
  })

  it('are corrected by the ordinary jobs if headquarters is right or has the operations, with the same account numbers', async () => {
    await tillsync.synchronize()
    await tillsync.runJob('1010')
    await reconcile(tillsync)
    const corrected = planted.filter(({ kind }) => !FOR_A_PERSON.includes(kind))
    expect(await foundNow(['REPAIRED'])).toEqual(expect.arrayContaining(corrected.map(named).sort()))
    expect(await foundNow(['OPEN'])).toEqual([])
    expect(await foundNow(['REPORTED'])).toHaveLength(PLANTED - corrected.length)
    expect(await accounts()).toEqual(given)
    const [customers] = await execute<{ n: number }>(
      tillsync.databases.hq.db,
      sql`select count(*)::int as n from customer c join customer_account a using (customer_key) where a.account = c.account`,
    )
    expect(customers?.n).toBe(given.length)
  })

  it('that need a person end when the person accepts or fixes them, and nothing differs', async () => {
    await putRight()
    for (const { id, status } of await differences(tillsync)) {
      if (status !== 'REPORTED') continue
      const { acceptDifference } = await tillsync.ask<{ acceptDifference: { userErrors: { code: string }[] } }>(
        `mutation ($input: AcceptDifferenceInput!) { acceptDifference(input: $input) { userErrors { code message } } }`,
        { input: { difference: id, reason: 'Looked at' } },
      )
      expect(acceptDifference.userErrors).toEqual([])
    }
    await tillsync.runJob('1010')
    const { found } = await reconcile(tillsync)
    expect(found).toEqual([])
    const { channelDatabases } = await tillsync.ask<{ channelDatabases: { reconciliation: object }[] }>(
      `{ channelDatabases { reconciliation { result message ranges customers open reported } } }`,
    )
    for (const { reconciliation } of channelDatabases)
      expect(reconciliation).toMatchObject({ result: 'EQUAL', message: null, ranges: 4096, open: 0, reported: 0 })
  })
})

async function plant(from: number, among: readonly string[]): Promise<Planted[]> {
  const { hq, houston, sanfrancisco } = tillsync.databases
  const random = seeded(from)
  const free = [...among]
  const planted: Planted[] = []
  for (let nth = 0; nth < PLANTED; nth++) {
    const [key = ''] = free.splice(Math.floor(random() * free.length), 1)
    const plants = [...PLANTS, ...OUTCOME_PLANTS, ...(refused.has(key) ? FAILED_EDIT_PLANTS : [])]
    const which = Math.floor(random() * plants.length)
    const one = plants[which]
    if (!one) throw new Error('Nothing to plant.')
    // Operations were captured at Houston alone.
    const [place, channel] =
      which >= PLANTS.length || random() < 0.5
        ? (['houston-db', houston.db] as const)
        : (['sanfrancisco-db', sanfrancisco.db] as const)
    planted.push(await one(hq.db, channel, place, key))
  }
  return planted
}

/** The doubled customers are taken away again. */
async function putRight(): Promise<void> {
  const { hq } = tillsync.databases
  await execute(
    hq.db,
    sql`delete from customer c where not exists (select from customer_account a where a.customer_key = c.customer_key)`,
  )
  await reconcile(tillsync)
  const kept = await differences(tillsync)
  expect(kept.filter(({ kind, status }) => kind === 'DOUBLED_CUSTOMER' && status !== 'GONE')).toEqual([])
}
