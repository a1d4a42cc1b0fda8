import { mayUseChannel } from '../access/actor.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { channelFeature } from '../headquarters/features/channel-features.ts'
import { checkForFeatureUpdates } from '../headquarters/features/check-for-updates.ts'
import { disableFeature } from '../headquarters/features/disable.ts'
import { enableFeature } from '../headquarters/features/enable.ts'
import { enableAllFeatures } from '../headquarters/features/enable-all.ts'
import { readFeatureParameters, setFeatureParameters } from '../headquarters/features/feature-parameters.ts'
import { readFeatures } from '../headquarters/features/feature-view.ts'
import { findPlanRun } from '../headquarters/features/plan-run.ts'
import { scheduleFeature } from '../headquarters/features/schedule-feature.ts'
import type { FeatureView } from '../model/feature.ts'
import { planOf, planResolvers, startPlan } from './feature-plans.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { ReadNode } from './nodes/nodes.ts'
import type { Context } from './shared/context.ts'
import { encodeNodeId, keyOf } from './shared/node-id.ts'
import { channelsNamed } from './shared/references.ts'

export const resolvers: Resolvers = {
  Query: {
    features: async (_, { status }, { sides }) => {
      const features = await readFeatures(headquartersOf(sides).db)
      return status ? features.filter((feature) => status.includes(feature.status)) : features
    },
    feature: (_, { key }, { loaders }) => loaders.feature.load(keyOf('Feature', key)),
    featureParameters: (_, __, { sides }) => readFeatureParameters(headquartersOf(sides).db),
    ...planResolvers.Query,
  },
  Mutation: {
    enableFeature: async (_, { input }, context) => {
      const { feature, confirm, comment, dryRun } = input
      if (input.plan) return planOf(context, { feature, confirm })
      return changed(context, () =>
        enableFeature(headquartersOf(context.sides), context.actor, {
          feature: keyOf('Feature', feature),
          confirm: confirm ?? false,
          comment: comment ?? undefined,
          dryRun: dryRun ?? false,
        }),
      )
    },
    disableFeature: async (_, { input }, context) => {
      const { feature, cascade, comment, dryRun } = input
      return changed(context, () =>
        disableFeature(headquartersOf(context.sides), context.actor, {
          feature: keyOf('Feature', feature),
          cascade: cascade ?? false,
          comment: comment ?? undefined,
          dryRun: dryRun ?? false,
        }),
      )
    },
    scheduleFeature: async (_, { input }, context) => {
      const { feature, enableDate, confirm, comment } = input
      return changed(context, () =>
        scheduleFeature(headquartersOf(context.sides), context.actor, {
          feature: keyOf('Feature', feature),
          enableDate: enableDate ?? null,
          confirm: confirm ?? false,
          comment: comment ?? undefined,
        }),
      )
    },
    enableAllFeatures: async (_, { input }, context) =>
      changed(context, () =>
        enableAllFeatures(headquartersOf(context.sides), context.actor, {
          confirm: input.confirm ?? false,
          dryRun: input.dryRun ?? false,
        }),
      ),
    setFeatureParameters: (_, { input }, { sides, actor }) => setFeatureParameters(headquartersOf(sides), actor, input),
    checkForFeatureUpdates: (_, { input }, context) =>
      changed(context, () =>
        checkForFeatureUpdates(headquartersOf(context.sides), context.actor, { reason: input.reason ?? null }),
      ),
    runFeaturePlan: async (_, { input }, context) => changed(context, () => startPlan(context, input)),
  },
  ...planResolvers.types,
  Feature: {
    id: ({ key }) => encodeNodeId('Feature', key),
    featureState: ({ state }) => state,
    prerequisites: ({ requires }, _, { loaders }) => found(loaders, requires),
    missingPrerequisites: ({ missing }, _, { loaders }) => found(loaders, missing),
    channels: async (feature, { channel }, context) => {
      const { actor, loaders } = context
      // What the token may not access is left out, as without the argument.
      const mine = channel?.filter((id) => mayUseChannel(actor, keyOf('Channel', id)))
      const wanted = await channelsNamed(context, mine)
      const channels = (await loaders.featureChannels.load('all')).filter(
        ({ key }) => mayUseChannel(actor, key) && (wanted?.includes(key) ?? true),
      )
      return Promise.all(
        channels.map(async (one) =>
          channelFeature(feature, one, await loaders.channelDatabaseState.load(one.channelDatabaseId)),
        ),
      )
    },
  },
}

/** The types that `node` reads here. */
export const nodes: Readonly<Record<'Feature' | 'FeaturePlanRun', ReadNode>> = {
  Feature: async ([key = ''], { loaders }) => {
    const feature = await loaders.feature.load(key)
    return feature && { __typename: 'Feature', ...feature }
  },
  FeaturePlanRun: async ([key = ''], { sides }) => {
    const run = await findPlanRun(headquartersOf(sides).db, key)
    return run && { __typename: 'FeaturePlanRun', ...run }
  },
}

/** Makes a change and forgets what the request has read before it. */
async function changed<T>({ loaders }: Context, change: () => Promise<T>): Promise<T> {
  const result = await change()
  loaders.feature.clearAll()
  loaders.featureChannels.clearAll()
  loaders.channelDatabaseState.clearAll()
  return result
}

async function found(loaders: Context['loaders'], keys: readonly string[]): Promise<FeatureView[]> {
  const features = await Promise.all(keys.map((key) => loaders.feature.load(key)))
  return features.filter((feature) => feature !== null)
}
