/** Why a customer is neither revealed nor exported. */
export type DisclosureRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE'
  field: string[]
  message: string
}

export const noSuchCustomer = (): DisclosureRefusal => ({
  __typename: 'Refused',
  code: 'NOT_FOUND',
  field: ['customer'],
  message:
    'There is no such customer, or this token may not see it. Take its id from `customers` or from an operation.',
})
