import { z } from 'zod'

// The same input as in organization-input.ts, read leniently: invalid values become empty, so that values can be
// validated against each other and all faults reported at once.

const number = z.union([z.string(), z.number().transform(String)]).catch('')
const given = z.string().catch('')
const items = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .catch(null)
    .transform((list) => list ?? [])
const texts = items(given)
const record = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess(
    (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
    z.object(shape),
  )

const named = record({ id: given })
const attribute = record({
  name: given,
  type: given,
  options: z.array(given).nullish().catch(null),
  minimum: number,
  maximum: number,
  defaultValue: z.string().nullish().catch(null),
  translations: items(record({ languageId: given })),
})
const defaultCustomer = record({ id: given, customerGroup: given, affiliations: texts, addressBooks: texts })
const numberSequence = record({
  reference: z.string().catch('CustomerAccount'),
  format: given,
  smallest: number,
  largest: number,
})
const legalEntity = record({
  dataAreaId: given,
  addressBooks: items(named),
  customerGroups: items(named),
  affiliations: items(named),
  attributes: items(attribute),
  attributeGroups: items(record({ id: given, attributes: texts })),
  customerAttributeGroup: z.string().nullish().catch(null),
  welcomeMessages: items(record({ languageId: given })),
  defaultCustomers: items(defaultCustomer),
  numberSequences: items(numberSequence),
  conflictPolicies: items(record({ fieldGroup: given })),
})
const organization = record({
  legalEntities: items(legalEntity),
  functionalityProfiles: items(named),
  channelDatabaseGroups: items(named),
  channelDatabases: items(record({ id: given, group: given })),
  channels: items(
    record({
      id: given,
      legalEntity: given,
      channelDatabase: given,
      functionalityProfile: given,
      defaultCustomer: given,
      addressBooks: texts,
    }),
  ),
})

/** An organization as far as it can be read; an empty text stands for a missing or invalid value. */
export type Draft = z.output<typeof organization>
export type DraftLegalEntity = Draft['legalEntities'][number]
export type DraftChannel = Draft['channels'][number]

/** Reads what can be read; never throws. */
export function readDraft(input: unknown): Draft {
  return organization.parse(input)
}
