import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { enableFeature } from '../../../src/headquarters/features/enable.ts'
import { enableDueFeatures } from '../../../src/headquarters/features/enable-due.ts'
import { readFeatures } from '../../../src/headquarters/features/feature-view.ts'
import { scheduleFeature } from '../../../src/headquarters/features/schedule-feature.ts'
import { audited, eventsAfter, headquartersWithFeatures, logHead, manager, stored } from './headquarters.ts'

const PREREQUISITES = ['PERF_CUSTOMER_ORDERS', 'ENHANCED_ASYNC_CREATE', 'ASYNC_ADDRESS_CREATE']
const today = '2030-05-10'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquartersWithFeatures()
})
const schedule = (feature: string, enableDate: string | null, confirm = false) =>
  scheduleFeature(hq, manager, { feature, enableDate, confirm, today })

describe('scheduleFeature', () => {
  test('schedules a feature and appends the change without a job, because channels do not need it', async () => {
    const before = await logHead(hq)
    const { feature, userErrors } = await schedule('PERF_CUSTOMER_ORDERS', '2030-05-11')
    expect(userErrors).toEqual([])
    expect(feature).toMatchObject({
      status: 'SCHEDULED',
      enabled: false,
      enableDate: '2030-05-11',
      changedPosition: '0',
    })
    expect(await eventsAfter(hq, before)).toMatchObject([
      { kind: 'FEATURE', entityId: 'PERF_CUSTOMER_ORDERS', status: 'SCHEDULED', downloadJob: null },
    ])
  })

  test.each(['2030-05-10', '2030-05-09', '2030-02-30', 'tomorrow'])(
    'refuses the date %s, which is not a day after today',
    async (date) => {
      const { userErrors } = await schedule('PERF_CUSTOMER_ORDERS', date)
      expect(userErrors).toMatchObject([
        { code: 'INVALID_DATE', field: ['enableDate'], message: expect.stringContaining(today) },
      ])
      expect((await stored(hq, 'PERF_CUSTOMER_ORDERS')).scheduled).toBe(false)
    },
  )

  test('determines today by the time zone of headquarters', async () => {
    await hq.db.execute(sql`update parameters set time_zone = 'Pacific/Kiritimati'`)
    const there = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Kiritimati' }).format(new Date())
    const { userErrors } = await scheduleFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS', enableDate: there })
    expect(userErrors).toMatchObject([{ code: 'INVALID_DATE' }])
  })

  test('changes the date of a scheduled feature, and cancels its schedule if the date is null', async () => {
    await schedule('PERF_CUSTOMER_ORDERS', '2030-06-01')
    expect((await schedule('PERF_CUSTOMER_ORDERS', '2030-07-01')).feature?.enableDate).toBe('2030-07-01')
    expect((await schedule('PERF_CUSTOMER_ORDERS', null)).feature).toMatchObject({ status: 'OFF', enableDate: null })
  })

  test('changes nothing if the date is the same, or if there is no schedule to cancel', async () => {
    await schedule('PERF_CUSTOMER_ORDERS', '2030-06-01')
    const before = await logHead(hq)
    await schedule('PERF_CUSTOMER_ORDERS', '2030-06-01')
    await schedule('ENHANCED_ASYNC_CREATE', null)
    expect(await eventsAfter(hq, before)).toEqual([])
  })

  test('refuses to schedule a feature that is on', async () => {
    await enableFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS' })
    expect((await schedule('PERF_CUSTOMER_ORDERS', '2030-06-01')).userErrors).toMatchObject([
      { code: 'FEATURE_ALREADY_ENABLED' },
    ])
    expect((await schedule('CAPTURE_MULTIPLE_CONTACTS', '2030-06-01')).userErrors).toMatchObject([
      { code: 'FEATURE_ALREADY_ENABLED' },
    ])
  })

  test('requires the confirmation that enabling would require', async () => {
    expect((await schedule('PREVIEW_FEATURE', '2030-06-01')).userErrors).toMatchObject([
      { code: 'FEATURE_NEEDS_CONFIRMATION' },
    ])
    expect((await schedule('PREVIEW_FEATURE', '2030-06-01', true)).feature?.status).toBe('SCHEDULED')
  })

  test('schedules the editing feature only if each prerequisite is on or scheduled no later', async () => {
    await enableFeature(hq, manager, { feature: 'PERF_CUSTOMER_ORDERS' })
    await schedule('ENHANCED_ASYNC_CREATE', '2030-06-01')
    await schedule('ASYNC_ADDRESS_CREATE', '2030-06-02')
    const { userErrors } = await schedule('ASYNC_EDIT', '2030-06-01')
    expect(userErrors).toMatchObject([
      { __typename: 'FeaturePrerequisitesMissing', missing: [{ key: 'ASYNC_ADDRESS_CREATE' }] },
    ])
    expect((await schedule('ASYNC_EDIT', '2030-06-02')).feature?.status).toBe('SCHEDULED')
  })

  test('refuses a feature that does not exist', async () => {
    expect((await schedule('NO_SUCH_FEATURE', '2030-06-01')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })
})

describe('enableDueFeatures', () => {
  test('enables nothing before the day has begun, and everything due from then on, prerequisites first', async () => {
    for (const feature of PREREQUISITES) await schedule(feature, '2030-06-01')
    await schedule('ASYNC_EDIT', '2030-06-01')
    expect(await enableDueFeatures(hq, '2030-05-31')).toEqual({ enabled: [], failed: [] })
    const before = await logHead(hq)
    const { enabled, failed } = await enableDueFeatures(hq, '2030-06-01')
    expect(failed).toEqual([])
    expect([...enabled].sort()).toEqual([...PREREQUISITES, 'ASYNC_EDIT'].sort())
    expect(enabled.at(-1)).toBe('ASYNC_EDIT')
    const events = await eventsAfter(hq, before)
    expect(events.map(({ entityId, status, downloadJob }) => ({ entityId, status, downloadJob }))).toEqual(
      enabled.map((entityId) => ({ entityId, status: 'ON', downloadJob: '1110' })),
    )
    expect(await stored(hq, 'ASYNC_EDIT')).toMatchObject({
      enabled: true,
      scheduled: false,
      changedPosition: events.at(-1)?.position,
    })
    expect((await audited(hq)).at(-1)).toMatchObject({
      actor: 'tillsync',
      action: 'enableDueFeatures',
      result: 'CHANGED',
    })
  })

  test('enables what is due by the clock of headquarters', async () => {
    await hq.db.execute(sql`update parameters set time_zone = 'Pacific/Kiritimati'`)
    const there = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Kiritimati' }).format(new Date())
    await schedule('PERF_CUSTOMER_ORDERS', '2030-06-01')
    await hq.db.execute(sql`update feature set enable_date = ${there}::date where scheduled`)
    expect((await enableDueFeatures(hq)).enabled).toEqual(['PERF_CUSTOMER_ORDERS'])
  })

  test('does not enable a feature whose prerequisite was disabled meanwhile, and states the reason', async () => {
    for (const feature of PREREQUISITES) await schedule(feature, '2030-06-01')
    await schedule('ASYNC_EDIT', '2030-06-01')
    await schedule('ENHANCED_ASYNC_CREATE', null)
    const before = await logHead(hq)
    expect((await enableDueFeatures(hq, '2030-06-01')).failed).toEqual(['ASYNC_EDIT'])
    expect(await stored(hq, 'ASYNC_EDIT')).toMatchObject({
      enabled: false,
      scheduled: false,
      enableDate: null,
      scheduleFailure: expect.stringContaining(
        '2030-06-01, because prerequisites were off: "Enable enhanced async customer creation"',
      ),
    })
    expect((await eventsAfter(hq, before)).at(-1)).toMatchObject({
      entityId: 'ASYNC_EDIT',
      status: 'SCHEDULE_FAILED',
      downloadJob: null,
    })
    await enableFeature(hq, manager, { feature: 'ENHANCED_ASYNC_CREATE' })
    await enableFeature(hq, manager, { feature: 'ASYNC_EDIT' })
    expect((await stored(hq, 'ASYNC_EDIT')).scheduleFailure).toBeNull()
  })

  test('enables each feature once for two concurrent workers', async () => {
    await schedule('PERF_CUSTOMER_ORDERS', '2030-06-01')
    const before = await logHead(hq)
    const both = await Promise.all([enableDueFeatures(hq, '2030-06-01'), enableDueFeatures(hq, '2030-06-01')])
    expect(both.flatMap(({ enabled }) => enabled)).toEqual(['PERF_CUSTOMER_ORDERS'])
    expect(await eventsAfter(hq, before)).toHaveLength(1)
    expect((await readFeatures(hq.db)).filter(({ scheduled }) => scheduled)).toEqual([])
  })
})
