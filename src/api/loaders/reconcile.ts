import DataLoader from 'dataloader'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type ReconciliationView, readReconciliations } from '../../headquarters/reconcile/reconciliation.ts'

/** The last comparison of a channel database (by id) or of headquarters; null: never compared. */
export function reconciliationLoader(sides: Sides): DataLoader<string, ReconciliationView | null> {
  return new DataLoader(async (places) => {
    const found = await readReconciliations(headquartersOf(sides).db, places)
    const byPlace = new Map(found.map((each) => [each.place, each]))
    return places.map((place) => byPlace.get(place) ?? null)
  })
}
