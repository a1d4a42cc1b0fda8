import { createHash, randomInt } from 'node:crypto'

/** Without letters that look like digits (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 100 bits: a code cannot be guessed, so its plain hash gives nothing away. */
const LENGTH = 20
const GROUP = 4

/** A new code, in groups for people: `7K2M-…`. */
export function makeJoinCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters
}

/** The hash of a code as a person has written it: in lower case, without its hyphens, with O for 0 and I or L for 1. */
export function joinCodeHash(code: string): string {
  const plain = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return createHash('sha256').update(plain).digest('hex')
}
