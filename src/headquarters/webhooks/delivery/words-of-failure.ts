import { AddressRefused } from './networks.ts'

/** What the system's and TLS' error codes mean. */
const WORDS: { readonly [code: string]: string } = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was closed before an answer.',
  EPIPE: 'The connection was closed before an answer.',
  ENOTFOUND: 'The name of the host has no address.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network cannot be reached.',
  ETIMEDOUT: 'The connection timed out.',
}

/** Why a receiver could not be reached, in words. */
export function wordsOfFailure(error: unknown): string {
  if (error instanceof AddressRefused) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/CERT|SIGNATURE|ALTNAME/.test(code)) return `The receiver’s certificate is not accepted (${code}).`
  return WORDS[code] ?? `It could not be reached (${code === '' ? 'the answer is not valid' : code}).`
}
