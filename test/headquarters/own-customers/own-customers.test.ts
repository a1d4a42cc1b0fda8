import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

let installation: Installation
beforeAll(async () => {
  installation = await startInstallation()
})

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      customer { id accountNumber version addressBooks customerGroup externalIds { system id } addresses { addressId country } }
      route routeReason repeated
      userErrors { __typename code field }
    }
  }`
type Customer = {
  id: string
  accountNumber: string
  version: string
  addresses: { addressId: string; country: string }[]
  contacts: { contactId: string }[]
}
type Outcome = { customer: Customer; repeated?: boolean; userErrors: object[] }
async function create(input: object): Promise<Outcome> {
  const whole = { legalEntity: 'USRT', idempotencyKey: randomUUID(), ...input }
  return (await installation.ask<{ createCustomer: Outcome }>(CREATE, { input: whole })).createCustomer
}

test('headquarters creates a customer without a channel, once for each key, in the address books of its default customer', async () => {
  const idempotencyKey = randomUUID()
  const customer = { name: 'Ada', addresses: [{ city: 'Houston' }], externalIds: [{ system: 'erp', id: 'A 1' }] }
  const created = await create({ idempotencyKey, customer })
  expect(created).toMatchObject({
    customer: {
      accountNumber: expect.stringMatching(/^C-\d{6}$/),
      version: '1',
      addressBooks: ['houston'],
      customerGroup: '30',
      externalIds: [{ system: 'ERP', id: 'A 1' }],
      addresses: [{ country: 'USA' }],
    },
    route: 'HEADQUARTERS',
    routeReason: 'HEADQUARTERS_UPDATE',
    repeated: false,
    userErrors: [],
  })
  const { id, accountNumber } = created.customer
  expect(await create({ idempotencyKey, customer })).toMatchObject({
    customer: { id, accountNumber },
    repeated: true,
    userErrors: [],
  })
  expect(await create({ idempotencyKey, customer: { name: 'Bob' } })).toMatchObject({
    userErrors: [{ __typename: 'IdempotencyKeyReused', field: ['idempotencyKey'] }],
  })
  const elsewhere = await create({ customer: { name: 'Cleo' }, defaultCustomer: 'sanfrancisco-default' })
  expect(elsewhere).toMatchObject({ customer: { addressBooks: ['sanfrancisco'] } })
})

test('headquarters needs a legal entity, and a channel has its own', async () => {
  expect(await create({ legalEntity: null, customer: { name: 'Ada' } })).toMatchObject({
    userErrors: [{ code: 'INVALID_VALUE', field: ['legalEntity'] }],
  })
  expect(await create({ channel: 'houston', customer: { name: 'Ada' } })).toMatchObject({
    userErrors: [{ code: 'INVALID_VALUE', field: ['legalEntity'] }],
  })
})

test('a list at headquarters has a result for each row', async () => {
  const CREATE_ALL = /* GraphQL */ `
    mutation ($input: CreateCustomersInput!) {
      createCustomers(input: $input) { results { customer { name } userErrors { code field } } userErrors { code } }
    }`
  const customers = ['One', '', 'Three'].map((name) => ({ idempotencyKey: randomUUID(), customer: { name } }))
  const input = { legalEntity: 'USRT', customers }
  expect(await installation.ask(CREATE_ALL, { input })).toMatchObject({
    createCustomers: {
      results: [
        { customer: { name: 'One' } },
        { customer: null, userErrors: [{ code: 'FIELD_REFUSED', field: ['customers', '1', 'customer', 'name'] }] },
        { customer: { name: 'Three' } },
      ],
      userErrors: [],
    },
  })
})

const FIELDS = /* GraphQL */ `
  customer {
    id version affiliations
    addresses { addressId city country isPrimary }
    contacts { contactId type value isPrimary }
    attributes { name value }
    externalIds { system id }
  }
  route
  userErrors { code field ... on FieldRefused { rowErrorCode } }`

test('headquarters changes each part of a customer without a channel, and 1010 brings it to the tills', async () => {
  const { customer } = await create({ customer: { name: 'Dora' } })
  async function change(name: string, type: string, input: object): Promise<Outcome> {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${FIELDS} } }`
    const whole = { customerId: customer.id, idempotencyKey: randomUUID(), ...input }
    const answer = await installation.ask<Record<string, Outcome>>(document, { input: whole })
    const outcome = answer[name]
    if (!outcome) throw new Error('No outcome.')
    return outcome
  }
  const added = await change('addCustomerAddress', 'AddCustomerAddressInput', {
    address: { city: 'Delft', country: 'nl' },
  })
  expect(added).toMatchObject({
    route: 'HEADQUARTERS',
    userErrors: [],
    customer: { addresses: [{ city: 'Delft', country: 'NLD', isPrimary: true }] },
  })
  const addressId = added.customer.addresses[0]?.addressId
  expect(
    await change('updateCustomerAddress', 'UpdateCustomerAddressInput', { addressId, changes: { city: 'Breda' } }),
  ).toMatchObject({ customer: { addresses: [{ addressId, city: 'Breda' }] } })
  expect(
    await change('updateCustomerAddress', 'UpdateCustomerAddressInput', { addressId, changes: { country: 'Nowhere' } }),
  ).toMatchObject({ userErrors: [{ field: ['changes', 'country'], rowErrorCode: 'UNKNOWN_COUNTRY' }] })
  const contact = { type: 'phone', value: '+31 15 000 0000', isPrimary: true }
  const set = await change('setCustomerContact', 'SetCustomerContactInput', { contact })
  expect(set).toMatchObject({ customer: { contacts: [{ type: 'PHONE', isPrimary: true }] } })
  expect(
    await change('setCustomerContact', 'SetCustomerContactInput', { contact: { type: 'EMAIL', value: 'none' } }),
  ).toMatchObject({ userErrors: [{ field: ['contact', 'value'], rowErrorCode: 'INVALID_EMAIL' }] })
  expect(await change('addCustomerAffiliation', 'CustomerAffiliationInput', { affiliation: 'vip' })).toMatchObject({
    customer: { affiliations: ['VIP'] },
  })
  expect(await change('addCustomerAffiliation', 'CustomerAffiliationInput', { affiliation: 'nobody' })).toMatchObject({
    userErrors: [{ field: ['affiliation'], rowErrorCode: 'UNKNOWN_AFFILIATION' }],
  })
  expect(
    await change('setCustomerAttributes', 'SetCustomerAttributesInput', { attributes: [{ name: 'Note', value: 'n' }] }),
  ).toMatchObject({ customer: { attributes: [{ name: 'Note', value: 'n' }] } })
  expect(
    await change('setCustomerAttributes', 'SetCustomerAttributesInput', {
      attributes: [{ name: 'external:ERP', value: 'n' }],
    }),
  ).toMatchObject({ userErrors: [{ field: ['attributes', '0', 'name'], rowErrorCode: 'UNKNOWN_ATTRIBUTE' }] })
  expect(
    await change('setCustomerExternalIds', 'SetCustomerExternalIdsInput', {
      externalIds: [{ system: 'crm', id: 'D' }],
    }),
  ).toMatchObject({ customer: { externalIds: [{ system: 'CRM', id: 'D' }], attributes: [{ name: 'Note' }] } })
  await installation.runJob('1010')
  const read = /* GraphQL */ `query ($by: CustomerBy!) {
    customer(by: $by, channel: "houston") { name phone affiliations addresses { city } externalIds { id } }
  }`
  expect(await installation.ask(read, { by: { externalId: { system: 'CRM', id: 'D' } } })).toEqual({
    customer: {
      name: 'Dora',
      phone: '+31 15 000 0000',
      affiliations: ['VIP'],
      addresses: [{ city: 'Breda' }],
      externalIds: [{ id: 'D' }],
    },
  })
  const { contactId } = set.customer.contacts[0] ?? { contactId: '' }
  expect(await change('removeCustomerContact', 'RemoveCustomerContactInput', { contactId })).toMatchObject({
    customer: { contacts: [] },
  })
  expect(await change('removeCustomerAddress', 'RemoveCustomerAddressInput', { addressId })).toMatchObject({
    customer: { addresses: [] },
  })
  expect(await change('removeCustomerAddress', 'RemoveCustomerAddressInput', { addressId })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', field: ['addressId'] }],
  })
  expect(await change('removeCustomerAffiliation', 'CustomerAffiliationInput', { affiliation: 'VIP' })).toMatchObject({
    customer: { affiliations: [] },
  })
  expect(
    await change('setCustomerExternalIds', 'SetCustomerExternalIdsInput', { externalIds: [{ system: 'CRM' }] }),
  ).toMatchObject({ customer: { externalIds: [] } })
})

test('a token of a channel writes nothing at headquarters, and automation updates what it puts there', async () => {
  const input = { legalEntity: 'USRT', idempotencyKey: randomUUID(), customer: { name: 'Till' } }
  const till = await installation.tokenFor('CHANNEL_DEVICE', ['houston'])
  expect(await graphqlRequest(installation.url, till, CREATE, { input })).toMatchObject({
    errors: [{ path: ['createCustomer'], extensions: { code: 'FORBIDDEN' } }],
  })
  const { customer } = await create({ customer: { name: 'Eve' } })
  const automation = await installation.tokenFor('AUTOMATION')
  const UPDATE = /* GraphQL */ `
    mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { version } userErrors { code } } }`
  const update = { customerId: customer.id, idempotencyKey: randomUUID(), changes: { title: 'Dr' } }
  const updated = await installation.ask(UPDATE, { input: update }, automation)
  expect(updated).toMatchObject({ updateCustomer: { customer: { version: '2' }, userErrors: [] } })
})
