/** PostgreSQL stores neither a NUL character nor half of a surrogate pair. */
export const UNSTORABLE = /\0|\p{Surrogate}/u
