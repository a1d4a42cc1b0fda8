import { readFileSync } from 'node:fs'
import { SYSTEM } from '../access/actor.ts'
import type { HeadquartersDatabase } from '../between/sides.ts'
import { enableFeature } from '../headquarters/features/enable.ts'
import { type OrganizationInput, readOrganizationInput } from '../headquarters/organization/organization-input.ts'
import { readOrganization } from '../headquarters/organization/organization-view.ts'
import { setUpOrganization } from '../headquarters/organization/set-up-organization.ts'
import type { ScheduleHabits } from '../headquarters/organization/write-parameters.ts'
import { ASYNC_ADDRESS_CREATE, ENHANCED_ASYNC_CREATE, PERF_CUSTOMER_ORDERS } from '../model/configuration.ts'

/**
 * The features that are on in the demo organization; *Enable editing customers in asynchronous mode* is off
 * (docs/domain.md, D-29).
 */
export const demoFeatures: readonly string[] = [PERF_CUSTOMER_ORDERS, ENHANCED_ASYNC_CREATE, ASYNC_ADDRESS_CREATE]

/** The demo organization, which is also the example of a file for `tillsync setup`. */
export function demoOrganization(): OrganizationInput {
  const file = new URL('../../demo/organization.json', import.meta.url)
  const { organization } = readOrganizationInput(JSON.parse(readFileSync(file, 'utf8')))
  if (organization === null) throw new Error('demo/organization.json is not a valid organization.')
  return organization
}

/**
 * Sets up the demo organization where there is none yet, and returns whether it did; later changes to it stay. The
 * features come first, so that an organization that exists is complete. Its jobs recur every five seconds.
 */
export async function seedDemo(
  hq: HeadquartersDatabase,
  schedules: ScheduleHabits = { customersEvery: 'EVERY 5 SECONDS', active: true },
): Promise<boolean> {
  const { legalEntities } = await readOrganization(hq.db)
  if (legalEntities.length > 0) return false
  for (const feature of demoFeatures) {
    const { userErrors } = await enableFeature(hq, SYSTEM, { feature })
    if (userErrors[0]) throw new Error(`The demo organization: ${userErrors[0].message}`)
  }
  const { userErrors } = await setUpOrganization(hq, SYSTEM, demoOrganization(), { schedules })
  if (userErrors[0]) throw new Error(`The demo organization: ${userErrors[0].message}`)
  return true
}
