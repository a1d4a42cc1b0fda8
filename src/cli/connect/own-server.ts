import { rename, rm, writeFile } from 'node:fs/promises'
import type { Config } from '../../config/config.ts'
import { openLog } from '../../config/log.ts'
import { type Running, start } from '../../main.ts'
import { serverFilePath } from './connection.ts'

/**
 * Starts the program in this process, and leaves its address where the other commands find it until `stop`. Null when `signal` aborts
 * meanwhile; nothing is left running then, nor when it throws.
 */
export async function startOwnServer(config: Config, signal: AbortSignal): Promise<Running | null> {
  const running = await start(config, openLog(config), signal).catch((error: unknown) => {
    if (signal.aborted) return null
    throw explained(error, config)
  })
  if (running === null) return null
  const file = serverFilePath(config.dataFolder)
  const stop = async () => {
    await rm(file, { force: true })
    await running.stop()
  }
  try {
    // Whole or not at all: a command may be reading it.
    // Each process has a draft of its own: two that start together would take each other's away.
    const draft = `${file}.${process.pid}.new`
    await writeFile(draft, `${JSON.stringify({ url: `${running.url}/graphql`, pid: process.pid })}\n`)
    await rename(draft, file)
  } catch (error) {
    await running.stop()
    throw explained(error, config)
  }
  return { ...running, stop }
}

function explained(error: unknown, { host, port, dataFolder }: Config): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} of ${host} is in use. Choose another: PORT=4001 npx tillsync serve.`)
    case 'EACCES':
    case 'EROFS':
      return new Error(
        `The data folder ${dataFolder} or port ${port} may not be used by this user. Set TILLSYNC_DATA or PORT.`,
      )
    case 'EEXIST':
    case 'ENOTDIR':
      return new Error(`The data folder ${dataFolder} has a file where a folder is expected. ${error.message}.`)
    default:
      return error
  }
}
