import { z } from 'zod'
import { decimalText, text, textOrNull } from './wire-values.ts'

/** Lifecycle of a feature (docs/domain.md, Features). Only a release of the product changes it, in the catalog. */
export const FEATURE_STATES = ['PREVIEW', 'RELEASED', 'ON_BY_DEFAULT', 'MANDATORY'] as const
export type FeatureState = (typeof FEATURE_STATES)[number]

/** Status of a feature on the page *Feature management* (docs/domain.md, Features). */
export const FEATURE_STATUSES = ['ON', 'OFF', 'SCHEDULED', 'MANDATORY', 'NEEDS_ATTENTION', 'CANNOT_ENABLE'] as const
export type FeatureStatus = (typeof FEATURE_STATUSES)[number]

/** A row of `feature`. Dates are `YYYY-MM-DD`; `changedPosition` is headquarters' log position, as decimal text. */
export type FeatureRow = z.infer<typeof featureRow>
export const featureRow = z.object({
  key: text,
  name: text,
  summary: text,
  module: text,
  learnMore: textOrNull,
  state: z.enum(FEATURE_STATES),
  addedOn: z.iso.date(),
  requires: z.array(text),
  canDisable: z.boolean(),
  confirmationText: textOrNull,
  /** What in this product reads the feature. */
  readBy: text.default(''),
  /** Why this product does not have it; null when it does. */
  notImplemented: textOrNull.default(null),
  enabled: z.boolean(),
  scheduled: z.boolean(),
  enableDate: z.iso.date().nullable(),
  scheduleFailure: textOrNull,
  comment: textOrNull,
  changedPosition: decimalText,
})

/** A feature with the values that depend on others: its status, and the prerequisites that are not ON. */
export type FeatureView = z.infer<typeof featureView>
export const featureView = z.object({ ...featureRow.shape, status: z.enum(FEATURE_STATUSES), missing: z.array(text) })
