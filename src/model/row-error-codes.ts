import { z } from 'zod'

/**
 * Why a staging row or an operation is refused: the closed list shared by capture (strict validation) and headquarters'
 * evaluation, so that the same fault has the same name on both sides (docs/domain.md, D-28).
 */
export const ROW_ERROR_CODES = [
  'REQUIRED',
  'TOO_LONG',
  'INVALID_CHARACTER',
  'INVALID_EMAIL',
  'INVALID_URL',
  'INVALID_NUMBER',
  'INVALID_VALUE',
  'UNKNOWN_COUNTRY',
  'UNKNOWN_CURRENCY',
  'UNKNOWN_LANGUAGE',
  'UNKNOWN_CUSTOMER_GROUP',
  'UNKNOWN_TAX_GROUP',
  'UNKNOWN_PRICE_GROUP',
  'UNKNOWN_DISCOUNT',
  'UNKNOWN_INVOICE_ACCOUNT',
  'UNKNOWN_AFFILIATION',
  'UNKNOWN_ATTRIBUTE',
  'ATTRIBUTE_TYPE_MISMATCH',
  'ATTRIBUTE_OUT_OF_RANGE',
  'ATTRIBUTE_NOT_IN_LIST',
  'EXTERNAL_ID_TAKEN',
  'UNKNOWN_PURPOSE',
  'CUSTOMER_NOT_FOUND',
  'CUSTOMER_ERASED',
  'ADDRESS_NOT_FOUND',
  'CONTACT_NOT_FOUND',
  'CONFLICT',
  'NUMBER_SEQUENCE_EXHAUSTED',
  'NUMBER_SEQUENCE_MISSING',
  'POISON',
  'TEMPORARY_FAULT',
] as const
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number]

/**
 * A refusal of one row: the field (`addresses.0.country`), the reason, and what to do about it. Never contains the
 * refused value.
 */
export type RowRefusal = z.infer<typeof rowRefusal>
export const rowRefusal = z.object({ code: z.enum(ROW_ERROR_CODES), field: z.array(z.string()), message: z.string() })
