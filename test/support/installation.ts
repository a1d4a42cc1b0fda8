import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Role } from '../../src/access/actor.ts'
import { readConfig } from '../../src/config/config.ts'
import { type Running, start } from '../../src/main.ts'
import { demoFeatures, demoOrganization } from '../../src/start/demo.ts'
import { afterFile } from './after-file.ts'
import { watchEvents, watchedLog } from './canary.ts'
import { asApplication, type TestDatabase, testDatabase } from './databases.ts'
import { cloneDemo, type InstallationDatabases } from './demo-databases.ts'
import { graphqlRequest, subscribe, type TestSubscription } from './http.ts'

/** A complete tillsync over fresh databases, used as its users do: over HTTP and sockets, with tokens. */
export type Installation = {
  url: string
  token: string
  databases: InstallationDatabases
  dataFolder: string
  running: Running
  /** The server's log, all levels. */
  logLines: readonly string[]
  /** Runs a document as the administrator, or with another token; fails on `errors[]`. */
  ask<T>(document: string, variables?: Record<string, unknown>, token?: string): Promise<T>
  watch(document: string, variables?: Record<string, unknown>): TestSubscription
  /** `register`: binds the token to a register of its one channel. */
  tokenFor(role: Role, channels?: string[] | 'ALL', register?: string): Promise<string>
  /** Runs a CDX job, in turn with the schedules, and fails when it is refused. */
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
  const { databases, hq, features = 'demo', distribute: distributed = true, settings } = options
  const asDemo = databases === undefined && hq === undefined && features === 'demo' && distributed
  const opened = databases ?? (asDemo ? await cloneDemo(makeDemo) : await freshDatabases(hq))
  const installation = await open(opened, settings)
  watchEvents(Object.values(opened))
  afterFile(installation.close)
  if (databases || asDemo) return installation
  await setUp(installation, features)
  if (distributed) await distribute(installation)
  return installation
}

/** What all other demos are clones of. */
async function makeDemo(databases: Installation['databases']): Promise<void> {
  const demo = await open(databases)
  try {
    await setUp(demo, 'demo')
    await distribute(demo)
  } finally {
    await demo.close()
  }
}

async function distribute({ runJob }: Installation): Promise<void> {
  for (const job of ['1110', '1070', '1010']) await runJob(job)
}

async function open(
  databases: Installation['databases'],
  settings: { [name: string]: string } = {},
): Promise<Installation & { close(): Promise<void> }> {
  const { hq, houston, sanfrancisco } = databases
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
    ...settings,
  })
  const { log, lines: logLines } = watchedLog()
  let running = await start(config, log)
  const tokenFor = (role: Role, channels: string[] | 'ALL' = 'ALL', register?: string) =>
    running.tokens.issueToken({
      roles: [role],
      channels,
      ttlSeconds: 3600,
      subject: `test-${role.toLowerCase()}`,
      ...(register === undefined ? {} : { register }),
    })
  const token = await tokenFor('ADMINISTRATOR')

  async function ask<T>(document: string, variables?: Record<string, unknown>, as = token): Promise<T> {
    const { data, errors } = await graphqlRequest(running.url, as, document, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return data as T
  }
  async function runJob(job: string, channelDatabase?: string) {
    const { runCdxJob } = await inTurn(async () => {
      const answer = await ask<{ runCdxJob: UserErrors & { sessions: { status?: string; uploadStatus?: string }[] } }>(
        RUN_JOB,
        { input: { job, channelDatabase } },
      )
      return { ...answer, userErrors: answer.runCdxJob.userErrors }
    })
    return runCdxJob.sessions.map((session) => ({ status: session.status ?? session.uploadStatus ?? '' }))
  }
  async function synchronize() {
    const { runs } = await inTurn(async () => {
      const { synchronizeCustomersAndChannelRequests: payload } = await ask<{
        synchronizeCustomersAndChannelRequests: UserErrors & {
          runs: { status: string; done: number; failed: number; waiting: number }[]
        }
      }>(SYNCHRONIZE)
      return payload
    })
    return runs
  }

  return {
    get url() {
      return running.url
    },
    get running() {
      return running
    },
    token,
    logLines,
    databases,
    dataFolder: folder,
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
    async close() {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
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

/** Runs a job; while a schedule of the installation runs it, waits for that, unless it does not end. */
async function inTurn<T extends UserErrors>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const answer = await run()
    if (answer.userErrors.length === 0) return answer
    if (attempt === 100 || !answer.userErrors.every(({ code }) => code === 'JOB_ALREADY_RUNNING'))
      throw new Error(JSON.stringify(answer.userErrors))
    await pause(50)
  }
}
