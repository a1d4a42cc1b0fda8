import { UNSTORABLE } from '../../db/unstorable.ts'
import { DECIMAL_PATTERN, EMAIL_PATTERN, URL_PATTERN } from '../../model/customer-fields.ts'
import type { Warning } from '../../model/customer-outcome.ts'
import type { RowErrorCode, RowRefusal } from '../../model/row-error-codes.ts'
import { seenLength } from '../../model/seen-length.ts'
import { wordRefusal } from '../../model/vocabulary/vocabulary.ts'
import { FIELD_WORDS, type WordKind } from '../../model/vocabulary/word-kinds.ts'
import { readPhones, regionOf } from '../../model/words/phones.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { vocabularyOf } from './vocabulary.ts'

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
 * Validates a text on its own. `length` is headquarters' limit, in characters that a person sees; a column of the
 * staging tables is twice as wide, which is the limit of MINIMAL. Returns false when the value cannot be validated any
 * further.
 */
export function checkText(checking: Checking, value: string, length: number): boolean {
  if (UNSTORABLE.test(value)) {
    refuse(checking, 'INVALID_CHARACTER', 'It contains a character that cannot be stored. Type it again.')
    return false
  }
  const limit = isStrict(checking) ? length : 2 * length
  if (value.length > limit && seenLength(value) > limit) {
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
  url: checkUrl,
}

/** Validates a field of a customer or an address: storable, short enough and, on a strict channel, correct. */
export function checkField(checking: Checking, field: string, length: number, value: string): void {
  const kind = FIELD_WORDS[field]
  if (kind !== undefined) checkWord(checking, kind, value, length)
  else if (checkText(checking, value, length) && (isStrict(checking) || WARNS.has(field)))
    FIELD_RULES[field]?.(checking, value)
}

/**
 * A text that stands for one of a list, on a strict channel (docs/domain.md, Customers). One that is too long is told
 * as unknown, with the words that are near: to shorten it would not help.
 */
export function checkWord(checking: Checking, kind: WordKind, value: string, length: number): void {
  const isChecked = isStrict(checking) && !UNSTORABLE.test(value)
  const refusal = isChecked ? wordRefusal(vocabularyOf(checking.setting), kind, value) : null
  if (refusal) refuse(checking, refusal.code, refusal.message)
  else checkText(checking, value, length)
}

export function checkUrl(checking: Checking, value: string): void {
  if (isStrict(checking) && !WEB_ADDRESS.test(value))
    refuse(checking, 'INVALID_URL', 'It is not the address of a web page, such as www.example.com. Correct it.')
}
const WEB_ADDRESS = new RegExp(URL_PATTERN)

const WARNS = new Set(['phone', 'cellularPhone'])

export function checkEmail(checking: Checking, value: string): void {
  if (isStrict(checking) && !EMAIL.test(value))
    refuse(checking, 'INVALID_EMAIL', 'It is not an e-mail address. Correct it, or leave it out.')
}
const EMAIL = new RegExp(EMAIL_PATTERN)

/**
 * A phone number is stored as typed (docs/domain.md, D-28): one that is not possible where the channel is, by its
 * length, only gets a warning.
 */
export function checkPhone({ findings, path, setting }: Checking, value: string): void {
  const numbers = readPhones(value, regionOf(setting.channel.country))
  if (numbers.length === 1 && numbers[0]?.possible) return
  const message =
    numbers.length > 1
      ? 'It looks like several phone numbers. Give each its own field or contact. They were stored as typed.'
      : 'It does not look like a phone number. It was stored as typed.'
  findings.warnings.push({ code: 'PHONE_LOOKS_WRONG', field: path, message })
}

function checkAmount(checking: Checking, value: string): void {
  if (!DECIMAL.test(value))
    refuse(checking, 'INVALID_NUMBER', 'It is not a decimal number in plain notation, such as 1500.00.')
}

const DECIMAL = new RegExp(DECIMAL_PATTERN)

export { isStrict }
