import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { joinHeadquarters } from '../../src/cli/store/join-headquarters.ts'
import type { Channel } from '../history.ts'
import type { Installed } from './installed.ts'
import { type Line, openLine } from './line.ts'
import { CHANNELS } from './organization.ts'
import type { Postgres } from './postgres.ts'
import { openProgram, type Program } from './program.ts'

/** Milliseconds. */
const CONNECTED_WITHIN = 120_000

/** A channel database's process as a store that has joined, and the line by which it dials headquarters. */
export type FaultStore = {
  readonly program: Program
  readonly toHeadquarters: Line
  readonly channels: readonly Channel[]
}

type StoreParts = {
  readonly folder: string
  readonly log: number
  readonly settings: Readonly<Record<string, string>>
  /** Where the program is; by default this one. */
  readonly packageFolder: string | undefined
  readonly onCrash: (program: string) => void
}

/** Makes the processes of these databases stores, each of which dials one of the replicas. */
export async function startStores(
  { ask, apis }: Pick<Installed, 'ask' | 'apis'>,
  databases: readonly Postgres[],
  { folder, log, settings, packageFolder, onCrash }: StoreParts,
): Promise<FaultStore[]> {
  const stores: FaultStore[] = []
  for (const [nth, postgres] of databases.entries()) {
    const { place } = postgres
    if (place === 'headquarters') throw new Error('Headquarters is no store.')
    const toHeadquarters = await openLine()
    const api = apis[nth % apis.length]
    if (api) toHeadquarters.leadTo(api.line.port)
    const name = `store-${place}`
    const own = join(folder, name)
    await mkdir(own, { mode: 0o711 })
    const { createJoinCode } = await ask<{ createJoinCode: { code: string | null } }>(
      'mutation ($input: CreateJoinCodeInput!) { createJoinCode(input: $input) { code } }',
      { input: { channelDatabase: `${place}-db` } },
    )
    await joinHeadquarters(own, `http://127.0.0.1:${toHeadquarters.port}`, createJoinCode.code ?? '', false)
    const program = await openProgram({
      name,
      dataFolder: own,
      settings: { ...settings, ...postgres.settings('CHANNEL_DATABASE_URL'), TILLSYNC_ROLES: 'channel' },
      log,
      packageFolder,
      onCrash: () => onCrash(name),
    })
    await program.start()
    stores.push({ program, toHeadquarters, channels: CHANNELS[place] })
  }
  // Each that joins changes what 1110 brings to all: whose tokens they accept. No schedule of the run brings it.
  for (const { place } of databases) for (const job of ['1110', '1070', '1010']) await bring(ask, job, `${place}-db`)
  return stores
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
