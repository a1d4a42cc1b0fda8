import { sqlState } from '../errors.ts'
import { openClient } from '../open-client.ts'

/** The database exists already (42P04), or another process created it in the same moment (23505 in the catalog). */
const alreadyThere: ReadonlySet<string> = new Set(['42P04', '23505'])

/**
 * Creates a database on a server unless it is there. `url` is of any database of that server, by a user who may create
 * one.
 */
export async function createDatabaseIfMissing(url: string, name: string): Promise<void> {
  const { client, close } = openClient(url, { max: 1, connectTimeout: 2_000, statementTimeout: 60_000 })
  try {
    await client.unsafe(`create database "${name.replaceAll('"', '""')}" encoding 'UTF8' template template0`)
  } catch (error) {
    if (!alreadyThere.has(sqlState(error) ?? '')) throw error
  } finally {
    await close(1)
  }
}
