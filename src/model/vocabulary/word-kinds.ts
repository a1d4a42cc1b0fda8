import { CONTACT_TYPES, CUSTOMER_TYPES } from '../customer.ts'
import type { RowErrorCode } from '../row-error-codes.ts'

/** How a customer gets receipts: on paper (the documented *Standard receipt*), by e-mail, both or not at all. */
export const RECEIPT_OPTIONS = ['PRINT', 'EMAIL', 'BOTH', 'NONE'] as const
export type ReceiptOption = (typeof RECEIPT_OPTIONS)[number]

/** What a customer is blocked for (CUSTVENDORBLOCKED of the documented product). */
export const BLOCKED = ['NO', 'INVOICE', 'ALL', 'PAYMENT', 'REQUISITION', 'NEVER'] as const
export type Blocked = (typeof BLOCKED)[number]

/** A switch of a customer that is on, or off. */
const SWITCH = ['true', 'false'] as const

/** The kinds of texts that stand for one of a list. */
export const WORD_KINDS = [
  'CUSTOMER_TYPE',
  'CONTACT_TYPE',
  'RECEIPT_OPTION',
  'BLOCKED',
  'SWITCH',
  'PURPOSE',
  'COUNTRY',
  'CURRENCY',
  'LANGUAGE',
  'CUSTOMER_GROUP',
  'AFFILIATION',
  'TAX_GROUP',
  'PRICE_GROUP',
  'LINE_DISCOUNT',
  'MULTILINE_DISCOUNT',
  'END_DISCOUNT',
] as const
export type WordKind = (typeof WORD_KINDS)[number]

/** Fixed lists; those of the other kinds are part of the organization. */
export const FIXED_WORDS: { readonly [kind in WordKind]?: readonly string[] } = {
  CUSTOMER_TYPE: CUSTOMER_TYPES,
  CONTACT_TYPE: CONTACT_TYPES,
  RECEIPT_OPTION: RECEIPT_OPTIONS,
  BLOCKED,
  SWITCH,
}

/** Yes and no in English, Dutch, German and French, and the words of spreadsheets in these languages. */
export const YES_WORDS = ['true', 'yes', 'ja', 'oui', 'waar', 'wahr', 'vrai', '1'] as const
export const NO_WORDS = ['false', 'no', 'nee', 'nein', 'non', 'onwaar', 'falsch', 'faux', '0'] as const
const all = (words: readonly string[], meaning: string) => Object.fromEntries(words.map((word) => [word, meaning]))

/** Other words for one of a fixed list, in letters and digits. */
export const OTHER_WORDS: { readonly [kind in WordKind]?: { readonly [word: string]: string } } = {
  CUSTOMER_TYPE: { '1': 'PERSON', '2': 'ORGANIZATION', organisation: 'ORGANIZATION' },
  RECEIPT_OPTION: {
    ...all(['standard', 'standardreceipt', 'paper', 'papier', 'afdrukken', 'drucken', 'imprimer'], 'PRINT'),
    ...all(['beide', 'lesdeux'], 'BOTH'),
    ...all(['geen', 'keine', 'aucun'], 'NONE'),
  },
  BLOCKED: all(NO_WORDS, 'NO'),
  SWITCH: { ...all(YES_WORDS, 'true'), ...all(NO_WORDS, 'false') },
}

/** What a kind is called in a message, and how the refusal of a row is coded. */
export const WORD_CODES: { readonly [kind in WordKind]: { what: string; code: RowErrorCode } } = {
  CUSTOMER_TYPE: { what: 'customer type', code: 'INVALID_VALUE' },
  CONTACT_TYPE: { what: 'contact type', code: 'INVALID_VALUE' },
  RECEIPT_OPTION: { what: 'receipt option', code: 'INVALID_VALUE' },
  BLOCKED: { what: 'value of *blocked*', code: 'INVALID_VALUE' },
  SWITCH: { what: 'switch (true or false)', code: 'INVALID_VALUE' },
  PURPOSE: { what: 'address purpose', code: 'UNKNOWN_PURPOSE' },
  COUNTRY: { what: 'country', code: 'UNKNOWN_COUNTRY' },
  CURRENCY: { what: 'currency', code: 'UNKNOWN_CURRENCY' },
  LANGUAGE: { what: 'language', code: 'UNKNOWN_LANGUAGE' },
  CUSTOMER_GROUP: { what: 'customer group of the legal entity', code: 'UNKNOWN_CUSTOMER_GROUP' },
  AFFILIATION: { what: 'affiliation of the legal entity', code: 'UNKNOWN_AFFILIATION' },
  TAX_GROUP: { what: 'tax group of the legal entity', code: 'UNKNOWN_TAX_GROUP' },
  PRICE_GROUP: { what: 'price group of the legal entity', code: 'UNKNOWN_PRICE_GROUP' },
  LINE_DISCOUNT: { what: 'line discount of the legal entity', code: 'UNKNOWN_DISCOUNT' },
  MULTILINE_DISCOUNT: { what: 'multiline discount of the legal entity', code: 'UNKNOWN_DISCOUNT' },
  END_DISCOUNT: { what: 'end discount of the legal entity', code: 'UNKNOWN_DISCOUNT' },
}

/** The fields of a customer and of an address whose texts stand for one of a list. */
export const FIELD_WORDS: { readonly [field: string]: WordKind } = {
  customerType: 'CUSTOMER_TYPE',
  receiptOption: 'RECEIPT_OPTION',
  blocked: 'BLOCKED',
  optOutPersonalization: 'SWITCH',
  optOutWebActivityTracking: 'SWITCH',
  blockLoyaltyEnrollment: 'SWITCH',
  languageId: 'LANGUAGE',
  currency: 'CURRENCY',
  customerGroup: 'CUSTOMER_GROUP',
  priceGroup: 'PRICE_GROUP',
  lineDiscount: 'LINE_DISCOUNT',
  multilineDiscount: 'MULTILINE_DISCOUNT',
  endDiscount: 'END_DISCOUNT',
  taxGroup: 'TAX_GROUP',
  purpose: 'PURPOSE',
  country: 'COUNTRY',
}
