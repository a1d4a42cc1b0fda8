import { useMay, useWhoami } from '../../api/whoami.ts'

/** The address of two customers side by side, by their temporary GUIDs; tills, who have none, see no such link. */
export const compareHref = (keep: string | null, merge: string | null) =>
  `/customers/duplicates/compare?${new URLSearchParams({ keep: keep ?? '', merge: merge ?? '' })}`

/** True for visitors who may merge customers: that needs a token for all channels. */
export function useMayMerge(): boolean {
  const may = useMay()
  const { channels } = useWhoami()
  return channels === null && may('Query.possibleDuplicates') && may('Mutation.mergeCustomers')
}
