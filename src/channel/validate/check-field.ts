import { UNSTORABLE } from '../../db/unstorable.ts'
import { ADDRESS_PURPOSES } from '../../model/address-purposes.ts'
import { DECIMAL_PATTERN, EMAIL_PATTERN } from '../../model/customer-fields.ts'
import type { Warning } from '../../model/customer-outcome.ts'
import type { RowErrorCode, RowRefusal } from '../../model/row-error-codes.ts'
import { type ChannelSetting, inLegalEntity } from '../cache/setting.ts'

/** The findings of a check; paths are relative to the entity that was checked. */
export type Findings = { refusals: RowRefusal[]; warnings: Warning[] }

/**
 * The context of a check: how strictly the channel validates (docs/domain.md, D-28), and the path. `isUpdate`: no
 * default fills an empty field.
 */
export type Checking = { setting: ChannelSetting; findings: Findings; path: string[]; isUpdate: boolean }

export const found = (): Findings => ({ refusals: [], warnings: [] })

export const at = (checking: Checking, ...path: string[]): Checking => ({
  ...checking,
  path: [...checking.path, ...path],
})

export function refuse({ findings, path }: Checking, code: RowErrorCode, message: string): void {
  findings.refusals.push({ code, field: path, message })
}

const isStrict = ({ setting }: Checking) => setting.profile.captureValidation === 'STRICT'

/**
 * Validates a text on its own. `length` is headquarters' limit; a column of the staging tables is twice as wide, which
 * is the limit of MINIMAL. Returns false when the value cannot be validated any further.
 */
export function checkText(checking: Checking, value: string, length: number): boolean {
  if (UNSTORABLE.test(value)) {
    refuse(checking, 'INVALID_CHARACTER', 'It contains a character that cannot be stored. Type it again.')
    return false
  }
  const limit = isStrict(checking) ? length : 2 * length
  if (value.length > limit && [...value].length > limit) {
    refuse(checking, 'TOO_LONG', `It is longer than ${limit} characters. Shorten it.`)
    return false
  }
  return true
}

/** The business rule of a field, besides its length. */
const FIELD_RULES: { [field: string]: (checking: Checking, value: string) => void } = {
  email: checkEmail,
  receiptEmail: checkEmail,
  phone: checkPhone,
  cellularPhone: checkPhone,
  creditMax: checkAmount,
  currency: (checking, value) =>
    checkReference(checking, 'CURRENCY', value, 'UNKNOWN_CURRENCY', 'currency code, such as USD'),
  languageId: (checking, value) =>
    checkReference(checking, 'LANGUAGE', value, 'UNKNOWN_LANGUAGE', 'language, such as en-US'),
  country: (checking, value) =>
    checkReference(checking, 'COUNTRY', value, 'UNKNOWN_COUNTRY', 'three-letter country code, such as USA'),
  customerGroup: (checking, value) => {
    if (!inLegalEntity(checking.setting, 'customer_group', value))
      refuse(
        checking,
        'UNKNOWN_CUSTOMER_GROUP',
        'The legal entity has no such customer group. Choose one it has, or leave it out.',
      )
  },
  purpose: (checking, value) => {
    if (!ADDRESS_PURPOSES.some((purpose) => purpose === value))
      refuse(checking, 'UNKNOWN_PURPOSE', `It is not an address purpose. Choose one of ${ADDRESS_PURPOSES.join(', ')}.`)
  },
}

/** Validates a field of a customer or an address: storable, short enough and, on a strict channel, correct. */
export function checkField(checking: Checking, field: string, length: number, value: string): void {
  if (!checkText(checking, value, length)) return
  if (isStrict(checking) || WARNS.has(field)) FIELD_RULES[field]?.(checking, value)
}
const WARNS = new Set(['phone', 'cellularPhone'])

export function checkEmail(checking: Checking, value: string): void {
  if (isStrict(checking) && !EMAIL.test(value))
    refuse(checking, 'INVALID_EMAIL', 'It is not an e-mail address. Correct it, or leave it out.')
}
const EMAIL = new RegExp(EMAIL_PATTERN)

/** A phone number is stored as typed (docs/domain.md, D-28): one that looks wrong only gets a warning. */
export function checkPhone({ findings, path }: Checking, value: string): void {
  const digits = value.replace(/\D/g, '').length
  if (digits >= 7 && digits <= 15 && /^[\d\s()+./x#-]+$/i.test(value)) return
  findings.warnings.push({
    code: 'PHONE_LOOKS_WRONG',
    field: path,
    message: 'It does not look like a phone number. It was stored as typed.',
  })
}

function checkAmount(checking: Checking, value: string): void {
  if (!DECIMAL.test(value))
    refuse(checking, 'INVALID_NUMBER', 'It is not a decimal number in plain notation, such as 1500.00.')
}

const DECIMAL = new RegExp(DECIMAL_PATTERN)

function checkReference(checking: Checking, kind: string, value: string, code: RowErrorCode, what: string): void {
  const { cache } = checking.setting
  // Without any downloaded value of this kind the channel cannot decide; headquarters validates.
  if (cache.find('reference_value', `${kind}:${value}`)) return
  if (!cache.all('reference_value').some((reference) => reference.kind === kind)) return
  refuse(checking, code, `Headquarters does not know it. Give a ${what}, or leave it out.`)
}

export { isStrict }
