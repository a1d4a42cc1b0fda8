/**
 * True for a name of the IANA database, such as `Europe/Amsterdam`, and for `UTC`. Excludes the offsets that newer
 * JavaScript versions accept, because PostgreSQL reads their sign the other way round.
 */
export function isTimeZone(value: string): boolean {
  if (value !== 'UTC' && !/^[A-Za-z_]+\/[\w/+-]+$/.test(value)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}
