import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import {
  ChannelAttributesDocument,
  type ChannelAttributesQuery,
  CustomerChoicesDocument,
  type CustomerChoicesQuery,
} from '../../generated/documents.ts'
import { FIELDS } from '../shared/field-texts.ts'
import type { Field } from './fields.tsx'

/** The choices of a legal entity; null when the visitor may not read them, so that every field is a text field. */
export type Choices = NonNullable<CustomerChoicesQuery['organization']>['legalEntities'][number] | null

/** Reads the choices of a legal entity; without one, those of the only legal entity there is. */
export function useChoices(legalEntity: string | null | undefined): Choices {
  const may = useMay()
  const { data } = useApiQuery(CustomerChoicesDocument, {}, { enabled: may('Query.organization') })
  const entities = data?.organization?.legalEntities ?? []
  return (
    entities.find(({ dataAreaId }) => dataAreaId === legalEntity) ??
    (entities.length === 1 ? entities[0] : null) ??
    null
  )
}

const NAMES = {
  PERSON: ['firstName', 'middleName', 'lastName', 'title'],
  ORGANIZATION: ['name', 'organizationId'],
} as const
const CONTACT = ['email', 'phone', 'cellularPhone'] as const
/** Fields that tills rarely fill in. */
const FURTHER = [
  'phoneExtension',
  'url',
  'receiptEmail',
  'receiptOption',
  'languageId',
  'currency',
  'customerGroup',
  'priceGroup',
  'invoiceAccount',
  'creditMax',
  'blocked',
  'lineDiscount',
  'multilineDiscount',
  'endDiscount',
  'taxGroup',
  'vatNumber',
  'identificationNumber',
  'optOutPersonalization',
  'optOutWebActivityTracking',
  'blockLoyaltyEnrollment',
] as const
/** The switches of a customer: empty is off. */
const SWITCHES: readonly string[] = ['optOutPersonalization', 'optOutWebActivityTracking', 'blockLoyaltyEnrollment']
const ADDRESS = [
  'purpose',
  'street',
  'streetNumber',
  'buildingComplement',
  'zipCode',
  'city',
  'county',
  'state',
  'districtName',
  'country',
  'phone',
  'email',
  'url',
  'taxGroup',
  'name',
] as const

type CustomerField = (typeof NAMES)[keyof typeof NAMES][number] | (typeof CONTACT)[number] | (typeof FURTHER)[number]

/** The fields of a customer: those that a till usually fills in, and the rest. */
export function useCustomerFields(
  type: 'PERSON' | 'ORGANIZATION',
  choices: Choices,
): { main: Field[]; further: Field[] } {
  const say = useText(FIELDS)
  const groups = choices?.customerGroups
  const field = (name: CustomerField): Field => ({
    name,
    label: say[name],
    ...(/email/i.test(name) && { keyboard: 'email' }),
    ...(/phone/i.test(name) && { keyboard: 'tel' }),
    ...(name === 'url' && { keyboard: 'url' }),
    ...(SWITCHES.includes(name) && { kind: 'check' }),
    ...(name === 'creditMax' && { keyboard: 'decimal' }),
    ...(name === 'customerGroup' &&
      groups && {
        choices: [
          { value: '', label: say.asChannel },
          ...groups.map(({ id, name: label }) => ({ value: id, label: `${id} ${label}` })),
        ],
      }),
  })
  return { main: [...NAMES[type], ...CONTACT].map(field), further: FURTHER.map(field) }
}

/** The fields of an address, under a path such as `addresses.0.`. */
export function useAddressFields(path = ''): Field[] {
  const say = useText(FIELDS)
  return [
    ...ADDRESS.map(
      (name): Field => ({
        name: path + name,
        label: say[name],
        ...(name === 'country' && { hint: say.countryHint }),
      }),
    ),
    { name: `${path}isPrimary`, label: say.isPrimary, kind: 'check' },
  ]
}

/** The fields of a further contact, under a path such as `contacts.0.`. */
export function useContactFields(path = ''): Field[] {
  const say = useText(FIELDS)
  const types = ['PHONE', 'EMAIL', 'URL'] as const
  return [
    { name: `${path}type`, label: say.type, choices: types.map((value) => ({ value, label: say[value] })) },
    { name: `${path}value`, label: say.value, required: true },
    { name: `${path}extension`, label: say.extension, keyboard: 'numeric' },
    { name: `${path}isPrimary`, label: say.isPrimary, kind: 'check' },
    { name: `${path}marketingOptIn`, label: say.marketingOptIn, kind: 'check' },
  ]
}

/** The field for an affiliation that the customer does not have yet. */
export function useAffiliationField(choices: Choices, taken: readonly string[]): Field {
  const say = useText(FIELDS)
  const left = choices?.affiliations.filter(({ id }) => !taken.includes(id))
  return {
    name: 'affiliation',
    label: say.affiliation,
    ...(left && {
      choices: [{ value: '', label: '–' }, ...left.map(({ id, name }) => ({ value: id, label: name }))],
    }),
  }
}

/** An attribute of a channel's customers, with its texts in the visitor's language. */
export type ChannelAttribute = ChannelAttributesQuery['customerAttributes'][number]

/** The attributes of a channel's customers; none while they are read, or where the channel cannot be reached. */
export function useChannelAttributes(channel: string | null): readonly ChannelAttribute[] {
  const may = useMay()
  const language = useLanguage()
  const enabled = channel !== null && may('Query.customerAttributes')
  const { data } = useApiQuery(ChannelAttributesDocument, { channel: channel ?? '', language }, { enabled, keep: true })
  return data?.customerAttributes ?? []
}

/** A field for each attribute, under the path `attributes.`; `own`: those that a customer has. */
export function useAttributeFields(defined: readonly ChannelAttribute[], own: readonly string[]): Field[] {
  const say = useText(FIELDS)
  const others = own.filter((name) => !defined.some((one) => one.name === name))
  const pick = (values: readonly string[], label: (value: string) => string) => ({
    choices: ['', ...values].map((value) => ({ value, label: value === '' ? '–' : label(value) })),
  })
  return [
    ...defined.map((attribute): Field => {
      const { name, type, options, required, defaultValue, friendlyName, unit } = attribute
      const hint = hintOf(attribute, defaultValue && `${say.defaultValue}: ${defaultValue}`)
      return {
        name: `attributes.${name}`,
        label: unit ? `${friendlyName ?? name} (${unit})` : (friendlyName ?? name),
        ...(options && pick(options, (value) => value)),
        ...(type === 'BOOLEAN' && pick(['true', 'false'], (value) => (value === 'true' ? say.yes : say.no))),
        ...(type === 'INTEGER' && { keyboard: 'numeric' as const }),
        ...(type === 'DECIMAL' && { keyboard: 'decimal' as const }),
        ...(hint && { hint }),
        ...(required && defaultValue === null && { required }),
      }
    }),
    ...others.map((name): Field => ({ name: `attributes.${name}`, label: name })),
  ]
}

/** The help text, the range and the default value, as far as there are some. */
function hintOf({ helpText, minimum, maximum }: ChannelAttribute, defaultText: string | null): string {
  const range = minimum !== null || maximum !== null ? rangeOf(minimum, maximum) : null
  return [helpText, range, defaultText].filter(Boolean).join(' · ')
}

function rangeOf(minimum: string | null, maximum: string | null): string {
  if (minimum !== null && maximum !== null) return `${minimum} – ${maximum}`
  return minimum !== null ? `≥ ${minimum}` : `≤ ${maximum}`
}
