import DataLoader from 'dataloader'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { redirectsOf } from '../../headquarters/customers/redirects.ts'
import { type MergeView, readMerges } from '../../headquarters/merge/merge-view.ts'

/** The merges by which other customers lead to these, by the keys of these. */
export function mergesLoader(sides: Sides): DataLoader<string, MergeView[]> {
  return new DataLoader(async (customerKeys) => {
    const merges = await readMerges(headquartersOf(sides).db, customerKeys)
    return customerKeys.map((key) => merges.filter(({ leadsTo }) => leadsTo === key))
  })
}

/** Where merged customers lead, by their keys; null for one that was not merged. */
export function redirectLoader(sides: Sides): DataLoader<string, string | null> {
  return new DataLoader(async (customerKeys) => {
    const redirects = await redirectsOf(headquartersOf(sides).db, customerKeys)
    return customerKeys.map((key) => redirects.get(key) ?? null)
  })
}
