import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import {
  type AlertRuleSetting,
  alertRuleSetting,
  type FeatureSetting,
  type ScheduleSetting,
  SETTINGS_VERSION,
  scheduleSetting,
} from './settings.ts'

const ORGANIZATION = /* GraphQL */ `
  query OrganizationSettings {
    organization {
      parameters { timeZone tryCount enforceSessionOrder cacheTtlSeconds fullDataSetIntervalDays addressPurposes }
      legalEntities {
        dataAreaId name country currency languageId timeZone
        addressBooks { id name } customerGroups { id name } affiliations { id name }
        attributes {
          name type options minimum maximum required defaultValue unit friendlyName helpText
          translations { languageId friendlyName helpText }
        }
        attributeGroups { id name attributes } customerAttributeGroup
        sendWelcomeMessages welcomeMessages { languageId subject body }
        defaultCustomers {
          id customerType customerGroup currency languageId receiptOption receiptEmail affiliations addressBooks
        }
        numberSequences { reference format smallest largest }
        conflictPolicies { fieldGroup policy }
        taxGroups priceGroups lineDiscounts multilineDiscounts endDiscounts
      }
      functionalityProfiles {
        id name createCustomersInAsyncMode captureValidation generateLoyaltyCardNumber createCustomerOrdersInAsyncMode
      }
      channelDatabaseGroups { id name }
      channelDatabases { key name group connection }
      channels {
        key name type legalEntity database { key } functionalityProfile { id } defaultCustomer addressBooks country
        filterSharedCustomerTables
      }
    }
  }`
const FEATURES = /* GraphQL */ `
  query FeatureSettings {
    features { key enabled status enableDate canDisable confirmationText notImplemented prerequisites { key } }
  }`
const SCHEDULES = /* GraphQL */ `
  query ScheduleSettings {
    schedules { id name jobs group recurrence timeZone active activeFrom activeUntil }
  }`
const ALERT_RULES = /* GraphQL */ `
  query AlertRuleSettings {
    alertRules { rule: id enabled opensAfterSeconds closesAfterSeconds threshold }
  }`

const fields = z.record(z.string(), z.unknown())
const organization = z.object({
  organization: z
    .object({
      parameters: fields,
      legalEntities: z.array(fields),
      functionalityProfiles: z.array(fields),
      channelDatabaseGroups: z.array(fields),
      channelDatabases: z.array(z.looseObject({ key: z.string() })),
      channels: z.array(
        z.looseObject({
          key: z.string(),
          database: z.object({ key: z.string() }),
          functionalityProfile: z.object({ id: z.string() }),
        }),
      ),
    })
    .nullable(),
})
const features = z.object({
  features: z.array(
    z.object({
      key: z.string(),
      enabled: z.boolean(),
      status: z.string(),
      enableDate: z.string().nullable(),
      canDisable: z.boolean(),
      confirmationText: z.string().nullable(),
      notImplemented: z.string().nullable(),
      prerequisites: z.array(z.object({ key: z.string() })),
    }),
  ),
})

/** A feature as the server has it. */
export type ServerFeature = {
  key: string
  setting: FeatureSetting
  canDisable: boolean
  confirmationText: string | null
  /** Why the product does not have it; null when it does. */
  notImplemented: string | null
  prerequisites: readonly string[]
}

/** The organization in the form of the file; null before it is set up. */
async function readOrganization(connection: Connection): Promise<object | null> {
  const { organization: found } = await request(connection, ORGANIZATION, {}, organization)
  if (found === null) return null
  return {
    ...found,
    channelDatabases: found.channelDatabases.map(({ key: id, ...rest }) => ({ id, ...rest })),
    channels: found.channels.map(({ key: id, name, type, legalEntity, database, functionalityProfile, ...rest }) => ({
      id,
      name,
      type,
      legalEntity,
      channelDatabase: database.key,
      functionalityProfile: functionalityProfile.id,
      ...rest,
    })),
  }
}

/** All features, in order of their keys. */
export async function readFeatures(connection: Connection): Promise<ServerFeature[]> {
  const { features: found } = await request(connection, FEATURES, {}, features)
  return found
    .map(
      ({ key, enabled, status, enableDate, prerequisites, ...rest }): ServerFeature => ({
        key,
        ...rest,
        setting: enabled ? 'on' : status === 'SCHEDULED' && enableDate !== null ? enableDate : 'off',
        prerequisites: prerequisites.map((each) => each.key),
      }),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** All schedules, in order of their ids. */
export async function readSchedules(connection: Connection): Promise<ScheduleSetting[]> {
  const { schedules } = await request(connection, SCHEDULES, {}, z.object({ schedules: z.array(scheduleSetting) }))
  return schedules
}

/** All rules of alerts, in the server's order. */
export async function readAlertRules(connection: Connection): Promise<AlertRuleSetting[]> {
  const answer = z.object({ alertRules: z.array(alertRuleSetting) })
  return (await request(connection, ALERT_RULES, {}, answer)).alertRules
}

/** All settings of the server, in the form of the file and in a stable order; what is empty is left out. */
export async function readServer(connection: Connection): Promise<object> {
  const [there, found, schedules, alerts] = await Promise.all([
    readOrganization(connection),
    readFeatures(connection),
    readSchedules(connection),
    readAlertRules(connection),
  ])
  return {
    version: SETTINGS_VERSION,
    ...(there && { organization: withoutEmpty(there) }),
    features: Object.fromEntries(found.map(({ key, setting }) => [key, setting])),
    // Even an empty list says that there is none.
    schedules: schedules.map(withoutEmpty),
    alerts: alerts.map(withoutEmpty),
  }
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, each]) => each !== null && !(Array.isArray(each) && each.length === 0))
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutEmpty(each)]))
}
