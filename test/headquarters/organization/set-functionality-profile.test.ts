import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { setFunctionalityProfile } from '../../../src/headquarters/organization/set-functionality-profile.ts'
import { setUpOrganization } from '../../../src/headquarters/organization/set-up-organization.ts'
import { administrator, configurationEvents, emptyHeadquarters, rows, smallOrganization } from './headquarters.ts'

describe('setFunctionalityProfile', () => {
  let hq: HeadquartersDatabase
  beforeEach(async () => {
    hq = await emptyHeadquarters()
    await setUpOrganization(hq, administrator, smallOrganization())
  })

  test('changes the given values, keeps the others, and appends the change for 1070', async () => {
    const { functionalityProfile, userErrors } = await setFunctionalityProfile(hq, administrator, {
      profile: 'store',
      createCustomersInAsyncMode: true,
    })
    expect(userErrors).toEqual([])
    expect(functionalityProfile).toEqual({
      id: 'store',
      name: 'Store',
      createCustomersInAsyncMode: true,
      captureValidation: 'STRICT',
      generateLoyaltyCardNumber: false,
      createCustomerOrdersInAsyncMode: false,
    })
    expect((await configurationEvents(hq)).at(-1)).toEqual({
      entityId: 'functionality_profile:store',
      status: 'CHANGED',
      downloadJob: '1070',
    })
  })

  test('changes who makes the numbers of loyalty cards, and how customer orders are created', async () => {
    const { functionalityProfile } = await setFunctionalityProfile(hq, administrator, {
      profile: 'store',
      generateLoyaltyCardNumber: true,
      createCustomerOrdersInAsyncMode: true,
    })
    expect(functionalityProfile).toMatchObject({
      generateLoyaltyCardNumber: true,
      createCustomerOrdersInAsyncMode: true,
    })
    // An organization of before, which does not say it, leaves both as they are.
    await setUpOrganization(hq, administrator, smallOrganization())
    const [stored] = await rows(
      hq,
      sql`select generate_loyalty_card_number as generates, create_customer_orders_in_async_mode as orders
        from functionality_profile where id = 'store'`,
    )
    expect(stored).toEqual({ generates: true, orders: true })
  })

  test('changes nothing and appends no events if the values are the same, also concurrently', async () => {
    const before = (await configurationEvents(hq)).length
    const set = () => setFunctionalityProfile(hq, administrator, { profile: 'store', captureValidation: 'MINIMAL' })
    const both = await Promise.all([set(), set()])
    expect(both.map(({ functionalityProfile }) => functionalityProfile?.captureValidation)).toEqual([
      'MINIMAL',
      'MINIMAL',
    ])
    await set()
    expect(await configurationEvents(hq)).toHaveLength(before + 1)
  })

  test.each(['no-such-profile', 'a\0b'])('refuses a profile that does not exist: %j', async (profile) => {
    const { functionalityProfile, userErrors } = await setFunctionalityProfile(hq, administrator, { profile })
    expect(functionalityProfile).toBeNull()
    expect(userErrors).toMatchObject([{ __typename: 'Refused', code: 'NOT_FOUND', field: ['profile'] }])
  })

  test('records the actor in the audit', async () => {
    await setFunctionalityProfile(hq, administrator, { profile: 'store', createCustomersInAsyncMode: true })
    const audit = await rows(
      hq,
      sql`select actor, target, result from audit_entry where action = 'setFunctionalityProfile'`,
    )
    expect(audit).toEqual([{ actor: 'administrator', target: 'store', result: 'CHANGED' }])
  })
})
