import { AskFailed } from '../../api/ask.ts'

/** An idempotency key for one form. Made of random bytes, since `randomUUID` is not there on plain HTTP. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** True when no answer came: what was asked for may have been done, and the same key must be used again. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof AskFailed && error.code === 'UNREACHABLE'
}
