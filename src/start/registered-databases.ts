import { readFile, rename, writeFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, execute } from '../db/client.ts'
import { isUnreachable } from '../db/errors.ts'

const registered = z.array(z.object({ id: z.string(), connection: z.string(), channels: z.array(z.string()) }))

/** A channel database as registered at headquarters, with the channels it serves. */
export type RegisteredDatabase = z.infer<typeof registered>[number]

/**
 * The channel databases registered at headquarters. They are remembered in a file of the data folder, so that a process that starts while
 * headquarters is away serves its channels all the same.
 */
export async function registeredDatabases(hq: Database, rememberedIn: string): Promise<RegisteredDatabase[]> {
  try {
    const databases = await execute<RegisteredDatabase>(
      hq,
      sql`/* start.registeredDatabases */
      select d.id, d.connection, coalesce(array_agg(c.id order by c.id) filter (where c.id is not null), array[]::text[]) as channels
      from channel_database d
      left join channel c on c.channel_database_id = d.id
      group by d.id
      order by d.id`,
    )
    await remember(rememberedIn, databases)
    return databases
  } catch (error) {
    if (!isUnreachable(error)) throw error
    return recall(rememberedIn)
  }
}

async function remember(path: string, databases: RegisteredDatabase[]): Promise<void> {
  const text = JSON.stringify(databases, null, 2)
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return
  // Several processes may share the folder.
  const written = `${path}.${process.pid}.new`
  await writeFile(written, text, { mode: 0o600 })
  await rename(written, path)
}

async function recall(path: string): Promise<RegisteredDatabase[]> {
  const text = await readFile(path, 'utf8').catch(() => '[]')
  return registered.parse(JSON.parse(text))
}
