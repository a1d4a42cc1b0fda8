import { databaseState, isUnavailable } from '../db/errors.ts'
import { type DatabaseState, stateInWords } from '../model/database-state.ts'
import type { HeadquartersFacts } from './headquarters-facts.ts'
import type { HeadquartersLog } from './headquarters-log.ts'
import type { HeadquartersDatabase, Sides } from './sides.ts'

/** Thrown where headquarters is needed and cannot be reached; the API answers HEADQUARTERS_UNREACHABLE. */
export class HeadquartersUnreachable extends Error {
  override readonly name = 'HeadquartersUnreachable'
  readonly code = 'HEADQUARTERS_UNREACHABLE'
}

/**
 * Thrown when headquarters must stop: a channel database has seen data that headquarters does not have, so headquarters
 * was restored from a backup. The message explains this. A call of a till treats it as an unreachable headquarters.
 */
export class HeadquartersRewound extends Error {
  override readonly name = 'HeadquartersRewound'
  readonly code = 'HEADQUARTERS_REWOUND'
}

/** Headquarters' database. Throws HeadquartersUnreachable when this process does not serve headquarters. */
export function headquartersOf(sides: Sides): HeadquartersDatabase {
  if (sides.headquarters === null) throw new HeadquartersUnreachable('This process does not serve headquarters.')
  return sides.headquarters
}

/**
 * Headquarters' facts for a diagnosis. Throws HeadquartersUnreachable when this process does not serve headquarters.
 */
export function factsOf(sides: Sides): HeadquartersFacts {
  if (sides.facts === null) throw new HeadquartersUnreachable('This process does not serve headquarters.')
  return sides.facts
}

/** Headquarters' log. Throws HeadquartersUnreachable when this process does not serve headquarters. */
export function headquartersLogOf({ headquartersLog }: Sides): HeadquartersLog {
  if (headquartersLog === null) throw new HeadquartersUnreachable('This process does not serve headquarters.')
  return headquartersLog
}

/**
 * Why a database could not do its work, in a sentence without personal data; null if the error says something else. An
 * error that is not of a channel database is headquarters'.
 */
export function whyUnavailable(error: unknown): string | null {
  if (error instanceof ChannelDatabaseUnavailable) return error.message
  const state = error instanceof HeadquartersUnreachable ? 'UNREACHABLE' : databaseState(error)
  if (state === undefined) return null
  return state === 'UNREACHABLE'
    ? 'Headquarters could not be reached.'
    : `Headquarters’ database ${stateInWords(state)}.`
}

/** True for an error that means that headquarters cannot be reached, or cannot do its work at the moment. */
export function isHeadquartersUnavailable(error: unknown): boolean {
  return error instanceof HeadquartersUnreachable || isUnavailable(error)
}

/**
 * Thrown where a channel's database is needed and cannot be reached, or cannot do its work at the moment; the API
 * answers CHANNEL_DATABASE_UNREACHABLE or CHANNEL_DATABASE_UNAVAILABLE.
 */
export class ChannelDatabaseUnavailable extends Error {
  override readonly name = 'ChannelDatabaseUnavailable'
  readonly state: DatabaseState
  constructor(state: DatabaseState, options?: ErrorOptions) {
    super(`The channel database ${stateInWords(state)}.`, options)
    this.state = state
  }
}

/** Runs work on a channel's database; a failure that is the database's becomes ChannelDatabaseUnavailable. */
export async function onChannelDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const state = databaseState(error)
    throw state ? new ChannelDatabaseUnavailable(state, { cause: error }) : error
  }
}
