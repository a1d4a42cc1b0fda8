import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

// Customer attributes as a legal entity sets them up, from headquarters to a till's form and back (docs/domain.md,
// D-45).

/** The reason is that of the field, where there is one. */
const WHY = 'field ... on FieldRefused { code: rowErrorCode }'

type Refusals = { userErrors: { code: string; field: string[] | null }[] }
type Created = Refusals & {
  customer: { id: string; attributes: { name: string; value: string }[] } | null
  operation: { operationId: string } | null
}

let tillsync: Installation
let till: string
beforeAll(async () => {
  tillsync = await startInstallation()
  till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
  expect(await setUp({ attributes: ATTRIBUTES, attributeGroups: [GROUP], customerAttributeGroup: 'CLUB' })).toEqual([])
  await distribute()
})

const ATTRIBUTES = [
  {
    name: 'Shirt size',
    type: 'TEXT',
    options: ['S', 'M', 'L'],
    required: true,
    friendlyName: 'Size of shirts',
    helpText: 'As on the label.',
    translations: [{ languageId: 'nl', friendlyName: 'Hemdmaat', helpText: null }],
  },
  { name: 'Waist', type: 'INTEGER', minimum: '40', maximum: '200', unit: 'cm' },
  { name: 'Newsletter', type: 'BOOLEAN', required: true, defaultValue: 'false' },
]
const GROUP = { id: 'CLUB', name: 'The club', attributes: ['Shirt size', 'Newsletter', 'Waist'] }

async function setUp(legalEntity: object): Promise<Refusals['userErrors']> {
  const { organization } = await tillsync.ask<{ organization: { legalEntities: object[] } }>(
    '{ organization { legalEntities { dataAreaId name country currency languageId timeZone } } }',
  )
  const legalEntities = [{ ...organization.legalEntities[0], ...legalEntity }]
  const { done } = await tillsync.ask<{ done: Refusals }>(
    'mutation ($input: SetUpOrganizationInput!) { done: setUpOrganization(input: $input) { userErrors { code field } } }',
    { input: { legalEntities } },
  )
  return done.userErrors
}

async function distribute(): Promise<void> {
  await tillsync.runJob('1070')
  await tillsync.runJob('1010')
  await tillsync.ask('mutation { flushChannelCache(input: {}) { userErrors { code } } }')
}

let keys = 0
async function create(attributes: object[], channel: string | null = 'houston'): Promise<Created> {
  const input = {
    channel,
    ...(channel === null && { legalEntity: 'USRT' }),
    idempotencyKey: `attributes-${keys++}`,
    customer: { firstName: 'Ada', lastName: `Number ${keys}`, attributes },
  }
  const { done } = await tillsync.ask<{ done: Created }>(
    `mutation ($input: CreateCustomerInput!) { done: createCustomer(input: $input) {
      customer { id attributes { name value } } operation { operationId } userErrors { ${WHY} }
    } }`,
    { input },
  )
  return done
}

const attributesOf = async (id: string, channel: string | null = null) => {
  const { customer } = await tillsync.ask<{ customer: { attributes: { name: string; value: string }[] } }>(
    'query ($id: ID!, $channel: ID) { customer(by: { id: $id }, channel: $channel) { attributes { name value } } }',
    { id, channel },
  )
  return Object.fromEntries(customer.attributes.map(({ name, value }) => [name, value]))
}

describe('a till', () => {
  it('draws its form from the attributes of the chosen group, in its order and in its language', async () => {
    const read = (language: string | null) =>
      tillsync.ask<{ customerAttributes: object[] }>(
        `query ($language: String) { customerAttributes(channel: "houston", language: $language) {
          name type options minimum maximum required defaultValue unit friendlyName helpText
        } }`,
        { language },
        till,
      )
    const { customerAttributes } = await read('nl-BE')
    expect(customerAttributes).toEqual([
      {
        name: 'Shirt size',
        type: 'TEXT',
        options: ['S', 'M', 'L'],
        minimum: null,
        maximum: null,
        required: true,
        defaultValue: null,
        unit: null,
        friendlyName: 'Hemdmaat',
        helpText: 'As on the label.',
      },
      expect.objectContaining({ name: 'Newsletter', required: true, defaultValue: 'false', friendlyName: null }),
      expect.objectContaining({ name: 'Waist', unit: 'cm', minimum: '40', maximum: '200', required: false }),
    ])
    expect((await read(null)).customerAttributes[0]).toMatchObject({ friendlyName: 'Size of shirts' })
  })

  it('refuses a new customer without a required attribute, when it is strict, and captures nothing', async () => {
    for (const attributes of [[], [{ name: 'Waist', value: '90' }], [{ name: 'Shirt size', value: ' ' }]])
      expect(await create(attributes)).toMatchObject({
        customer: null,
        operation: null,
        userErrors: [{ code: 'REQUIRED', field: ['customer', 'attributes', 'Shirt size'] }],
      })
  })

  it('refuses an attribute that is not in the group, and to remove a required one', async () => {
    const wrong = await create([
      { name: 'Shirt size', value: 'M' },
      { name: 'Note', value: 'Likes blue' },
    ])
    expect(wrong.userErrors).toEqual([{ code: 'UNKNOWN_ATTRIBUTE', field: ['customer', 'attributes', '1', 'name'] }])
    const { customer } = await create([{ name: 'Shirt size', value: 'M' }])
    await tillsync.travel()
    const { done } = await tillsync.ask<{ done: Refusals }>(
      `mutation ($input: SetCustomerAttributesInput!) { done: setCustomerAttributes(input: $input) {
        userErrors { ${WHY} }
      } }`,
      {
        input: {
          channel: 'houston',
          customerId: customer?.id,
          idempotencyKey: 'remove-size',
          attributes: [{ name: 'Shirt size', value: null }],
        },
      },
    )
    expect(done.userErrors).toEqual([{ code: 'REQUIRED', field: ['attributes', '0', 'value'] }])
  })
})

describe('headquarters', () => {
  it('gives a new customer the default values, which the till then has, too', async () => {
    const { customer } = await create([{ name: 'Shirt size', value: 'L' }])
    await tillsync.travel()
    const expected = { 'Shirt size': 'L', Newsletter: 'false' }
    expect(await attributesOf(customer?.id ?? '', 'houston')).toEqual(expected)
    const own = await create(
      [
        { name: 'Shirt size', value: 'S' },
        { name: 'Newsletter', value: 'true' },
      ],
      null,
    )
    expect(own.userErrors).toEqual([])
    expect(await attributesOf(own.customer?.id ?? '')).toEqual({ 'Shirt size': 'S', Newsletter: 'true' })
  })

  it('checks again: its own create is refused without a required attribute', async () => {
    const { customer, userErrors } = await create([{ name: 'Waist', value: '90' }], null)
    expect(customer).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'REQUIRED' }])
    expect(userErrors[0]?.field?.slice(-2)).toEqual(['attributes', 'Shirt size'])
  })

  it('fails what a till with minimal validation captured without it, and a correction gives it the value', async () => {
    await setProfile('MINIMAL')
    const { operation } = await create([{ name: 'Waist', value: '90' }])
    await setProfile('STRICT')
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ failed: 1 }])
    const read = async () =>
      (
        await tillsync.ask<{ operation: { status: string; revision: number; lastKnownError: object | null } }>(
          'query ($id: ID!) { operation(id: $id) { status revision lastKnownError { code field } } }',
          { id: operation?.operationId },
        )
      ).operation
    const failed = await read()
    expect(failed).toMatchObject({
      status: 'FAILED',
      lastKnownError: { code: 'REQUIRED', field: 'attributes.1.value' },
    })
    const { saved } = await tillsync.ask<{ saved: Refusals }>(
      'mutation ($input: SaveOperationInput!) { saved: saveOperation(input: $input) { userErrors { code field } } }',
      {
        input: {
          operationId: operation?.operationId,
          expectedRevision: failed.revision,
          changes: [{ attribute: 'attribute.Shirt size', newValue: 'S' }],
          reason: 'Asked the customer',
        },
      },
    )
    expect(saved.userErrors).toEqual([])
    const { synchronized } = await tillsync.ask<{ synchronized: Refusals }>(
      `mutation ($input: SynchronizeOperationInput!) { synchronized: synchronizeOperation(input: $input) {
        userErrors { code field }
      } }`,
      { input: { operationId: operation?.operationId } },
    )
    expect(synchronized.userErrors).toEqual([])
    expect(await read()).toMatchObject({ status: 'SYNCED' })
  })

  it('fails what was captured before an attribute was required, and a correction gives it the value', async () => {
    const { operation } = await create([{ name: 'Shirt size', value: 'L' }])
    const fit = { name: 'Fit', type: 'TEXT', options: ['slim', 'wide'], required: true }
    const group = { ...GROUP, attributes: [...GROUP.attributes, 'Fit'] }
    expect(await setUp({ attributes: [...ATTRIBUTES, fit], attributeGroups: [group] })).toEqual([])
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ failed: 1 }])
    const read = async () =>
      (
        await tillsync.ask<{ operation: { status: string; revision: number; changes: object[] } }>(
          `query ($id: ID!) { operation(id: $id) {
            status revision lastKnownError { code field } changes { attribute newValue }
          } }`,
          { id: operation?.operationId },
        )
      ).operation
    const failed = await read()
    expect(failed).toMatchObject({
      status: 'FAILED',
      lastKnownError: { code: 'REQUIRED', field: 'attributes.Fit' },
      changes: expect.arrayContaining([{ attribute: 'attribute.Fit', newValue: null }]),
    })
    const save = async (newValue: string) => {
      const input = {
        operationId: operation?.operationId,
        expectedRevision: failed.revision,
        changes: [{ attribute: 'attributes.Fit', newValue }],
        reason: 'Asked the customer',
      }
      const { saved } = await tillsync.ask<{ saved: Refusals }>(
        `mutation ($input: SaveOperationInput!) { saved: saveOperation(input: $input) { userErrors { ${WHY} } } }`,
        { input },
      )
      return saved.userErrors
    }
    expect(await save('narrow')).toEqual([{ code: 'ATTRIBUTE_NOT_IN_LIST', field: ['changes', '0', 'newValue'] }])
    expect(await save('slim')).toEqual([])
    await tillsync.ask(
      'mutation ($input: SynchronizeOperationInput!) { synchronizeOperation(input: $input) { operation { id } } }',
      { input: { operationId: operation?.operationId } },
    )
    expect(await read()).toMatchObject({ status: 'SYNCED' })
    await setUp({ attributes: [{ ...fit, required: false }], attributeGroups: [GROUP] })
  })

  it('refuses a default value that the attribute does not allow, and a group with an unknown attribute', async () => {
    expect(
      await setUp({
        attributes: [{ name: 'Waist', type: 'INTEGER', maximum: '200', defaultValue: '300' }],
        attributeGroups: [{ id: 'OTHER', name: 'Other', attributes: ['Nothing'] }],
        customerAttributeGroup: 'NOWHERE',
      }),
    ).toMatchObject([
      { code: 'INVALID_VALUE', field: ['legalEntities', '0', 'attributes', '0', 'defaultValue'] },
      { code: 'UNKNOWN_REFERENCE', field: ['legalEntities', '0', 'attributeGroups', '0', 'attributes', '0'] },
      { code: 'UNKNOWN_REFERENCE', field: ['legalEntities', '0', 'customerAttributeGroup'] },
    ])
  })

  it('chooses no group with null, keeps the chosen one when it is left out, and chooses it again', async () => {
    const chosen = async () => {
      type Chosen = { organization: { legalEntities: { customerAttributeGroup: string | null }[] } }
      const { organization } = await tillsync.ask<Chosen>(
        '{ organization { legalEntities { customerAttributeGroup } } }',
      )
      return organization.legalEntities[0]?.customerAttributeGroup
    }
    expect(await setUp({ customerAttributeGroup: null })).toEqual([])
    expect(await chosen()).toBeNull()
    expect(await setUp({ customerAttributeGroup: 'CLUB' })).toEqual([])
    expect(await setUp({})).toEqual([])
    expect(await chosen()).toBe('CLUB')
  })

  it('sets the same attributes up twice without a change', async () => {
    const again = { attributes: ATTRIBUTES, attributeGroups: [GROUP], customerAttributeGroup: 'CLUB' }
    const { organization } = await tillsync.ask<{ organization: { legalEntities: object[] } }>(
      '{ organization { legalEntities { dataAreaId name country currency languageId timeZone } } }',
    )
    const { done } = await tillsync.ask<{ done: { changed: string[] } }>(
      'mutation ($input: SetUpOrganizationInput!) { done: setUpOrganization(input: $input) { changed } }',
      { input: { legalEntities: [{ ...organization.legalEntities[0], ...again }] } },
    )
    expect(done.changed).toEqual([])
  })
})

async function setProfile(captureValidation: 'STRICT' | 'MINIMAL'): Promise<void> {
  await tillsync.ask(
    `mutation ($input: SetFunctionalityProfileInput!) {
      setFunctionalityProfile(input: $input) { userErrors { code } }
    }`,
    { input: { profile: 'store-async', captureValidation } },
  )
  await distribute()
}
