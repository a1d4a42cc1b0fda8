import type { Load } from './load.ts'

// The customers that the generator sends: to us as to the yardsticks, so that all store the same values.

/** JSON of the nth customer: every second one is an Ada, and every phone number begins with 713. */
export const CUSTOMER = JSON.stringify({
  firstName: '%f',
  lastName: 'Lindgren%n',
  email: 'lindgren%n@example.com',
  phone: '713%n',
  addresses: [{ street: '%n Main Street', city: 'Houston', state: 'TX', zipCode: '77002', country: 'USA' }],
  contacts: [{ type: 'EMAIL', value: 'second%n@example.com' }],
})

const bodyOf = (query: string, input: string) => `{"query":${JSON.stringify(query)},"variables":{"input":${input}}}`

/** One customer. */
export const CREATE = bodyOf(
  'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } ' +
    'userErrors { message } } }',
  `{"channel":"houston","idempotencyKey":"bench %n","customer":${CUSTOMER}}`,
)

/** How many customers a list has: as many as the API accepts. */
export const LIST = 250

/** Lists of customers. */
export const CREATE_LIST: Pick<Load, 'bodies' | 'item' | 'items'> = {
  bodies: [
    bodyOf(
      'mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results { customer { id } ' +
        'userErrors { message } } userErrors { message } } }',
      '{"channel":"houston","customers":[%items]}',
    ),
  ],
  item: `{"idempotencyKey":"bench %n","customer":${CUSTOMER}}`,
  items: LIST,
}

/** A query without variables; `%n` in it is replaced like in a customer. */
export const queryBody = (query: string): string => JSON.stringify({ query })
