import { useAsk } from '../../api/query.ts'
import { useWhoami } from '../../api/whoami.ts'
import {
  HeadquartersReconciliationDocument,
  type ReconciliationPartsFragment,
  ReconciliationsDocument,
} from '../../generated/documents.ts'

/** A place that is compared, and how it came out; `database` null: headquarters itself. `standing` null: it never was. */
export type Place = {
  readonly database: { readonly key: string; readonly name: string } | null
  readonly standing: ReconciliationPartsFragment | null
}

/** Every place that the visitor may know of, as it was last compared; null until it is known of all. */
export function usePlaces(refetchInterval: number | false = false): readonly Place[] | null {
  const seesAll = useWhoami().channels === null
  const databases = useAsk(ReconciliationsDocument, {}, { keep: true, refetchInterval })
  const own = useAsk(HeadquartersReconciliationDocument, {}, { enabled: seesAll, keep: true, refetchInterval })
  if (!databases.data || (seesAll && !own.data)) return null
  return [
    ...databases.data.channelDatabases.map(({ reconciliation, ...database }) => ({
      database,
      standing: reconciliation,
    })),
    ...(seesAll ? [{ database: null, standing: own.data?.reconciliation ?? null }] : []),
  ]
}

/** When all places were last compared and found equal: the oldest of their comparisons. Null when one of them was not, or does differ. */
export function equalSince(places: readonly Place[]): string | null {
  const times = places.map(({ standing }) => (standing?.result === 'EQUAL' ? standing.comparedAt : null))
  const known = times.filter((time) => time !== null).sort()
  return known.length === times.length ? (known[0] ?? null) : null
}
