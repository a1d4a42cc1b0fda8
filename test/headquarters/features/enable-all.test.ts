import { beforeEach, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { enableAllFeatures } from '../../../src/headquarters/features/enable-all.ts'
import { readFeatures } from '../../../src/headquarters/features/feature-view.ts'
import { scheduleFeature } from '../../../src/headquarters/features/schedule-feature.ts'
import { eventsAfter, headquartersWithFeatures, logHead, manager, stored } from './headquarters.ts'

describe('enableAllFeatures', () => {
  let hq: HeadquartersDatabase
  beforeEach(async () => {
    hq = await headquartersWithFeatures()
  })

  test('enables prerequisites before the features that require them, and skips those that need a confirmation', async () => {
    const before = await logHead(hq)
    const { enabled, skipped, userErrors } = await enableAllFeatures(hq, manager, {})
    expect(userErrors).toEqual([])
    const keys = enabled.map(({ key }) => key)
    expect(keys).toHaveLength(4)
    expect(keys.at(-1)).toBe('ASYNC_EDIT')
    expect(enabled.every(({ status }) => status === 'ON')).toBe(true)
    const reasons = Object.fromEntries(skipped.map(({ feature, reason }) => [feature.key, reason]))
    expect(reasons).toEqual({
      PREVIEW_FEATURE: 'The feature needs a confirmation: This is a preview.',
      CLOUD_CUSTOMER_SEARCH: expect.stringContaining('not implemented here'),
      IDENTITY_RECORD_LINKING: expect.stringContaining('not implemented here'),
    })
    const events = await eventsAfter(hq, before)
    expect(events.map(({ entityId }) => entityId)).toEqual(keys)
    for (const { entityId, position } of events) expect((await stored(hq, entityId)).changedPosition).toBe(position)
  })

  test('also enables features that need a confirmation if it is given', async () => {
    const { enabled, skipped } = await enableAllFeatures(hq, manager, { confirm: true })
    expect(enabled).toHaveLength(5)
    expect(skipped).toHaveLength(2)
    expect(
      (await readFeatures(hq.db)).every(({ enabled, notImplemented }) => enabled === (notImplemented === null)),
    ).toBe(true)
  })

  test('skips a scheduled feature and the features that require it', async () => {
    await scheduleFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS', enableDate: '2999-01-01' })
    const { skipped } = await enableAllFeatures(hq, manager, {})
    const reasons = new Map(skipped.map(({ feature, reason }) => [feature.key, reason]))
    expect(reasons.get('PERF_CUSTOMER_ORDERS')).toBe('The feature is scheduled for 2999-01-01.')
    expect(reasons.get('ASYNC_EDIT')).toBe('The feature requires PERF_CUSTOMER_ORDERS.')
    expect((await stored(hq, 'PERF_CUSTOMER_ORDERS')).scheduled).toBe(true)
  })

  test('changes nothing the second time', async () => {
    await enableAllFeatures(hq, manager, {})
    const before = await logHead(hq)
    expect((await enableAllFeatures(hq, manager, {})).enabled).toEqual([])
    expect(await eventsAfter(hq, before)).toEqual([])
  })

  test('returns in a dry run what would be enabled, in order, and enables nothing', async () => {
    const { enabled } = await enableAllFeatures(hq, manager, { dryRun: true })
    expect(enabled.at(-1)).toMatchObject({ key: 'ASYNC_EDIT', status: 'ON' })
    expect((await stored(hq, 'ASYNC_EDIT')).enabled).toBe(false)
  })
})
