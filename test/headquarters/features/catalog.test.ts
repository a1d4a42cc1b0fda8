import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { CATALOG, type CatalogFeature } from '../../../src/headquarters/features/catalog.ts'
import { checkForFeatureUpdates } from '../../../src/headquarters/features/check-for-updates.ts'
import { enableFeature } from '../../../src/headquarters/features/enable.ts'
import { readFeatureParameters, setFeatureParameters } from '../../../src/headquarters/features/feature-parameters.ts'
import { readFeatures } from '../../../src/headquarters/features/feature-view.ts'
import { seedFeatures } from '../../../src/headquarters/features/seed-features.ts'
import { testDatabase } from '../../support/databases.ts'
import { audited, eventsAfter, headquartersWithFeatures, logHead, manager, PREVIEW, stored } from './headquarters.ts'

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
    const hq = await headquartersWithFeatures(CATALOG)
    const statuses = Object.fromEntries((await readFeatures(hq.db)).map(({ key, status }) => [key, status]))
    expect(statuses).toEqual({
      PERF_CUSTOMER_ORDERS: 'OFF',
      ENHANCED_ASYNC_CREATE: 'OFF',
      ASYNC_ADDRESS_CREATE: 'OFF',
      ASYNC_EDIT: 'CANNOT_ENABLE',
      CAPTURE_MULTIPLE_CONTACTS: 'MANDATORY',
      IDENTITY_RECORD_LINKING: 'CANNOT_ENABLE',
      CLOUD_CUSTOMER_SEARCH: 'CANNOT_ENABLE',
      INITIALIZE_COMMERCE_SCHEDULER: 'MANDATORY',
    })
  })

  test('says of each feature what reads it, or why this product does not have it', () => {
    for (const { readBy, notImplemented, requires, state } of CATALOG) {
      expect(readBy).toMatch(/^[A-Z].*\.$/)
      if (notImplemented === null) continue
      expect(notImplemented).toMatch(/^[A-Z].*\.$/)
      expect(requires).toEqual([])
      expect(['PREVIEW', 'RELEASED']).toContain(state)
    }
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

  test('turns off a feature that this product does not have, and its schedule', async () => {
    const hq = await headquartersWithFeatures()
    await hq.db.execute(
      sql`update feature set enabled = key = 'IDENTITY_RECORD_LINKING', scheduled = key = 'CLOUD_CUSTOMER_SEARCH',
        enable_date = '2999-01-01', not_implemented = null
        where key in ('IDENTITY_RECORD_LINKING', 'CLOUD_CUSTOMER_SEARCH')`,
    )
    const before = await logHead(hq)
    expect(await seedFeatures(hq)).toEqual({
      added: [],
      changed: ['CLOUD_CUSTOMER_SEARCH', 'IDENTITY_RECORD_LINKING'],
    })
    expect(await stored(hq, 'IDENTITY_RECORD_LINKING')).toMatchObject({ enabled: false, enableDate: null })
    expect(await stored(hq, 'CLOUD_CUSTOMER_SEARCH')).toMatchObject({ scheduled: false, enableDate: null })
    expect(await eventsAfter(hq, before)).toMatchObject([{ status: 'OFF' }, { status: 'OFF' }])
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

describe('features that a release adds', () => {
  const later: CatalogFeature = { ...PREVIEW, key: 'LATER', confirmationText: null }
  const next = [
    ...CATALOG,
    later,
    { ...later, key: 'NEEDS_LATER', requires: ['LATER'] },
    { ...later, key: 'CONFIRMED', confirmationText: 'Read this.' },
    { ...later, key: 'ELSEWHERE', notImplemented: 'It is elsewhere.' },
  ]

  test('are off unless new features are enabled automatically', async () => {
    const hq = await headquartersWithFeatures(CATALOG)
    await seedFeatures(hq, next)
    expect(await stored(hq, 'LATER')).toMatchObject({ enabled: false, enableDate: null })
  })

  test('are then on, except those that need a confirmation or another feature, or are not here', async () => {
    const hq = await headquartersWithFeatures(CATALOG)
    const set = await setFeatureParameters(hq, manager, { enableNewFeaturesAutomatically: true })
    expect(set).toEqual({ featureParameters: { enableNewFeaturesAutomatically: true }, userErrors: [] })
    expect(await readFeatureParameters(hq.db)).toEqual({ enableNewFeaturesAutomatically: true })
    const before = await logHead(hq)
    const { added, changed } = await checkForFeatureUpdates(hq, manager, {}, next)
    expect(changed).toEqual([])
    expect(Object.fromEntries(added.map(({ key, enabled }) => [key, enabled]))).toEqual({
      LATER: true,
      NEEDS_LATER: false,
      CONFIRMED: false,
      ELSEWHERE: false,
    })
    expect((await stored(hq, 'ENHANCED_ASYNC_CREATE')).enabled).toBe(false)
    const events = await eventsAfter(hq, before)
    expect(events).toHaveLength(4)
    expect((await stored(hq, 'LATER')).changedPosition).toBe(
      events.find(({ entityId }) => entityId === 'LATER')?.position,
    )
    expect(await audited(hq)).toMatchObject([
      { action: 'setFeatureParameters', result: 'CHANGED' },
      { action: 'checkForFeatureUpdates', target: 'CONFIRMED ELSEWHERE LATER NEEDS_LATER', result: 'CHANGED' },
    ])
  })

  test('are checked for again without a change', async () => {
    const hq = await headquartersWithFeatures(CATALOG)
    await setFeatureParameters(hq, manager, { enableNewFeaturesAutomatically: false })
    const before = await logHead(hq)
    expect(await checkForFeatureUpdates(hq, manager)).toEqual({ added: [], changed: [], userErrors: [] })
    expect(await eventsAfter(hq, before)).toEqual([])
    expect(await audited(hq)).toMatchObject([{ result: 'UNCHANGED' }, { target: null, result: 'UNCHANGED' }])
  })
})
