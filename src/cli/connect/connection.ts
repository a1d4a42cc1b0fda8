import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { openTokens } from '../../access/tokens.ts'
import { type Connection, request } from '../../client/request.ts'
import { ServerUnreachable } from '../../client/unreachable.ts'
import { readConfig } from '../../config/config.ts'
import { jsonOf } from '../../model/json-of.ts'

const SERVER_FILE = 'server.json'
/** As long as any import, export or simulation takes; the token stays in the memory of the command. */
const TOKEN_SECONDS = 86_400
const serverFile = z.object({ url: z.url(), pid: z.number() })

/** Options of the commands that are clients of the running server. */
export const connectionArgs = {
  url: {
    type: 'string',
    description: 'Address of the server, such as http://127.0.0.1:4000; default: the one that runs on the data folder',
  },
  token: {
    type: 'string',
    description: 'Bearer token; default: a token signed with the key of the data folder, valid for a day',
  },
} as const

/** The file in which `serve` stores its address for the other commands. */
export const serverFilePath = (dataFolder: string) => join(dataFolder, SERVER_FILE)

type ServerArgs = { url?: string | undefined; token?: string | undefined }

/**
 * The server to connect to, by default that of the data folder (TILLSYNC_DATA). It has answered and accepts the token,
 * so that a command finds out before it reads or writes anything. Throws what to do.
 */
export async function connect(args: ServerArgs): Promise<Connection> {
  const connection = await serverOf(args)
  await request(connection, '{ __typename }', {}, z.object({ __typename: z.string() })).catch((error: unknown) => {
    if (args.url || !(error instanceof ServerUnreachable)) throw error
    throw new ServerUnreachable(`${noServer(readConfig().dataFolder)} ${WHAT_TO_START}`)
  })
  return connection
}

async function serverOf({ url, token }: ServerArgs): Promise<Connection> {
  if (url && token) return { url: graphqlUrl(url), token }
  const { dataFolder, identity } = readConfig()
  if (!token && !identity.ownTokens)
    throw new Error('This server accepts only tokens of its identity provider: pass one with --token.')
  return {
    url: url ? graphqlUrl(url) : await runningServer(dataFolder),
    token: token ?? (await ownToken(dataFolder)),
  }
}

/** The GraphQL address of a server, whose own address, host and port are enough. Throws what can be written. */
export function graphqlUrl(given: string): string {
  const text = given.trim()
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error(`--url must be the address of a server, such as http://127.0.0.1:4000; "${given}" is not one.`)
  if (url.pathname === '/') url.pathname = '/graphql'
  return url.href
}

/** Whether the server at a GraphQL address answers: the file with the address may be older than the server's end. */
export async function answers(url: string): Promise<boolean> {
  const health = await fetch(new URL('/healthz', url)).catch(() => null)
  return health?.ok ?? false
}

/** The GraphQL address of the server that runs on the data folder, or ran there last. Throws what to do. */
export async function runningServer(dataFolder: string): Promise<string> {
  const text = await readFile(serverFilePath(dataFolder), 'utf8').catch(() => null)
  const { success, data } = serverFile.safeParse(jsonOf(text ?? ''))
  if (!success) throw new Error(`${noServer(dataFolder)} ${WHAT_TO_START}`)
  return data.url
}

const WHAT_TO_START = 'Start one with "npx tillsync serve", or give one with --url.'

export const noServer = (dataFolder: string) => `No server runs on the data folder ${dataFolder}.`

async function ownToken(dataFolder: string): Promise<string> {
  const tokens = await openTokens(dataFolder)
  return tokens.issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: TOKEN_SECONDS,
    subject: 'command-line',
  })
}

/**
 * A token of a register, signed with the key of the data folder. Throws what to do when that key is not the server's.
 */
export async function ownRegisterToken(channel: string, register: string): Promise<string> {
  const { dataFolder, identity } = readConfig()
  if (!identity.ownTokens)
    throw new Error('This server accepts only tokens of its identity provider, so that no register can be played here.')
  const tokens = await openTokens(dataFolder)
  const ttlSeconds = TOKEN_SECONDS
  return tokens.issueToken({ roles: ['CHANNEL_DEVICE'], channels: [channel], register, ttlSeconds, subject: register })
}
