import type { Configuration } from '../../model/configuration.ts'
import { CONTACT_TYPES } from '../../model/customer.ts'
import {
  ADDRESS_FIELDS,
  ATTRIBUTE_VALUE_LENGTH,
  DECIMAL_PATTERN,
  INTEGER_PATTERN,
} from '../../model/customer-fields.ts'
import {
  type AddressInput,
  type AttributeInput,
  type ContactInput,
  textOrNull,
} from '../../model/customer-rows/customer-input.ts'
import { compareDecimals } from '../../model/decimals.ts'
import { isExternalIdName } from '../../model/external-id.ts'
import { didYouMean } from '../../model/near-names.ts'
import { wordRefusal } from '../../model/vocabulary/vocabulary.ts'
import { type ChannelSetting, inLegalEntity } from '../cache/setting.ts'
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
  const definition = inLegalEntity(checking.setting, 'attribute_definition', attribute.name)
  if (!definition && isStrict(checking))
    refuse(
      name,
      'UNKNOWN_ATTRIBUTE',
      'The legal entity has no such customer attribute.' +
        `${didYouMean(attribute.name, attributeNames(checking.setting))} Choose one it has.`,
    )
  const text = textOrNull(attribute.value)
  if (text === null || !checkText(value, text, ATTRIBUTE_VALUE_LENGTH)) return
  if (definition && isStrict(checking)) checkValue(value, definition, text)
}
const NAME_LENGTH = 60

const attributeNames = ({ cache, channel }: ChannelSetting) =>
  cache.all('attribute_definition').flatMap((each) => (each.dataAreaId === channel.dataAreaId ? [each.name] : []))

const PATTERNS = {
  TEXT: /^/,
  INTEGER: new RegExp(INTEGER_PATTERN),
  DECIMAL: new RegExp(DECIMAL_PATTERN),
  BOOLEAN: /^(true|false)$/,
}
const EXPECTED = {
  TEXT: 'a text',
  INTEGER: 'a whole number',
  DECIMAL: 'a decimal number in plain notation',
  BOOLEAN: '`true` or `false`',
}

function checkValue(checking: Checking, definition: Configuration<'attribute_definition'>, text: string): void {
  const { type, options, minimum, maximum } = definition
  if (!PATTERNS[type].test(text)) {
    refuse(checking, 'ATTRIBUTE_TYPE_MISMATCH', `This attribute takes ${EXPECTED[type]}.`)
    return
  }
  if (type === 'TEXT' && options && !options.includes(text))
    refuse(
      checking,
      'ATTRIBUTE_NOT_IN_LIST',
      `This attribute takes only the values of its list.${didYouMean(text, options)} Choose one of them.`,
    )
  const isNumber = type === 'INTEGER' || type === 'DECIMAL'
  const below = isNumber && minimum !== null && compareDecimals(text, minimum) < 0
  const above = isNumber && maximum !== null && compareDecimals(text, maximum) > 0
  if (isNumber && (below || above))
    refuse(
      checking,
      'ATTRIBUTE_OUT_OF_RANGE',
      `It is outside the range ${minimum ?? '…'} to ${maximum ?? '…'}. Correct it.`,
    )
}
