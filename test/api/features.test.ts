import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { headquartersOf } from '../../src/between/headquarters-of.ts'
import { CATALOG } from '../../src/headquarters/features/catalog.ts'
import { seedFeatures } from '../../src/headquarters/features/seed-features.ts'
import { PREVIEW } from '../headquarters/features/headquarters.ts'
import { answer, ask, demoSides } from '../headquarters/organization/sides.ts'

const MUTATION_RESULT = `{
  feature { key status missingPrerequisites { key } }
  userErrors {
    __typename code field message
    ... on FeaturePrerequisitesMissing { missing { key name } }
    ... on FeatureHasDependents { dependents { key } }
  }
}`

describe('feature management, in the API', async () => {
  const sides = await demoSides()
  const enable = (feature: string) =>
    ask<{ enableFeature: { feature: object; userErrors: object[] } }>(
      sides,
      `mutation ($feature: ID!) { enableFeature(input: { feature: $feature }) ${MUTATION_RESULT} }`,
      { feature },
    )

  test('names the missing features of a feature that cannot be enabled (question 1 of the FAQ)', async () => {
    const { feature } = await ask<{ feature: object }>(
      sides,
      '{ feature(key: "ASYNC_EDIT") { id name status enabled prerequisites { key } missingPrerequisites { name } } }',
    )
    expect(feature).toMatchObject({
      id: encodeNodeId('Feature', 'ASYNC_EDIT'),
      name: 'Enable editing customers in asynchronous mode',
      status: 'CANNOT_ENABLE',
      enabled: false,
    })
    const { enableFeature } = await enable('ASYNC_EDIT')
    expect(enableFeature.userErrors).toMatchObject([
      {
        __typename: 'FeaturePrerequisitesMissing',
        code: 'FEATURE_PREREQUISITES_MISSING',
        missing: expect.arrayContaining([
          {
            key: 'PERF_CUSTOMER_ORDERS',
            name: 'Performance improvements for customer orders and customer transactions',
          },
          { key: 'ENHANCED_ASYNC_CREATE', name: 'Enable enhanced async customer creation' },
          { key: 'ASYNC_ADDRESS_CREATE', name: 'Enable asynchronous creation for customer addresses' },
        ]),
      },
    ])
  })

  test('sees in each mutation of a request what the earlier ones have changed', async () => {
    const { first, second, third } = await ask<{ [mutation: string]: { feature: object; userErrors: object[] } }>(
      sides,
      `mutation {
        first: enableFeature(input: { feature: "PERF_CUSTOMER_ORDERS", comment: "for the stores" }) { feature { status comment enableDate } userErrors { code } }
        second: enableFeature(input: { feature: "ASYNC_EDIT", dryRun: true }) ${MUTATION_RESULT}
        third: disableFeature(input: { feature: "PERF_CUSTOMER_ORDERS" }) ${MUTATION_RESULT}
      }`,
    )
    expect(first).toMatchObject({ feature: { status: 'ON', comment: 'for the stores' }, userErrors: [] })
    expect(second?.userErrors).toMatchObject([
      { missing: expect.not.arrayContaining([expect.objectContaining({ key: 'PERF_CUSTOMER_ORDERS' })]) },
    ])
    expect(second?.feature).toMatchObject({
      missingPrerequisites: expect.not.arrayContaining([{ key: 'PERF_CUSTOMER_ORDERS' }]),
    })
    expect(third).toMatchObject({ feature: { status: 'OFF' }, userErrors: [] })
  })

  test('takes a node id as well as a key, and refuses what is neither', async () => {
    expect((await enable(encodeNodeId('Feature', 'PERF_CUSTOMER_ORDERS'))).enableFeature).toMatchObject({
      feature: { status: 'ON' },
    })
    expect((await enable('nothing')).enableFeature).toMatchObject({
      feature: null,
      userErrors: [{ code: 'NOT_FOUND' }],
    })
  })

  test('schedules, cancels, and enables all, with what was skipped and why', async () => {
    const scheduled = await ask<{ scheduleFeature: object }>(
      sides,
      `mutation { scheduleFeature(input: { feature: "ENHANCED_ASYNC_CREATE", enableDate: "2999-12-31" }) { feature { status enableDate } userErrors { code } } }`,
    )
    expect(scheduled.scheduleFeature).toMatchObject({ feature: { status: 'SCHEDULED', enableDate: '2999-12-31' } })
    const { enableAllFeatures } = await ask<{ enableAllFeatures: { skipped: object[] } }>(
      sides,
      'mutation { enableAllFeatures(input: { dryRun: true }) { enabled { key } skipped { feature { key } reason } userErrors { code } } }',
    )
    expect(enableAllFeatures.skipped).toContainEqual({
      feature: { key: 'ENHANCED_ASYNC_CREATE' },
      reason: 'The feature is scheduled for 2999-12-31.',
    })
    const canceled = await ask<{ scheduleFeature: object }>(
      sides,
      'mutation { scheduleFeature(input: { feature: "ENHANCED_ASYNC_CREATE" }) { feature { status } } }',
    )
    expect(canceled.scheduleFeature).toEqual({ feature: { status: 'OFF' } })
  })

  test('lists features by status', async () => {
    await seedFeatures(headquartersOf(sides), [...CATALOG, PREVIEW])
    const { features } = await ask<{ features: object[] }>(
      sides,
      '{ features(status: [MANDATORY, NEEDS_ATTENTION]) { key status featureState } }',
    )
    expect(features).toEqual([
      { key: 'PREVIEW_FEATURE', status: 'NEEDS_ATTENTION', featureState: 'PREVIEW' },
      { key: 'CAPTURE_MULTIPLE_CONTACTS', status: 'MANDATORY', featureState: 'MANDATORY' },
      { key: 'INITIALIZE_COMMERCE_SCHEDULER', status: 'MANDATORY', featureState: 'MANDATORY' },
    ])
  })

  test('says what reads a feature, why one is not here, and refuses to enable that one', async () => {
    const { feature } = await ask<{ feature: object }>(
      sides,
      '{ feature(key: "CLOUD_CUSTOMER_SEARCH") { status readBy notImplemented } }',
    )
    expect(feature).toEqual({
      status: 'CANNOT_ENABLE',
      readBy: 'Nothing.',
      notImplemented: expect.stringContaining('no index in a cloud'),
    })
    const { enableFeature } = await enable('CLOUD_CUSTOMER_SEARCH')
    expect(enableFeature.userErrors).toMatchObject([{ __typename: 'Refused', code: 'FEATURE_NOT_IMPLEMENTED' }])
  })

  test('enables new features automatically or not, and checks for updates', async () => {
    const done = await ask<{ [name: string]: object }>(
      sides,
      `mutation {
        setFeatureParameters(input: { enableNewFeaturesAutomatically: true }) {
          featureParameters { enableNewFeaturesAutomatically } userErrors { code }
        }
        checkForFeatureUpdates(input: {}) { added { key } changed { key } userErrors { code } }
      }`,
    )
    expect(done).toEqual({
      setFeatureParameters: { featureParameters: { enableNewFeaturesAutomatically: true }, userErrors: [] },
      checkForFeatureUpdates: { added: [], changed: [], userErrors: [] },
    })
    expect(await ask(sides, '{ featureParameters { enableNewFeaturesAutomatically } }')).toEqual({
      featureParameters: { enableNewFeaturesAutomatically: true },
    })
  })

  test('lets viewers of features read and not change', async () => {
    const viewer: Actor = { id: 'viewer', roles: ['FEATURE_VIEWER'], channels: 'ALL' }
    const { features } = await ask<{ features: object[] }>(sides, '{ features { key } }', {}, viewer)
    expect(features).toHaveLength(9)
    const { errors } = await answer(sides, 'mutation { enableAllFeatures { enabled { key } } }', {}, viewer)
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' })
  })
})
