import { type Language, useLanguage } from '../api/language.ts'
import type { RowErrorCode } from '../generated/documents.ts'
import { DUTCH_ERRORS } from './dutch-errors.ts'

/** Why the server refused an operation. */
type OperationError = { readonly code: RowErrorCode; readonly message: string }

/** Why an operation was refused and what to do about it, in this language. */
export const errorText = (language: Language, { code, message }: OperationError): string =>
  language === 'nl' ? DUTCH_ERRORS[code] : message

/** The same, in the visitor's language. */
export function ErrorText({ error }: { error: OperationError }) {
  return errorText(useLanguage(), error)
}
