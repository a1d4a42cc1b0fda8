import { sql } from 'drizzle-orm'
import type { Sides } from '../../../between/sides.ts'
import { type Database, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'

/**
 * What no channel database has, in sentences: what was done at headquarters alone since the backup. Features that a
 * channel database still has in another state are named. Read before the channel databases get headquarters' state.
 */
export async function notRestored(db: Database, sides: Sides): Promise<string[]> {
  const [until] = await execute<{ at: string | null; days: number }>(
    db,
    sql`/* exchange.backupTime */
    select ${utcText('max(at)')} as at, coalesce(extract(epoch from now() - max(at)) / 86400, 0)::float8 as days
    from log
    where position <= (select began_at_position from incarnation order by number desc limit 1)`,
  )
  const since = until?.at ? `The log of the backup ends at ${until.at}.` : 'The log of the backup is empty.'
  return [
    `${since} What was done at headquarters after that, and is in no channel database, does not come back: ` +
      'features and their schedules; corrections, choices and dismissals of operations; accepted differences; changes ' +
      'of the organization, profiles, parameters and schedules; the audit; sessions and runs. Do them again.',
    ...(await otherFeatures(db, sides)),
  ]
}

async function otherFeatures(db: Database, sides: Sides): Promise<string[]> {
  const features = await execute<{ key: string; enabled: boolean }>(
    db,
    sql`/* exchange.featuresNow */ select key, enabled from feature order by key`,
  )
  const enabled = new Map(features.map((feature) => [feature.key, feature.enabled]))
  const states = await Promise.all(
    [...sides.channelSides.values()].map(async (side) => ({
      id: side.id,
      state: await side.state().catch(() => null),
    })),
  )
  return states.flatMap(({ id, state }) =>
    (state?.features ?? []).flatMap(({ key, applied }) =>
      enabled.has(key) && enabled.get(key) !== applied
        ? [`${key} is ${onOrOff(applied)} at ${id} and ${onOrOff(!applied)} in the backup. The next 1110 makes it so.`]
        : [],
    ),
  )
}

const onOrOff = (enabled: boolean) => (enabled ? 'on' : 'off')
