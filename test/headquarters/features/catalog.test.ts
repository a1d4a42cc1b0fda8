import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { CATALOG } from '../../../src/headquarters/features/catalog.ts'
import { enableFeature } from '../../../src/headquarters/features/enable.ts'
import { readFeatures } from '../../../src/headquarters/features/feature-view.ts'
import { seedFeatures } from '../../../src/headquarters/features/seed-features.ts'
import { testDatabase } from '../../support/databases.ts'
import { eventsAfter, headquartersWithFeatures, logHead, manager, stored } from './headquarters.ts'

describe('the catalog', () => {
  test('contains the four features of the FAQ, and the prerequisites of the last one', () => {
    const names = Object.fromEntries(CATALOG.map(({ key, name }) => [key, name]))
    expect(names).toMatchObject({
      PERF_CUSTOMER_ORDERS: 'Performance improvements for customer orders and customer transactions',
      ENHANCED_ASYNC_CREATE: 'Enable enhanced async customer creation',
      ASYNC_ADDRESS_CREATE: 'Enable asynchronous creation for customer addresses',
      ASYNC_EDIT: 'Enable editing customers in asynchronous mode',
    })
    const editing = CATALOG.find(({ key }) => key === 'ASYNC_EDIT')
    expect([...(editing?.requires ?? [])].sort()).toEqual([
      'ASYNC_ADDRESS_CREATE',
      'ENHANCED_ASYNC_CREATE',
      'PERF_CUSTOMER_ORDERS',
    ])
  })

  test('lists each prerequisite before the features that require it', () => {
    const keys = CATALOG.map(({ key }) => key)
    for (const [nth, { requires }] of CATALOG.entries())
      expect(keys.slice(0, nth)).toEqual(expect.arrayContaining([...requires]))
  })

  test('starts with the four features off and the mandatory one on, each with its status', async () => {
    const hq = await headquartersWithFeatures()
    const statuses = Object.fromEntries((await readFeatures(hq.db)).map(({ key, status }) => [key, status]))
    expect(statuses).toEqual({
      PERF_CUSTOMER_ORDERS: 'OFF',
      ENHANCED_ASYNC_CREATE: 'OFF',
      ASYNC_ADDRESS_CREATE: 'OFF',
      ASYNC_EDIT: 'CANNOT_ENABLE',
      CAPTURE_MULTIPLE_CONTACTS: 'MANDATORY',
      IDENTITY_RECORD_LINKING: 'NEEDS_ATTENTION',
      CLOUD_CUSTOMER_SEARCH: 'NEEDS_ATTENTION',
      INITIALIZE_COMMERCE_SCHEDULER: 'ON',
    })
  })
})

describe('seedFeatures', () => {
  test('changes nothing and appends no events the second time, and keeps decisions', async () => {
    const hq = await headquartersWithFeatures()
    await enableFeature(hq, manager, { feature: 'ENHANCED_ASYNC_CREATE', comment: 'kept' })
    const before = await logHead(hq)
    const features = await readFeatures(hq.db)
    await seedFeatures(hq)
    expect(await readFeatures(hq.db)).toEqual(features)
    expect(await eventsAfter(hq, before)).toEqual([])
  })

  test('seeds once when replicas start together', async () => {
    const { db, url } = await testDatabase('hq')
    await Promise.all([1, 2, 3].map(() => seedFeatures({ db, url })))
    expect(await eventsAfter({ db, url }, '0')).toHaveLength(CATALOG.length)
  })

  test('updates the texts of a new release and appends the changes', async () => {
    const hq = await headquartersWithFeatures()
    await hq.db.execute(sql`update feature set name = 'Former name' where key = 'ASYNC_EDIT'`)
    const before = await logHead(hq)
    await seedFeatures(hq)
    expect((await readFeatures(hq.db)).find(({ key }) => key === 'ASYNC_EDIT')?.name).toBe(
      'Enable editing customers in asynchronous mode',
    )
    expect(await eventsAfter(hq, before)).toMatchObject([
      { entityId: 'ASYNC_EDIT', status: 'OFF', downloadJob: '1110' },
    ])
  })

  test('turns on a feature that has become mandatory, with the position of that change', async () => {
    const hq = await headquartersWithFeatures()
    await hq.db.execute(
      sql`update feature set state = 'RELEASED', enabled = false where key = 'CAPTURE_MULTIPLE_CONTACTS'`,
    )
    const before = await logHead(hq)
    await seedFeatures(hq)
    const events = await eventsAfter(hq, before)
    expect(events).toMatchObject([{ entityId: 'CAPTURE_MULTIPLE_CONTACTS', status: 'ON' }])
    expect(await stored(hq, 'CAPTURE_MULTIPLE_CONTACTS')).toMatchObject({
      enabled: true,
      changedPosition: events[0]?.position,
    })
  })
})
