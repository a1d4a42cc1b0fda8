import { FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureView } from '../../model/feature.ts'
import type { FeatureFacts } from '../facts/feature.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { type Evidence, fail, found, pass, type Question } from './check.ts'
import { ROLLOUT } from './rollout.ts'

/** A feature that exists and is not on. */
const offIn = ({ feature }: FeatureFacts) => (feature && !feature.enabled ? feature : null)
const missingOf = ({ prerequisites }: FeatureFacts) => prerequisites.filter(({ enabled }) => !enabled)
const shown = (feature: FeatureView): Evidence => found(feature.name, feature.status, 'Feature', feature.key)

/** Everything from here to the captures of all channels: what is missing in order, the feature, its jobs, the caches. */
function enabling(facts: FeatureFacts, feature: FeatureView): Remedy[] {
  const features = [...missingOf(facts), feature].map(({ key, confirmationText }) =>
    remedy('enableFeature', confirmationText === null ? { feature: key } : { feature: key, confirm: true }),
  )
  return [...features, ...FEATURE_JOBS.map((job) => remedy('runCdxJob', { job })), remedy('flushChannelCache', {})]
}

/** Why it is off, when it is: the first of these. */
type WhyOff = 'PREREQUISITES' | 'RIGHT' | 'SCHEDULE' | 'CONFIRMATION' | 'NOT_ENABLED'

function whyOff(facts: FeatureFacts, feature: FeatureView): WhyOff {
  if (missingOf(facts).length > 0) return 'PREREQUISITES'
  if (!facts.mayEnable) return 'RIGHT'
  if (feature.scheduleFailure !== null) return 'SCHEDULE'
  return feature.confirmationText === null || feature.scheduled ? 'NOT_ENABLED' : 'CONFIRMATION'
}

/** A check that fails for one reason why the feature is off, and passes otherwise. */
function reason(
  why: WhyOff,
  wellMessage: string,
  ask: (facts: FeatureFacts, feature: FeatureView) => { message: string; evidence: Evidence[] },
): Question<FeatureFacts>['ask'] {
  return (facts) => {
    if (!facts.feature) return null
    const off = offIn(facts)
    if (!off) return pass(wellMessage)
    const cause = whyOff(facts, off)
    // What comes after the cause does not matter yet.
    if (cause !== why) return ORDER.indexOf(cause) > ORDER.indexOf(why) ? pass(wellMessage) : null
    const { message, evidence } = ask(facts, off)
    return fail(message, evidence, enabling(facts, off))
  }
}

const ORDER: readonly WhyOff[] = ['PREREQUISITES', 'RIGHT', 'SCHEDULE', 'CONFIRMATION', 'NOT_ENABLED']

/** Questions 1 and 2 of docs/faq.md: why a feature cannot be enabled, and why real-time calls are seen although it is. */
export const FEATURE_CHECKS: readonly Question<FeatureFacts>[] = [
  {
    code: 'FEATURE_KNOWN',
    question: 'Is there such a feature?',
    ask: ({ feature }) =>
      feature
        ? pass(`There is: "${feature.name}".`, [shown(feature)])
        : fail('No feature has this key. `features` lists all features with their keys.', [], []),
  },
  {
    code: 'PREREQUISITES_ON',
    question: 'Is each of its prerequisites on?',
    ask: reason('PREREQUISITES', 'All that it requires is on.', (facts, feature) => {
      const missing = missingOf(facts)
      const names = missing.map(({ name }) => `"${name}"`).join(', ')
      return {
        message: `"${feature.name}" cannot be enabled before ${names} ${missing.length === 1 ? 'is' : 'are'} on; being scheduled is not enough.`,
        evidence: facts.prerequisites.map(shown),
      }
    }),
  },
  {
    code: 'MAY_ENABLE_FEATURE',
    question: 'May the caller enable it?',
    ask: reason('RIGHT', 'The caller may, or it is on.', (_, feature) => ({
      message: `"${feature.name}" is off, and no role of this token may enable it: a feature manager can.`,
      evidence: [shown(feature)],
    })),
  },
  {
    code: 'FEATURE_SCHEDULE',
    question: 'Did its schedule enable it?',
    ask: reason('SCHEDULE', 'No schedule has failed to.', (_, feature) => ({
      message: `"${feature.name}" is off since its schedule failed. ${feature.scheduleFailure}`,
      evidence: [shown(feature)],
    })),
  },
  {
    code: 'FEATURE_CONFIRMED',
    question: 'Is there nothing to be confirmed?',
    ask: reason('CONFIRMATION', 'There is nothing to be confirmed.', (_, feature) => ({
      message: `"${feature.name}" is off until this is confirmed: ${feature.confirmationText}`,
      evidence: [shown(feature)],
    })),
  },
  {
    code: 'FEATURE_ON',
    question: 'Is it on at headquarters?',
    ask: reason('NOT_ENABLED', 'It is on at headquarters.', (_, feature) => ({
      message: feature.scheduled
        ? `"${feature.name}" is off until ${feature.enableDate}, for which it is scheduled.`
        : `"${feature.name}" is off at headquarters.`,
      evidence: [shown(feature)],
    })),
  },
  ...ROLLOUT,
]

/** What is said when nothing is wrong. */
export function calmOfFeature({ feature, there }: FeatureFacts): string {
  const channels = there.flatMap((each) => each.channels.map(({ name }) => name))
  return `Nothing is wrong: "${feature?.name}" is on and effective on ${channels.join(', ')}.`
}
