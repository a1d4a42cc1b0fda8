import { beforeEach, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { disableFeature } from '../../../src/headquarters/features/disable.ts'
import { enableFeature } from '../../../src/headquarters/features/enable.ts'
import { enableAllFeatures } from '../../../src/headquarters/features/enable-all.ts'
import { scheduleFeature } from '../../../src/headquarters/features/schedule-feature.ts'
import { eventsAfter, headquartersWithFeatures, logHead, manager, stored } from './headquarters.ts'

describe('disableFeature', () => {
  let hq: HeadquartersDatabase
  beforeEach(async () => {
    hq = await headquartersWithFeatures()
  })
  const disable = (feature: string, cascade = false) => disableFeature(hq, manager, { feature, cascade })

  test('disables a feature, appends the change for 1110 and advances its position', async () => {
    await enableFeature(hq, manager, { feature: 'ENHANCED_ASYNC_CREATE' })
    const before = await logHead(hq)
    const { feature, userErrors } = await disable('ENHANCED_ASYNC_CREATE')
    expect(userErrors).toEqual([])
    expect(feature).toMatchObject({ status: 'OFF', enableDate: null })
    const events = await eventsAfter(hq, before)
    expect(events).toMatchObject([
      { kind: 'FEATURE', entityId: 'ENHANCED_ASYNC_CREATE', status: 'OFF', downloadJob: '1110' },
    ])
    expect((await stored(hq, 'ENHANCED_ASYNC_CREATE')).changedPosition).toBe(events[0]?.position)
  })

  test('refuses to disable a mandatory feature', async () => {
    const { feature, userErrors } = await disable('CAPTURE_MULTIPLE_CONTACTS')
    expect(userErrors).toMatchObject([{ code: 'FEATURE_MANDATORY', field: ['feature'] }])
    expect(feature).toMatchObject({ status: 'MANDATORY', enabled: true })
  })

  test('refuses to disable a feature that cannot be disabled once it is enabled', async () => {
    await enableFeature(hq, manager, { feature: 'PREVIEW_FEATURE', confirm: true })
    const { userErrors } = await disable('PREVIEW_FEATURE')
    expect(userErrors).toMatchObject([{ code: 'FEATURE_CANNOT_BE_DISABLED' }])
    expect((await stored(hq, 'PREVIEW_FEATURE')).enabled).toBe(true)
  })

  test('refuses to disable a prerequisite while the editing feature is on, and lists it', async () => {
    await enableAllFeatures(hq, manager, {})
    const { userErrors } = await disable('ASYNC_ADDRESS_CREATE')
    expect(userErrors).toMatchObject([
      {
        __typename: 'FeatureHasDependents',
        code: 'FEATURE_HAS_DEPENDENTS',
        message: expect.stringContaining('"Enable editing customers in asynchronous mode"'),
        dependents: [{ key: 'ASYNC_EDIT' }],
      },
    ])
    expect((await stored(hq, 'ASYNC_ADDRESS_CREATE')).enabled).toBe(true)
  })

  test('disables the dependents first with cascade', async () => {
    await enableAllFeatures(hq, manager, {})
    const before = await logHead(hq)
    const { userErrors } = await disable('ASYNC_ADDRESS_CREATE', true)
    expect(userErrors).toEqual([])
    const events = await eventsAfter(hq, before)
    expect(events).toMatchObject([
      { entityId: 'ASYNC_EDIT', status: 'OFF' },
      { entityId: 'ASYNC_ADDRESS_CREATE', status: 'OFF' },
    ])
    expect((await stored(hq, 'ASYNC_EDIT')).changedPosition).toBe(events[0]?.position)
    expect((await stored(hq, 'ASYNC_ADDRESS_CREATE')).changedPosition).toBe(events[1]?.position)
  })

  test('cancels the schedule of a scheduled feature, which is not carried to channels', async () => {
    await scheduleFeature(hq, manager, { feature: 'ENHANCED_ASYNC_CREATE', enableDate: '2999-01-01' })
    const before = await logHead(hq)
    const { feature } = await disable('ENHANCED_ASYNC_CREATE')
    expect(feature).toMatchObject({ status: 'OFF', scheduled: false, enableDate: null, changedPosition: '0' })
    expect(await eventsAfter(hq, before)).toMatchObject([{ status: 'OFF', downloadJob: null }])
  })

  test('changes nothing and appends no events if the feature is already off', async () => {
    const before = await logHead(hq)
    expect(await disable('ENHANCED_ASYNC_CREATE')).toMatchObject({ userErrors: [], feature: { status: 'OFF' } })
    expect(await eventsAfter(hq, before)).toEqual([])
  })

  test('refuses a feature that does not exist', async () => {
    expect(await disable('NO_SUCH_FEATURE')).toMatchObject({ feature: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })

  test('returns in a dry run what would be refused or done, and does nothing', async () => {
    await enableAllFeatures(hq, manager, {})
    const before = await logHead(hq)
    const refused = await disableFeature(hq, manager, { feature: 'ASYNC_ADDRESS_CREATE', dryRun: true })
    expect(refused.userErrors).toMatchObject([{ code: 'FEATURE_HAS_DEPENDENTS' }])
    const done = await disableFeature(hq, manager, { feature: 'ASYNC_ADDRESS_CREATE', cascade: true, dryRun: true })
    expect(done.feature?.status).toBe('OFF')
    expect((await stored(hq, 'ASYNC_ADDRESS_CREATE')).enabled).toBe(true)
    expect(await eventsAfter(hq, before)).toEqual([])
  })
})
