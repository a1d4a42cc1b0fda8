import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Config } from '../config/config.ts'
import { replaceFile } from '../config/replace-file.ts'
import { type Database, execute } from '../db/client.ts'
import { isUnavailable } from '../db/errors.ts'

const registered = z.array(
  z.object({
    id: z.string(),
    connection: z.string(),
    channels: z.array(z.string()),
    isStore: z.boolean().default(false),
  }),
)
type RegisteredDatabase = z.infer<typeof registered>[number]

/**
 * A channel database to be served, with its channels; null: they are known from its own configuration. `isStore`: it is
 * on a machine of its own, which has joined or is to join, and is reached over the wire.
 */
export type ServedDatabase = {
  id: string
  connection: string
  channels: readonly string[] | null
  isStore: boolean
}

/**
 * The channel databases that this process serves: those of its configuration, for which headquarters is not needed,
 * otherwise those that are registered at headquarters.
 */
export async function servedDatabases(config: Config, hq: Database): Promise<ServedDatabase[]> {
  return configured(config) ?? registeredDatabases(hq, rememberedIn(config))
}

/** The same for a reader that stores nothing. `hq` null: headquarters cannot be asked. */
export async function knownDatabases(config: Config, hq: Database | null): Promise<ServedDatabase[]> {
  return configured(config) ?? (hq ? readRegistered(hq) : recall(rememberedIn(config)))
}

const rememberedIn = ({ dataFolder }: Config) => join(dataFolder, 'channel-databases.json')

function configured({ channelDatabases }: Config): ServedDatabase[] | null {
  if (channelDatabases.length === 0) return null
  return channelDatabases.map((database) => ({ ...database, channels: null, isStore: false }))
}

/** The channels of a channel database by its own configuration, which 1070 has brought. */
export async function channelsHere(db: Database): Promise<string[]> {
  const channels = await execute<{ id: string }>(
    db,
    sql`/* start.channelsHere */
    select id
    from configuration
    where kind = 'channel'
    order by id`,
  )
  return channels.map(({ id }) => id)
}

/**
 * They are kept in a file of the data folder, so that a process that starts while headquarters is away serves its
 * channels all the same.
 */
async function registeredDatabases(hq: Database, path: string): Promise<RegisteredDatabase[]> {
  try {
    const databases = await readRegistered(hq)
    await remember(path, databases)
    return databases
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return recall(path)
  }
}

async function readRegistered(hq: Database): Promise<RegisteredDatabase[]> {
  return execute<RegisteredDatabase>(
    hq,
    sql`/* start.registeredDatabases */
    select d.id, d.connection,
      d.connection = 'store' or exists (select from store_key k where k.channel_database_id = d.id)
        as "isStore",
      coalesce(array_agg(c.id order by c.id) filter (where c.id is not null), array[]::text[]) as channels
    from channel_database d
    left join channel c on c.channel_database_id = d.id
    group by d.id
    order by d.id`,
  )
}

async function remember(path: string, databases: RegisteredDatabase[]): Promise<void> {
  const text = JSON.stringify(databases, null, 2)
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return
  await mkdir(dirname(path), { recursive: true })
  await replaceFile(path, text, 0o600)
}

async function recall(path: string): Promise<RegisteredDatabase[]> {
  const text = await readFile(path, 'utf8').catch(() => '[]')
  return registered.parse(JSON.parse(text))
}
