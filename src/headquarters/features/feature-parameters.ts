import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Executor, execute, transaction } from '../../db/client.ts'

export type FeatureParameters = { enableNewFeaturesAutomatically: boolean }

/** How feature management treats the features that a release adds. */
export async function readFeatureParameters(db: Executor): Promise<FeatureParameters> {
  const [row] = await execute<FeatureParameters>(
    db,
    sql`/* features.parameters */
    select enable_new_features as "enableNewFeaturesAutomatically" from parameters where id = 1`,
  )
  return row ?? { enableNewFeaturesAutomatically: false }
}

/** Sets *Enable new features automatically*. It concerns features that are added later (docs/domain.md, D-44). */
export async function setFeatureParameters(
  hq: HeadquartersDatabase,
  actor: Actor,
  { enableNewFeaturesAutomatically }: FeatureParameters,
): Promise<{ featureParameters: FeatureParameters; userErrors: [] }> {
  return transaction(hq.db, async (tx) => {
    const changed = await execute<{ id: number }>(
      tx,
      sql`/* features.setParameters */
      update parameters
      set enable_new_features = ${enableNewFeaturesAutomatically}
      where id = 1 and enable_new_features <> ${enableNewFeaturesAutomatically}
      returning id`,
    )
    const result = changed.length > 0 ? 'CHANGED' : 'UNCHANGED'
    await recordAudit(tx, actor, { action: 'setFeatureParameters', target: null, result })
    return { featureParameters: await readFeatureParameters(tx), userErrors: [] }
  })
}
