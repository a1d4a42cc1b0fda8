import { z } from 'zod'
import type { OrganizationInput } from '../../headquarters/organization/organization-input.ts'

/** The form of the file; another number is refused. */
export const SETTINGS_VERSION = 1

const moment = z.iso.datetime({ offset: true, error: 'must be a moment, such as 2027-01-01T00:00:00Z' })

/**
 * A schedule as the file has it. Who has withheld it is no setting: an import neither withholds nor releases.
 */
export type ScheduleSetting = z.output<typeof scheduleSetting>
export const scheduleSetting = z.strictObject({
  id: z.string('must be text'),
  name: z.string('must be text'),
  jobs: z.array(z.string('must be text'), 'must be a list'),
  group: z.string('must be text').nullable().default(null),
  recurrence: z.string('must be text'),
  timeZone: z.string('must be text').default('UTC'),
  active: z.boolean('must be true or false').default(true),
  activeFrom: moment.nullable().default(null),
  activeUntil: moment.nullable().default(null),
})

/** On, off, or the date on which it is enabled. Other programs may write `on` as a boolean. */
export type FeatureSetting = z.output<typeof featureSetting>
export const featureSetting = z.union(
  [z.enum(['on', 'off']), z.boolean().transform((on) => (on ? ('on' as const) : ('off' as const))), z.iso.date()],
  'must be on, off, or a date such as 2027-01-01',
)

/** A rule of alerts. What is left out gets its default; a rule that counts nothing has no threshold. */
export type AlertRuleSetting = z.output<typeof alertRuleSetting>
export const alertRuleSetting = z.strictObject({
  rule: z.string('must be text'),
  enabled: z.boolean('must be true or false').optional(),
  opensAfterSeconds: z.int('must be a whole number').optional(),
  closesAfterSeconds: z.int('must be a whole number').optional(),
  threshold: z.int('must be a whole number').nullish(),
})

/** All that an administrator sets by the API. A part that is missing stays as it is. */
export type Settings = {
  organization: OrganizationInput | null
  features: { readonly [key: string]: FeatureSetting } | null
  /** All schedules: those that are not named are deleted. */
  schedules: readonly ScheduleSetting[] | null
  /** Rules of alerts; those that are not named stay as they are. */
  alerts: readonly AlertRuleSetting[] | null
}
