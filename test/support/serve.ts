import type { ChildProcess } from 'node:child_process'
import type { Role } from '../../src/access/actor.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { asApplication } from './databases.ts'
import type { Installation } from './installation.ts'
import { spawnServer } from './spawn-server.ts'

/** A server in a process of its own, over an installation's databases, which can be killed. */
export type Served = { url: string; token: string; process: ChildProcess }

/**
 * Starts a server over a data folder, and returns it with a token of the role when it listens. Without the role
 * `worker` it runs no schedules and resumes no runs.
 */
export async function serve(
  { databases }: Installation,
  folder: string,
  who: { role: Role; subject: string },
  roles = 'hq,channel',
  preloads: readonly string[] = [],
): Promise<Served> {
  const { url, process } = await spawnServer(
    folder,
    {
      TILLSYNC_ROLES: roles,
      HQ_DATABASE_URL: asApplication(databases.hq),
      HOUSTON_DATABASE_URL: asApplication(databases.houston),
      SANFRANCISCO_DATABASE_URL: asApplication(databases.sanfrancisco),
      MIGRATION_HQ_DATABASE_URL: databases.hq.url,
      MIGRATION_HOUSTON_DATABASE_URL: databases.houston.url,
      MIGRATION_SANFRANCISCO_DATABASE_URL: databases.sanfrancisco.url,
    },
    preloads,
  )
  const tokens = await openTokens(folder)
  const { role, subject } = who
  const token = await tokens.issueToken({ roles: [role], channels: 'ALL', ttlSeconds: 3600, subject })
  return { url, token, process }
}
