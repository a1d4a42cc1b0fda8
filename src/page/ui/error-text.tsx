import { useLanguage } from '../api/language.ts'
import type { RowErrorCode } from '../generated/documents.ts'
import { DUTCH_ERRORS } from './dutch-errors.ts'

type Props = { error: { readonly code: RowErrorCode; readonly message: string } }

/** Why an operation was refused and what to do about it, in the visitor's language. */
export function ErrorText({ error: { code, message } }: Props) {
  return useLanguage() === 'nl' ? DUTCH_ERRORS[code] : message
}
