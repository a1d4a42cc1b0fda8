import { FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureView } from '../../model/feature.ts'
import type { FeatureFacts } from '../facts/feature.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { type Evidence, fail, found, pass, type Question } from './check.ts'
import { ROLLOUT } from './rollout.ts'

/** The feature, if it exists and is off. */
const offIn = ({ feature }: FeatureFacts) => (feature && !feature.enabled ? feature : null)
const missingOf = ({ prerequisites }: FeatureFacts) => prerequisites.filter(({ enabled }) => !enabled)
const shown = (feature: FeatureView): Evidence => found(feature.name, feature.status, 'Feature', feature.key)

/**
 * All steps until the feature is effective on all channels: its missing prerequisites in order, the feature, its jobs,
 * the caches.
 */
function enabling(facts: FeatureFacts, feature: FeatureView): Remedy[] {
  const features = [...missingOf(facts), feature].map(({ key, confirmationText }) =>
    remedy('enableFeature', confirmationText === null ? { feature: key } : { feature: key, confirm: true }),
  )
  return [...features, ...FEATURE_JOBS.map((job) => remedy('runCdxJob', { job })), remedy('flushChannelCache', {})]
}

/** The reason that the feature is off: the first of these. */
type OffReason = 'PREREQUISITES' | 'RIGHT' | 'SCHEDULE' | 'CONFIRMATION' | 'NOT_ENABLED'

function offReason(facts: FeatureFacts, feature: FeatureView): OffReason {
  if (missingOf(facts).length > 0) return 'PREREQUISITES'
  if (!facts.mayEnable) return 'RIGHT'
  if (feature.scheduleFailure !== null) return 'SCHEDULE'
  return feature.confirmationText === null || feature.scheduled ? 'NOT_ENABLED' : 'CONFIRMATION'
}

/** A check that fails for one reason that the feature is off, and passes otherwise. */
function reason(
  why: OffReason,
  wellMessage: string,
  describe: (facts: FeatureFacts, feature: FeatureView) => { message: string; evidence: Evidence[] },
): Question<FeatureFacts>['evaluate'] {
  return (facts) => {
    if (!facts.feature) return null
    const off = offIn(facts)
    if (!off) return pass(wellMessage)
    const cause = offReason(facts, off)
    // Reasons after the cause do not matter yet.
    if (cause !== why) return ORDER.indexOf(cause) > ORDER.indexOf(why) ? pass(wellMessage) : null
    const { message, evidence } = describe(facts, off)
    return fail(message, evidence, enabling(facts, off))
  }
}

const ORDER: readonly OffReason[] = ['PREREQUISITES', 'RIGHT', 'SCHEDULE', 'CONFIRMATION', 'NOT_ENABLED']

/**
 * Questions 1 and 2 of docs/faq.md: why a feature cannot be enabled, and why real-time calls occur although it is on.
 */
export const FEATURE_CHECKS: readonly Question<FeatureFacts>[] = [
  {
    code: 'FEATURE_KNOWN',
    question: 'Does the feature exist?',
    evaluate: ({ feature }) =>
      feature
        ? pass(`The feature exists: "${feature.name}".`, [shown(feature)])
        : fail('No feature has this key. `features` lists all features with their keys.', [], []),
  },
  {
    code: 'PREREQUISITES_ON',
    question: 'Are all prerequisites of the feature on?',
    evaluate: reason('PREREQUISITES', 'All prerequisites are on.', (facts, feature) => {
      const missing = missingOf(facts)
      const names = missing.map(({ name }) => `"${name}"`).join(', ')
      return {
        message:
          `"${feature.name}" cannot be enabled before ${names} ${missing.length === 1 ? 'is' : 'are'} on. Enable ` +
          `${missing.length === 1 ? 'it' : 'them'} first; a schedule is not enough.`,
        evidence: facts.prerequisites.map(shown),
      }
    }),
  },
  {
    code: 'MAY_ENABLE_FEATURE',
    question: 'May the caller enable the feature?',
    evaluate: reason('RIGHT', 'The caller may enable the feature, or it is on.', (_, feature) => ({
      message: `"${feature.name}" is off, and the roles of this token do not allow enabling it. Ask a feature manager.`,
      evidence: [shown(feature)],
    })),
  },
  {
    code: 'FEATURE_SCHEDULE',
    question: 'Did the schedule enable the feature?',
    evaluate: reason('SCHEDULE', 'No schedule of the feature has failed.', (_, feature) => ({
      message: `"${feature.name}" is off because its schedule failed. ${feature.scheduleFailure}`,
      evidence: [shown(feature)],
    })),
  },
  {
    code: 'FEATURE_CONFIRMED',
    question: 'Is the feature confirmed?',
    evaluate: reason('CONFIRMATION', 'The feature needs no confirmation.', (_, feature) => ({
      message: `"${feature.name}" is off until you confirm this: ${feature.confirmationText}`,
      evidence: [shown(feature)],
    })),
  },
  {
    code: 'FEATURE_ON',
    question: 'Is the feature on at headquarters?',
    evaluate: reason('NOT_ENABLED', 'The feature is on at headquarters.', (_, feature) => ({
      message: feature.scheduled
        ? `"${feature.name}" is off and scheduled for ${feature.enableDate}.`
        : `"${feature.name}" is off at headquarters. Enable it.`,
      evidence: [shown(feature)],
    })),
  },
  ...ROLLOUT,
]

/** The answer if nothing is wrong. */
export function healthyFeature({ feature, there }: FeatureFacts): string {
  const channels = there.flatMap((each) => each.channels.map(({ name }) => name))
  return `Nothing is wrong: "${feature?.name}" is on and effective on ${channels.join(', ')}.`
}
