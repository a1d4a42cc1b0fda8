import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinHeadquarters } from '../../src/cli/store/join-headquarters.ts'
import { readConfig } from '../../src/config/config.ts'
import { type Running, start } from '../../src/main.ts'
import { afterFile } from './after-file.ts'
import { watchedLog } from './canary.ts'
import { asApplication, type TestDatabase } from './databases.ts'
import { graphqlRequest } from './http.ts'
import type { Installation } from './installation.ts'

/** A store in a process of this test, with its own data folder, which has joined. */
export type Store = {
  readonly folder: string
  readonly logLines: readonly string[]
  running: Running
  ask<T>(document: string, variables?: Record<string, unknown>): Promise<T>
  ready(): Promise<{ parts: { [name: string]: string } }>
  stop(): Promise<void>
  start(): Promise<void>
}

const CREATE_CODE = /* GraphQL */ `
  mutation ($input: CreateJoinCodeInput!) { createJoinCode(input: $input) { code userErrors { message } } }`

/** Makes a folder that of a channel database's store. `url`: headquarters as the store reaches it. */
export async function joinedFolder(
  installation: Installation,
  channelDatabase: string,
  url = installation.url,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-store-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  const { createJoinCode } = await installation.ask<{ createJoinCode: { code: string; userErrors: object[] } }>(
    CREATE_CODE,
    { input: { channelDatabase } },
  )
  if (createJoinCode.userErrors.length > 0) throw new Error(JSON.stringify(createJoinCode.userErrors))
  await joinHeadquarters(folder, url, createJoinCode.code, false)
  return folder
}

/** Starts a store over a database in a folder that has joined. */
export async function startStore(folder: string, database: TestDatabase, channel: string): Promise<Store> {
  const config = readConfig({
    PORT: '0',
    TILLSYNC_DATA: folder,
    TILLSYNC_ROLES: 'channel',
    CHANNEL_DATABASE_URL: asApplication(database),
    MIGRATION_CHANNEL_DATABASE_URL: database.url,
  })
  // References to secrets are read from what the configuration was read from.
  const { log, lines: logLines } = watchedLog()
  const store: Store = {
    folder,
    logLines,
    running: await start(config, log),
    async ask<T>(document: string, variables?: Record<string, unknown>) {
      const token = await store.running.tokens.issueToken({
        roles: ['CHANNEL_DEVICE'],
        channels: [channel],
        ttlSeconds: 3_600,
      })
      const { data, errors } = await graphqlRequest(store.running.url, token, document, variables)
      if (errors) throw new Error(JSON.stringify(errors))
      return data as T
    },
    async ready() {
      const answer = await fetch(`${store.running.url}/readyz`)
      return (await answer.json()) as { parts: { [name: string]: string } }
    },
    stop: () => store.running.stop(),
    async start() {
      store.running = await start(config, log)
    },
  }
  afterFile(() => store.running.stop())
  return store
}
