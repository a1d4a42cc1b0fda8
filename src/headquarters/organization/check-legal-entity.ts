import { attributeFault } from '../../model/attribute-fault.ts'
import { ATTRIBUTE_TYPES } from '../../model/customer.ts'
import { isExternalIdName } from '../../model/external-id.ts'
import type { DraftLegalEntity } from './draft.ts'
import { duplicates, type InputFault, idsOf, unknown } from './input-fault.ts'
import type { LegalEntityView } from './organization-view.ts'

/** Validates the values of one legal entity against each other; `existing` is what was set up before. */
export function checkLegalEntity(
  entity: DraftLegalEntity,
  existing: LegalEntityView | undefined,
  at: string[],
): InputFault[] {
  const groups = [...idsOf(entity.customerGroups), ...idsOf(existing?.customerGroups ?? [])]
  const affiliations = [...idsOf(entity.affiliations), ...idsOf(existing?.affiliations ?? [])]
  const books = [...idsOf(entity.addressBooks), ...idsOf(existing?.addressBooks ?? [])]
  return [
    ...duplicates(idsOf(entity.addressBooks), [...at, 'addressBooks'], 'id'),
    ...duplicates(idsOf(entity.customerGroups), [...at, 'customerGroups'], 'id'),
    ...duplicates(idsOf(entity.affiliations), [...at, 'affiliations'], 'id'),
    ...duplicates(
      entity.attributes.map(({ name }) => name),
      [...at, 'attributes'],
      'name',
    ),
    ...duplicates(idsOf(entity.defaultCustomers), [...at, 'defaultCustomers'], 'id'),
    ...duplicates(
      entity.numberSequences.map(({ reference }) => reference),
      [...at, 'numberSequences'],
      'reference',
    ),
    ...duplicates(
      entity.conflictPolicies.map(({ fieldGroup }) => fieldGroup),
      [...at, 'conflictPolicies'],
      'fieldGroup',
    ),
    ...entity.attributes.flatMap((attribute, nth) =>
      checkAttribute(attribute, existing, [...at, 'attributes', String(nth)]),
    ),
    ...checkAttributeGroups(entity, existing, at),
    ...duplicates(
      entity.welcomeMessages.map(({ languageId }) => languageId),
      [...at, 'welcomeMessages'],
      'languageId',
    ),
    ...entity.numberSequences.flatMap((sequence, nth) =>
      checkSequence(sequence, [...at, 'numberSequences', String(nth)]),
    ),
    ...entity.defaultCustomers.flatMap((customer, nth) => {
      const path = [...at, 'defaultCustomers', String(nth)]
      return [
        ...unknown(customer.customerGroup, groups, 'customer group', [...path, 'customerGroup']),
        ...customer.affiliations.flatMap((id, n) =>
          unknown(id, affiliations, 'affiliation', [...path, 'affiliations', String(n)]),
        ),
        ...customer.addressBooks.flatMap((id, n) =>
          unknown(id, books, 'address book', [...path, 'addressBooks', String(n)]),
        ),
        ...(customer.addressBooks.length === 0
          ? [
              invalid(
                [...path, 'addressBooks'],
                'A default customer needs an address book, because its customers belong to its address books.',
              ),
            ]
          : []),
      ]
    }),
  ]
}

function checkAttribute(
  attribute: DraftLegalEntity['attributes'][number],
  existing: LegalEntityView | undefined,
  at: string[],
): InputFault[] {
  const { name, type, options, minimum, maximum } = attribute
  const faults: InputFault[] = checkTexts(attribute, at)
  if (isExternalIdName(name))
    faults.push(
      invalid([...at, 'name'], 'Names that begin with `external:` are those of external ids. Choose another.'),
    )
  const isNumber = type === 'INTEGER' || type === 'DECIMAL'
  if (options && type !== 'TEXT') faults.push(invalid([...at, 'options'], 'Only a TEXT attribute has options.'))
  if (options) faults.push(...duplicates(options, [...at, 'options'], 'option'))
  for (const [key, bound] of [
    ['minimum', minimum],
    ['maximum', maximum],
  ] as const) {
    if (bound !== '' && !isNumber)
      faults.push(invalid([...at, key], `Only an INTEGER or DECIMAL attribute has a ${key}.`))
    if (bound !== '' && type === 'INTEGER' && !/^-?\d+$/.test(bound))
      faults.push(invalid([...at, key], `The ${key} must be a whole number.`))
  }
  if (minimum !== '' && maximum !== '' && Number(minimum) > Number(maximum)) {
    faults.push(invalid([...at, 'minimum'], 'The minimum must not be greater than the maximum.'))
  }
  const before = existing?.attributes.find((other) => other.name === name)
  if (before && type !== '' && before.type !== type) {
    const message =
      'The type of an attribute cannot be changed, because customers have values of it. Define another attribute.'
    faults.push({ code: 'CANNOT_BE_CHANGED', field: [...at, 'type'], message })
  }
  return faults
}

/** A default value must be one that a customer could be given; each language has one translation. */
function checkTexts({ translations, ...attribute }: DraftLegalEntity['attributes'][number], at: string[]) {
  const { type, options, minimum, maximum, defaultValue } = attribute
  const faults = duplicates(
    translations.map(({ languageId }) => languageId),
    [...at, 'translations'],
    'languageId',
  )
  if (defaultValue == null) return faults
  const types = ATTRIBUTE_TYPES.filter((one) => one === type)
  const definition = { options: options ?? null, minimum: minimum || null, maximum: maximum || null }
  const wrong = types.some((one) => attributeFault({ type: one, ...definition }, defaultValue) !== null)
  if (wrong)
    faults.push(invalid([...at, 'defaultValue'], 'The default value must be one that the attribute itself allows.'))
  return faults
}

function checkAttributeGroups(
  { attributes, attributeGroups, customerAttributeGroup }: DraftLegalEntity,
  existing: LegalEntityView | undefined,
  at: string[],
): InputFault[] {
  const names = [...attributes, ...(existing?.attributes ?? [])].map(({ name }) => name)
  const groups = [...idsOf(attributeGroups), ...idsOf(existing?.attributeGroups ?? [])]
  return [
    ...duplicates(idsOf(attributeGroups), [...at, 'attributeGroups'], 'id'),
    ...attributeGroups.flatMap((group, nth) => {
      const path = [...at, 'attributeGroups', String(nth), 'attributes']
      return [
        ...duplicates(group.attributes, path, 'attribute'),
        ...group.attributes.flatMap((name, n) => unknown(name, names, 'attribute', [...path, String(n)])),
      ]
    }),
    ...(customerAttributeGroup == null
      ? []
      : unknown(customerAttributeGroup, groups, 'attribute group', [...at, 'customerAttributeGroup'])),
  ]
}

function checkSequence(
  { format, smallest, largest }: DraftLegalEntity['numberSequences'][number],
  at: string[],
): InputFault[] {
  // The validation of single values reports invalid numbers.
  if (!/^\d{1,19}$/.test(largest) || BigInt.asIntN(64, BigInt(largest)) < 0n) return []
  const faults: InputFault[] = []
  const from = /^\d{1,19}$/.test(smallest) ? smallest : '1'
  if (BigInt(from) > BigInt(largest))
    faults.push(invalid([...at, 'smallest'], 'The smallest number must not be greater than the largest.'))
  const places = /^[^#]*(#+)[^#]*$/.exec(format)?.[1]?.length
  if (places !== undefined && BigInt(largest).toString().length > places) {
    faults.push(
      invalid([...at, 'largest'], `The largest number has more digits than the format, which has ${places} #.`),
    )
  }
  return faults
}

function invalid(field: string[], message: string): InputFault {
  return { code: 'INVALID_VALUE', field, message }
}
