import countries from 'i18n-iso-countries'
import { z } from 'zod'
import { hasKnownFields, MESSAGE_FIELDS } from '../../model/message-fields.ts'
import { isTimeZone } from '../../model/time-zone.ts'
import { countryCode } from '../../model/vocabulary/country-names.ts'
import { canonicalWord } from '../../model/vocabulary/vocabulary.ts'
import { RECEIPT_OPTIONS } from '../../model/vocabulary/word-kinds.ts'
import { ID_CHARACTERS } from './id.ts'
import type { InputFault } from './input-fault.ts'

const COUNTRIES = countries.getAlpha3Codes()
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const MAX_BIGINT = 9_223_372_036_854_775_807n

const text = (length: number) =>
  z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(length, `must have at most ${length} characters`)
    .refine(isPlainText, 'must not contain control characters')
const id = text(60)
const word = id.regex(ID_CHARACTERS, 'must consist of letters, digits, `.`, `_` and `-`')
const name = text(100)
const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null)
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item, 'must be a list')
    .nullish()
    .transform((items) => items ?? [])
const flag = z.boolean('must be true or false')

const country = z
  .string('must be text')
  .transform((value) => countryCode(value) ?? value)
  .refine((value) => Object.hasOwn(COUNTRIES, value), 'must be a country: a code of ISO 3166, such as `USA`, or a name')
const currency = z
  .string('must be text')
  .refine((value) => CURRENCIES.has(value), 'must be a currency code of ISO 4217, such as `USD`')
const languageId = z
  .string('must be text')
  .refine(isLanguage, 'must be a language tag such as `en-US`, in this spelling')
const timeZone = z
  .string('must be text')
  .refine(isTimeZone, 'must be a time zone of the IANA database, such as `America/Chicago`, or `UTC`')

/** Whole numbers of 64 bits; a file may write them as numbers. */
const wholeNumber = z
  .union([z.string(), z.int().transform(String)], 'must be a whole number')
  .refine(
    (value) => /^(0|[1-9]\d{0,18})$/.test(value) && BigInt(value) <= MAX_BIGINT,
    'must be a whole number, 0 or more',
  )
const decimal = z
  .union([z.string(), z.number().transform(String)], 'must be a number')
  .refine((value) => /^-?\d{1,15}(\.\d{1,10})?$/.test(value), 'must be a number such as `12` or `-0.5`')

const FIELDS_ONLY = `may name only ${MESSAGE_FIELDS.map((field) => `{${field}}`).join(', ')} in braces`

const named = z.strictObject({ id, name })

const attribute = z.strictObject({
  name: id,
  type: z.enum(['TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN'], 'must be TEXT, INTEGER, DECIMAL or BOOLEAN'),
  options: optional(z.array(text(1000), 'must be a list').min(1, 'must not be empty; leave it out to allow any text')),
  minimum: optional(decimal),
  maximum: optional(decimal),
  required: flag.default(false),
  defaultValue: optional(text(1000)),
  unit: optional(text(20)),
  friendlyName: optional(name),
  helpText: optional(text(1000)),
  translations: list(z.strictObject({ languageId, friendlyName: optional(name), helpText: optional(text(1000)) })),
})

const welcomeMessage = z.strictObject({
  languageId,
  subject: text(200).refine(hasKnownFields, FIELDS_ONLY),
  body: z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(10_000, 'must have at most 10000 characters')
    .refine((value) => isPlainText(value.replace(/[\n\r\t]/g, ' ')), 'must not contain control characters')
    .refine(hasKnownFields, FIELDS_ONLY),
})

const attributeGroup = z.strictObject({ id: word, name, attributes: list(id) })

const defaultCustomer = z.strictObject({
  id: word,
  customerType: z.enum(['PERSON', 'ORGANIZATION'], 'must be PERSON or ORGANIZATION').default('PERSON'),
  customerGroup: id,
  currency,
  languageId,
  receiptOption: optional(
    text(20)
      .transform((value) => canonicalWord(() => [], 'RECEIPT_OPTION', value))
      .refine((value) => RECEIPT_OPTIONS.some((each) => each === value), `must be ${RECEIPT_OPTIONS.join(', ')}`),
  ),
  receiptEmail: optional(text(255)),
  affiliations: list(id),
  addressBooks: list(id),
})

const numberSequence = z.strictObject({
  reference: word.default('CustomerAccount'),
  format: text(20).regex(/^[^#]*#+[^#]*$/, 'must have one run of `#`, which takes the number: `C-######`'),
  smallest: wholeNumber.default('1'),
  largest: wholeNumber,
})

const conflictPolicy = z.strictObject({
  fieldGroup: z.enum(
    ['IDENTITY', 'CONTACT', 'COMMERCIAL', 'ADDRESS', 'ATTRIBUTE'],
    'must be IDENTITY, CONTACT, COMMERCIAL, ADDRESS or ATTRIBUTE',
  ),
  policy: z.enum(['HQ_WINS', 'CHANNEL_WINS', 'MANUAL'], 'must be HQ_WINS, CHANNEL_WINS or MANUAL'),
})

const legalEntity = z.strictObject({
  dataAreaId: text(10).regex(/^\w+$/, 'must consist of letters and digits'),
  name,
  country,
  currency,
  languageId,
  timeZone,
  addressBooks: list(named),
  customerGroups: list(z.strictObject({ id: text(20), name })),
  affiliations: list(named),
  attributes: list(attribute),
  attributeGroups: list(attributeGroup),
  // Null is a value of its own: no group is chosen, and its customers have all attributes.
  customerAttributeGroup: id.nullish(),
  sendWelcomeMessages: optional(flag),
  welcomeMessages: list(welcomeMessage),
  defaultCustomers: list(defaultCustomer),
  numberSequences: list(numberSequence),
  conflictPolicies: list(conflictPolicy),
  taxGroups: list(text(20)),
  priceGroups: list(text(20)),
  lineDiscounts: list(text(20)),
  multilineDiscounts: list(text(20)),
  endDiscounts: list(text(20)),
})

const functionalityProfile = z.strictObject({
  id: word,
  name,
  createCustomersInAsyncMode: flag.default(false),
  captureValidation: z.enum(['STRICT', 'MINIMAL'], 'must be STRICT or MINIMAL').default('STRICT'),
  generateLoyaltyCardNumber: optional(flag),
  createCustomerOrdersInAsyncMode: optional(flag),
})

const channelDatabase = z.strictObject({
  id: word,
  name,
  group: word,
  connection: z
    .string('must be text')
    .refine(
      (value) =>
        /^(env:[A-Za-z_]\w*|file:.+|embedded:[\w.-]+|store)$/.test(value) &&
        !value.includes('://') &&
        isPlainText(value),
      {
        error:
          'must be `env:NAME` or `file:PATH`, which contain the URL of the database, `embedded:NAME`, or `store` for ' +
          'a machine of its own that joins; the URL itself is never stored',
        params: { code: 'INVALID_CONNECTION' },
      },
    ),
})

const channel = z.strictObject({
  id: word,
  name,
  type: z.enum(['RETAIL_STORE', 'ONLINE_STORE'], 'must be RETAIL_STORE or ONLINE_STORE'),
  legalEntity: id,
  channelDatabase: word,
  functionalityProfile: word,
  defaultCustomer: word,
  addressBooks: z.array(id, 'must be a list').min(1, 'must name at least one address book'),
  country,
  filterSharedCustomerTables: flag.default(false),
})

const parameters = z.strictObject({
  timeZone: optional(timeZone),
  tryCount: optional(z.int('must be a whole number').min(1, 'must be 1 to 10').max(10, 'must be 1 to 10')),
  enforceSessionOrder: optional(flag),
  cacheTtlSeconds: optional(
    z.int('must be a whole number').min(0, 'must be 0 to 86400').max(86_400, 'must be 0 to 86400'),
  ),
  fullDataSetIntervalDays: optional(
    z.int('must be a whole number').min(0, 'must be 0 to 366').max(366, 'must be 0 to 366'),
  ),
  addressPurposes: list(text(20)),
})

const organization = z.strictObject({
  parameters: optional(parameters),
  legalEntities: list(legalEntity),
  functionalityProfiles: list(functionalityProfile),
  channelDatabaseGroups: list(z.strictObject({ id: word, name })),
  channelDatabases: list(channelDatabase),
  channels: list(channel),
})

/** A validated organization; the same shape as `SetUpOrganizationInput` of the API and the file of `tillsync setup`. */
export type OrganizationInput = z.output<typeof organization>
export type LegalEntityInput = OrganizationInput['legalEntities'][number]

/** Reads an organization from outside, with the faults of all its values. A fault never repeats the value. */
export function readOrganizationInput(input: unknown): {
  organization: OrganizationInput | null
  faults: InputFault[]
} {
  const parsed = organization.safeParse(input)
  if (parsed.success) return { organization: parsed.data, faults: [] }
  return { organization: null, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, input)) }
}

function faultsOf(issue: z.core.$ZodIssue, input: unknown): InputFault[] {
  const field = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'INVALID_VALUE',
      field: [...field, key],
      message: `${key} is not a known property.`,
    }))
  }
  const isMissing = issue.path.reduce<unknown>(memberOf, input) === undefined
  const code =
    issue.code === 'custom' && issue.params?.code === 'INVALID_CONNECTION' ? 'INVALID_CONNECTION' : 'INVALID_VALUE'
  const subject = field.at(-1) ?? 'The organization'
  const message = isMissing
    ? `${subject} must be given.`
    : issue.message.startsWith('must')
      ? `${subject} ${issue.message}.`
      : `${subject} is not valid.`
  return [{ code, field, message }]
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/**
 * False for text that PostgreSQL cannot store or display: control characters (including NUL) and halves of surrogate
 * pairs.
 */
function isPlainText(value: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(value)
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value)[0] === value
  } catch {
    return false
  }
}
