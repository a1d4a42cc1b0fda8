import { access, constants, stat } from 'node:fs/promises'
import { keyFilePath } from '../../access/keys.ts'
import { openTokens } from '../../access/tokens.ts'
import type { Config } from '../../config/config.ts'
import { VERSION } from '../../config/package.ts'
import { assertMayListen, assertPortFree } from '../../server/http/listen.ts'
import { examineDisk } from '../../start/doctor/examine-disk.ts'
import { type Finding, notExamined, right, wrong } from '../../start/doctor/finding.ts'
import { answers, runningServer } from '../connect/connection.ts'
import { sentenceOf } from '../terminal/sentence-of.ts'

/** The oldest Node that the program works with, as in package.json. */
export const OLDEST_NODE = 20

/** The versions of the program and of Node. */
export function examineProgram(node: string = process.versions.node): Finding {
  const found = `tillsync ${VERSION} on Node ${node}.`
  return Number(node.split('.')[0]) >= OLDEST_NODE
    ? right('PROGRAM', null, found)
    : wrong('PROGRAM', null, found, `Install Node ${OLDEST_NODE} or newer.`)
}

/** Whether the data folder can be used, and has room. */
export async function examineDataFolder({ dataFolder }: Config): Promise<Finding[]> {
  const cure = 'Correct its permissions for the user who runs the server, or set TILLSYNC_DATA.'
  try {
    const there = await stat(dataFolder)
    if (!there.isDirectory()) return [wrong('DATA_FOLDER', null, `${dataFolder} is not a folder.`, cure)]
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isMissing
      ? [
          notExamined(
            'DATA_FOLDER',
            null,
            `There is no data folder ${dataFolder}.`,
            'The first start makes it; if the server has run already, set TILLSYNC_DATA as it has it.',
          ),
        ]
      : [wrong('DATA_FOLDER', null, sentenceOf(error), cure)]
  }
  return [right('DATA_FOLDER', null, `${dataFolder} can be written.`), await examineDisk('data folder', dataFolder)]
}

/** The server of the data folder; while none runs, whether one could listen. */
export async function examineServer(config: Config): Promise<Finding> {
  const url = await runningServer(config.dataFolder).catch(() => null)
  if (url !== null) return examineRunning(url)
  try {
    await assertPortFree(config)
    const hasKeys = await access(keyFilePath(config.dataFolder)).then(
      () => true,
      () => false,
    )
    if (hasKeys) await assertMayListen(config, await openTokens(config.dataFolder, config.identity))
  } catch (error) {
    return wrong(
      'LISTENING',
      null,
      'No server runs on this data folder, and none could listen with these settings.',
      sentenceOf(error),
    )
  }
  return notExamined('SERVER', null, 'No server runs on this data folder.', 'Start it, if it is to run here.')
}

/** What the server says of itself to a probe. */
async function examineRunning(url: string): Promise<Finding> {
  const { origin } = new URL(url)
  if (!(await answers(url)))
    return wrong(
      'SERVER',
      null,
      `A server was started at ${origin}, and does not answer: it was killed, or hangs.`,
      'Start it again; the end of its log has the cause.',
    )
  const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(10_000) }).catch(() => null)
  if (answer?.ok) return right('SERVER', null, `The server at ${origin} is ready.`)
  return wrong(
    'SERVER',
    null,
    `The server at ${origin} is alive and not ready: none of its roles can work.`,
    `Correct what is named below; ${origin}/readyz says which parts are missing.`,
  )
}
