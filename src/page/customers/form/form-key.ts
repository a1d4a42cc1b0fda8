import { RequestFailed } from '../../api/call-api.ts'

/** Makes an idempotency key for one form. It uses random bytes, since `randomUUID` requires HTTPS. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** True when no answer came. The server may have done the request, so the next attempt must use the same key. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof RequestFailed && error.code === 'UNREACHABLE'
}
