import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { readOrganization } from '../../../src/headquarters/organization/organization-view.ts'
import { setUpOrganization } from '../../../src/headquarters/organization/set-up-organization.ts'
import { administrator, configurationEvents, emptyHeadquarters, rows, smallOrganization } from './headquarters.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await emptyHeadquarters()
})
const setUp = (input: unknown, dryRun = false) => setUpOrganization(hq, administrator, input, { dryRun })

describe('setUpOrganization', () => {
  test('creates the whole organization and returns what it created', async () => {
    const { organization, changed, userErrors } = await setUp(smallOrganization())
    expect(userErrors).toEqual([])
    expect(changed).toEqual([
      'parameters 1 changed',
      'legal entity NLRT created',
      'address book NLRT:stores created',
      'customer group NLRT:30 created',
      'affiliation NLRT:VIP created',
      'attribute definition NLRT:Size created',
      'default customer NLRT:store created',
      'number sequence NLRT:CustomerAccount created',
      'functionality profile store created',
      'channel database group default created',
      'channel database utrecht-db created',
      'channel utrecht created',
      'distribution schedule default-customers created',
      'distribution schedule default-channel-configuration created',
      'distribution schedule default-global-configuration created',
      'reference values created',
    ])
    expect(organization).toEqual(await readOrganization(hq.db))
    expect(organization).toMatchObject({
      parameters: {
        timeZone: 'Europe/Amsterdam',
        tryCount: 3,
        enforceSessionOrder: false,
        cacheTtlSeconds: 300,
        fullDataSetIntervalDays: 0,
        addressPurposes: [],
      },
      legalEntities: [
        {
          dataAreaId: 'NLRT',
          timeZone: 'Europe/Amsterdam',
          attributes: [{ name: 'Size', type: 'INTEGER', options: null, minimum: '1', maximum: '60' }],
          defaultCustomers: [
            { id: 'store', customerType: 'PERSON', receiptEmail: null, affiliations: [], addressBooks: ['stores'] },
          ],
          numberSequences: [
            { reference: 'CustomerAccount', format: 'NL-#####', smallest: '1', largest: '99999', next: '1' },
          ],
        },
      ],
      functionalityProfiles: [{ id: 'store', createCustomersInAsyncMode: false, captureValidation: 'STRICT' }],
      channelDatabases: [{ key: 'utrecht-db', group: 'default' }],
      channels: [{ key: 'utrecht', legalEntity: 'NLRT', channelDatabase: 'utrecht-db' }],
    })
  })

  test('appends each kind for the job that carries it to the channels, or for none', async () => {
    await setUp(smallOrganization({ parameters: { cacheTtlSeconds: 60 } }))
    const jobs = (await configurationEvents(hq)).map(({ entityId, downloadJob }) => `${entityId} ${downloadJob ?? '-'}`)
    expect(jobs).toEqual([
      'parameters:1 1110',
      'legal_entity:NLRT 1070',
      'address_book:NLRT:stores -',
      'customer_group:NLRT:30 1010',
      'affiliation:NLRT:VIP 1010',
      'attribute_definition:NLRT:Size 1010',
      'default_customer:NLRT:store 1070',
      'number_sequence:NLRT:CustomerAccount -',
      'functionality_profile:store 1070',
      'channel_database_group:default -',
      'channel_database:utrecht-db -',
      'channel:utrecht 1070',
      'distribution_schedule:default-customers -',
      'distribution_schedule:default-channel-configuration -',
      'distribution_schedule:default-global-configuration -',
      'reference_value:* 1110',
    ])
  })

  test('changes nothing and appends no events the second time', async () => {
    await setUp(smallOrganization())
    const events = await configurationEvents(hq)
    const { changed, userErrors } = await setUp(smallOrganization())
    expect({ changed, userErrors }).toEqual({ changed: [], userErrors: [] })
    expect(await configurationEvents(hq)).toEqual(events)
  })

  test('creates everything once for two concurrent calls', async () => {
    const both = await Promise.all([setUp(smallOrganization()), setUp(smallOrganization())])
    expect(both.map(({ changed }) => changed.length).sort()).toEqual([0, 16])
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([])
  })

  test('changes only differences, and deletes nothing', async () => {
    await setUp(smallOrganization())
    const affiliations = [{ id: 'Staff', name: 'Our own people' }]
    const { changed, organization } = await setUp(
      smallOrganization({ legalEntity: { name: 'Retail NL', affiliations } }),
    )
    expect(changed).toEqual(['legal entity NLRT changed', 'affiliation NLRT:Staff created'])
    expect(organization.legalEntities[0]?.affiliations.map(({ id }) => id)).toEqual(['Staff', 'VIP'])
  })

  test('adds to the existing organization and may refer to it', async () => {
    await setUp(smallOrganization())
    const [utrecht] = smallOrganization().channels
    const { changed, userErrors } = await setUp({ channels: [{ ...utrecht, id: 'arnhem', name: 'Arnhem' }] })
    expect({ changed, userErrors }).toEqual({ changed: ['channel arnhem created'], userErrors: [] })
  })

  test('returns in a dry run the organization that would result, and writes nothing', async () => {
    const { changed, organization } = await setUp(smallOrganization(), true)
    expect(changed).toHaveLength(16)
    expect(organization.channels).toHaveLength(1)
    expect((await readOrganization(hq.db)).legalEntities).toEqual([])
    expect(await configurationEvents(hq)).toEqual([])
    expect(await rows(hq, sql`select from audit_entry`)).toEqual([])
  })

  test('never moves a number sequence back, whatever range it is given', async () => {
    await setUp(smallOrganization())
    await hq.db.execute(sql`update number_sequence set next = 500`)
    const range = (smallest: string, largest: string) => ({
      legalEntity: { numberSequences: [{ format: 'NL-#####', smallest, largest }] },
    })
    const first = await setUp(smallOrganization(range('10', '88888')))
    expect(first.changed).toEqual(['number sequence NLRT:CustomerAccount changed'])
    expect(first.organization.legalEntities[0]?.numberSequences).toMatchObject([
      { smallest: '10', largest: '88888', next: '500' },
    ])
    const second = await setUp(smallOrganization(range('1000', '88888')))
    expect(second.organization.legalEntities[0]?.numberSequences).toMatchObject([{ next: '1000' }])
  })

  test('gives a new group its schedules, of which only that for customers is active, and keeps changes to them', async () => {
    await setUp(smallOrganization())
    const schedules = () =>
      rows<object>(
        hq,
        sql`select id, jobs, group_id as "group", recurrence, active from distribution_schedule order by id`,
      )
    expect(await schedules()).toEqual([
      { id: 'clean-up', jobs: ['clean-up'], group: null, recurrence: '17 3 * * *', active: true },
      { id: 'default-channel-configuration', jobs: ['1070'], group: 'default', recurrence: '0 3 * * *', active: false },
      {
        id: 'default-customers',
        jobs: ['P-0001', 'synchronize', '1010', '1050'],
        group: 'default',
        recurrence: 'EVERY 60 SECONDS',
        active: true,
      },
      { id: 'default-global-configuration', jobs: ['1110'], group: 'default', recurrence: '0 3 * * *', active: false },
      { id: 'reconcile', jobs: ['reconcile'], group: null, recurrence: '47 2 * * *', active: true },
      { id: 'reconcile-changes', jobs: ['reconcile-changes'], group: null, recurrence: '*/10 * * * *', active: true },
    ])
    await hq.db.execute(sql`update distribution_schedule set active = false`)
    await setUp(smallOrganization({ channelDatabaseGroups: [{ id: 'default', name: 'Every store' }] }))
    expect(await rows(hq, sql`select from distribution_schedule where active`)).toEqual([])
  })

  test('adds countries, currencies and languages, including those that the organization uses', async () => {
    await setUp(smallOrganization({ legalEntity: { languageId: 'fy-NL' } }))
    const values = await rows<{ value: string }>(
      hq,
      sql`select kind || ' ' || id || ' ' || name as value from reference_value
      where id in ('NLD', 'EUR', 'en-US', 'fy-NL', 'USA') order by kind, id`,
    )
    expect(values.map(({ value }) => value)).toEqual([
      'COUNTRY NLD Netherlands',
      'COUNTRY USA United States of America',
      'CURRENCY EUR Euro',
      'LANGUAGE en-US American English',
      'LANGUAGE fy-NL Western Frisian (Netherlands)',
    ])
  })

  test('adds ids and purposes to those that are there, and stores a country as its code', async () => {
    const withLists = (taxGroups: string[], addressPurposes: string[]) => {
      const given = smallOrganization({ parameters: { addressPurposes } })
      return {
        ...given,
        legalEntities: given.legalEntities.map((entity) => ({ ...entity, country: 'Netherlands', taxGroups })),
      }
    }
    await setUp(withLists(['HIGH', 'LOW'], ['Kiosk']))
    const { changed, organization } = await setUp(withLists(['ZERO', 'LOW'], ['Market stall']))
    expect(changed).toEqual(['parameters 1 changed', expect.stringMatching(/^legal entity .* changed$/)])
    expect(organization).toMatchObject({
      parameters: { addressPurposes: ['Kiosk', 'Market stall'] },
      legalEntities: [{ country: 'NLD', taxGroups: ['HIGH', 'LOW', 'ZERO'], priceGroups: [] }],
    })
    expect((await setUp(withLists(['LOW'], ['Kiosk']))).changed).toEqual([])
  })

  test('sets only the given parameters', async () => {
    await setUp(smallOrganization({ parameters: { timeZone: 'UTC', cacheTtlSeconds: 0 } }))
    const { changed, organization } = await setUp({ parameters: { tryCount: 5, enforceSessionOrder: true } })
    expect(changed).toEqual(['parameters 1 changed'])
    expect(organization.parameters).toEqual({
      timeZone: 'UTC',
      tryCount: 5,
      enforceSessionOrder: true,
      cacheTtlSeconds: 0,
      fullDataSetIntervalDays: 0,
      addressPurposes: [],
    })
  })

  test('records the actor in the audit, also for refusals', async () => {
    await setUp(smallOrganization())
    await setUp(smallOrganization())
    await setUp({ channels: [{}] })
    const audit = await rows<object>(hq, sql`select actor, action, result from audit_entry order by id`)
    expect(audit).toEqual(
      ['CHANGED', 'UNCHANGED', 'REFUSED'].map((result) => ({
        actor: 'administrator',
        action: 'setUpOrganization',
        result,
      })),
    )
  })
})
