// @module-tag long
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeCustomer, routeOfEdit } from '../headquarters/features/plan-support.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { apply, diagnose, failing, roll, startAnew } from './feature-support.ts'
import { figure } from './run-situations.ts'
import { enableEditing, JOBS, OF_FEATURES } from './situations/of-features.ts'

let tillsync: Installation
let customer: string
beforeAll(async () => {
  tillsync = await startInstallation()
  customer = await makeCustomer(tillsync)
}, 600_000)

beforeEach(() => startAnew(tillsync))

describe('diagnose of a feature names only the cause, and its remedies alone fix it, when', () => {
  const { named, cured } = figure('Of features', OF_FEATURES)
  it.each(OF_FEATURES.map((each) => [each.what, each] as const))('%s', async (_, situation) => {
    const { arrange, cause, says, mutations } = situation
    await arrange(tillsync)
    expect(await routeOfEdit(tillsync, customer)).toBe('REALTIME')
    const sick = await diagnose(tillsync)
    expect(failing(sick)).toEqual([cause])
    expect(sick.checks.filter(({ status }) => status === 'UNKNOWN')).toEqual([])
    expect(sick.answer).toMatch(says)
    expect(sick.remedies.map(({ mutation }) => mutation)).toEqual(mutations)
    named.add(situation.what)
    await apply(tillsync, sick)
    expect(await routeOfEdit(tillsync, customer)).toBe('ASYNC')
    expect(await diagnose(tillsync)).toMatchObject({ healthy: true, remedies: [] })
    cured.add(situation.what)
  })

  it(`all ${OF_FEATURES.length} causes are named and fixed`, () => {
    expect([named.size, cured.size]).toEqual([OF_FEATURES.length, OF_FEATURES.length])
  })

  describe('customers are created in real time because the profile', () => {
    let n = 0
    const create = async () => {
      const { createCustomer } = await tillsync.ask<{ createCustomer: { route: string } }>(
        `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { route userErrors { message } } }`,
        {
          input: {
            channel: 'sanfrancisco',
            idempotencyKey: `profile-${n}`,
            customer: { firstName: 'Mary', lastName: `Somerville ${n++}` },
          },
        },
      )
      return createCustomer.route
    }
    const setProfile = (on: boolean) =>
      tillsync.ask(
        `mutation ($on: Boolean!) {
          setFunctionalityProfile(input: { profile: "store-sync", createCustomersInAsyncMode: $on }) { userErrors { code } }
        }`,
        { on },
      )
    beforeEach(async () => {
      await setProfile(false)
      await enableEditing(tillsync)
      await roll(tillsync, JOBS)
      expect(await create()).toBe('REALTIME')
    })

    it.each([
      ['does so, which no feature changes', false, ['setFunctionalityProfile', 'runCdxJob', 'flushChannelCache']],
      ['has been changed and 1070 not been run', true, ['runCdxJob', 'flushChannelCache']],
    ])('%s', async (_, changed, mutations) => {
      if (changed) await setProfile(true)
      const sick = await diagnose(tillsync)
      expect(failing(sick)).toEqual(['CHANNEL_MODE'])
      expect(sick.answer).toMatch(/^San Francisco creates customers in real time/)
      expect(sick.remedies.map(({ mutation }) => mutation)).toEqual(mutations)
      await apply(tillsync, sick)
      expect(await create()).toBe('ASYNC')
      expect(await diagnose(tillsync)).toMatchObject({ healthy: true, remedies: [] })
    })
  })
})

describe('diagnose of a feature', () => {
  it('finds no cause if the feature is on and effective everywhere', async () => {
    await enableEditing(tillsync)
    await roll(tillsync, JOBS)
    const { checks, ...healthy } = await diagnose(tillsync)
    expect(healthy).toMatchObject({ healthy: true, remedies: [] })
    expect(healthy.answer).toMatch(
      /^Nothing is wrong: .* is on and effective on Houston, Contoso Online, San Francisco/,
    )
    expect(checks.every(({ status }) => status === 'PASS')).toBe(true)
  })

  it('reports a missing right to a caller who may not enable the feature', async () => {
    const sick = await diagnose(tillsync, 'ASYNC_EDIT', await tillsync.tokenFor('VIEWER'))
    expect(failing(sick)).toEqual(['MAY_ENABLE_FEATURE'])
    expect(sick.remedies.map(({ mayRun }) => mayRun)).not.toContain(true)
  })

  it('reports an unknown feature', async () => {
    expect(failing(await diagnose(tillsync, 'NOTHING'))).toEqual(['FEATURE_KNOWN'])
  })
})
