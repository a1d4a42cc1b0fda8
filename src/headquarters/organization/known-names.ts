import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels, servesChannels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { unknownName } from '../../model/near-names.ts'

/** The kinds of an organization's things that requests name, in the words of a message. */
export type NamedThing =
  | 'channel'
  | 'channel database'
  | 'channel database group'
  | 'legal entity'
  | 'CDX job'
  | 'batch job'
  | 'schedule'
  | 'functionality profile'
  | 'feature'

type Named = { name: string; called: string }

const NAMES: { [thing in NamedThing]: (channels: Channels) => SQL } = {
  channel: (channels) => sql`select id as name, name as called from channel where ${inChannels(sql`id`, channels)}`,
  'channel database': (channels) =>
    sql`select id as name, name as called from channel_database d where ${servesChannels(sql`d.id`, channels)}`,
  'channel database group': () => sql`select id as name, name as called from channel_database_group`,
  'legal entity': () => sql`select data_area_id as name, name as called from legal_entity`,
  'CDX job': () => sql`select id as name, name as called from cdx_job`,
  'batch job': () => sql`
    select name, name as called from batch_job cross join lateral unnest(array[id, caption] || aliases) as each (name)`,
  schedule: () => sql`select id as name, name as called from distribution_schedule`,
  'functionality profile': () => sql`select id as name, name as called from functionality_profile`,
  feature: () => sql`select key as name, name as called from feature`,
}

/** The names of these things and what they are called, as far as the channels of a token reach. */
export const knownNames = (db: Executor, thing: NamedThing, channels: Channels = 'ALL'): Promise<Named[]> =>
  execute<{ name: string; called: string }>(
    db,
    sql`/* organization.knownNames */ select name, called from (${NAMES[thing](channels)}) as named order by name`,
  )

/** The sentence that tells that there is no such thing, with the names that are near. */
export async function noSuch(
  db: Executor,
  thing: NamedThing,
  name: string,
  channels: Channels = 'ALL',
): Promise<string> {
  return unknownName(thing, name, await knownNames(db, thing, channels))
}
