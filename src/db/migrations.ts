import { fileURLToPath } from 'node:url'

/** Whose tables: headquarters' or a channel database's. */
export type Side = 'hq' | 'channel'

/** Where the migrations of a side are, independent of the working directory. */
export function migrationsFolder(side: Side): string {
  return fileURLToPath(new URL(`../../drizzle/${side}`, import.meta.url))
}
