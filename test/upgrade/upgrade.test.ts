import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { migrate } from '../../src/db/migrate.ts'
import { emptyDatabase } from '../support/databases.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { isStored, restoreDatabase, storeDatabase } from './stored-installation.ts'

const { version: current } = JSON.parse(
  await import('node:fs/promises').then((fs) => fs.readFile(join(PACKAGE_FOLDER, 'package.json'), 'utf8')),
)
const DATABASES = [
  ['hq', 'hq'],
  ['houston', 'channel'],
  ['sanfrancisco', 'channel'],
] as const
const versions = readdirSync(join(PACKAGE_FOLDER, 'test', 'fixtures'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^\d+\.\d+\.\d+$/.test(entry.name))
  .map((entry) => entry.name)

const create = (tillsync: Installation, key: string, customer: Record<string, unknown>) =>
  tillsync.ask<{ createCustomer: { customer: { id: string } | null; userErrors: unknown[] } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code field } } }`,
    { input: { channel: 'houston', idempotencyKey: key, customer } },
  )
const counts = async (tillsync: Installation) => {
  const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
    `{ operationCounts { status count } }`,
  )
  return Object.fromEntries(operationCounts.map(({ status, count }) => [status, count]))
}

/**
 * The content of every fixture: customers that were distributed, one whose operation failed, and one that is still
 * pending.
 */
const LEFT_BEHIND = { CAPTURED: 1, DISTRIBUTED: 3, FAILED: 1 }

const NUMBER = '5100 0042'

/** A loyalty card as the release before has issued it, and as 1010 has brought it to its till. */
async function issueBefore({ hq, houston }: Installation['databases']): Promise<void> {
  await hq.db.execute(sql`
    insert into loyalty_card (card_number, customer_key, issued_by, operation_id)
    select ${NUMBER}, customer_key, 'till-1', gen_random_uuid() from customer where cust_name = 'Fixture One'`)
  await houston.db.execute(sql`
    update customer set document = jsonb_set(document, '{loyaltyCards}', ${JSON.stringify([NUMBER])}::jsonb)
    where name = 'Fixture One'`)
}

/** The card is its customer's, before 1050 has ever run, and a till of another store finds it afterwards. */
async function expectCardsAsBefore(tillsync: Installation): Promise<void> {
  const find = (channel: string | null) =>
    tillsync
      .ask<{ loyaltyCard: object | null }>(
        `query ($n: String!, $channel: ID) { loyaltyCard(cardNumber: $n, channel: $channel) { cardNumber isAnonymous } }`,
        { n: '51000042', channel },
      )
      .then(({ loyaltyCard }) => loyaltyCard)
  const card = { cardNumber: NUMBER, isAnonymous: false }
  const { customers, organization } = await tillsync.ask<{
    customers: { nodes: { loyaltyCards: string[] }[] }
    organization: { functionalityProfiles: { generateLoyaltyCardNumber: boolean }[] }
  }>(`{
    customers(channel: "houston", filter: { name: "Fixture One" }) { nodes { loyaltyCards } }
    organization { functionalityProfiles { generateLoyaltyCardNumber } }
  }`)
  expect(customers.nodes).toEqual([{ loyaltyCards: [NUMBER] }])
  expect(organization.functionalityProfiles.every((each) => each.generateLoyaltyCardNumber)).toBe(true)
  expect(await find(null)).toEqual(card)
  await tillsync.runJob('1050')
  for (const channel of ['houston', 'sanfrancisco']) expect(await find(channel)).toEqual(card)
}

const SHOES = { name: 'Shoe size', type: 'DECIMAL', value: '8.5' }

/** A customer attribute with a value, as headquarters and the till have it. */
async function setAttributeBefore({ hq, houston }: Installation['databases']): Promise<void> {
  await hq.db.execute(sql`
    insert into customer_attribute (customer_key, name, type, value, v, source)
    select customer_key, ${SHOES.name}, ${SHOES.type}, ${SHOES.value}, 1, 'houston' from customer where cust_name = 'Fixture One'`)
  await houston.db.execute(sql`
    update customer set document = jsonb_set(document, '{attributes}', ${JSON.stringify([SHOES])}::jsonb)
    where name = 'Fixture One'`)
}

/** The attributes, and the value that a customer had, are as before at headquarters and, after 1070, in a till's form. */
async function expectAttributesAsBefore(tillsync: Installation): Promise<void> {
  const definition = '{ name type options minimum maximum required defaultValue unit translations { languageId } }'
  const { organization, ...of } = await tillsync.ask<{
    organization: { legalEntities: { attributes: { name: string }[] }[] }
    headquarters: { nodes: object[] }
    houston: { nodes: object[] }
  }>(`{
    organization { legalEntities { attributes ${definition} } }
    headquarters: customers(filter: { name: "Fixture One" }) { nodes { attributes { name type value } } }
    houston: customers(channel: "houston", filter: { name: "Fixture One" }) { nodes { attributes { name type value } } }
  }`)
  for (const side of [of.headquarters, of.houston]) expect(side.nodes).toEqual([{ attributes: [SHOES] }])
  const plain = { minimum: null, maximum: null, required: false, defaultValue: null, unit: null, translations: [] }
  const expected = [
    { ...plain, name: 'Catalog by post', type: 'BOOLEAN', options: null },
    { ...plain, name: 'Children in household', type: 'INTEGER', options: null, minimum: '0', maximum: '20' },
    { ...plain, name: 'Note', type: 'TEXT', options: null },
    { ...plain, name: 'Preferred contact', type: 'TEXT', options: ['Phone', 'E-mail', 'Post', 'None'] },
    { ...plain, name: 'Shoe size', type: 'DECIMAL', options: null, minimum: '1', maximum: '20' },
    { ...plain, name: 'Yearly budget', type: 'DECIMAL', options: null, minimum: '0' },
  ]
  const sorted = (list: readonly { name: string }[] = []) =>
    [...list].sort((one, other) => one.name.localeCompare(other.name))
  expect(sorted(organization.legalEntities[0]?.attributes)).toEqual(sorted(expected))
  await tillsync.runJob('1070')
  await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  const { form } = await tillsync.ask<{ form: { name: string }[] }>(
    `{ form: customerAttributes(channel: "houston") ${definition} }`,
  )
  expect(sorted(form)).toEqual(sorted(expected))
}

describe('a database of an earlier version', () => {
  it.runIf(process.env.STORE_FIXTURE === '1')('is kept as the fixture of this version (npm run fixture)', async () => {
    const tillsync = await startInstallation()
    await tillsync.ask(
      `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
    )
    await tillsync.runJob('1070')
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    for (const lastName of ['One', 'Two', 'Three'])
      await create(tillsync, `fixture-${lastName}`, { firstName: 'Fixture', lastName })
    await create(tillsync, 'fixture-failed', {
      firstName: 'Fixture',
      lastName: 'Failed',
      addresses: [{ city: 'Nowhere', country: 'Atlantis' }],
    })
    await tillsync.travel()
    await create(tillsync, 'fixture-pending', { firstName: 'Fixture', lastName: 'Pending' })
    expect(await counts(tillsync)).toEqual(LEFT_BEHIND)
    await tillsync.running.stop()
    for (const [name, side] of DATABASES) await storeDatabase(current, name, side, tillsync.databases[name].db)
  })

  it.each(versions)(
    'of %s is migrated, keeps all that was in it, and goes on with what was under way',
    async (version) => {
      for (const [name] of DATABASES) expect(isStored(version, name)).toBe(true)
      const databases = {
        hq: await emptyDatabase(),
        houston: await emptyDatabase(),
        sanfrancisco: await emptyDatabase(),
      }
      for (const [name, side] of DATABASES) await restoreDatabase(version, name, side, databases[name].db)
      await issueBefore(databases)
      await setAttributeBefore(databases)
      const schedules = () =>
        databases.hq.db.execute(sql`select id, jobs, recurrence, active from distribution_schedule order by id`)
      const schedulesBefore = [...(await schedules())]
      for (const [name, side] of DATABASES) await migrate(databases[name].url, side)
      const tillsync = await startInstallation({ databases })
      expect([...(await schedules())]).toEqual(expect.arrayContaining(schedulesBefore))
      await expectCardsAsBefore(tillsync)
      await expectAttributesAsBefore(tillsync)
      expect(await counts(tillsync)).toEqual(LEFT_BEHIND)
      expect(
        (await create(tillsync, 'fixture-new', { firstName: 'Fixture', lastName: 'New' })).createCustomer.userErrors,
      ).toEqual([])
      await tillsync.travel()
      expect(await counts(tillsync)).toEqual({ DISTRIBUTED: 5, FAILED: 1 })
      const { customers } = await tillsync.ask<{ customers: { nodes: { accountNumber: string; name: string }[] } }>(
        `{ customers(channel: "houston", filter: { name: "Fixture" }) { nodes { accountNumber name } } }`,
      )
      const names = customers.nodes.map(({ name, accountNumber }) => [name, accountNumber !== null])
      expect(names).toEqual([
        ['Fixture Failed', false],
        ['Fixture New', true],
        ['Fixture One', true],
        ['Fixture Pending', true],
        ['Fixture Three', true],
        ['Fixture Two', true],
      ])
    },
  )

  it('of this version is stored, so that the next version can be tested with it', () => {
    expect(versions).toContain(current)
  })
})
