import { fileURLToPath } from 'node:url'

/** Whose tables: headquarters' or a channel database's. */
export type Side = 'hq' | 'channel'

/** Where the migrations of a side are, whatever folder the program was started in. */
export function migrationsFolder(side: Side): string {
  return fileURLToPath(new URL(`../../drizzle/${side}`, import.meta.url))
}
