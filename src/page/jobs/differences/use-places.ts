import { useApiQuery } from '../../api/query.ts'
import { useWhoami } from '../../api/whoami.ts'
import {
  HeadquartersReconciliationDocument,
  type ReconciliationPartsFragment,
  ReconciliationsDocument,
} from '../../generated/documents.ts'

/**
 * A place that is compared, with its last comparison. `database` null: headquarters itself. `reconciliation` null: it
 * was never compared.
 */
export type Place = {
  readonly database: { readonly key: string; readonly name: string } | null
  readonly reconciliation: ReconciliationPartsFragment | null
}

/** Every place that the visitor may read, with its last comparison; null until all have been read. */
export function usePlaces(refetchInterval: number | false = false): readonly Place[] | null {
  const seesAll = useWhoami().channels === null
  const databases = useApiQuery(ReconciliationsDocument, {}, { keep: true, refetchInterval })
  const own = useApiQuery(HeadquartersReconciliationDocument, {}, { enabled: seesAll, keep: true, refetchInterval })
  if (!databases.data || (seesAll && !own.data)) return null
  return [
    ...databases.data.channelDatabases.map(({ reconciliation, ...database }) => ({
      database,
      reconciliation: reconciliation,
    })),
    ...(seesAll ? [{ database: null, reconciliation: own.data?.reconciliation ?? null }] : []),
  ]
}

/**
 * The time of the oldest of the last comparisons when all places are equal; null when one differs or is not compared.
 */
export function equalSince(places: readonly Place[]): string | null {
  const times = places.map(({ reconciliation }) =>
    reconciliation?.result === 'EQUAL' ? reconciliation.comparedAt : null,
  )
  const known = times.filter((time) => time !== null).sort()
  return known.length === times.length ? (known[0] ?? null) : null
}
