import { rm } from 'node:fs/promises'
import { type Config, servesApi } from '../../config/config.ts'
import { openLog } from '../../config/log.ts'
import { logConsole } from '../../config/log-console.ts'
import { replaceFile } from '../../config/replace-file.ts'
import { type Running, start } from '../../main.ts'
import { startProcesses } from '../processes/primary.ts'
import { serverFilePath } from './connection.ts'

/**
 * Starts the program, in this process or in several, and stores its address for the other commands until `stop`. Null
 * when `signal` aborts meanwhile; in that case, and when it throws, nothing is left running.
 */
export async function startOwnServer(config: Config, signal: AbortSignal): Promise<Running | null> {
  const log = openLog(config)
  logConsole(log)
  const starting = config.processes > 1 ? startProcesses(config, log, signal) : start(config, log, signal)
  const running = await starting.catch((error: unknown) => {
    if (signal.aborted) return null
    throw explained(error, config)
  })
  // Other commands are clients of the API.
  if (running === null || !servesApi(config)) return running
  const file = serverFilePath(config.dataFolder)
  const stop = async () => {
    await rm(file, { force: true })
    await running.stop()
  }
  try {
    await replaceFile(file, `${JSON.stringify({ url: `${running.url}/graphql`, pid: process.pid })}\n`, 0o644)
  } catch (error) {
    await running.stop()
    throw explained(error, config)
  }
  return { ...running, stop }
}

function explained(error: unknown, { dataFolder }: Config): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Error(
        `The data folder ${dataFolder} cannot be written by this user (${error.message}). Correct its permissions, or ` +
          'set TILLSYNC_DATA.',
      )
    case 'EEXIST':
    case 'ENOTDIR':
      return new Error(`The data folder ${dataFolder} has a file where a folder is expected. ${error.message}.`)
    default:
      return error
  }
}
