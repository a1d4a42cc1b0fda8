import { sqlState } from '../db/errors.ts'

/** Why PostgreSQL refuses an address, by the name of the setting that holds it; null for any other error. */
export function whyRefused(error: unknown, setting: string): string | null {
  switch (sqlState(error)) {
    case '28P01':
    case '28000':
      return `PostgreSQL refuses the user or the password of ${setting} (${sqlState(error)}). Correct them there.`
    case '3D000':
      return `The database that ${setting} names does not exist on its server. Create it, or correct the name.`
    default:
      return null
  }
}

/** Throws an error that names the setting when PostgreSQL refuses its address. */
export async function withSetting<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const why = whyRefused(error, setting)
    throw why === null ? error : new Error(why)
  }
}
