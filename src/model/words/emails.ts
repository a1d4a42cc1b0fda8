import { domainToUnicode } from 'node:url'
import { fold } from './fold.ts'

/** PostgreSQL takes words of 2,046 bytes. */
const LONGEST_EMAIL = 500
/** What stands between addresses and the names beside them. */
const AROUND_WORDS = /[\s<>()",;]+/
/** A local part with blanks in it. */
const QUOTED = /^\s*"[^"@]*"@[^\s@]+\s*$/
/** What stands before an address: the scheme of a link, a label of a list. */
const LABEL = /^(?:mailto|e-?mail|mail|courriel)[:.]+/
const LABEL_ALONE = /^(?:e-?mail|mail|courriel)[:.]*$/
/** Signs around an address in a text. */
const BEFORE = /^[^\p{L}\p{N}@_+-]+/u
const BEHIND = /(?:\?.*|[^\p{L}\p{N}]+)$/u

/**
 * The e-mail addresses of a text, or their beginnings, as they are compared: folded, without `mailto:` and signs around
 * them, the domain in letters. And the other words as typed.
 */
export function emailsIn(text: string): { emails: string[]; others: string[] } {
  if (!fold(text).includes('@')) return { emails: [], others: text.split(AROUND_WORDS).filter(Boolean) }
  if (QUOTED.test(text)) return { emails: [fold(text).trim()], others: [] }
  const emails: string[] = []
  const others: string[] = []
  for (const word of text.split(AROUND_WORDS).filter(Boolean)) {
    const bare = fold(word.normalize('NFC')).replace(LABEL, '').replace(BEFORE, '')
    if (/^[^@]+@[^@]*$/.test(bare)) emails.push(compared(bare))
    else others.push(word)
  }
  return { emails, others: emails.length > 0 ? others.filter((word) => !LABEL_ALONE.test(fold(word))) : others }
}

function compared(email: string): string {
  const [local = '', typed = ''] = email.split('@')
  const domain = typed.replace(BEHIND, '')
  return `${local}@${domain.includes('xn--') ? fold(domainToUnicode(domain)) || domain : domain}`
}

/** An e-mail address as it is typed, but for case and the like. */
export const foldedEmail = (email: string): string => cutEmail(fold(email.normalize('NFC')).trim())

const cutEmail = (email: string) => email.slice(0, LONGEST_EMAIL)

/**
 * The addresses of a field as they are compared: one, or those of a list (`Ada <ada@example.com>; bob@example.com`). A
 * text without an address is compared as it is.
 */
export function emailsOf(text: string): string[] {
  const { emails } = emailsIn(text)
  return emails.length > 0 ? emails.map(cutEmail) : [foldedEmail(text)]
}
