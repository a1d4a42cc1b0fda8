import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../src/between/sides.ts'
import { disableFeature } from '../../src/headquarters/features/disable.ts'
import { readFeatures } from '../../src/headquarters/features/feature-view.ts'
import { seedFeatures } from '../../src/headquarters/features/seed-features.ts'
import { readChannels } from '../../src/headquarters/organization/channel-view.ts'
import { readOrganization } from '../../src/headquarters/organization/organization-view.ts'
import { setFunctionalityProfile } from '../../src/headquarters/organization/set-functionality-profile.ts'
import { seedDemo } from '../../src/start/demo.ts'
import { emptyHeadquarters, rows } from '../headquarters/organization/headquarters.ts'

describe('seedDemo', () => {
  let hq: HeadquartersDatabase
  beforeEach(async () => {
    hq = await emptyHeadquarters()
    await seedFeatures(hq)
  })

  test('makes two stores and a web shop over two channel databases, of which San Francisco creates synchronously', async () => {
    expect(await seedDemo(hq)).toBe(true)
    const channels = await readChannels(hq.db, null)
    expect(channels.map(({ key, name, type, channelDatabaseId }) => ({ key, name, type, channelDatabaseId }))).toEqual([
      { key: 'houston', name: 'Houston', type: 'RETAIL_STORE', channelDatabaseId: 'houston-db' },
      { key: 'online', name: 'Contoso Online', type: 'ONLINE_STORE', channelDatabaseId: 'houston-db' },
      { key: 'sanfrancisco', name: 'San Francisco', type: 'RETAIL_STORE', channelDatabaseId: 'sanfrancisco-db' },
    ])
    expect(channels.map(({ functionalityProfile }) => functionalityProfile.createCustomersInAsyncMode)).toEqual([
      true,
      true,
      false,
    ])
    const [houston, online, sanfrancisco] = channels
    expect(houston?.addressBooks).toEqual(online?.addressBooks)
    expect(houston?.addressBooks).not.toEqual(sanfrancisco?.addressBooks)
    const [usrt] = (await readOrganization(hq.db)).legalEntities
    expect(usrt).toMatchObject({
      dataAreaId: 'USRT',
      numberSequences: [
        { reference: 'CustomerAccount', format: 'C-######' },
        { reference: 'LoyaltyCard', format: '55##########' },
      ],
    })
    expect(new Set(usrt?.attributes.map(({ type }) => type))).toEqual(
      new Set(['TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN']),
    )
  })

  test('begins with the three prerequisites on and the editing feature off', async () => {
    await seedDemo(hq)
    const statuses = Object.fromEntries((await readFeatures(hq.db)).map(({ key, status }) => [key, status]))
    expect(statuses).toMatchObject({
      PERF_CUSTOMER_ORDERS: 'ON',
      ENHANCED_ASYNC_CREATE: 'ON',
      ASYNC_ADDRESS_CREATE: 'ON',
      ASYNC_EDIT: 'OFF',
    })
  })

  test('lets customers travel every five seconds, or as it is told', async () => {
    await seedDemo(hq, { customersEvery: 'EVERY 9 SECONDS', active: false })
    const active = await rows(hq, sql`select recurrence, active from distribution_schedule where 'P-0001' = any(jobs)`)
    expect(active).toEqual([{ recurrence: 'EVERY 9 SECONDS', active: false }])
  })

  test('leaves alone what has been changed since', async () => {
    await seedDemo(hq)
    await disableFeature(hq, SYSTEM, { feature: 'ASYNC_ADDRESS_CREATE' })
    await setFunctionalityProfile(hq, SYSTEM, { profile: 'store-sync', createCustomersInAsyncMode: true })
    const before = await readOrganization(hq.db)
    expect(await seedDemo(hq)).toBe(false)
    expect(await readOrganization(hq.db)).toEqual(before)
    expect((await readFeatures(hq.db)).find(({ key }) => key === 'ASYNC_ADDRESS_CREATE')?.status).toBe('OFF')
  })

  test('seeds once when replicas start together', async () => {
    await Promise.all([seedDemo(hq), seedDemo(hq), seedDemo(hq)])
    const channels = await rows(hq, sql`select from log where entity_id = 'channel:houston'`)
    expect(channels).toHaveLength(1)
  })
})
