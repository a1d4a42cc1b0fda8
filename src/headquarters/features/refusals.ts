import type { FeatureView } from '../../model/feature.ts'
import { unknownName } from '../../model/near-names.ts'
import { type ExchangeRefusal, jobAlreadyRunning } from '../exchange/sessions/refusals.ts'
import type { BatchRunRow } from '../jobs/run.ts'
import type { PlanStep } from './plan.ts'

/** The refusals of feature management, values of `userErrors`. */
export type FeatureRefusal =
  | {
      __typename: 'Refused'
      code:
        | 'NOT_FOUND'
        | 'FEATURE_NEEDS_CONFIRMATION'
        | 'FEATURE_NOT_IMPLEMENTED'
        | 'FEATURE_MANDATORY'
        | 'FEATURE_CANNOT_BE_DISABLED'
        | 'FEATURE_ALREADY_ENABLED'
        | 'INVALID_DATE'
        | 'INVALID_VALUE'
      field: string[]
      message: string
    }
  | PrerequisitesMissing
  | HasDependents
  | Extract<ExchangeRefusal, { __typename: 'JobAlreadyRunning' }>

/** Exactly the missing prerequisites (question 1 of the FAQ). */
export type PrerequisitesMissing = {
  __typename: 'FeaturePrerequisitesMissing'
  code: 'FEATURE_PREREQUISITES_MISSING'
  field: string[]
  message: string
  missing: FeatureView[]
}

/** The enabled features that require the feature (docs/domain.md, D-04). */
export type HasDependents = {
  __typename: 'FeatureHasDependents'
  code: 'FEATURE_HAS_DEPENDENTS'
  field: string[]
  message: string
  dependents: FeatureView[]
}

type RefusedCode = Extract<FeatureRefusal, { __typename: 'Refused' }>['code']

function refused(code: RefusedCode, field: string, message: string): FeatureRefusal {
  return { __typename: 'Refused', code, field: [field], message }
}

export const featureNotFound = (key: string, features: readonly Pick<FeatureView, 'key'>[]) =>
  refused(
    'NOT_FOUND',
    'feature',
    unknownName(
      'feature',
      key,
      features.map((feature) => feature.key),
    ),
  )

export const needsConfirmation = (feature: FeatureView) =>
  refused('FEATURE_NEEDS_CONFIRMATION', 'confirm', `Set \`confirm: true\` if you agree: ${feature.confirmationText}`)

export const notImplementedHere = (feature: FeatureView) =>
  refused('FEATURE_NOT_IMPLEMENTED', 'feature', `"${feature.name}" is not implemented here. ${feature.notImplemented}`)

export const isMandatory = (feature: FeatureView) =>
  refused('FEATURE_MANDATORY', 'feature', `"${feature.name}" is mandatory and always on.`)

export const cannotBeDisabled = (feature: FeatureView) =>
  refused('FEATURE_CANNOT_BE_DISABLED', 'feature', `"${feature.name}" cannot be disabled once it is enabled.`)

export const alreadyEnabled = (feature: FeatureView) =>
  refused('FEATURE_ALREADY_ENABLED', 'feature', `"${feature.name}" is already enabled and cannot be scheduled.`)

export const notInTheFuture = (today: string) =>
  refused(
    'INVALID_DATE',
    'enableDate',
    `Give a date after today, which is ${today} at headquarters, or enable the feature now.`,
  )

/** Refuses a comment that cannot be stored: too long, or with a NUL character or half of a surrogate pair. */
export function unstorableComment(comment: string | undefined): FeatureRefusal | null {
  if (comment === undefined || (comment.length <= 1000 && !/[\0\p{Surrogate}]/u.test(comment))) return null
  return refused('INVALID_VALUE', 'comment', 'Give a comment of at most 1,000 characters without NUL.')
}

export function prerequisitesMissing(
  feature: FeatureView,
  missing: FeatureView[],
  advice: string,
): PrerequisitesMissing {
  return {
    __typename: 'FeaturePrerequisitesMissing',
    code: 'FEATURE_PREREQUISITES_MISSING',
    field: ['feature'],
    message: `"${feature.name}" requires ${quoted(missing)}. ${advice}`,
    missing,
  }
}

export function hasDependents(feature: FeatureView, dependents: FeatureView[]): HasDependents {
  return {
    __typename: 'FeatureHasDependents',
    code: 'FEATURE_HAS_DEPENDENTS',
    field: ['feature'],
    message: `${quoted(dependents)} require "${feature.name}". Disable them first, or set \`cascade: true\`.`,
    dependents,
  }
}

/** Names of features for a sentence. */
export function quoted(features: readonly FeatureView[]): string {
  return features.map(({ name }) => `"${name}"`).join(', ')
}

/** Lists every feature of the plan that needs a confirmation, with its text. */
export function unconfirmedPlan(steps: readonly PlanStep[]): FeatureRefusal {
  const reasons = steps.flatMap(({ needsConfirmation, feature, reason }) =>
    needsConfirmation ? `${feature}: ${reason}` : [],
  )
  return refused('FEATURE_NEEDS_CONFIRMATION', 'confirm', reasons.join(' '))
}

export const channelNotFound = (message: string) => refused('NOT_FOUND', 'channels', message)

export const planAlreadyRunning = (run: BatchRunRow): FeatureRefusal => jobAlreadyRunning(run)
