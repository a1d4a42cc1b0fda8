import type { HeadquartersDatabase } from '../between/sides.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import { databaseState } from '../db/errors.ts'
import { migrate } from '../db/migrate.ts'
import { seedFeatures } from '../headquarters/features/seed-features.ts'
import { drawIncarnation } from '../log/incarnation.ts'
import { seedDemo } from './demo.ts'
import { withSetting } from './refused-address.ts'

const TRIED_EVERY_MS = 2_000

/**
 * Migrates headquarters, begins its next incarnation, makes its features known, and seeds the demo organization where
 * there is none. False when headquarters cannot be reached: the start then goes on without it, since its channels can
 * be served all the same.
 */
export async function prepareHeadquarters(
  hq: HeadquartersDatabase,
  migrationUrl: string,
  config: Config,
): Promise<boolean> {
  try {
    await withSetting(config.hqMigrationUrl ? 'MIGRATION_HQ_DATABASE_URL' : 'HQ_DATABASE_URL', () =>
      migrate(migrationUrl, 'hq'),
    )
    await withSetting('HQ_DATABASE_URL', () => drawIncarnation(hq.db))
    await seedFeatures(hq)
    if (config.demo) await seedDemo(hq)
    return true
  } catch (error) {
    const state = databaseState(error)
    if (state && state !== 'LOGIN_REFUSED') return false
    throw error
  }
}

/** Tries again every two seconds until headquarters is prepared and `then` is done. The returned function stops it. */
export function prepareLater(
  hq: HeadquartersDatabase,
  migrationUrl: string,
  config: Config,
  log: Log,
  then: () => Promise<void>,
): () => void {
  let stopped = false
  let timer = setTimeout(again, TRIED_EVERY_MS)
  async function again() {
    try {
      if (await prepareHeadquarters(hq, migrationUrl, config)) {
        log.info('headquarters: reached')
        return await then()
      }
    } catch (error) {
      logFault(log, error, 'headquarters (HQ_DATABASE_URL) cannot be prepared')
    }
    if (!stopped) timer = setTimeout(again, TRIED_EVERY_MS)
  }
  const where = config.hqDatabaseUrl ? ` at ${new URL(hq.url).host} (HQ_DATABASE_URL)` : ''
  log.warn(
    `headquarters cannot be reached${where}: channels are served without it, and it is tried again every two seconds`,
  )
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
