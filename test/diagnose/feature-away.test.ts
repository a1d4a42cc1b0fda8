import { expect, it } from 'vitest'
import { diagnoseFeature } from '../../src/diagnose/diagnose-feature.ts'
import { enableFeature } from '../../src/headquarters/features/enable.ts'
import { administrator } from '../headquarters/organization/headquarters.ts'
import { demoSides, distribute } from '../headquarters/organization/sides.ts'

it('does not know of a channel database that cannot be reached whether the feature is effective there, and blames nothing', async () => {
  const sides = await demoSides('sanfrancisco-db')
  await enableFeature(sides.hq, administrator, { feature: 'ENHANCED_ASYNC_CREATE' })
  await distribute(sides, 'houston-db')
  const { checks, healthy, remedies, answer } = await diagnoseFeature(sides, administrator, 'ENHANCED_ASYNC_CREATE')
  expect(checks.filter(({ status }) => status !== 'PASS')).toMatchObject([
    { code: 'CHANNEL_DATABASE_REACHABLE', status: 'UNKNOWN', message: expect.stringContaining('San Francisco') },
    { code: 'REALTIME_CALLS_AVOIDABLE', status: 'UNKNOWN' },
  ])
  expect({ healthy, remedies }).toEqual({ healthy: true, remedies: [] })
  expect(answer).toMatch(/^Nothing is known to be wrong, but: San Francisco cannot be reached/)
})

it('says that headquarters cannot be reached when it cannot', async () => {
  const sides = await demoSides('hq')
  const { checks } = await diagnoseFeature(sides, administrator, 'ASYNC_EDIT')
  expect(checks).toMatchObject([{ code: 'HEADQUARTERS_REACHABLE', status: 'FAIL' }])
})

it('says the same in a process that does not serve headquarters', async () => {
  const sides = { ...(await demoSides()), headquarters: null, facts: null }
  const { checks } = await diagnoseFeature(sides, administrator, 'ASYNC_EDIT')
  expect(checks).toMatchObject([{ code: 'HEADQUARTERS_REACHABLE', status: 'FAIL' }])
})
