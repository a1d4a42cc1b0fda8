/** What a list of customers is ordered by. */
export type CustomerOrder = 'NAME_ASC' | 'NAME_DESC' | 'CREATED_AT_ASC' | 'CREATED_AT_DESC'

/** A place in a list: the value that it is ordered by (a time as RFC 3339 with microseconds), and the customer's key. */
export type Place = { value: string; customerKey: string }
