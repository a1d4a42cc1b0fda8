import { rm, writeFile } from 'node:fs/promises'
import type { Connection } from '../../client/request.ts'
import { readConfig } from '../../config.ts'
import { start } from '../../main.ts'
import { connect, serverFilePath } from '../connection.ts'

/** The server that is simulated on; `own`: it was started for that and ends with `stop`. */
export type SimulatedServer = { connection: Connection; own: boolean; stop(): Promise<void> }

const SUBJECT = 'simulator'

/** The server that was named, or runs on the data folder; where none does, one that is started here. */
export async function simulatedServer(args: { url?: string; token?: string }): Promise<SimulatedServer> {
  if (args.url) return running(await connect(args))
  const found = await connect(args).catch(() => null)
  if (found !== null && (await answers(found))) return running(found)
  return startOwn()
}

const running = (connection: Connection): SimulatedServer => ({ connection, own: false, stop: async () => {} })

/** A file that tells of a server may have outlived it. */
async function answers({ url }: Connection): Promise<boolean> {
  const health = await fetch(new URL('/healthz', url)).catch(() => null)
  return health?.ok ?? false
}

async function startOwn(): Promise<SimulatedServer> {
  const config = readConfig()
  const { url, tokens, stop } = await start(config)
  const token = await tokens.issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: 86_400,
    subject: SUBJECT,
  })
  const file = serverFilePath(config.dataFolder)
  await writeFile(file, `${JSON.stringify({ url: `${url}/graphql`, pid: process.pid })}\n`)
  process.stdout.write(`A server was started for this: ${url}/#token=${token}\n`)
  return {
    connection: { url: `${url}/graphql`, token },
    own: true,
    async stop() {
      await rm(file, { force: true })
      await stop()
    },
  }
}
