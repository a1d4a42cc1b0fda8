import { isUnreachable } from '../db/errors.ts'
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

/** True for an error that means that headquarters could not be reached, in this process or over its connection. */
export function isHeadquartersUnreachable(error: unknown): boolean {
  return error instanceof HeadquartersUnreachable || isUnreachable(error)
}

/** Thrown where a channel's database is needed and cannot be reached; the API answers CHANNEL_DATABASE_UNREACHABLE. */
export class ChannelDatabaseUnreachable extends Error {
  override readonly name = 'ChannelDatabaseUnreachable'
  readonly code = 'CHANNEL_DATABASE_UNREACHABLE'
}

/** Runs work on a channel's database; a failure to reach it becomes ChannelDatabaseUnreachable. */
export async function onChannelDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isUnreachable(error) ? new ChannelDatabaseUnreachable('unreachable', { cause: error }) : error
  }
}
