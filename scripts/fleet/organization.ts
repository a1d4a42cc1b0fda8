import { SYSTEM } from '../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../src/between/sides.ts'
import { enableFeature } from '../../src/headquarters/features/enable.ts'
import { seedFeatures } from '../../src/headquarters/features/seed-features.ts'
import { setUpOrganization } from '../../src/headquarters/organization/set-up-organization.ts'
import { createJoinCode } from '../../src/headquarters/stores/create-join-code.ts'
import { demoFeatures, demoOrganization } from '../../src/start/demo.ts'

/** Sets up an organization with these stores, each with a channel database of its own that it joins for. */
export async function setUpStores(hq: HeadquartersDatabase, stores: readonly string[]): Promise<void> {
  await seedFeatures(hq)
  for (const feature of demoFeatures) await enableFeature(hq, SYSTEM, { feature })
  const demo = demoOrganization()
  const houston = demo.channels.find(({ id }) => id === 'houston')
  if (!houston) throw new Error('The demo organization has no channel houston.')
  const organization = {
    ...demo,
    channelDatabases: stores.map((id) => ({ id: `${id}-db`, name: id, group: 'default', connection: 'store' })),
    channels: stores.map((id) => ({ ...houston, id, name: id, channelDatabase: `${id}-db` })),
  }
  const schedules = { customersEvery: 'EVERY 5 SECONDS', active: true }
  const { userErrors } = await setUpOrganization(hq, SYSTEM, organization, { schedules })
  if (userErrors[0]) throw new Error(`The organization of the fleet: ${userErrors[0].message}`)
}

/** A one-time code for a store. */
export async function codeFor(hq: HeadquartersDatabase, store: string): Promise<string> {
  const { code } = await createJoinCode(hq, SYSTEM, { channelDatabase: `${store}-db`, validForHours: 1 })
  if (code === null) throw new Error(`There is no code for ${store}.`)
  return code
}
