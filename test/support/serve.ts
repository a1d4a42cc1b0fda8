import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Role } from '../../src/access/actor.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { PACKAGE_FOLDER } from '../../src/config.ts'
import { asApplication } from './databases.ts'
import type { Installation } from './installation.ts'

/** A server in a process of its own, over an installation's databases, that can be killed. */
export type Served = { url: string; token: string; process: ChildProcess }

/** Starts one over a data folder, and gives it with a token of the role when it listens. */
export async function serve(
  { databases }: Installation,
  folder: string,
  who: { role: Role; subject: string },
): Promise<Served> {
  const child = spawn(process.execPath, [join(PACKAGE_FOLDER, 'bin/tillsync.mjs'), 'serve'], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      TILLSYNC_DATA: folder,
      TILLSYNC_ROLES: 'hq,channel',
      HQ_DATABASE_URL: asApplication(databases.hq),
      HOUSTON_DATABASE_URL: asApplication(databases.houston),
      SANFRANCISCO_DATABASE_URL: asApplication(databases.sanfrancisco),
      MIGRATION_HQ_DATABASE_URL: databases.hq.url,
      MIGRATION_HOUSTON_DATABASE_URL: databases.houston.url,
      MIGRATION_SANFRANCISCO_DATABASE_URL: databases.sanfrancisco.url,
      DEMO: 'off',
      LOG_LEVEL: 'silent',
    },
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /(http:\/\/\S+)\/graphql /.exec(line)?.[1]
    if (url === undefined) continue
    child.stdout.resume()
    const tokens = await openTokens(folder)
    const { role, subject } = who
    const token = await tokens.issueToken({ roles: [role], channels: 'ALL', ttlSeconds: 3600, subject })
    return { url, token, process: child }
  }
  throw new Error('the server ended before it listened')
}
