import { z } from 'zod'
import { tokenTrust } from './token-trust.ts'

/** The texts of an attribute in another language; null: as without a translation. */
export type AttributeTranslation = z.infer<typeof attributeTranslation>
export const attributeTranslation = z.object({
  languageId: z.string(),
  friendlyName: z.string().nullable(),
  helpText: z.string().nullable(),
})

/**
 * The configuration that a channel keeps: rows of its table `configuration` (kind, id, content), delivered by the job
 * named here. A package with a job's configuration carries all of it and replaces what is there.
 */
export const CONFIGURATION_KINDS = {
  feature: '1110',
  reference_value: '1110',
  parameters: '1110',
  token_trust: '1110',
  legal_entity: '1070',
  channel: '1070',
  functionality_profile: '1070',
  default_customer: '1070',
  customer_group: '1010',
  affiliation: '1010',
  attribute_definition: '1010',
} as const
export type ConfigurationKind = keyof typeof CONFIGURATION_KINDS

/**
 * Ids: `feature` has its key; `reference_value` `<KIND>:<id>`; `parameters` and `token_trust` `1`; rows of a legal
 * entity `<dataAreaId>:<id>`; others their id.
 */
export const configurationContent = {
  feature: z.object({ key: z.string(), name: z.string(), enabled: z.boolean(), changedPosition: z.string() }),
  reference_value: z.object({ kind: z.enum(['COUNTRY', 'CURRENCY', 'LANGUAGE']), id: z.string(), name: z.string() }),
  parameters: z.object({ cacheTtlSeconds: z.number(), addressPurposes: z.array(z.string()).optional() }),
  token_trust: tokenTrust,
  legal_entity: z.object({
    dataAreaId: z.string(),
    name: z.string(),
    country: z.string(),
    currency: z.string(),
    languageId: z.string(),
    timeZone: z.string(),
    // Absent in the configuration of earlier versions; empty: any will do.
    taxGroups: z.array(z.string()).optional(),
    priceGroups: z.array(z.string()).optional(),
    lineDiscounts: z.array(z.string()).optional(),
    multilineDiscounts: z.array(z.string()).optional(),
    endDiscounts: z.array(z.string()).optional(),
    // The attributes of the group that it has chosen; null: it has chosen none, so that all its attributes count.
    customerAttributes: z.array(z.string()).nullable().optional(),
  }),
  channel: z.object({
    id: z.string(),
    name: z.string(),
    type: z.enum(['RETAIL_STORE', 'ONLINE_STORE']),
    dataAreaId: z.string(),
    functionalityProfileId: z.string(),
    defaultCustomerId: z.string(),
    addressBooks: z.array(z.string()),
    country: z.string(),
    filterSharedCustomerTables: z.boolean(),
  }),
  functionality_profile: z.object({
    id: z.string(),
    name: z.string(),
    createCustomersInAsyncMode: z.boolean(),
    captureValidation: z.enum(['STRICT', 'MINIMAL']),
    // Absent in the configuration of versions before 0.6.0, under which headquarters made a number for every card.
    generateLoyaltyCardNumber: z.boolean().optional(),
    createCustomerOrdersInAsyncMode: z.boolean().optional(),
  }),
  default_customer: z.object({
    dataAreaId: z.string(),
    id: z.string(),
    customerType: z.enum(['PERSON', 'ORGANIZATION']),
    customerGroup: z.string(),
    currency: z.string(),
    languageId: z.string(),
    receiptOption: z.string().nullable(),
    receiptEmail: z.string().nullable(),
    affiliations: z.array(z.string()),
    addressBooks: z.array(z.string()),
  }),
  customer_group: z.object({ dataAreaId: z.string(), id: z.string(), name: z.string() }),
  affiliation: z.object({ dataAreaId: z.string(), id: z.string(), name: z.string() }),
  attribute_definition: z.object({
    dataAreaId: z.string(),
    name: z.string(),
    type: z.enum(['TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN']),
    options: z.array(z.string()).nullable(),
    minimum: z.string().nullable(),
    maximum: z.string().nullable(),
    // Absent in the configuration of versions before 0.6.0.
    required: z.boolean().optional(),
    defaultValue: z.string().nullable().optional(),
    unit: z.string().nullable().optional(),
    friendlyName: z.string().nullable().optional(),
    helpText: z.string().nullable().optional(),
    translations: z.array(attributeTranslation).optional(),
  }),
} satisfies { [kind in ConfigurationKind]: z.ZodType }

export type Configuration<kind extends ConfigurationKind> = z.infer<(typeof configurationContent)[kind]>
export type ConfigurationRow = z.infer<typeof configurationRow>
export const configurationRow = z.strictObject({
  kind: z.enum(Object.keys(CONFIGURATION_KINDS).filter(isConfigurationKind)),
  id: z.string(),
  content: z.unknown(),
})

/** The keys of the four features (docs/domain.md, Features). ASYNC_EDIT requires the three others. */
export const PERF_CUSTOMER_ORDERS = 'PERF_CUSTOMER_ORDERS'
export const ENHANCED_ASYNC_CREATE = 'ENHANCED_ASYNC_CREATE'
export const ASYNC_ADDRESS_CREATE = 'ASYNC_ADDRESS_CREATE'
export const ASYNC_EDIT = 'ASYNC_EDIT'

/**
 * The jobs that a channel must apply after a feature has changed before the feature is effective there (docs/domain.md,
 * D-08).
 */
export const FEATURE_JOBS = ['1110', '1010', '1070'] as const
/** The same jobs carry configuration. */
export type ConfigurationJobId = (typeof FEATURE_JOBS)[number]
/** 1050: the loyalty cards. */
export const LOYALTY_JOB = '1050'
/** All jobs that carry data to the channels. */
export const DOWNLOAD_JOBS = [...FEATURE_JOBS, LOYALTY_JOB] as const
export type DownloadJobId = (typeof DOWNLOAD_JOBS)[number]

function isConfigurationKind(kind: string): kind is ConfigurationKind {
  return kind in CONFIGURATION_KINDS
}
