import { ERASED_MESSAGE } from '../../../between/erased.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'

/**
 * The message of each refusal: what is wrong and what to do, never the refused value. `{reference}` is a limit or a
 * name of headquarters' own configuration.
 */
export const MESSAGES: { readonly [code in RowErrorCode]: string } = {
  REQUIRED: 'Headquarters needs a value here. Enter one.',
  TOO_LONG: 'Headquarters takes at most {reference} characters here. Shorten it.',
  INVALID_CHARACTER: 'The text contains a character that cannot be stored. Remove it.',
  INVALID_EMAIL: 'This is not an e-mail address. Correct it.',
  INVALID_URL: 'This is not the address of a web page, such as www.example.com. Correct it.',
  INVALID_NUMBER: 'This is not a decimal number in plain notation. Correct it.',
  INVALID_VALUE: 'This is not one of the values possible here. Choose one of them.',
  UNKNOWN_COUNTRY: 'Headquarters does not know this country. Choose one it knows, or add it there.',
  UNKNOWN_CURRENCY: 'Headquarters does not know this currency. Choose one it knows, or add it there.',
  UNKNOWN_LANGUAGE: 'Headquarters does not know this language. Choose one it knows, or add it there.',
  UNKNOWN_CUSTOMER_GROUP: 'The legal entity has no such customer group. Choose one it has, or add it there.',
  UNKNOWN_TAX_GROUP: 'The legal entity has no such tax group. Choose one it has, or add it there.',
  UNKNOWN_PRICE_GROUP: 'The legal entity has no such price group. Choose one it has, or add it there.',
  UNKNOWN_DISCOUNT: 'The legal entity has no such discount. Choose one it has, or add it there.',
  UNKNOWN_INVOICE_ACCOUNT: 'The legal entity has no customer with this account number. Correct it, or leave it out.',
  UNKNOWN_AFFILIATION: 'The legal entity has no such affiliation. Choose one it has, or add it there.',
  UNKNOWN_ATTRIBUTE: 'The legal entity has no such attribute. Leave it out, or define it there.',
  ATTRIBUTE_TYPE_MISMATCH: 'The value does not fit the type of the attribute {reference}. Correct it.',
  ATTRIBUTE_OUT_OF_RANGE: 'The value is outside the range of the attribute {reference}. Correct it.',
  ATTRIBUTE_NOT_IN_LIST: 'The value is not in the list of the attribute {reference}. Choose one that is.',
  EXTERNAL_ID_TAKEN:
    'Another customer of the legal entity has this id in the other system. Correct it, or clear it to leave it out.',
  UNKNOWN_PURPOSE: 'Headquarters does not know this address purpose. Choose one it knows.',
  CUSTOMER_ERASED: ERASED_MESSAGE,
  CUSTOMER_NOT_FOUND: 'Headquarters has no such customer. Synchronize its creation first, or dismiss this operation.',
  ADDRESS_NOT_FOUND:
    'The customer has no such address, or no longer. Dismiss this operation, or add the address again.',
  CONTACT_NOT_FOUND:
    'The customer has no such contact, or no longer. Dismiss this operation, or add the contact again.',
  CONFLICT: 'Someone else has changed this since it was captured. Choose the value that holds, save, and synchronize.',
  NUMBER_SEQUENCE_EXHAUSTED: 'The number sequence {reference} has no numbers left. Extend it, then synchronize.',
  NUMBER_SEQUENCE_MISSING: 'The legal entity has no number sequence {reference}. Create it, then synchronize.',
  POISON:
    'Synchronizing this operation alone failed twice. Look at what is unusual about it, correct it, then synchronize.',
  TEMPORARY_FAULT: 'A temporary fault stopped it several times. Check the database, then synchronize.',
}
