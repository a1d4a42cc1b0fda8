import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { type DownloadOptions, download } from '../../../src/headquarters/exchange/download/download.ts'
import { mergeCustomers } from '../../../src/headquarters/merge/merge-customers.ts'
import { undoMerge } from '../../../src/headquarters/merge/undo-merge.ts'
import { changeCustomer, type Exchange, makeExchange, operator, rows } from '../exchange/exchange.ts'
import { asReleaseBefore } from '../exchange/release-before.ts'

// Stores of the release before do not know redirects, and refuse a package that has them.

let exchange: Exchange
beforeEach(async () => {
  exchange = await makeExchange()
  exchange.channelSides.set('north', asReleaseBefore(directChannelSide(exchange.north)))
  await bring()
})

async function bring(options: DownloadOptions = {}, id = 'north') {
  const { session, refusal } = await download(exchange.sides, operator, '1010', id, options)
  expect(refusal).toBeNull()
  expect(session?.status ?? 'NO_DATA').toMatch(/^(APPLIED|NO_DATA)$/)
  return session
}
const upgrade = () => exchange.channelSides.set('north', directChannelSide(exchange.north))

async function two(): Promise<{ keepKey: string; mergeKey: string }> {
  const [keepKey, mergeKey] = [randomUUID(), randomUUID()]
  await changeCustomer(exchange, keepKey, ['north', 'south'])
  await changeCustomer(exchange, mergeKey, ['north'])
  await bring()
  return { keepKey, mergeKey }
}
async function merge(pair: { keepKey: string; mergeKey: string }): Promise<string> {
  const merged = await mergeCustomers(exchange.headquarters, operator, {
    ...{ ...pair, choices: [], reason: null, dryRun: false },
  })
  if ('code' in merged || !merged.merge) throw new Error(JSON.stringify(merged))
  return merged.merge.mergeId
}
async function undo(mergeId: string): Promise<void> {
  expect(await undoMerge(exchange.headquarters, operator, { mergeId, reason: null })).not.toHaveProperty('code')
}

/** Which customers the store has, and where others lead. */
async function atStore(database: 'north' | 'south' = 'north') {
  const [customers, redirects] = await Promise.all([
    rows<{ key: string }>(exchange[database], sql`select customer_key as key from customer`),
    rows<{ key: string; kept: string }>(
      exchange[database],
      sql`select merged_key as key, kept_key as kept from customer_redirect`,
    ),
  ])
  return {
    customers: customers.map(({ key }) => key).sort(),
    redirects: Object.fromEntries(redirects.map(({ key, kept }) => [key, kept])),
  }
}

test('a merged customer is removed from a store of the release before, and redirected at the others', async () => {
  const { keepKey, mergeKey } = await two()
  expect((await atStore()).customers).toEqual([keepKey, mergeKey].sort())
  await merge({ keepKey, mergeKey })
  await bring()
  await bring({}, 'south')
  expect(await atStore()).toEqual({ customers: [keepKey], redirects: {} })
  expect(await atStore('south')).toEqual({ customers: [keepKey], redirects: { [mergeKey]: keepKey } })
  expect(await bring({ quiet: true })).toBeNull()
  expect(await bring({ full: true })).toMatchObject({ status: 'APPLIED', full: true })
  expect(await atStore()).toEqual({ customers: [keepKey], redirects: {} })
})

test('the first 1010 of an upgraded store brings the redirects that it did not get, without a change', async () => {
  const [first, second] = [await two(), await two()]
  await merge(first)
  const undone = await merge(second)
  await bring()
  await undo(undone)
  await bring()
  // Headquarters' log forgets, and the redirects do not depend on it.
  await exchange.hq.db.execute(sql`
    delete from log
    where position <= (select position from download_position where channel_database_id = 'north' and job_id = '1010')`)
  upgrade()
  expect(await bring({ quiet: true })).toMatchObject({ status: 'APPLIED', full: false })
  expect(await atStore()).toEqual({
    customers: [first.keepKey, second.keepKey, second.mergeKey].sort(),
    redirects: { [first.mergeKey]: first.keepKey },
  })
  expect(await bring({ quiet: true })).toBeNull()
  const third = await two()
  await merge(third)
  await bring()
  expect((await atStore()).redirects).toEqual({
    [first.mergeKey]: first.keepKey,
    [third.mergeKey]: third.keepKey,
  })
})

test('what a package without redirects leaves undone, the next one of a headquarters that knows them does', async () => {
  upgrade()
  const pair = await two()
  const merged = await merge(pair)
  await bring()
  expect((await atStore()).redirects).toEqual({ [pair.mergeKey]: pair.keepKey })
  // A process of the release before takes the job over.
  exchange.channelSides.set('north', asReleaseBefore(directChannelSide(exchange.north)))
  await undo(merged)
  await bring()
  upgrade()
  await bring({ quiet: true })
  expect(await atStore()).toEqual({ customers: [pair.keepKey, pair.mergeKey].sort(), redirects: {} })
})

test('a package that was made before the upgrade is applied after it, and the redirects follow', async () => {
  const { keepKey, mergeKey } = await two()
  await merge({ keepKey, mergeKey })
  const side = asReleaseBefore(directChannelSide(exchange.north))
  exchange.channelSides.set('north', { ...side, applyDownload: failing })
  await download(exchange.sides, operator, '1010', 'north')
  upgrade()
  await bring()
  expect(await atStore()).toEqual({ customers: [keepKey], redirects: { [mergeKey]: keepKey } })
})

const failing = () => Promise.reject(new Error('The line is cut.'))
