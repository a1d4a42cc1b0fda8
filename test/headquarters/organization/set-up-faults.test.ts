import { describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { readOrganization } from '../../../src/headquarters/organization/organization-view.ts'
import { setUpOrganization } from '../../../src/headquarters/organization/set-up-organization.ts'
import { administrator, emptyHeadquarters, smallOrganization } from './headquarters.ts'

const database = (connection: string) => ({
  channelDatabases: [{ id: 'utrecht-db', name: 'Utrecht', group: 'default', connection }],
})
const attribute = (definition: object) => ({ legalEntity: { attributes: [{ name: 'Size', ...definition }] } })
const sequence = (definition: object) => ({
  legalEntity: { numberSequences: [{ format: 'N-###', largest: 999, ...definition }] },
})

async function faultsOf(hq: HeadquartersDatabase, input: unknown): Promise<string[]> {
  const { userErrors, changed } = await setUpOrganization(hq, administrator, input)
  expect(changed).toEqual([])
  return userErrors.map(({ code, field }) => `${code} ${field.join('.')}`)
}

describe('setUpOrganization, refusing', async () => {
  const hq = await emptyHeadquarters()

  test.each<[string, object, string[]]>([
    ['a country that is not one', { legalEntity: { country: 'XX' } }, ['INVALID_VALUE legalEntities.0.country']],
    ['a currency that is not one', { legalEntity: { currency: 'euro' } }, ['INVALID_VALUE legalEntities.0.currency']],
    [
      'a language tag that is not written as it should be',
      { legalEntity: { languageId: 'nl-nl' } },
      ['INVALID_VALUE legalEntities.0.languageId'],
    ],
    ['an offset as a time zone', { legalEntity: { timeZone: '+01:00' } }, ['INVALID_VALUE legalEntities.0.timeZone']],
    ['an unknown time zone', { parameters: { timeZone: 'Europe/Utrecht' } }, ['INVALID_VALUE parameters.timeZone']],
    ['a NUL character', { legalEntity: { name: 'a\0b' } }, ['INVALID_VALUE legalEntities.0.name']],
    ['half of a surrogate pair', { legalEntity: { name: 'a\ud800b' } }, ['INVALID_VALUE legalEntities.0.name']],
    ['a name that is too long', { legalEntity: { name: 'x'.repeat(101) } }, ['INVALID_VALUE legalEntities.0.name']],
    [
      'a URL instead of where it is',
      database('postgres://user:secret@db/utrecht'),
      ['INVALID_CONNECTION channelDatabases.0.connection'],
    ],
    [
      'a URL behind a prefix',
      database('file:postgres://user:secret@db/utrecht'),
      ['INVALID_CONNECTION channelDatabases.0.connection'],
    ],
    ['a password behind env:', database('env:pass word'), ['INVALID_CONNECTION channelDatabases.0.connection']],
    [
      'options of a number',
      attribute({ type: 'INTEGER', options: ['1'] }),
      ['INVALID_VALUE legalEntities.0.attributes.0.options'],
    ],
    [
      'a range of a text',
      attribute({ type: 'TEXT', minimum: 1 }),
      ['INVALID_VALUE legalEntities.0.attributes.0.minimum'],
    ],
    [
      'a fraction as the bound of an integer',
      attribute({ type: 'INTEGER', maximum: '1.5' }),
      ['INVALID_VALUE legalEntities.0.attributes.0.maximum'],
    ],
    [
      'a range the wrong way round',
      attribute({ type: 'DECIMAL', minimum: 2, maximum: 1 }),
      ['INVALID_VALUE legalEntities.0.attributes.0.minimum'],
    ],
    [
      'an option given twice',
      attribute({ type: 'TEXT', options: ['a', 'a'] }),
      ['DUPLICATE_ID legalEntities.0.attributes.0.options.1.option'],
    ],
    [
      'a format without a place for the number',
      sequence({ format: 'NL' }),
      ['INVALID_VALUE legalEntities.0.numberSequences.0.format'],
    ],
    [
      'a format with two places',
      sequence({ format: '##-###' }),
      ['INVALID_VALUE legalEntities.0.numberSequences.0.format'],
    ],
    [
      'more numbers than the format has room for',
      sequence({ largest: 1000 }),
      ['INVALID_VALUE legalEntities.0.numberSequences.0.largest'],
    ],
    [
      'a range of numbers the wrong way round',
      sequence({ smallest: 5, largest: 4 }),
      ['INVALID_VALUE legalEntities.0.numberSequences.0.smallest'],
    ],
    ['a number below zero', sequence({ smallest: -1 }), ['INVALID_VALUE legalEntities.0.numberSequences.0.smallest']],
    [
      'a number of more than 64 bits',
      sequence({ largest: '9223372036854775808' }),
      ['INVALID_VALUE legalEntities.0.numberSequences.0.largest'],
    ],
    [
      'an unknown customer group',
      { legalEntity: { customerGroups: [] } },
      ['UNKNOWN_REFERENCE legalEntities.0.defaultCustomers.0.customerGroup'],
    ],
    ['an unknown legal entity', { channel: { legalEntity: 'DERT' } }, ['UNKNOWN_REFERENCE channels.0.legalEntity']],
    [
      'an unknown channel database',
      { channel: { channelDatabase: 'x' } },
      ['UNKNOWN_REFERENCE channels.0.channelDatabase'],
    ],
    ['an unknown profile', { functionalityProfiles: [] }, ['UNKNOWN_REFERENCE channels.0.functionalityProfile']],
    ['an unknown group of databases', { channelDatabaseGroups: [] }, ['UNKNOWN_REFERENCE channelDatabases.0.group']],
    [
      'an unknown default customer',
      { channel: { defaultCustomer: 'x' } },
      ['UNKNOWN_REFERENCE channels.0.defaultCustomer'],
    ],
    [
      'an unknown address book',
      { channel: { addressBooks: ['stores', 'x'] } },
      ['UNKNOWN_REFERENCE channels.0.addressBooks.1'],
    ],
    ['a channel without address books', { channel: { addressBooks: [] } }, ['INVALID_VALUE channels.0.addressBooks']],
    [
      'a legal entity without customer account numbers',
      { legalEntity: { numberSequences: [] } },
      ['UNKNOWN_REFERENCE channels.0.legalEntity'],
    ],
    [
      'an id used twice',
      {
        functionalityProfiles: [
          { id: 'store', name: 'a' },
          { id: 'store', name: 'b' },
        ],
      },
      ['DUPLICATE_ID functionalityProfiles.1.id'],
    ],
    ['a misspelt key', { chanels: [] }, ['INVALID_VALUE chanels']],
    [
      'a cache that lasts for more than a day',
      { parameters: { cacheTtlSeconds: 86_401 } },
      ['INVALID_VALUE parameters.cacheTtlSeconds'],
    ],
  ])('refuses %s', async (_, parts, expected) => {
    expect(await faultsOf(hq, smallOrganization({ ...parts }))).toEqual(expected)
    expect((await readOrganization(hq.db)).legalEntities).toEqual([])
  })

  test('refuses a channel whose customers would never be downloaded to it', async () => {
    const addressBooks = [
      { id: 'stores', name: 'Stores' },
      { id: 'others', name: 'Others' },
    ]
    const faults = await faultsOf(
      hq,
      smallOrganization({ legalEntity: { addressBooks }, channel: { addressBooks: ['others'] } }),
    )
    expect(faults).toEqual(['INVALID_VALUE channels.0.addressBooks'])
  })

  test('reports all faults at once, of single values and between values, and repeats none of the values', async () => {
    const input = smallOrganization({
      legalEntity: {
        country: 'Atlantis',
        timeZone: 'Amsterdam',
        attributes: [{ name: 'Size', type: 'INTEGER', options: ['a'] }],
      },
      channel: { type: 'KIOSK', functionalityProfile: 'unknown-profile', name: undefined },
      ...database('postgres://user:secret@db/utrecht'),
      surplus: true,
    })
    const { userErrors } = await setUpOrganization(hq, administrator, input)
    expect(userErrors.map(({ field }) => field.join('.')).sort()).toEqual([
      'channelDatabases.0.connection',
      'channels.0.functionalityProfile',
      'channels.0.name',
      'channels.0.type',
      'legalEntities.0.attributes.0.options',
      'legalEntities.0.country',
      'legalEntities.0.timeZone',
      'surplus',
    ])
    expect(userErrors.find(({ field }) => field.at(-1) === 'name')?.message).toBe('name must be given.')
    expect(JSON.stringify(userErrors)).not.toMatch(/Holland|secret|KIOSK|unknown-profile/)
  })

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'organization'],
    ['a list', []],
    ['lists that are not lists', { legalEntities: 'NLRT', channels: [null, 7] }],
  ])('refuses %s as an organization without falling over', async (_, input) => {
    expect(await faultsOf(hq, input)).not.toEqual([])
  })
})

describe('setUpOrganization on an existing organization', async () => {
  const hq = await emptyHeadquarters()
  await setUpOrganization(hq, administrator, smallOrganization())

  test('refuses to move a channel to another database or legal entity, because its captures are there', async () => {
    const other = { ...smallOrganization().legalEntities[0], dataAreaId: 'DERT' }
    const [utrecht] = smallOrganization().channels
    const faults = await faultsOf(hq, {
      legalEntities: [other],
      channelDatabases: [{ id: 'arnhem-db', name: 'Arnhem', group: 'default', connection: 'env:X' }],
      channels: [{ ...utrecht, legalEntity: 'DERT', channelDatabase: 'arnhem-db' }],
    })
    expect(faults).toEqual(['CANNOT_BE_CHANGED channels.0.legalEntity', 'CANNOT_BE_CHANGED channels.0.channelDatabase'])
  })

  test('refuses to change the type of an attribute', async () => {
    expect(await faultsOf(hq, smallOrganization(attribute({ type: 'TEXT' })))).toEqual([
      'CANNOT_BE_CHANGED legalEntities.0.attributes.0.type',
    ])
  })
})
