import type { Sides } from '../../between/sides.ts'
import type { DatabaseState } from '../../model/database-state.ts'

/** The name of headquarters' database among the states. A channel database has its id. */
export const HEADQUARTERS = 'headquarters'

/**
 * The databases that answer and cannot do their work, such as a read-only one. One that cannot be reached is not among
 * them: other facts show that.
 */
export type DatabaseStates = ReadonlyMap<string, DatabaseState>

/** Reads the states of headquarters' database and of these channel databases. */
export async function readDatabaseStates(sides: Sides, channelDatabases: Iterable<string>): Promise<DatabaseStates> {
  const asked = new Map(
    [...channelDatabases].map((id) => [
      id,
      async () => sides.notOpened.get(id)?.state ?? (await sides.channelSides.get(id)?.databaseState()),
    ]),
  )
  asked.set(HEADQUARTERS, async () => sides.facts?.databaseState())
  const states = await Promise.all(
    [...asked].map(async ([name, ask]) => [name, (await ask().catch(() => null)) ?? null] as const),
  )
  return new Map(states.flatMap(([name, state]) => (state && state !== 'UNREACHABLE' ? [[name, state] as const] : [])))
}
