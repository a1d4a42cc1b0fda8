import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { openTokens } from '../../access/tokens.ts'
import type { Connection } from '../../client/request.ts'
import { readConfig } from '../../config/config.ts'

const SERVER_FILE = 'server.json'
const serverFile = z.object({ url: z.url(), pid: z.number() })

/** Options of the commands that are clients of the running server. */
export const connectionArgs = {
  url: {
    type: 'string',
    description: 'GraphQL address of the server; default: the server that runs on the data folder',
  },
  token: {
    type: 'string',
    description: 'Bearer token; default: a token signed with the key of the data folder, valid for an hour',
  },
} as const

/** The file in which `serve` stores its address for the other commands. */
export const serverFilePath = (dataFolder: string) => join(dataFolder, SERVER_FILE)

/** The server to connect to: by default that of the data folder (TILLSYNC_DATA). Throws what to do. */
export async function connect(args: { url?: string | undefined; token?: string | undefined }): Promise<Connection> {
  if (args.url && args.token) return { url: args.url, token: args.token }
  const { dataFolder, identity } = readConfig()
  if (!args.token && !identity.ownTokens)
    throw new Error('This server accepts only tokens of its identity provider: pass one with --token.')
  return { url: args.url ?? (await runningServer(dataFolder)), token: args.token ?? (await ownToken(dataFolder)) }
}

/** Whether the server at a GraphQL address answers: the file with the address may be older than the server's end. */
export async function answers(url: string): Promise<boolean> {
  const health = await fetch(new URL('/healthz', url)).catch(() => null)
  return health?.ok ?? false
}

/** The GraphQL address of the server that runs on the data folder, or ran there last. Throws what to do. */
export async function runningServer(dataFolder: string): Promise<string> {
  const text = await readFile(serverFilePath(dataFolder), 'utf8').catch(() => null)
  if (text === null)
    throw new Error(`${noServer(dataFolder)} Start one with "npx tillsync serve", or give one with --url.`)
  return serverFile.parse(JSON.parse(text)).url
}

export const noServer = (dataFolder: string) => `No server runs on the data folder ${dataFolder}.`

async function ownToken(dataFolder: string): Promise<string> {
  const tokens = await openTokens(dataFolder)
  return tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds: 3600, subject: 'command-line' })
}
