import { attributeFault } from '../../model/attribute-fault.ts'
import type { Configuration } from '../../model/configuration.ts'
import { CONTACT_TYPES } from '../../model/customer.ts'
import { ADDRESS_FIELDS, ATTRIBUTE_VALUE_LENGTH } from '../../model/customer-fields.ts'
import {
  type AddressInput,
  type AttributeInput,
  type ContactInput,
  textOrNull,
} from '../../model/customer-rows/customer-input.ts'
import { isExternalIdName } from '../../model/external-id.ts'
import { didYouMean } from '../../model/near-names.ts'
import { wordRefusal } from '../../model/vocabulary/vocabulary.ts'
import { customerAttributes, definitionOf, missingAttributes } from '../cache/customer-attributes.ts'
import {
  at,
  type Checking,
  checkEmail,
  checkField,
  checkPhone,
  checkText,
  checkUrl,
  checkWord,
  isStrict,
  refuse,
} from './check-field.ts'
import { vocabularyOf } from './vocabulary.ts'

export function checkAddress(checking: Checking, address: AddressInput): void {
  if (address.country !== undefined && textOrNull(address.country) === null && checking.isUpdate)
    refuse(at(checking, 'country'), 'REQUIRED', 'An address needs a country. Enter its code, or leave the field out.')
  for (const { field, length } of ADDRESS_FIELDS) {
    if (field === 'isPrimary') continue
    const value = textOrNull(address[field])
    if (value !== null) checkField(at(checking, field), field, length, value)
  }
}

/** A contact consists of its value: an empty one is refused on every channel. */
export function checkContact(checking: Checking, contact: ContactInput): void {
  const value = at(checking, 'value')
  if (!CONTACT_TYPES.some((type) => type === contact.type)) {
    const refusal = wordRefusal(vocabularyOf(checking.setting), 'CONTACT_TYPE', contact.type)
    refuse(at(checking, 'type'), 'INVALID_VALUE', refusal?.message ?? 'Give PHONE, EMAIL or URL.')
    return
  }
  const extension = textOrNull(contact.extension)
  const wording = textOrNull(contact.consentWording)
  if (wording !== null) checkText(at(checking, 'consentWording'), wording, CONSENT_WORDING_LENGTH)
  if (extension !== null) checkText(at(checking, 'extension'), extension, CONTACT_EXTENSION_LENGTH)
  if (textOrNull(contact.value) === null) {
    refuse(value, 'REQUIRED', 'Give the number or address, or leave the contact out.')
    return
  }
  if (!checkText(value, contact.value, contact.type === 'PHONE' ? PHONE_LENGTH : ADDRESS_LENGTH)) return
  if (contact.type === 'EMAIL') checkEmail(value, contact.value)
  if (contact.type === 'PHONE') checkPhone(value, contact.value)
  if (contact.type === 'URL') checkUrl(value, contact.value)
}
const PHONE_LENGTH = 20
const ADDRESS_LENGTH = 255
const CONTACT_EXTENSION_LENGTH = 10
const CONSENT_WORDING_LENGTH = 1000

export function checkAffiliation(checking: Checking, affiliation: string): void {
  if (textOrNull(affiliation) === null) {
    refuse(checking, 'REQUIRED', 'Name the affiliation.')
    return
  }
  checkWord(checking, 'AFFILIATION', affiliation, NAME_LENGTH)
}

export function checkAttribute(checking: Checking, attribute: AttributeInput): void {
  const name = at(checking, 'name')
  const value = at(checking, 'value')
  if (textOrNull(attribute.name) === null) {
    refuse(name, 'REQUIRED', 'Name the attribute.')
    return
  }
  if (!checkText(name, attribute.name, NAME_LENGTH)) return
  if (isExternalIdName(attribute.name)) {
    refuse(name, 'UNKNOWN_ATTRIBUTE', 'This is not an attribute, but an external id. Set it with `externalIds`.')
    return
  }
  const text = textOrNull(attribute.value)
  const all = customerAttributes(checking.setting)
  const chosen = all.find((each) => each.name === attribute.name)
  // A value of an attribute that is no longer in the group can be removed.
  const definition = chosen ?? (text === null ? definitionOf(checking.setting, attribute.name) : undefined)
  if (!definition && isStrict(checking))
    refuse(
      name,
      'UNKNOWN_ATTRIBUTE',
      'The customers of the legal entity have no such attribute.' +
        `${didYouMean(
          attribute.name,
          all.map((each) => each.name),
        )} Choose one they have.`,
    )
  if (text === null && checking.isUpdate && chosen?.required && isStrict(checking))
    refuse(value, 'REQUIRED', 'The legal entity requires this attribute. Give it another value.')
  if (text === null || !checkText(value, text, ATTRIBUTE_VALUE_LENGTH)) return
  if (definition && isStrict(checking)) checkValue(value, definition, text)
}
const NAME_LENGTH = 60

const EXPECTED = {
  TEXT: 'a text',
  INTEGER: 'a whole number',
  DECIMAL: 'a decimal number in plain notation',
  BOOLEAN: '`true` or `false`',
}

function checkValue(checking: Checking, definition: Configuration<'attribute_definition'>, text: string): void {
  const { type, options, minimum, maximum } = definition
  const fault = attributeFault(definition, text)
  if (fault === 'ATTRIBUTE_TYPE_MISMATCH') refuse(checking, fault, `This attribute takes ${EXPECTED[type]}.`)
  if (fault === 'ATTRIBUTE_NOT_IN_LIST')
    refuse(
      checking,
      fault,
      `This attribute takes only the values of its list.${didYouMean(text, options ?? [])} Choose one of them.`,
    )
  if (fault === 'ATTRIBUTE_OUT_OF_RANGE')
    refuse(checking, fault, `It is outside the range ${minimum ?? '…'} to ${maximum ?? '…'}. Correct it.`)
}

/** A new customer has a value of each attribute that needs one and has no default value (docs/domain.md, D-45). */
export function checkRequiredAttributes(checking: Checking, given: readonly AttributeInput[]): void {
  if (!isStrict(checking)) return
  for (const name of missingAttributes(checking.setting, given))
    refuse(at(checking, name), 'REQUIRED', 'The legal entity requires this attribute. Give it a value.')
}
