// What a channel database tells of what it holds, for the comparison with headquarters.

/** Customer keys from `first` to `last`, both included; one key when they are the same. */
export type KeyInterval = { first: string; last: string }
/** How many rows a range of customer keys has, and a hash over all of them. `range`: the first three hexadecimal digits of the keys; ranges without rows are left out. */
export type RangeHash = { range: string; rows: number; hash: string }
/** What a channel database holds, of one moment: `position` is how far 1010 had been applied then (null: never). `outcomes`: customers of whom 1010 has told something. */
export type ChannelRanges = {
  position: string | null
  customers: RangeHash[]
  tombstones: RangeHash[]
  outcomes: RangeHash[]
}
/** One customer's row: `unchanged` false when it is not what headquarters sent, null when that cannot be told. `form`: over the names of the document's fields. */
export type ChannelRowHash = {
  customerKey: string
  dataAreaId: string
  version: number
  hash: string
  form: string
  unchanged: boolean | null
}
/**
 * What a channel database knows of a customer's operations that were captured there: how far they are settled, what it was told of others (`hash`: over code and message,
 * too), which are laid over the customer though headquarters has them, and which it holds at all. `pending`: headquarters does not have all of them yet.
 */
export type ChannelOutcomes = {
  customerKey: string
  settledThrough: number
  told: { operationId: string; status: string; hash: string }[]
  unsettled: string[]
  held: string[]
  pending: boolean
}
/** The rows behind a range; `clean`: nothing of the erased customer is left beside its tombstone. */
export type ChannelRows = {
  position: string | null
  customers: ChannelRowHash[]
  tombstones: { customerKey: string; clean: boolean }[]
  outcomes: ChannelOutcomes[]
}
