import { closeSync, openSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openTokens } from '../../src/access/tokens.ts'
import { openProgram, type Program } from '../installation/program.ts'
import { startSweeper } from '../installation/sweeper.ts'
import { renewedToken } from '../installation/token.ts'
import { type DemoServer, demoServer } from './server.ts'

/** The demo as `npm start` runs it: one process with two PostgreSQL servers of its own, under a supervisor. */
export type Demo = {
  readonly program: Program
  readonly servers: Readonly<Record<DemoServer['name'], DemoServer>>
  readonly dataFolder: string
  /** Where the program logs; it stays. */
  readonly logFile: string
  /** How often it ended although nobody ended it. */
  crashes(): number
  token(): Promise<string>
  /** Asks as the administrator until there is an answer without an error. */
  ask<T>(document: string, variables?: Record<string, unknown>): Promise<T>
  end(): Promise<void>
}

const TOKEN_SECONDS = 3_600
/** Milliseconds. */
const PATIENCE = 120_000
const ANSWER_WITHIN = 30_000

/** Starts it in a folder of its own. */
export async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-demo-'))
  // PostgreSQL's user needs access to the folder when this runs as root.
  await chmod(folder, 0o711)
  const sweeper = startSweeper(folder)
  const dataFolder = join(folder, 'data')
  const token = renewedToken(await openTokens(dataFolder), TOKEN_SECONDS)
  const logFile = `${folder}.log`
  const log = openSync(logFile, 'a')
  let crashes = 0
  const program = await openProgram({
    name: 'demo',
    dataFolder,
    settings: { DEMO: 'on', LOG_LEVEL: 'warn' },
    log,
    onCrash() {
      crashes += 1
    },
  })
  await program.start()
  const ask = async <T>(document: string, variables?: Record<string, unknown>) =>
    askUntilAnswered<T>(program.url, await token(), { query: document, variables })
  return {
    program,
    servers: { headquarters: demoServer(dataFolder, 'headquarters'), channels: demoServer(dataFolder, 'channels') },
    dataFolder,
    logFile,
    crashes: () => crashes,
    token,
    ask,
    async end() {
      await program.end()
      closeSync(log)
      await sweeper.sweep()
    },
  }
}

async function askUntilAnswered<T>(url: string, token: string, body: object): Promise<T> {
  const until = performance.now() + PATIENCE
  for (;;) {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
      .then(async (response) => (await response.json()) as { data?: T | null; errors?: unknown })
      .catch((error: unknown) => ({ data: null, errors: String(error) }))
    if (answer.data && answer.errors === undefined) return answer.data
    if (performance.now() > until) throw new Error(`The demo has not answered: ${JSON.stringify(answer.errors)}`)
    await pause(500)
  }
}
