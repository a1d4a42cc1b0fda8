import { expect, it } from 'vitest'
import { diagnoseFeature } from '../../src/diagnose/diagnose-feature.ts'
import { enableFeature } from '../../src/headquarters/features/enable.ts'
import { administrator } from '../headquarters/organization/headquarters.ts'
import { demoSides, distribute } from '../headquarters/organization/sides.ts'

it('does not know whether the feature is effective in an unreachable channel database, and reports no cause', async () => {
  const sides = await demoSides('sanfrancisco-db')
  await enableFeature(sides.hq, administrator, { feature: 'ENHANCED_ASYNC_CREATE' })
  await distribute(sides, 'houston-db')
  const { checks, healthy, remedies, answer } = await diagnoseFeature(sides, administrator, 'ENHANCED_ASYNC_CREATE')
  expect(checks.filter(({ status }) => status !== 'PASS')).toMatchObject([
    { code: 'CHANNEL_DATABASE_REACHABLE', status: 'UNKNOWN', message: expect.stringContaining('San Francisco') },
    { code: 'REALTIME_CALLS_AVOIDABLE', status: 'UNKNOWN' },
  ])
  expect({ healthy, remedies }).toEqual({ healthy: true, remedies: [] })
  expect(answer).toMatch(/^No cause was found, but the check is incomplete: San Francisco cannot be reached/)
})

it('reports an unreachable headquarters', async () => {
  const sides = await demoSides('hq')
  const { checks } = await diagnoseFeature(sides, administrator, 'ASYNC_EDIT')
  expect(checks).toMatchObject([
    { code: 'DATABASES_AVAILABLE', status: 'PASS' },
    { code: 'HEADQUARTERS_REACHABLE', status: 'FAIL' },
  ])
})

it('reports the same in a process that does not serve headquarters', async () => {
  const sides = { ...(await demoSides()), headquarters: null, facts: null }
  const { checks } = await diagnoseFeature(sides, administrator, 'ASYNC_EDIT')
  expect(checks).toMatchObject([
    { code: 'DATABASES_AVAILABLE', status: 'PASS' },
    { code: 'HEADQUARTERS_REACHABLE', status: 'FAIL' },
  ])
})
