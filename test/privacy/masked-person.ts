import { randomUUID } from 'node:crypto'
import type { Installation } from '../support/installation.ts'

/**
 * All personal data with which the person is captured: a caller who sees personal data masked must see none of these
 * texts.
 */
export const SECRETS = [
  'Grace',
  'Brewster',
  'Hopper',
  'Murray',
  'Adler',
  'Rear Admiral',
  '5550167',
  '5550168',
  'ext-42',
  'grace@navy.example',
  'g.hopper@receipts.example',
  'https://grace.example',
  'VAT-7731',
  'ID-4711',
  'ORG-9920',
  'Mulberry Street',
  'No-1906',
  'Back building',
  'hopper@private.example',
  'likes compilers',
]

/** A person with a value in every field; nothing else has these values. */
export const PERSON = {
  firstName: 'Grace',
  middleName: 'Brewster',
  lastName: 'Hopper',
  title: 'Rear Admiral',
  phone: '+1 713 5550167',
  phoneExtension: 'ext-42',
  cellularPhone: '+1 713 5550168',
  email: 'grace@navy.example',
  receiptEmail: 'g.hopper@receipts.example',
  url: 'https://grace.example',
  vatNumber: 'VAT-7731',
  identificationNumber: 'ID-4711',
  organizationId: 'ORG-9920',
  addresses: [
    {
      name: 'Grace Hopper',
      street: 'Mulberry Street',
      streetNumber: 'No-1906',
      buildingComplement: 'Back building',
      city: 'Arlington',
      country: 'USA',
    },
  ],
  contacts: [{ type: 'EMAIL', value: 'hopper@private.example' }],
  attributes: [
    { name: 'Note', value: 'likes compilers' },
    { name: 'Children in household', value: '3' },
  ],
}

export const CUSTOMER_FIELDS = /* GraphQL */ `
  fragment WholeCustomer on Customer {
    id masked accountNumber displayAccount name firstName middleName lastName title phone phoneExtension cellularPhone email url receiptEmail
    languageId currency customerGroup organizationId vatNumber identificationNumber
    addresses { name purpose street streetNumber buildingComplement city country isPrimary }
    contacts { type value extension }
    attributes { name type value }
  }`

/** Creates the person at Houston, as the administrator, and returns its keys. */
export async function createPerson(
  { ask }: Installation,
  changes: object = {},
): Promise<{ customerKey: string; id: string; operationId: string }> {
  const { createCustomer } = await ask<{
    createCustomer: {
      customer: { id: string; asyncCustomerAccount: string } | null
      operation: { operationId: string } | null
      userErrors: object[]
    }
  }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) {
      customer { id asyncCustomerAccount } operation { operationId } userErrors { code field message } } }`,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customer: { ...PERSON, ...changes } } },
  )
  const { customer, operation, userErrors } = createCustomer
  if (!customer || !operation) throw new Error(JSON.stringify(userErrors))
  return { customerKey: customer.asyncCustomerAccount, id: customer.id, operationId: operation.operationId }
}

/** Updates the person at Houston; the operation stays pending. */
export async function editPerson({ ask }: Installation, customerId: string, changes: object): Promise<string> {
  const { updateCustomer } = await ask<{
    updateCustomer: { operation: { operationId: string } | null; userErrors: object[] }
  }>(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) {
      operation { operationId } userErrors { code field message } } }`,
    { input: { channel: 'houston', customerId, idempotencyKey: randomUUID(), changes } },
  )
  if (!updateCustomer.operation) throw new Error(JSON.stringify(updateCustomer.userErrors))
  return updateCustomer.operation.operationId
}

/** The secrets that a text contains. */
export const secretsIn = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret))
