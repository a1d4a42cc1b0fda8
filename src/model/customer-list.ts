/** The order of a list of customers. */
export type CustomerOrder = 'NAME_ASC' | 'NAME_DESC' | 'CREATED_AT_ASC' | 'CREATED_AT_DESC'

/**
 * A position in a list: the value that it is ordered by (a time as RFC 3339 with microseconds), and the customer's key.
 */
export type Place = { value: string; customerKey: string }

/**
 * All given conditions must hold; blank texts count as not given. Texts match by prefix, phone numbers by their digits.
 */
export type CustomerFilter = {
  search?: string | null
  name?: string | null
  email?: string | null
  phone?: string | null
  accountNumber?: string | null
}
