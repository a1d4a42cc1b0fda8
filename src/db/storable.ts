import { UNSTORABLE } from './unstorable.ts'

const EACH = new RegExp(UNSTORABLE, 'gu')

/**
 * The text as PostgreSQL can take it, with U+FFFD for what it stores nowhere: NUL, and half of a surrogate pair. For
 * texts that something is looked for by (what is there never has them, so nothing is found) and for the audit's.
 */
export function storable(text: string): string {
  return text.replace(EACH, '\ufffd')
}
