import { beforeEach, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { disableFeature } from '../../../src/headquarters/features/disable.ts'
import { enableFeature } from '../../../src/headquarters/features/enable.ts'
import { readFeatures } from '../../../src/headquarters/features/feature-view.ts'
import { scheduleFeature } from '../../../src/headquarters/features/schedule-feature.ts'
import { audited, eventsAfter, headquartersWithFeatures, logHead, manager, stored } from './headquarters.ts'

const PREREQUISITES = ['PERF_CUSTOMER_ORDERS', 'ENHANCED_ASYNC_CREATE', 'ASYNC_ADDRESS_CREATE']

describe('enableFeature', () => {
  let hq: HeadquartersDatabase
  beforeEach(async () => {
    hq = await headquartersWithFeatures()
  })
  const enable = (feature: string) => enableFeature(hq, manager, { feature })

  test('enables a feature, with today as its date, and keeps the comment', async () => {
    const { feature, userErrors } = await enableFeature(hq, manager, {
      feature: 'ENHANCED_ASYNC_CREATE',
      comment: 'asked for by the stores',
    })
    expect(userErrors).toEqual([])
    expect(feature).toMatchObject({
      key: 'ENHANCED_ASYNC_CREATE',
      status: 'ON',
      enabled: true,
      comment: 'asked for by the stores',
    })
    expect(await stored(hq, 'ENHANCED_ASYNC_CREATE')).toMatchObject({
      enabled: true,
      enableDate: new Date().toISOString().slice(0, 10),
    })
  })

  test('appends the change for 1110 and stores its position with the feature', async () => {
    const before = await logHead(hq)
    const { feature } = await enable('PERF_CUSTOMER_ORDERS')
    const events = await eventsAfter(hq, before)
    expect(events).toMatchObject([
      { kind: 'FEATURE', entityId: 'PERF_CUSTOMER_ORDERS', status: 'ON', downloadJob: '1110' },
    ])
    expect(feature?.changedPosition).toBe(events[0]?.position)
    expect((await stored(hq, 'PERF_CUSTOMER_ORDERS')).changedPosition).toBe(events[0]?.position)
  })

  test('refuses the editing feature with exactly the prerequisites that are not on', async () => {
    await enable('ENHANCED_ASYNC_CREATE')
    const { feature, userErrors } = await enable('ASYNC_EDIT')
    expect(userErrors).toMatchObject([
      {
        __typename: 'FeaturePrerequisitesMissing',
        code: 'FEATURE_PREREQUISITES_MISSING',
        field: ['feature'],
        message: expect.stringContaining('"Performance improvements for customer orders and customer transactions"'),
      },
    ])
    const missing = userErrors.flatMap((error) =>
      error.__typename === 'FeaturePrerequisitesMissing' ? error.missing : [],
    )
    expect(missing.map(({ key }) => key).sort()).toEqual(['ASYNC_ADDRESS_CREATE', 'PERF_CUSTOMER_ORDERS'])
    expect(userErrors[0]?.message).not.toContain('enhanced async')
    expect(feature?.status).toBe('CANNOT_ENABLE')
    expect(await stored(hq, 'ASYNC_EDIT')).toMatchObject({ enabled: false, changedPosition: '0' })
  })

  test('enables the editing feature once its three prerequisites are on', async () => {
    for (const feature of PREREQUISITES) await enable(feature)
    const { feature, userErrors } = await enable('ASYNC_EDIT')
    expect(userErrors).toEqual([])
    expect(feature).toMatchObject({ status: 'ON', missing: [] })
  })

  test('counts a scheduled prerequisite as missing', async () => {
    for (const feature of PREREQUISITES.slice(1)) await enable(feature)
    await scheduleFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS', enableDate: '2999-01-01' })
    const { userErrors } = await enable('ASYNC_EDIT')
    expect(userErrors).toMatchObject([{ missing: [{ key: 'PERF_CUSTOMER_ORDERS', status: 'SCHEDULED' }] }])
  })

  test('requires a confirmation with its text, and enables once it is given', async () => {
    const refused = await enable('PREVIEW_FEATURE')
    expect(refused.feature?.status).toBe('NEEDS_ATTENTION')
    expect(refused.userErrors).toMatchObject([
      {
        code: 'FEATURE_NEEDS_CONFIRMATION',
        field: ['confirm'],
        message: expect.stringContaining('This is a preview.'),
      },
    ])
    const { feature } = await enableFeature(hq, manager, { feature: 'PREVIEW_FEATURE', confirm: true })
    expect(feature?.status).toBe('ON')
  })

  test('refuses a feature that this product does not have, with the reason, confirmed or not', async () => {
    for (const feature of ['CLOUD_CUSTOMER_SEARCH', 'IDENTITY_RECORD_LINKING']) {
      const refused = await enableFeature(hq, manager, { feature, confirm: true })
      expect(refused.feature).toMatchObject({ status: 'CANNOT_ENABLE', enabled: false, missing: [] })
      expect(refused.userErrors).toMatchObject([
        {
          code: 'FEATURE_NOT_IMPLEMENTED',
          field: ['feature'],
          message: expect.stringContaining(refused.feature?.notImplemented ?? 'a reason'),
        },
      ])
      const scheduled = await scheduleFeature(hq, manager, { feature, enableDate: '2999-01-01', confirm: true })
      expect(scheduled.userErrors).toMatchObject([{ code: 'FEATURE_NOT_IMPLEMENTED' }])
    }
  })

  test('refuses a feature that does not exist', async () => {
    const { feature, userErrors } = await enable('NO_SUCH_FEATURE')
    expect(feature).toBeNull()
    expect(userErrors).toMatchObject([{ __typename: 'Refused', code: 'NOT_FOUND', field: ['feature'] }])
  })

  test('refuses a comment that cannot be stored, and accepts any text as a key', async () => {
    const { userErrors } = await enableFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS', comment: 'a\0b' })
    expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['comment'] }])
    expect((await stored(hq, 'PERF_CUSTOMER_ORDERS')).enabled).toBe(false)
    expect((await enable('a\0b')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('changes nothing and appends no events if the feature is already on', async () => {
    const first = await enable('PERF_CUSTOMER_ORDERS')
    const before = await logHead(hq)
    const second = await enable('PERF_CUSTOMER_ORDERS')
    expect(second).toEqual(first)
    expect(await eventsAfter(hq, before)).toEqual([])
  })

  test('enables once and appends one event for two concurrent calls', async () => {
    const before = await logHead(hq)
    const both = await Promise.all([enable('PERF_CUSTOMER_ORDERS'), enable('PERF_CUSTOMER_ORDERS')])
    expect(both.map(({ feature }) => feature?.status)).toEqual(['ON', 'ON'])
    expect(await eventsAfter(hq, before)).toHaveLength(1)
  })

  test('enables a scheduled feature now, and removes its schedule', async () => {
    await scheduleFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS', enableDate: '2999-01-01' })
    await enable('PERF_CUSTOMER_ORDERS')
    expect(await stored(hq, 'PERF_CUSTOMER_ORDERS')).toMatchObject({ enabled: true, scheduled: false })
    expect((await stored(hq, 'PERF_CUSTOMER_ORDERS')).enableDate).not.toBe('2999-01-01')
  })

  test('returns in a dry run the state that would result, and changes, audits and appends nothing', async () => {
    const before = await logHead(hq)
    const { feature } = await enableFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS', dryRun: true })
    expect(feature?.status).toBe('ON')
    expect((await stored(hq, 'PERF_CUSTOMER_ORDERS')).enabled).toBe(false)
    expect(await eventsAfter(hq, before)).toEqual([])
    expect(await audited(hq)).toEqual([])
  })

  test('records the actor, the change and refusals in the audit', async () => {
    await enableFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS', comment: 'go' })
    await enable('ASYNC_EDIT')
    expect(await audited(hq)).toEqual([
      {
        actor: 'feature-manager',
        action: 'enableFeature',
        target: 'PERF_CUSTOMER_ORDERS',
        result: 'CHANGED',
        reason: 'go',
      },
      {
        actor: 'feature-manager',
        action: 'enableFeature',
        target: 'ASYNC_EDIT',
        result: 'FEATURE_PREREQUISITES_MISSING',
        reason: null,
      },
    ])
  })

  test('never leaves the editing feature on if a prerequisite is disabled concurrently', async () => {
    for (let round = 0; round < 10; round++) {
      for (const feature of PREREQUISITES) await enable(feature)
      await Promise.all([enable('ASYNC_EDIT'), disableFeature(hq, manager, { feature: 'ENHANCED_ASYNC_CREATE' })])
      const features = await readFeatures(hq.db)
      const editing = features.find(({ key }) => key === 'ASYNC_EDIT')
      expect(editing?.enabled && editing.missing.length > 0).toBe(false)
      await disableFeature(hq, manager, { feature: 'ASYNC_EDIT' })
    }
  })
})
