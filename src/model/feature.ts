/** Lifecycle of a feature (docs/domain.md, Features). Only a release of the product changes it, in the catalog. */
export type FeatureState = 'PREVIEW' | 'RELEASED' | 'ON_BY_DEFAULT' | 'MANDATORY'

/** Status of a feature on the page *Feature management* (docs/domain.md, Features). */
export type FeatureStatus = 'ON' | 'OFF' | 'SCHEDULED' | 'MANDATORY' | 'NEEDS_ATTENTION' | 'CANNOT_ENABLE'

/** A row of `feature`. Dates are `YYYY-MM-DD`; `changedPosition` is headquarters' log position, as decimal text. */
export type FeatureRow = {
  key: string
  name: string
  summary: string
  module: string
  learnMore: string | null
  state: FeatureState
  addedOn: string
  requires: string[]
  canDisable: boolean
  confirmationText: string | null
  enabled: boolean
  scheduled: boolean
  enableDate: string | null
  scheduleFailure: string | null
  comment: string | null
  changedPosition: string
}

/** A feature with the values that depend on others: its status, and the prerequisites that are not ON. */
export type FeatureView = FeatureRow & { status: FeatureStatus; missing: string[] }
