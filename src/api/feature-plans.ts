import { assertMayUseChannel } from '../access/actor.ts'
import { recordAudit } from '../access/audit.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { readFeatures } from '../headquarters/features/feature-view.ts'
import { type FeaturePlanView, type PlanStepView, planFeature } from '../headquarters/features/plan.ts'
import { findPlanRun, readPlanSteps } from '../headquarters/features/plan-run.ts'
import { channelNotFound, type FeatureRefusal, featureNotFound } from '../headquarters/features/refusals.ts'
import { type FeaturePlanStarted, runFeaturePlan } from '../headquarters/features/run-plan.ts'
import type { FeatureView } from '../model/feature.ts'
import type { Resolvers, RunFeaturePlanInput } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'
import { encodeNodeId, keyOf } from './shared/node-id.ts'
import { channelsNamed, unknownChannel } from './shared/references.ts'

/** The keys of the channels; throws Forbidden when the token has no access to one of them. */
function channelKeys({ actor }: Context, ids: readonly string[] | null | undefined): string[] | null {
  const keys = ids?.map((id) => keyOf('Channel', id)) ?? null
  for (const key of keys ?? []) assertMayUseChannel(actor, key)
  return keys
}

/** `enableFeature(plan: true)`: returns the plan and changes nothing. */
export async function planOf(
  context: Context,
  { feature, confirm }: { feature: string; confirm?: boolean | null | undefined },
): Promise<{ feature: FeatureView | null; plan: FeaturePlanView | null; userErrors: FeatureRefusal[] }> {
  const request = { feature: keyOf('Feature', feature), channels: null, confirm: confirm ?? false }
  const plan = await planFeature(context.sides, context.actor, request)
  if (plan) {
    const entry = { action: 'enableFeature', target: plan.feature.key, result: 'PLANNED' }
    await recordAudit(headquartersOf(context.sides).db, context.actor, entry)
  }
  const features = plan ? [] : await readFeatures(headquartersOf(context.sides).db)
  return { feature: plan?.feature ?? null, plan, userErrors: plan ? [] : [featureNotFound(request.feature, features)] }
}

/** `runFeaturePlan`, if the channels exist. */
export async function startPlan(context: Context, input: RunFeaturePlanInput): Promise<FeaturePlanStarted> {
  const channels = channelKeys(context, input.channels)
  for (const key of channels ?? []) {
    const unknown = await unknownChannel(context, key)
    if (unknown !== null) return { planRun: null, userErrors: [channelNotFound(unknown)] }
  }
  return runFeaturePlan(context.sides, context.actor, {
    feature: keyOf('Feature', input.feature),
    channels,
    confirm: input.confirm ?? false,
    wait: input.wait ?? false,
  })
}

const featurePlan: NonNullable<Resolvers['Query']>['featurePlan'] = async (
  _,
  { feature, channels, confirm },
  context,
) =>
  planFeature(context.sides, context.actor, {
    feature: keyOf('Feature', feature),
    channels: await channelsNamed(context, channels),
    confirm: confirm ?? false,
  })

const featurePlanRun: NonNullable<Resolvers['Query']>['featurePlanRun'] = (_, { id }, { sides }) =>
  findPlanRun(headquartersOf(sides).db, keyOf('BatchRun', keyOf('FeaturePlanRun', id)))

const types: Pick<Resolvers, 'FeaturePlan' | 'FeaturePlanRun' | 'FeaturePlanStep'> = {
  FeaturePlan: {
    steps: ({ steps }, { state }) =>
      steps
        .map(
          (step, index): PlanStepView => ({
            ...step,
            place: index + 1,
            sessionId: null,
            startedAt: null,
            endedAt: null,
          }),
        )
        .filter((step) => state?.includes(step.state) ?? true),
    complete: ({ steps }) => steps.every(({ state }) => state === 'DONE'),
  },
  FeaturePlanRun: {
    id: ({ runId }) => encodeNodeId('FeaturePlanRun', runId),
    run: (run) => run,
    feature: async ({ feature }, _, context) => loadFeature(feature, context),
    steps: ({ runId }, _, { sides, actor }) => readPlanSteps(headquartersOf(sides).db, runId, actor.channels),
  },
  FeaturePlanStep: {
    title: async ({ action, feature, jobId, channelDatabaseId }, _, context) => {
      if (feature !== null) return `Enable "${(await loadFeature(feature, context)).name}"`
      const database = channelDatabaseId && (await context.loaders.channelDatabase.load(channelDatabaseId))
      const name = database ? database.name : channelDatabaseId
      return action === 'RUN_CDX_JOB' ? `Run ${jobId} for ${name}` : `Flush the cache of ${name}`
    },
    effect: ({ action, jobId }) => EFFECTS[jobId ?? action] ?? '',
    feature: ({ feature }, _, { loaders }) => (feature === null ? null : loaders.feature.load(feature)),
    confirmationText: async ({ feature, state }, _, context) =>
      feature === null || state === 'DONE' ? null : (await loadFeature(feature, context)).confirmationText,
    job: ({ jobId }) => jobId,
    channelDatabase: ({ channelDatabaseId }) => (channelDatabaseId === null ? null : { key: channelDatabaseId }),
    session: ({ sessionId }, _, { loaders }) => (sessionId === null ? null : loaders.downloadSession.load(sessionId)),
  },
}

export const planResolvers = { Query: { featurePlan, featurePlanRun }, types }

const EFFECTS: Readonly<Record<string, string>> = {
  ENABLE_FEATURE: 'Enables the feature at headquarters, for all legal entities. Channels follow with the next steps.',
  '1110': 'Transfers the states of the features and the shared parameters to the channel database.',
  '1010': 'Transfers customers, account numbers, customer groups, affiliations and attributes to the channel database.',
  '1070': 'Transfers the settings of the channels and their functionality profiles to the channel database.',
  FLUSH_CHANNEL_CACHE: 'Loads the cache again, so that captures use the state that has been applied.',
}

async function loadFeature(key: string, { loaders }: Context): Promise<FeatureView> {
  const feature = await loaders.feature.load(key)
  if (feature === null) throw new Error('The plan belongs to a feature that does not exist.')
  return feature
}
