import { join } from 'node:path'
import type { Role } from '../../src/access/actor.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { demoFeatures } from '../../src/start/demo.ts'
import { demoInEnvironment } from '../../test/support/demo-in-environment.ts'
import { spawnServer } from '../../test/support/spawn-server.ts'
import { untilEnd } from './ending.ts'
import type { Servers } from './servers.ts'

/** The server under test: `tillsync serve` in a process of its own, with the demo organization. */
export interface Tillsync {
  readonly url: string
  readonly pid: number
  /** Sends a request of an administrator, and returns the data. Throws on errors. */
  ask<T>(query: string, variables?: object): Promise<T>
  /** Tokens of a role, each with a subject of its own. */
  tokens(role: Role, count: number): Promise<string[]>
  stop(): Promise<void>
}

export interface TillsyncOptions {
  /** The names of its databases begin with it. */
  readonly prefix?: string
  /** Without `worker`, which would run the schedules. */
  readonly roles?: string
  readonly settings?: Readonly<Record<string, string>>
}

/** The schedule of P-0001, synchronize and 1010. */
export const CUSTOMERS_SCHEDULE = 'default-customers'

/** A generator is one client for all tills: no budget of a token may end the measurement. */
export const GENEROUS = Object.fromEntries(
  ['DEVICE', 'APPLICATION', 'PERSON'].flatMap((kind) => [
    [`TILLSYNC_LIMIT_${kind}_MUTATIONS_PER_SECOND`, kind === 'APPLICATION' ? '1000000' : '100000'],
    [`TILLSYNC_LIMIT_${kind}_MUTATION_BURST`, kind === 'APPLICATION' ? '1000000' : '100000'],
    [`TILLSYNC_LIMIT_${kind}_POINTS_PER_SECOND`, '10000000'],
    [`TILLSYNC_LIMIT_${kind}_POINT_BURST`, '100000000'],
  ]),
)

/** Starts tillsync over new databases of both servers, and sets it up so that channels can capture. */
export async function startTillsync(servers: Servers, options: TillsyncOptions = {}): Promise<Tillsync> {
  const { prefix = '', roles = 'hq,channel', settings = {} } = options
  const dataFolder = join(servers.folder, `${prefix}data`)
  const spawned = await spawnServer(dataFolder, {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    TILLSYNC_ROLES: roles,
    HQ_DATABASE_URL: await servers.headquarters.create(`${prefix}hq`),
    HOUSTON_DATABASE_URL: await servers.channels.create(`${prefix}houston`),
    SANFRANCISCO_DATABASE_URL: await servers.channels.create(`${prefix}sanfrancisco`),
    ...GENEROUS,
    ...settings,
  })
  const { process: child, url } = spawned
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = untilEnd(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const own = await openTokens(dataFolder)
  const tokens = (role: Role, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, nth) =>
        own.issueToken({ roles: [role], channels: 'ALL', ttlSeconds: 7_200, subject: `bench ${nth}` }),
      ),
    )
  const [token] = await tokens('ADMINISTRATOR', 1)

  async function ask<T>(query: string, variables: object = {}): Promise<T> {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors }: { data: T; errors?: unknown } = JSON.parse(await answer.text())
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
  await setUp(ask)
  return { url, pid: child.pid ?? Number.NaN, ask, tokens, stop }
}

async function setUp(ask: Tillsync['ask']): Promise<void> {
  for (const feature of demoFeatures)
    await ask(`mutation ($feature: ID!) { enableFeature(input: { feature: $feature }) { userErrors { message } } }`, {
      feature,
    })
  const { setUpOrganization } = await ask<{ setUpOrganization: { userErrors: { message: string }[] } }>(
    `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { message } } }`,
    { input: demoInEnvironment() },
  )
  if (setUpOrganization.userErrors[0]) throw new Error(setUpOrganization.userErrors[0].message)
  // The jobs run when the benchmark says so.
  await setSchedule(ask, CUSTOMERS_SCHEDULE, { active: false })
  for (const job of ['1110', '1070', '1010'])
    await ask(`mutation ($job: ID!) { runCdxJob(input: { job: $job }) { userErrors { message } } }`, { job })
}

/** Changes a schedule. */
export async function setSchedule(
  ask: Tillsync['ask'],
  schedule: string,
  changes: { active?: boolean; recurrence?: string },
): Promise<void> {
  await ask(`mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { userErrors { message } } }`, {
    input: { schedule, ...changes },
  })
}
