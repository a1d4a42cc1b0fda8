import { sql } from 'drizzle-orm'
import type { Actor } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { testDatabase } from '../../support/databases.ts'

export const administrator: Actor = { id: 'administrator', roles: ['ADMINISTRATOR'], channels: 'ALL' }

/** Headquarters, migrated and empty. */
export async function emptyHeadquarters(): Promise<HeadquartersDatabase> {
  const { db, url } = await testDatabase('hq')
  return { db, url }
}

/** The smallest organization that can work: one legal entity, one channel. What is given replaces its parts. */
export function smallOrganization(parts: { legalEntity?: object; channel?: object; [part: string]: unknown } = {}) {
  const { legalEntity, channel, ...others } = parts
  return {
    legalEntities: [
      {
        dataAreaId: 'NLRT',
        name: 'Retail Nederland',
        country: 'NLD',
        currency: 'EUR',
        languageId: 'nl-NL',
        timeZone: 'Europe/Amsterdam',
        addressBooks: [{ id: 'stores', name: 'Stores' }],
        customerGroups: [{ id: '30', name: 'Retail customers' }],
        affiliations: [{ id: 'VIP', name: 'Very important' }],
        attributes: [{ name: 'Size', type: 'INTEGER', minimum: 1, maximum: 60 }],
        defaultCustomers: [
          { id: 'store', customerGroup: '30', currency: 'EUR', languageId: 'nl-NL', addressBooks: ['stores'] },
        ],
        numberSequences: [{ format: 'NL-#####', largest: '99999' }],
        ...legalEntity,
      },
    ],
    functionalityProfiles: [{ id: 'store', name: 'Store' }],
    channelDatabaseGroups: [{ id: 'default', name: 'All' }],
    channelDatabases: [{ id: 'utrecht-db', name: 'Utrecht', group: 'default', connection: 'env:UTRECHT_DATABASE_URL' }],
    channels: [
      {
        id: 'utrecht',
        name: 'Utrecht',
        type: 'RETAIL_STORE',
        legalEntity: 'NLRT',
        channelDatabase: 'utrecht-db',
        functionalityProfile: 'store',
        defaultCustomer: 'store',
        addressBooks: ['stores'],
        country: 'NLD',
        ...channel,
      },
    ],
    ...others,
  }
}

export type ConfigurationEvent = { entityId: string; status: string; downloadJob: string | null }

/** The events of configuration, in order. */
export async function configurationEvents(hq: HeadquartersDatabase): Promise<ConfigurationEvent[]> {
  return execute<ConfigurationEvent>(
    hq.db,
    sql`select entity_id as "entityId", status, download_job as "downloadJob" from log where kind = 'CONFIGURATION' order by position`,
  )
}

/** Runs SQL at headquarters and gives its rows. */
export async function rows<Row extends object>(
  hq: HeadquartersDatabase,
  query: ReturnType<typeof sql>,
): Promise<Row[]> {
  return execute<Row>(hq.db, query)
}
