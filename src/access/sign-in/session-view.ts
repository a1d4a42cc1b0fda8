import type { SessionRow } from './session-rows.ts'

/** A session, for the person whose it is. */
export type SessionView = {
  readonly id: string
  readonly subject: string
  /** The person's name at the provider; null: it says none. */
  readonly name: string | null
  /** When it ends if the person does nothing. */
  readonly endsAt: string
  /** False: it ends then in any case, and the person has to sign in again. */
  readonly canStay: boolean
}

/** The view of a stored session. One whose token is refreshed lives as long as that succeeds. */
export function viewOf({ id, subject, name, claimsUntil, endsAt, idleEndsAt, isRefreshable }: SessionRow): SessionView {
  const last = isRefreshable ? endsAt : Math.min(endsAt, claimsUntil)
  return {
    id,
    subject,
    name,
    endsAt: new Date(Math.min(last, idleEndsAt)).toISOString(),
    canStay: idleEndsAt < last,
  }
}
