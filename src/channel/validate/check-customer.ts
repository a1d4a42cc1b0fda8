import { ASYNC_ADDRESS_CREATE, ENHANCED_ASYNC_CREATE } from '../../model/configuration.ts'
import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import { type CustomerChanges, type CustomerInput, textOrNull } from '../../model/customer-rows/customer-input.ts'
import { composedName } from '../../model/person-name.ts'
import { seenLength } from '../../model/seen-length.ts'
import type { Allowance, ChannelSetting } from '../cache/setting.ts'
import { at, type Checking, checkField, type Findings, found, isStrict, refuse } from './check-field.ts'
import { checkAddress, checkAffiliation, checkAttribute, checkContact, checkRequiredAttributes } from './check-parts.ts'

/**
 * A field that an asynchronous create may carry only with a feature (docs/domain.md, D-03). It is refused, never
 * dropped silently.
 */
export type FeatureNeeded = { feature: string; field: string[] }

/** Validates a new customer as far as this channel can (docs/domain.md, D-28). Paths are relative to the customer. */
export function checkNewCustomer(
  input: CustomerInput,
  setting: ChannelSetting,
  allowance: Allowance,
): Findings & { featuresNeeded: FeatureNeeded[] } {
  const findings = found()
  const checking: Checking = { setting, findings, path: [], isUpdate: false }
  checkFields(checking, input)
  const type = input.customerType ?? setting.defaultCustomer.customerType
  if (textOrNull(input.name) === null && (type === 'ORGANIZATION' || composedName(input) === null))
    refuse(at(checking, 'name'), 'REQUIRED', NAME_REQUIRED[type === 'ORGANIZATION' ? 'ORGANIZATION' : 'PERSON'])
  checkNameLength(checking, input)
  each(checking, 'addresses', input.addresses, checkAddress)
  each(checking, 'contacts', input.contacts, checkContact)
  each(checking, 'affiliations', input.affiliations, checkAffiliation)
  each(checking, 'attributes', input.attributes, checkAttribute)
  checkRequiredAttributes(at(checking, 'attributes'), input.attributes ?? [])
  return { ...findings, featuresNeeded: featuresNeeded(input, allowance) }
}

const NAME_REQUIRED = {
  PERSON: 'Enter a name, or a first, middle or last name.',
  ORGANIZATION: 'Give the name of the organization.',
}
const NAME_LENGTH = 100

/** First, middle and last name can each be short enough and still be too long together. */
function checkNameLength(checking: Checking, input: CustomerInput): void {
  if (textOrNull(input.name) !== null) return
  const name = composedName(input)
  if (name !== null && isStrict(checking) && seenLength(name) > NAME_LENGTH)
    refuse(at(checking, 'name'), 'TOO_LONG', `The whole name is longer than ${NAME_LENGTH} characters. Shorten it.`)
}

function checkFields(checking: Checking, values: CustomerChanges): void {
  for (const { field, length } of CUSTOMER_FIELDS) {
    const value = textOrNull(values[field])
    if (value !== null) checkField(at(checking, field), field, length, value)
  }
}

function each<T>(
  checking: Checking,
  name: string,
  items: readonly T[] | null | undefined,
  check: (checking: Checking, item: T) => void,
): void {
  for (const [i, item] of (items ?? []).entries()) check(at(checking, name, String(i)), item)
}

function featuresNeeded(input: CustomerInput, allowance: Allowance): FeatureNeeded[] {
  const needed: FeatureNeeded[] = []
  if (!allowance.enhanced) {
    if (textOrNull(input.title) !== null) needed.push({ feature: ENHANCED_ASYNC_CREATE, field: ['title'] })
    if (input.contacts?.length) needed.push({ feature: ENHANCED_ASYNC_CREATE, field: ['contacts'] })
    if (input.affiliations?.length) needed.push({ feature: ENHANCED_ASYNC_CREATE, field: ['affiliations'] })
  }
  if (!allowance.addresses && input.addresses?.length)
    needed.push({ feature: ASYNC_ADDRESS_CREATE, field: ['addresses'] })
  return needed
}

/** Fields that must not be empty. */
const NEVER_EMPTY = ['customerType', 'name'] as const

/** Validates an update: only the fields that it names. */
export function checkChanges(changes: CustomerChanges, setting: ChannelSetting): Findings {
  const findings = found()
  const checking: Checking = { setting, findings, path: [], isUpdate: true }
  checkFields(checking, changes)
  for (const field of NEVER_EMPTY)
    if (changes[field] !== undefined && textOrNull(changes[field]) === null && (field === 'name' || isStrict(checking)))
      refuse(
        at(checking, field),
        'REQUIRED',
        field === 'name'
          ? 'A customer needs a name: nothing would be left of it. Enter a name, or one of its parts.'
          : 'It cannot be empty. Give a value, or leave the field out.',
      )
  return findings
}
