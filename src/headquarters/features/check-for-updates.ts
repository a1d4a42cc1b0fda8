import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import type { FeatureView } from '../../model/feature.ts'
import { CATALOG, type CatalogFeature } from './catalog.ts'
import { readFeatures } from './feature-view.ts'
import { seedCatalog } from './seed-features.ts'

export type FeatureUpdates = { added: FeatureView[]; changed: FeatureView[]; userErrors: [] }

/**
 * *Check for updates*: brings the list of features up to the catalog of the release that answers, and says what was new
 * and what changed. A start does the same, so this finds something only where processes of two releases run.
 */
export async function checkForFeatureUpdates(
  hq: HeadquartersDatabase,
  actor: Actor,
  { reason = null }: { reason?: string | null } = {},
  catalog: readonly CatalogFeature[] = CATALOG,
): Promise<FeatureUpdates> {
  const { added, changed, features } = await transaction(hq.db, async (tx) => {
    const seeded = await seedCatalog(tx, catalog)
    const touched = [...seeded.added, ...seeded.changed]
    await recordAudit(tx, actor, {
      action: 'checkForFeatureUpdates',
      target: touched.length > 0 ? touched.join(' ') : null,
      result: touched.length > 0 ? 'CHANGED' : 'UNCHANGED',
      reason,
    })
    return { ...seeded, features: await readFeatures(tx) }
  })
  if (added.length + changed.length > 0) wake(hq.db)
  const among = (keys: readonly string[]) => features.filter(({ key }) => keys.includes(key))
  return { added: among(added), changed: among(changed), userErrors: [] }
}
