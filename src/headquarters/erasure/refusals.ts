/** Why a customer is not erased. */
export type ErasureRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE' | 'CUSTOMER_IN_PROGRESS' | 'CHANNEL_DATABASE_UNREACHABLE'
  field: string[]
  message: string
}

const refused = (code: ErasureRefusal['code'], field: string, message: string): ErasureRefusal => ({
  __typename: 'Refused',
  code,
  field: ['input', field],
  message,
})

export const unknownCustomer = () =>
  refused(
    'NOT_FOUND',
    'customer',
    'Neither headquarters nor a reachable channel database has this customer. Check the id.',
  )

export const perhapsAtAChannel = (databases: readonly string[]) =>
  refused(
    'CHANNEL_DATABASE_UNREACHABLE',
    'customer',
    `Headquarters does not have this customer, and ${databases.join(', ')} could not be reached. Try again later.`,
  )

export const inProgress = () =>
  refused(
    'CUSTOMER_IN_PROGRESS',
    'customer',
    "One of the customer's operations is being synchronized. Nothing was erased. Try again in a few seconds.",
  )

export const badReason = (message: string) => refused('INVALID_VALUE', 'reason', message)
