import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../faults/checker.ts'
import { failuresOf } from '../../faults/fault-run.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { headquarters } from '../support/headquarters.ts'

let hq: Awaited<ReturnType<typeof headquarters>>
let houston: TestDatabase
let sanfrancisco: TestDatabase
beforeAll(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sanfrancisco = await testDatabase('channel')
})

async function customer(name: string, account: string, atTill = true): Promise<string> {
  const key = randomUUID()
  await hq.db.execute(sql`insert into customer (customer_key, data_area_id, account, last_name, address_books, search)
    values (${key}, 'USRT', ${account}, ${name}, '{}', '')`)
  await hq.db.execute(
    sql`insert into customer_account (customer_key, data_area_id, account, operation_id) values (${key}, 'USRT', ${account}, ${randomUUID()})`,
  )
  if (!atTill) return key
  await houston.db.execute(sql`insert into customer (customer_key, data_area_id, account, name, version, address_books, document, search)
    values (${key}, 'USRT', ${account}, ${name}, 1, '{}', '{}', '')`)
  return key
}

describe('the checker of the fault run', () => {
  it('finds customers that are lost, duplicated, different, unrequested, and not back at the till', async () => {
    const databases = { hq: hq.url, houston: houston.url, sanfrancisco: sanfrancisco.url }
    const good = { key: 'good', name: 'FaultGood', customerKey: await customer('FaultGood', 'C-1') }
    const clean = { lost: [], doubled: [], otherwise: [], unasked: [], notBack: [] }
    expect(await check(databases, [good])).toEqual(clean)
    expect(await check(databases, [good, { key: 'gone', name: 'FaultGone', customerKey: randomUUID() }])).toEqual({
      ...clean,
      lost: ['gone'],
    })
    expect(await check(databases, [])).toEqual({ ...clean, unasked: ['FaultGood'] })
    expect(await check(databases, [{ ...good, customerKey: randomUUID() }])).toEqual({
      ...clean,
      otherwise: ['good'],
      notBack: ['good'],
    })
    await customer('FaultGood', 'C-2')
    expect(await check(databases, [good])).toMatchObject({ doubled: ['good'] })
    const late = { key: 'late', name: 'FaultLate', customerKey: await customer('FaultLate', 'C-3', false) }
    expect(await check(databases, [late])).toMatchObject({ notBack: ['late'] })
  })
})

describe('a fault run', () => {
  const request = { seed: 1, acknowledgements: 10_000, seconds: 900 }
  const clean = { lost: [], doubled: [], otherwise: [], unasked: [], notBack: [] }

  it('has passed when as many as were to be were acknowledged, under faults, and nothing is wrong', () => {
    expect(failuresOf(request, { figures: { acknowledged: 10_001, serverKills: 30 }, verdict: clean })).toEqual([])
  })

  it('has failed when its time was over before, when nothing was killed, and when something is wrong', () => {
    const missed = failuresOf(request, { figures: { acknowledged: 1_601, serverKills: 30 }, verdict: clean })
    expect(missed).toEqual([expect.stringContaining('Only 1601 of 10000 customers were acknowledged in 900 s.')])
    expect(failuresOf(request, { figures: { acknowledged: 10_000, serverKills: 0 }, verdict: clean })).toHaveLength(1)
    const lost = { ...clean, lost: ['gone'] }
    expect(failuresOf(request, { figures: { acknowledged: 10_000, serverKills: 1 }, verdict: lost })).toHaveLength(1)
  })
})
