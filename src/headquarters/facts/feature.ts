import type { Channels } from '../../access/scope-sql.ts'
import type { FeatureAtHeadquarters } from '../../between/facts/feature-facts.ts'
import type { Executor } from '../../db/client.ts'
import { readFeatures } from '../features/feature-view.ts'
import { withPrerequisites } from '../features/plan.ts'
import { readRolloutAtHeadquarters } from '../features/rollout.ts'
import { readSchedules } from '../jobs/schedules/read-schedules.ts'
import { readChannels } from '../organization/channel-view.ts'

/** A feature and the state of its rollout to the channel databases in scope. */
export async function readFeatureFacts(db: Executor, key: string, scope: Channels): Promise<FeatureAtHeadquarters> {
  const [features, databases, channels, schedules] = await Promise.all([
    readFeatures(db),
    readRolloutAtHeadquarters(db, { channels: scope, wanted: null }),
    readChannels(db, null),
    readSchedules(db),
  ])
  const feature = features.find((each) => each.key === key) ?? null
  return {
    feature,
    prerequisites: feature ? withPrerequisites(features, feature).filter((each) => each.key !== key) : [],
    schedules,
    databases,
    channels: channels.map(
      ({ key, name, channelDatabaseId, functionalityProfile: { id, createCustomersInAsyncMode } }) => ({
        key,
        name,
        channelDatabaseId,
        functionalityProfile: { id, createCustomersInAsyncMode },
      }),
    ),
  }
}
