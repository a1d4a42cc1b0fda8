import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import type { Channel } from '../history.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import type { Installed } from './installed.ts'
import type { Line } from './line.ts'
import { makeNetwork, type StoreNetwork } from './network.ts'
import { CHANNELS } from './organization.ts'
import type { Postgres } from './postgres.ts'
import { openProgram, type Program } from './program.ts'

const run = promisify(execFile)

/** Milliseconds. */
const CONNECTED_WITHIN = 120_000

/** A channel database's process as a store that has joined, and how it reaches headquarters. */
export type FaultStore = {
  readonly program: Program
  /** Ends its connections, and refuses others; or lets them, and those that follow, fall silent. */
  cut(how: 'refused' | 'silent'): void
  connect(): void
  close(): void
  readonly channels: readonly Channel[]
}

type StoreParts = {
  readonly folder: string
  readonly log: number
  readonly settings: Readonly<Record<string, string>>
  /** Where the program is; by default this one. */
  readonly packageFolder: string | undefined
  /** Each store is on a network of its own, and reaches headquarters by TLS. */
  readonly networks: boolean
  readonly onCrash: (program: string) => void
}

/** Makes the processes of these databases stores, each of which dials one of the replicas. */
export async function startStores(
  { ask, apis }: Pick<Installed, 'ask' | 'apis'>,
  databases: readonly Postgres[],
  { folder, log, settings, packageFolder, networks, onCrash }: StoreParts,
): Promise<FaultStore[]> {
  const stores: FaultStore[] = []
  const own = networks ? databases.map((_, nth) => makeNetwork(folder, nth + 1)) : []
  const tls =
    networks &&
    makeCertificate(
      folder,
      own.map(({ headquarters }) => headquarters),
    )
  for (const [nth, postgres] of databases.entries()) {
    const { place, thread } = postgres
    if (place === 'headquarters') throw new Error('Headquarters is no store.')
    const network = own[nth]
    const toHeadquarters = await thread.openLine(network && tls ? { host: network.headquarters, tls } : {})
    const api = apis[nth % apis.length]
    if (api) toHeadquarters.leadTo(api.line.port)
    const name = `store-${place}`
    const dataFolder = join(folder, name)
    await mkdir(dataFolder, { mode: 0o711 })
    const { createJoinCode } = await ask<{ createJoinCode: { code: string | null } }>(
      'mutation ($input: CreateJoinCodeInput!) { createJoinCode(input: $input) { code } }',
      { input: { channelDatabase: `${place}-db` } },
    )
    const databaseLine = network && (await thread.openLine({ host: network.neighbour }))
    databaseLine?.leadTo(postgres.line.port)
    const program = await openProgram({
      name,
      dataFolder,
      settings: {
        ...settings,
        ...postgres.settings('CHANNEL_DATABASE_URL', network && { host: network.neighbour, port: databaseLine?.port }),
        ...(network && tls && ownNetwork(network, tls)),
        TILLSYNC_ROLES: 'channel',
      },
      log,
      packageFolder,
      within: network?.within,
      openLine: thread.openLine,
      onCrash: () => onCrash(name),
    })
    const url = network ? `https://${network.headquarters}` : 'http://127.0.0.1'
    const joining = [`${url}:${toHeadquarters.port}`, '--code', createJoinCode.code ?? '', '--data', dataFolder]
    await joined(joining, { packageFolder, within: network?.within, certificate: tls ? tls.file : '' })
    await program.start()
    stores.push({ program, channels: CHANNELS[place], ...connectionOf(toHeadquarters, network, databaseLine) })
  }
  // Each that joins changes what 1110 brings to all: whose tokens they accept. No schedule of the run brings it.
  for (const { place } of databases) {
    const channelDatabase = `${place}-db`
    for (const job of ['1110', '1070', '1010']) await bring(ask, job, channelDatabase)
    await ask(
      'mutation ($input: FlushChannelCacheInput!) { flushChannelCache(input: $input) { userErrors { code } } }',
      { input: { channelDatabase } },
    )
  }
  return stores
}

/** Settings of a store's process that listens, and dials, on a network. */
const ownNetwork = ({ store }: StoreNetwork, { file }: Certificate) => ({
  HOST: store,
  TILLSYNC_ALLOW_GENERATED_KEY: 'on',
  TILLSYNC_ALLOW_PLAIN_DATABASE: 'on',
  NODE_EXTRA_CA_CERTS: file,
})

function connectionOf(
  line: Line,
  network: StoreNetwork | undefined,
  databaseLine: Line | undefined,
): Pick<FaultStore, 'cut' | 'connect' | 'close'> {
  return {
    cut(how) {
      if (network && how === 'silent') return network.cut()
      line.mode = how === 'refused' ? 'refusing' : 'silent'
      if (how === 'refused') line.cut()
      else line.silence()
    },
    connect() {
      network?.connect()
      line.mode = 'open'
      line.cut()
    },
    close() {
      line.close()
      databaseLine?.close()
    },
  }
}

type Joining = { packageFolder: string | undefined; within: readonly string[] | undefined; certificate: string }

/** As a person does it on the store's machine. */
async function joined(options: readonly string[], { packageFolder, within = [], certificate }: Joining): Promise<void> {
  const program = join(packageFolder ?? PACKAGE_FOLDER, 'bin/tillsync.mjs')
  const [command = '', ...given] = [...within, process.execPath, program, 'channel', 'join', ...options]
  await run(command, given, { env: { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: certificate } })
}

async function bring(ask: Installed['ask'], job: string, channelDatabase: string): Promise<void> {
  const until = performance.now() + CONNECTED_WITHIN
  for (;;) {
    const { runCdxJob } = await ask<{ runCdxJob: { sessions: { status?: string }[] } }>(
      `mutation ($input: RunCdxJobInput!) {
        runCdxJob(input: $input) { sessions { ... on DownloadSession { status } } } }`,
      { input: { job, channelDatabase } },
    )
    if (runCdxJob.sessions.some(({ status }) => status === 'APPLIED' || status === 'NO_DATA')) return
    if (performance.now() > until) throw new Error(`The store of ${channelDatabase} cannot be reached.`)
    await pause(500)
  }
}
