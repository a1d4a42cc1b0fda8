import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../src/access/actor.ts'
import { readConfig } from '../../src/config/config.ts'
import { type Running, start } from '../../src/main.ts'
import { demoFeatures, demoOrganization } from '../../src/start/demo.ts'
import { afterFile } from './after-file.ts'
import { watchEvents, watchedLog } from './canary.ts'
import { asApplication, type TestDatabase, testDatabase } from './databases.ts'
import { graphqlRequest, subscribe, type TestSubscription } from './http.ts'

/** A complete tillsync over fresh databases, used as its users do: over HTTP and sockets, with tokens. */
export type Installation = {
  url: string
  token: string
  databases: { hq: TestDatabase; houston: TestDatabase; sanfrancisco: TestDatabase }
  running: Running
  /** The server's log, all levels. */
  logLines: readonly string[]
  /** Runs a document as the administrator, or with another token; fails on `errors[]`. */
  ask<T>(document: string, variables?: Record<string, unknown>, token?: string): Promise<T>
  watch(document: string, variables?: Record<string, unknown>): TestSubscription
  tokenFor(role: Role, channels?: string[] | 'ALL'): Promise<string>
  /** Runs a CDX job and fails when it is refused. */
  runJob(job: string, channelDatabase?: string): Promise<{ status: string }[]>
  synchronize(): Promise<{ status: string; done: number; failed: number; waiting: number }[]>
  /** P-0001, synchronize, 1010. */
  travel(): Promise<void>
  /** Restarts the program over the same databases and data folder. */
  restart(): Promise<void>
}

const RUN_JOB = /* GraphQL */ `
  mutation ($input: RunCdxJobInput!) {
    runCdxJob(input: $input) {
      sessions { ... on DownloadSession { status } ... on UploadSession { uploadStatus: status } }
      userErrors { code message }
    }
  }`
const SYNCHRONIZE = /* GraphQL */ `
  mutation { synchronizeCustomersAndChannelRequests { runs { status done failed waiting } userErrors { code message } } }`

type UserErrors = { userErrors: { code: string; message: string }[] }

/** How an installation differs from the demo. */
export type InstallationOptions = {
  /** 'demo' (the default): the three prerequisites are on; 'off': no feature is. */
  features?: 'demo' | 'off'
  /** False leaves the channels without configuration. */
  distribute?: boolean
  /** Databases that contain an installation already: nothing is set up or distributed. */
  databases?: Installation['databases']
  /** Headquarters' database elsewhere, so that its server can be stopped separately. */
  hq?: TestDatabase
  /** Further settings, such as limits. */
  settings?: { [name: string]: string }
}

/** Starts an installation with the demo organization. No schedule is active: the tests run the jobs. */
export async function startInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const { hq, houston, sanfrancisco } = options.databases ?? (await freshDatabases(options.hq))
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-test-'))
  const config = readConfig({
    PORT: '0',
    TILLSYNC_DATA: folder,
    TILLSYNC_ROLES: 'hq,channel',
    HQ_DATABASE_URL: asApplication(hq),
    HOUSTON_DATABASE_URL: asApplication(houston),
    SANFRANCISCO_DATABASE_URL: asApplication(sanfrancisco),
    MIGRATION_HQ_DATABASE_URL: hq.url,
    MIGRATION_HOUSTON_DATABASE_URL: houston.url,
    MIGRATION_SANFRANCISCO_DATABASE_URL: sanfrancisco.url,
    DEMO: 'off',
    ...options.settings,
  })
  const { log, lines: logLines } = watchedLog()
  watchEvents([hq, houston, sanfrancisco])
  let running = await start(config, log)
  afterFile(async () => {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const tokenFor = (role: Role, channels: string[] | 'ALL' = 'ALL') =>
    running.tokens.issueToken({ roles: [role], channels, ttlSeconds: 3600, subject: `test-${role.toLowerCase()}` })
  const token = await tokenFor('ADMINISTRATOR')

  async function ask<T>(document: string, variables?: Record<string, unknown>, as = token): Promise<T> {
    const { data, errors } = await graphqlRequest(running.url, as, document, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return data as T
  }
  async function runJob(job: string, channelDatabase?: string) {
    const { runCdxJob } = await ask<{
      runCdxJob: UserErrors & { sessions: { status?: string; uploadStatus?: string }[] }
    }>(RUN_JOB, {
      input: { job, channelDatabase },
    })
    if (runCdxJob.userErrors.length > 0) throw new Error(JSON.stringify(runCdxJob.userErrors))
    return runCdxJob.sessions.map((session) => ({ status: session.status ?? session.uploadStatus ?? '' }))
  }
  async function synchronize() {
    const { synchronizeCustomersAndChannelRequests: payload } = await ask<{
      synchronizeCustomersAndChannelRequests: UserErrors & {
        runs: { status: string; done: number; failed: number; waiting: number }[]
      }
    }>(SYNCHRONIZE)
    if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors))
    return payload.runs
  }

  const installation: Installation = {
    get url() {
      return running.url
    },
    get running() {
      return running
    },
    token,
    logLines,
    databases: { hq, houston, sanfrancisco },
    ask,
    watch: (document, variables) => subscribe(running.url, token, document, variables),
    tokenFor,
    runJob,
    synchronize,
    async travel() {
      await runJob('P-0001')
      await synchronize()
      await runJob('1010')
    },
    async restart() {
      await running.stop()
      running = await start(config, log)
    },
  }
  if (options.databases) return installation
  await setUp(installation, options.features ?? 'demo')
  if (options.distribute !== false) for (const job of ['1110', '1070', '1010']) await runJob(job)
  return installation
}

async function freshDatabases(hq: TestDatabase | undefined): Promise<Installation['databases']> {
  const [cloned, houston, sanfrancisco] = await Promise.all([
    testDatabase('hq'),
    testDatabase('channel'),
    testDatabase('channel'),
  ])
  return { hq: hq ?? cloned, houston, sanfrancisco }
}

async function setUp({ ask }: Installation, features: 'demo' | 'off'): Promise<void> {
  const connections: { [id: string]: string } = {
    'houston-db': 'env:HOUSTON_DATABASE_URL',
    'sanfrancisco-db': 'env:SANFRANCISCO_DATABASE_URL',
  }
  const organization = demoOrganization()
  const input = {
    ...organization,
    channelDatabases: organization.channelDatabases.map((database) => ({
      ...database,
      connection: connections[database.id],
    })),
  }
  const { setUpOrganization } = await ask<{ setUpOrganization: UserErrors }>(
    `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { code field message } } }`,
    { input },
  )
  if (setUpOrganization.userErrors.length > 0) throw new Error(JSON.stringify(setUpOrganization.userErrors))
  if (features === 'off') return
  for (const feature of demoFeatures) {
    const { enableFeature } = await ask<{ enableFeature: UserErrors }>(
      `mutation ($input: EnableFeatureInput!) { enableFeature(input: $input) { userErrors { code message } } }`,
      { input: { feature, confirm: true } },
    )
    if (enableFeature.userErrors.length > 0) throw new Error(JSON.stringify(enableFeature.userErrors))
  }
}
