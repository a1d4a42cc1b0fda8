import type { Connection } from '../../client/request.ts'
import { readConfig } from '../../config/config.ts'
import { answers, connect } from '../connect/connection.ts'
import { startOwnServer } from '../connect/own-server.ts'
import { waysIn } from '../connect/sign-in.ts'

/** The server that the simulator uses; `own`: it was started for the simulator and ends with `stop`. */
export type SimulatedServer = { connection: Connection; own: boolean; stop(): Promise<void> }

const SUBJECT = 'simulator'

/**
 * The given server, or the one that runs on the data folder, else one that is started here. Null when `signal` aborts
 * meanwhile.
 */
export async function simulatedServer(
  args: { url?: string; token?: string },
  signal: AbortSignal,
): Promise<SimulatedServer | null> {
  if (args.url) return running(await connect(args))
  const found = await connect(args).catch(() => null)
  if (found !== null && (await answers(found.url))) return running(found)
  return startOwn(signal)
}

const running = (connection: Connection): SimulatedServer => ({ connection, own: false, stop: async () => {} })

async function startOwn(signal: AbortSignal): Promise<SimulatedServer | null> {
  const config = readConfig()
  const server = await startOwnServer(config, signal)
  if (server === null) return null
  const { url, tokens, stop } = server
  const token = await tokens.issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: 86_400,
    subject: SUBJECT,
  })
  const { page, hint } = await waysIn(server, config, process.stdout.isTTY)
  process.stdout.write(`Started a server for the simulation: ${page}\n${hint}\n`)
  return { connection: { url: `${url}/graphql`, token }, own: true, stop }
}
