import DataLoader from 'dataloader'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { readFeatures } from '../../headquarters/features/feature-view.ts'
import type { FeatureView } from '../../model/feature.ts'

export { featureChannelsLoader } from '../../headquarters/features/channel-features.ts'

/** Features by key. The catalog is small, and the status of a feature depends on others, so all are read. */
export function featureLoader(sides: Sides): DataLoader<string, FeatureView | null> {
  return new DataLoader(async (keys) => {
    const features = new Map((await readFeatures(headquartersOf(sides).db)).map((feature) => [feature.key, feature]))
    return keys.map((key) => features.get(key) ?? null)
  })
}
