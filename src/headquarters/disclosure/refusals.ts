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
    'This customer does not exist, or the token may not read it. Take its id from `customers` or from an operation.',
})
