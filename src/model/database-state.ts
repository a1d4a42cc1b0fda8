/** Why a database cannot do its work at the moment. */
export const DATABASE_STATES = [
  'UNREACHABLE',
  'RESTARTING',
  'NO_CONNECTIONS',
  'READ_ONLY',
  'DISK_FULL',
  'OUT_OF_MEMORY',
  'LIMIT_REACHED',
  'STORAGE_FAILED',
  'LOGIN_REFUSED',
] as const
export type DatabaseState = (typeof DATABASE_STATES)[number]

type Words = {
  /** Completes a sentence that begins with the name of the database. */
  readonly is: string
  /** What a person does about it. */
  readonly advice: string
  /** Seconds until a caller should try again: longer where a person has to act first. */
  readonly retryAfter: number
}

const WORDS: { readonly [state in DatabaseState]: Words } = {
  UNREACHABLE: { is: 'cannot be reached', advice: 'Start it, or fix the network.', retryAfter: 2 },
  RESTARTING: {
    is: 'is starting or shutting down',
    advice: 'If it does not return by itself, PostgreSQL’s log has the cause.',
    retryAfter: 2,
  },
  NO_CONNECTIONS: {
    is: 'has no free connection',
    advice:
      'Raise max_connections or the connection limit of the role or the database, or end what holds the connections.',
    retryAfter: 2,
  },
  READ_ONLY: {
    is: 'is read-only',
    advice:
      'After a failover, point its URL at the new primary, or promote this server; otherwise turn ' +
      'default_transaction_read_only off.',
    retryAfter: 5,
  },
  DISK_FULL: { is: 'has no disk space left', advice: 'Free disk space, or add some.', retryAfter: 15 },
  OUT_OF_MEMORY: {
    is: 'has no memory left',
    advice: 'Give PostgreSQL more memory, or lower work_mem and the number of its connections.',
    retryAfter: 5,
  },
  LIMIT_REACHED: {
    is: 'has reached a limit of its configuration',
    advice: 'PostgreSQL’s log names the limit, such as temp_file_limit or the number of open files. Raise it.',
    retryAfter: 5,
  },
  STORAGE_FAILED: {
    is: 'cannot read or write its files',
    advice: 'Check the disk; PostgreSQL’s log names the file.',
    retryAfter: 15,
  },
  LOGIN_REFUSED: {
    is: 'refuses the login',
    advice: 'Check the user, the password and the database of its URL, and pg_hba.conf.',
    retryAfter: 30,
  },
}

/** What a state is, in words: `houston-db` + `is read-only`. */
export const stateInWords = (state: DatabaseState): string => WORDS[state].is
/** What a person does about a state. */
export const adviceOn = (state: DatabaseState): string => WORDS[state].advice
/** Seconds until a caller should try again. */
export const retryAfterOf = (state: DatabaseState): number => WORDS[state].retryAfter
