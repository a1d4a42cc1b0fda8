import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

const WHOLE = `
  accountNumber version email phone name
  addresses { addressId city country purpose isPrimary }
  contacts { contactId type value marketingOptIn }
  affiliations
  attributes { name type value }`
type Whole = {
  accountNumber: string | null
  version: string
  email: string | null
  phone: string | null
  name: string
  addresses: { addressId: string; city: string | null; country: string | null; purpose: string; isPrimary: boolean }[]
  contacts: { contactId: string; type: string; value: string; marketingOptIn: boolean }[]
  affiliations: string[]
  attributes: { name: string; type: string; value: string }[]
}

let tillsync: Installation
let keys = 0
beforeAll(async () => {
  tillsync = await startInstallation()
  await tillsync.ask(
    `mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`,
  )
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
})

type Payload = {
  customer: { id: string } | null
  route: string | null
  userErrors: { code: string; field: string[] | null; rowErrorCode?: string; message: string }[]
}
async function mutate(name: string, input: Record<string, unknown>): Promise<Payload> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const inputType = ['addCustomerAffiliation', 'removeCustomerAffiliation'].includes(name)
    ? 'CustomerAffiliationInput'
    : type
  const answer = await tillsync.ask<{ [name: string]: Payload }>(
    `mutation ($input: ${inputType}!) { ${name}(input: $input) {
      customer { id } route userErrors { code field message ... on FieldRefused { rowErrorCode } } } }`,
    { input: { channel: 'houston', idempotencyKey: `whole-${keys++}`, ...input } },
  )
  const payload = answer[name]
  if (!payload) throw new Error(`no payload for ${name}`)
  return payload
}
const read = (id: string, channel: string | null) =>
  tillsync
    .ask<{ customer: Whole }>(
      `query ($id: ID!, $channel: ID) { customer(by: { id: $id }, channel: $channel) { ${WHOLE} } }`,
      { id, channel },
    )
    .then(({ customer }) => customer)
const atHeadquarters = async (name: string) => {
  const { customers } = await tillsync.ask<{ customers: { nodes: Whole[] } }>(
    `query ($name: String!) { customers(filter: { name: $name }) { nodes { ${WHOLE} } } }`,
    { name },
  )
  return customers.nodes
}
const ada = {
  firstName: 'Ada',
  lastName: 'Wholesome',
  email: 'ada.wholesome@example.com',
  addresses: [{ street: '12 Main Street', city: 'Houston', state: 'TX', zipCode: '77002', country: 'USA' }],
  contacts: [{ type: 'PHONE', value: '713-555-0177', marketingOptIn: true }],
  affiliations: ['VIP'],
  attributes: [{ name: 'Shoe size', value: '8' }],
}

describe('a customer created at a till', () => {
  it('arrives whole at headquarters and returns unchanged', async () => {
    const { customer, userErrors } = await mutate('createCustomer', { customer: ada })
    expect(userErrors).toEqual([])
    const pending = await read(customer?.id ?? '', 'houston')
    await tillsync.travel()
    const [there] = await atHeadquarters('Wholesome')
    const back = await read(customer?.id ?? '', 'houston')
    expect(there).toMatchObject({
      name: 'Ada Wholesome',
      email: 'ada.wholesome@example.com',
      addresses: [{ city: 'Houston', country: 'USA', purpose: 'Home' }],
      contacts: [{ type: 'PHONE', value: '713-555-0177', marketingOptIn: true }],
      attributes: [{ name: 'Shoe size', value: '8' }],
    })
    expect(there?.affiliations).toContain('VIP')
    expect(back.accountNumber).toBe(there?.accountNumber)
    for (const part of ['name', 'email', 'phone', 'addresses', 'contacts', 'affiliations', 'attributes'] as const) {
      expect(back[part]).toEqual(there?.[part])
      expect(pending[part]).toEqual(there?.[part])
    }
  })

  it('is updated in order, before and after it has its number, including its addresses, and a deactivated address is removed', async () => {
    const created = await mutate('createCustomer', {
      customer: { ...ada, lastName: 'Orderly', email: 'first@example.com' },
    })
    const customerId = created.customer?.id ?? ''
    expect((await mutate('updateCustomer', { customerId, changes: { email: 'second@example.com' } })).route).toBe(
      'ASYNC',
    )
    expect(
      (
        await mutate('addCustomerAddress', {
          customerId,
          address: { city: 'Katy', country: 'USA', purpose: 'Delivery' },
        })
      ).userErrors,
    ).toEqual([])
    const pending = await read(customerId, 'houston')
    expect(pending).toMatchObject({ email: 'second@example.com', accountNumber: null })
    const katy = pending.addresses.find(({ city }) => city === 'Katy')
    const houston = pending.addresses.find(({ city }) => city === 'Houston')
    expect(
      (
        await mutate('updateCustomerAddress', {
          customerId,
          addressId: katy?.addressId,
          changes: { city: 'Katy West' },
        })
      ).userErrors,
    ).toEqual([])
    await tillsync.travel()
    expect(await atHeadquarters('Orderly')).toMatchObject([{ email: 'second@example.com' }])

    await mutate('updateCustomer', { customerId, changes: { email: 'third@example.com' } })
    await mutate('removeCustomerAddress', { customerId, addressId: houston?.addressId })
    await mutate('removeCustomerAffiliation', { customerId, affiliation: 'VIP' })
    await mutate('setCustomerAttributes', { customerId, attributes: [{ name: 'Shoe size', value: '9' }] })
    const contact = pending.contacts[0]
    await mutate('removeCustomerContact', { customerId, contactId: contact?.contactId })
    const before = await read(customerId, 'houston')
    await tillsync.travel()
    const [there] = await atHeadquarters('Orderly')
    expect(there).toMatchObject({
      email: 'third@example.com',
      addresses: [{ city: 'Katy West', purpose: 'Delivery' }],
      contacts: [],
      attributes: [{ name: 'Shoe size', value: '9' }],
    })
    expect(there?.affiliations).not.toContain('VIP')
    const after = await read(customerId, 'houston')
    for (const part of ['email', 'addresses', 'contacts', 'affiliations', 'attributes'] as const) {
      expect(after[part]).toEqual(there?.[part])
      expect(before[part]).toEqual(there?.[part])
    }
  })
})

describe('a bad row', () => {
  const bad: [string, Record<string, unknown>, string][] = [
    ['an unknown country', { addresses: [{ city: 'Poseidonis', country: 'Atlantis' }] }, 'UNKNOWN_COUNTRY'],
    ['an over-long name', { name: 'x'.repeat(101) }, 'TOO_LONG'],
    ['a NUL character', { email: 'nul\u0000@example.com' }, 'INVALID_CHARACTER'],
    ['an unknown affiliation', { affiliations: ['Nobles'] }, 'UNKNOWN_AFFILIATION'],
    ['an attribute out of range', { attributes: [{ name: 'Shoe size', value: '99' }] }, 'ATTRIBUTE_OUT_OF_RANGE'],
  ]

  it.each(bad)('with %s is refused at a strict channel, alone', async (_, fault, code) => {
    const row = (customer: Record<string, unknown>) => ({
      idempotencyKey: `whole-${keys++}`,
      customer: { firstName: 'Bad', lastName: 'Row', ...customer },
    })
    const { createCustomers } = await tillsync.ask<{ createCustomers: { results: Payload[]; userErrors: unknown[] } }>(
      `mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) {
        results { customer { id } route userErrors { code field message ... on FieldRefused { rowErrorCode } } } userErrors { code } } }`,
      { input: { channel: 'houston', customers: [row({}), row(fault), row({})] } },
    )
    expect(createCustomers.results.map(({ userErrors }) => userErrors.map(({ rowErrorCode }) => rowErrorCode))).toEqual(
      [[], [code], []],
    )
    expect(createCustomers.results.map(({ customer }) => customer !== null)).toEqual([true, false, true])
  })

  it('that a lenient channel accepts fails alone at headquarters, with its code; only unstorable values are refused', async () => {
    await tillsync.ask(
      `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
    )
    await tillsync.runJob('1070')
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    await tillsync.travel()
    const refused: string[] = []
    const captured = new Map<string, string>()
    for (const [what, fault, code] of bad) {
      const { userErrors } = await mutate('createCustomer', {
        customer: { firstName: 'Lenient', lastName: 'Row', ...fault },
      })
      if (userErrors.length > 0) refused.push(...userErrors.map(({ rowErrorCode }) => rowErrorCode ?? ''))
      else captured.set(what, code)
    }
    expect(refused).toEqual(['INVALID_CHARACTER'])
    expect(
      (await mutate('createCustomer', { customer: { firstName: 'Good', lastName: 'Neighbour' } })).userErrors,
    ).toEqual([])
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ done: 1, failed: 4 }])
    const { operations } = await tillsync.ask<{ operations: { nodes: { lastKnownError: { code: string } }[] } }>(
      `{ operations(filter: { status: [FAILED] }) { nodes { lastKnownError { code } } } }`,
    )
    expect(operations.nodes.map(({ lastKnownError }) => lastKnownError.code).sort()).toEqual(
      [...captured.values()].sort(),
    )
    expect(await atHeadquarters('Neighbour')).toHaveLength(1)
  })
})
