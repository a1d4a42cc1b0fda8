import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** 256 bits that only the browser knows: the value of its cookie. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

/** True for what `makeSecret` makes; anything else is no secret of ours. */
export const isSecret = (value: string): boolean => /^[\w-]{43}$/.test(value)

/** What the database keeps of a secret. It cannot be guessed, so its plain hash gives nothing away. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** A value that follows from a secret and shows nothing of it, such as the `state` of a sign-in. */
export const derived = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url')

/** Encrypts a text, so that only who has the secret can read it: not who reads the database. */
export function seal(secret: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, keyOf(secret), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text again. Throws when it was sealed with another secret, or changed. */
export function unseal(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(ALGORITHM, keyOf(secret), bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
  return opened.toString('utf8')
}

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'tillsync sealed tokens', 32))
