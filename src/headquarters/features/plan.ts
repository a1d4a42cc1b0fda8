import type { Actor } from '../../access/actor.ts'
import { mayCall } from '../../access/rules.ts'
import { type DatabaseRollout, hasApplied, isEffective } from '../../between/feature-rollout.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureView } from '../../model/feature.ts'
import { inOrderOfPrerequisites, readFeatures } from './feature-view.ts'
import { readRollout } from './rollout.ts'

/** Identifies a step: an action and its object. Properties that the action does not use are null. */
export type PlanStepName = {
  action: 'ENABLE_FEATURE' | 'RUN_CDX_JOB' | 'FLUSH_CHANNEL_CACHE'
  feature: string | null
  jobId: string | null
  channelDatabaseId: string | null
}

/** A step, of a plan or of a run. */
export type PlanStepView = PlanStepName & {
  place: number
  state: 'DONE' | 'NEEDED' | 'BLOCKED' | 'RUNNING' | 'FAILED'
  reason: string | null
  sessionId: string | null
  startedAt: string | null
  endedAt: string | null
}

/** The state of a step. `needsConfirmation`: a missing confirmation is the only reason for BLOCKED. */
export type PlanStep = PlanStepName & {
  state: 'DONE' | 'NEEDED' | 'BLOCKED'
  reason: string | null
  needsConfirmation: boolean
}

/** `feature` is its key; `channels` null: all channels of the actor. `confirm`: all confirmations count as given. */
export type PlanRequest = { feature: string; channels: readonly string[] | null; confirm: boolean }

export type FeaturePlanView = { feature: FeatureView; steps: PlanStep[] }

/**
 * The ordered steps that bring a feature to the channels, with their current state and the actor's rights; null if the
 * feature does not exist. Changes nothing.
 */
export async function planFeature(sides: Sides, actor: Actor, request: PlanRequest): Promise<FeaturePlanView | null> {
  const features = await readFeatures(headquartersOf(sides).db)
  const feature = features.find(({ key }) => key === request.feature)
  if (!feature) return null
  const databases = await readRollout(sides, { channels: actor.channels, wanted: request.channels })
  return { feature, steps: stepsOf(features, feature, databases, actor, request.confirm) }
}

/** The current state of one step; null if it is not, or no longer, a step of the plan. */
export async function readStep(
  sides: Sides,
  actor: Actor,
  { feature: key, confirm }: Pick<PlanRequest, 'feature' | 'confirm'>,
  step: PlanStepName,
): Promise<PlanStep | null> {
  const features = await readFeatures(headquartersOf(sides).db)
  const feature = features.find((each) => each.key === key)
  if (!feature) return null
  const database = step.channelDatabaseId
  const databases =
    database === null ? [] : await readRollout(sides, { channels: actor.channels, wanted: null, database })
  return stepsOf(features, feature, databases, actor, confirm).find((each) => isSame(each, step)) ?? null
}

function isSame(a: PlanStepName, b: PlanStepName): boolean {
  return (
    a.action === b.action &&
    a.feature === b.feature &&
    a.jobId === b.jobId &&
    a.channelDatabaseId === b.channelDatabaseId
  )
}

function stepsOf(
  features: readonly FeatureView[],
  feature: FeatureView,
  databases: readonly DatabaseRollout[],
  actor: Actor,
  confirm: boolean,
): PlanStep[] {
  return [
    ...withPrerequisites(features, feature).map((each) => enabling(each, actor, confirm)),
    ...databases.flatMap((database) => [
      ...FEATURE_JOBS.map((job) => running(feature, database, job, actor)),
      flushing(feature, database, actor),
    ]),
  ]
}

/** The feature and all that it requires, directly or through others, prerequisites first. */
export function withPrerequisites(features: readonly FeatureView[], feature: FeatureView): FeatureView[] {
  const wanted = new Set([feature.key])
  for (const key of wanted) for (const each of features.find((one) => one.key === key)?.requires ?? []) wanted.add(each)
  return inOrderOfPrerequisites(features.filter(({ key }) => wanted.has(key)))
}

const nothing = { feature: null, jobId: null, channelDatabaseId: null }

function step(name: Partial<PlanStepName> & Pick<PlanStepName, 'action'>, done: boolean, why: string | null): PlanStep {
  const state = done ? 'DONE' : why === null ? 'NEEDED' : 'BLOCKED'
  return { ...nothing, ...name, state, reason: done ? null : why, needsConfirmation: false }
}

function enabling(feature: FeatureView, actor: Actor, confirm: boolean): PlanStep {
  const unconfirmed = !feature.enabled && feature.confirmationText !== null && !confirm
  const may = mayCall(actor, 'Mutation.enableFeature')
  const why =
    feature.notImplemented !== null
      ? `The feature is not implemented here. ${feature.notImplemented}`
      : !may
        ? 'The roles of this token do not allow enabling features.'
        : unconfirmed
          ? `Confirm the feature with \`confirm: true\`: ${feature.confirmationText}`
          : null
  const found = step({ action: 'ENABLE_FEATURE', feature: feature.key }, feature.enabled, why)
  return { ...found, needsConfirmation: may && unconfirmed }
}

function running(feature: FeatureView, database: DatabaseRollout, jobId: string, actor: Actor): PlanStep {
  const done = feature.enabled && hasApplied(database, jobId, feature)
  const why = mayCall(actor, 'Mutation.runCdxJob')
    ? obstacle(database, jobId)
    : 'The roles of this token do not allow running CDX jobs. Ask an operator to run it, or wait for its schedule.'
  return step({ action: 'RUN_CDX_JOB', jobId, channelDatabaseId: database.key }, done, why)
}

function flushing(feature: FeatureView, database: DatabaseRollout, actor: Actor): PlanStep {
  const done = feature.enabled && isEffective(database, feature) === true
  const why = !mayCall(actor, 'Mutation.flushChannelCache')
    ? 'The roles of this token do not allow flushing caches. The cache expires by itself.'
    : database.state === null
      ? unreachable(database)
      : null
  return step({ action: 'FLUSH_CHANNEL_CACHE', channelDatabaseId: database.key }, done, why)
}

const unreachable = ({ name }: DatabaseRollout) => `The channel database ${name} cannot be reached.`

/** The reason that a job cannot run in a channel database. */
function obstacle(database: DatabaseRollout, jobId: string): string | null {
  const { name, paused, rewound, enforceSessionOrder, state, jobs } = database
  if (paused) return `Data synchronization is paused for ${name}. Resume it with setDataSyncPaused.`
  if (rewound)
    return `${name} was restored from an older copy. An administrator must accept it with acceptChannelDatabase.`
  if (state === null) return unreachable(database)
  const session = jobs.find((job) => job.jobId === jobId)?.session
  if (session?.status === 'SUSPENDED' && enforceSessionOrder) {
    return `Session ${session.number} of ${jobId} is suspended for ${name}. Retry it with retrySession, or cancel it.`
  }
  return null
}
