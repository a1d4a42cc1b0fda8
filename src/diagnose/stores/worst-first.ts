import { isNearlyFull } from '../../model/disk.ts'
import { isOlderVersion } from '../../model/program-version.ts'
import { type FoundStore, urgency } from './find-stores.ts'

/** FAILING: a check of the diagnosis fails for it. ATTENTION: none does, and something else is to be done. */
export type StoreHealth = 'FAILING' | 'ATTENTION' | 'HEALTHY'

/** What is to be done at a store for which no check need fail. */
export type StoreAttention = 'ANOTHER_REFUSED' | 'DISK_NEARLY_FULL' | 'UPGRADE_DUE'

/** What headquarters has recorded of a store. `refused`: it refuses the store, or another machine with its identity. */
export type RecordedStore = {
  readonly version: string | null
  readonly refused: boolean
  /** An administrator has held its upgrade. */
  readonly held: boolean
}

/** The health of a store, why, and its place in the list of all: ascending, the worst first. No two have the same. */
export type EvaluatedStore = {
  readonly health: StoreHealth
  readonly attention: readonly StoreAttention[]
  readonly place: string
}

const HEALTHS: readonly StoreHealth[] = ['FAILING', 'ATTENTION', 'HEALTHY']
/** After every time: nothing waits. */
const NEVER = '~'

/**
 * Evaluates a store. `place` is the one order of stores: by health; by the first cause in the order of the diagnosis;
 * by how long its oldest work waits, in either direction; by the key.
 */
export function evaluateStore(
  found: FoundStore,
  { version, refused, held }: RecordedStore,
  ours: string,
): EvaluatedStore {
  const { causes, machine, channelDatabaseId } = found
  const disk = machine?.disk
  const attention: StoreAttention[] = [
    ...(refused ? (['ANOTHER_REFUSED'] as const) : []),
    ...(disk && isNearlyFull({ free: Number(disk.free), total: Number(disk.total) })
      ? (['DISK_NEARLY_FULL'] as const)
      : []),
    ...(version !== null && !held && isOlderVersion(version, ours) ? (['UPGRADE_DUE'] as const) : []),
  ]
  const health = causes.length > 0 ? 'FAILING' : attention.length > 0 ? 'ATTENTION' : 'HEALTHY'
  const [oldest = NEVER] = [found.oldestPendingUploadAt, found.oldestUndistributedAt]
    .flatMap((since) => (since === null ? [] : new Date(since).toISOString()))
    .sort()
  const cause = String(urgency(causes)).padStart(3, '0')
  return { health, attention, place: [HEALTHS.indexOf(health), cause, oldest, channelDatabaseId].join(' ') }
}
