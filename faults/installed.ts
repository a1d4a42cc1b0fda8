import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTokens, type Tokens } from '../src/access/tokens.ts'
import { createDatabaseIfMissing } from '../src/db/embedded/create-database.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../src/db/embedded/server.ts'
import { applicationUrl, makeApplicationUser } from '../src/db/roles.ts'
import { demoFeatures } from '../src/start/demo.ts'
import { demoInEnvironment } from '../test/support/demo-in-environment.ts'
import { type Spawned, spawnServer } from '../test/support/spawn-server.ts'

/** Addresses of the databases, for the checker. */
export type Databases = { hq: string; houston: string; sanfrancisco: string }

/** The demo organization on PostgreSQL servers of its own, served by a process that can be killed. */
export type Installed = {
  readonly postgres: { readonly headquarters: EmbeddedServer; readonly channels: EmbeddedServer }
  readonly databases: Databases
  /** A valid token, renewed in time: a long run takes hours. */
  token(): Promise<string>
  /** The server's address; null while it is down. */
  url(): string | null
  /** Kills the server. */
  kill(): void
  /** Starts it again; resolves when it listens. */
  start(): Promise<void>
  /** Sends a request as the administrator; throws on `errors[]`. */
  ask<T>(document: string, variables?: Record<string, unknown>): Promise<T>
  end(): Promise<void>
}

const TOKEN_SECONDS = 3_600

/** The administrator's token, and another one in the last half of its lifetime. */
export function renewedToken(tokens: Pick<Tokens, 'issueToken'>, ttlSeconds: number): () => Promise<string> {
  let current: { token: Promise<string>; issuedAt: number } | null = null
  return () => {
    const now = performance.now()
    if (current === null || now - current.issuedAt > ttlSeconds * 500) {
      const token = tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds, subject: 'faults' })
      current = { token, issuedAt: now }
    }
    return current.token
  }
}

/** Sets it up. Its jobs run every second or two, so that kills interrupt them. */
export async function installed(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-faults-'))
  // PostgreSQL's user needs access to the folder when this runs as root.
  await chmod(folder, 0o711)
  const log = { info: () => {}, warn: () => {} }
  const [headquarters, channels] = await Promise.all(
    ['headquarters', 'channels'].map((name) => startEmbeddedServer({ name, folder: join(folder, name), log })),
  )
  if (!headquarters || !channels) throw new Error('PostgreSQL did not start.')
  const databases = {
    hq: await database(headquarters, 'headquarters'),
    houston: await database(channels, 'houston'),
    sanfrancisco: await database(channels, 'sanfrancisco'),
  }
  for (const server of [headquarters, channels]) await makeApplicationUser(server.url('postgres'))
  const data = join(folder, 'data')
  const tokens = await openTokens(data)
  const token = renewedToken(tokens, TOKEN_SECONDS)
  let served: Spawned | null = null

  const installation: Installed = {
    postgres: { headquarters, channels },
    databases,
    token,
    url: () => served?.url ?? null,
    kill() {
      served?.process.kill('SIGKILL')
      served = null
    },
    async start() {
      served = await spawnServer(data, settingsOf(databases))
    },
    async ask<T>(document: string, variables?: Record<string, unknown>) {
      const response = await fetch(`${served?.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
        body: JSON.stringify({ query: document, variables }),
      })
      const { data: answer, errors } = (await response.json()) as { data: T; errors?: unknown }
      if (errors) throw new Error(JSON.stringify(errors))
      return answer
    },
    async end() {
      installation.kill()
      await Promise.all([headquarters.stop(), channels.stop()])
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
  await installation.start()
  await setUp(installation)
  return installation
}

async function database(server: EmbeddedServer, name: string): Promise<string> {
  await createDatabaseIfMissing(server.url('postgres'), name)
  return server.url(name)
}

function settingsOf({ hq, houston, sanfrancisco }: Databases): Record<string, string> {
  return {
    HQ_DATABASE_URL: applicationUrl(hq),
    HOUSTON_DATABASE_URL: applicationUrl(houston),
    SANFRANCISCO_DATABASE_URL: applicationUrl(sanfrancisco),
    MIGRATION_HQ_DATABASE_URL: hq,
    MIGRATION_HOUSTON_DATABASE_URL: houston,
    MIGRATION_SANFRANCISCO_DATABASE_URL: sanfrancisco,
  }
}

async function setUp({ ask }: Installed): Promise<void> {
  const { setUpOrganization } = await ask<{ setUpOrganization: { userErrors: unknown[] } }>(
    'mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { message } } }',
    { input: demoInEnvironment() },
  )
  if (setUpOrganization.userErrors.length > 0) throw new Error(JSON.stringify(setUpOrganization.userErrors))
  for (const feature of demoFeatures) {
    await ask(
      'mutation ($feature: ID!) { enableFeature(input: { feature: $feature, confirm: true }) { userErrors { code } } }',
      {
        feature,
      },
    )
  }
  for (const job of ['1110', '1070', '1010'])
    await ask('mutation ($job: ID!) { runCdxJob(input: { job: $job }) { userErrors { code } } }', { job })
  const { batchJob } = await ask<{ batchJob: { schedules: { id: string }[] } }>(
    '{ batchJob(id: "synchronize") { schedules { id } } }',
  )
  for (const { id } of batchJob.schedules) {
    await ask(
      'mutation ($id: ID!) { setSchedule(input: { schedule: $id, active: true, recurrence: "EVERY 1 SECONDS" }) { userErrors { message } } }',
      { id },
    )
  }
}
