import cluster from 'node:cluster'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { type Config, readConfig, servesApi } from '../config/config.ts'
import { IS_BUILT, PACKAGE_FOLDER, VERSION } from '../config/package.ts'
import type { Running } from '../main.ts'
import { NotBuiltError } from '../server/built/built-folder.ts'
import { pageFolder } from '../server/page/bundle.ts'
import { pageCache } from '../server/page/page.ts'
import { startOwnServer } from './connect/own-server.ts'
import { waysIn } from './connect/sign-in.ts'
import { startAsOneOf } from './processes/one-of-processes.ts'
import { sentenceOf } from './terminal/sentence-of.ts'
import { stopSignal } from './terminal/stop-signal.ts'

export const serveCommand = defineCommand({
  meta: { name: 'serve', description: 'Runs the server until Ctrl-C' },
  args: {
    port: { type: 'string', description: 'Port (PORT, default 4000; 0 chooses a free one)' },
    host: { type: 'string', description: 'Address to listen on (HOST, default 127.0.0.1)' },
    roles: {
      type: 'string',
      description: 'What this process does (TILLSYNC_ROLES): some of hq, channel, worker; channel alone is a store',
    },
    data: {
      type: 'string',
      description: 'Data folder (TILLSYNC_DATA, default .tillsync beside a checkout, or in this folder)',
    },
    processes: {
      type: 'string',
      description: 'How many processes share the port (TILLSYNC_PROCESSES, default 1): one for each core',
    },
  },
  async run({ args }) {
    const config = readConfig({
      PORT: args.port,
      HOST: args.host,
      TILLSYNC_DATA: args.data,
      TILLSYNC_ROLES: args.roles,
      TILLSYNC_PROCESSES: args.processes,
    })
    const signal = stopSignal()
    if (cluster.isWorker) return await serveAsOneOf(config, signal)
    const stopping = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        process.stdout.write('Stopping …\n')
        resolve()
      })
    })
    // Built while the databases start; the page reports a failure to its visitors.
    if (servesApi(config))
      pageFolder(pageCache(config)).catch((error: unknown) => {
        if (error instanceof NotBuiltError) process.stderr.write(`${error.message}\n`)
      })
    const running = await startOwnServer(config, signal).catch((error: unknown) => {
      process.stderr.write(`${sentenceOf(error)}\n`)
      // A build of the page in progress would keep the process running, and no signal would end it.
      process.exit(1)
    })
    if (running !== null) {
      try {
        process.stdout.write(await announcement(running, config))
        // Bundles the explorer, so that its first visitor does not wait.
        if (servesApi(config)) fetch(`${running.url}/graphiql/page.js`).catch(() => {})
        await stopping
      } finally {
        await running.stop()
      }
    }
    process.stdout.write('Stopped.\n')
    process.exit(0)
  },
})

/** One of several processes; the one that has started it announces it. */
async function serveAsOneOf(config: Config, signal: AbortSignal): Promise<void> {
  const stopping = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  const running = await startAsOneOf(config, signal).catch((error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exit(1)
  })
  if (running !== null && !signal.aborted) await stopping
  await running?.stop()
  process.exit(0)
}

/** What is running: a checkout that has changed since its build runs from the sources. */
function program(): string {
  if (IS_BUILT) return `${join(PACKAGE_FOLDER, 'dist')} (built)`
  const stale = existsSync(join(PACKAGE_FOLDER, 'dist/built-from')) ? '; dist was built from other sources' : ''
  return `${join(PACKAGE_FOLDER, 'src')} (sources${stale})`
}

const RUNS_JOBS = {
  page: '',
  hint: 'This process only runs jobs. The page and GraphQL are served by those with the role hq.',
}

async function announcement(running: Running, config: Config): Promise<string> {
  const { url, started } = running
  const serves = servesApi(config)
  const { page, hint } = serves ? await waysIn(running, config, process.stdout.isTTY) : RUNS_JOBS
  const lines = [
    `tillsync ${VERSION} is running (Ctrl-C stops it)`,
    '',
    ...(serves
      ? [`  Page       ${page}`, `  GraphQL    ${url}/graphql  (HTTP and WebSocket)`, `  Explorer   ${url}/graphiql`]
      : [`  Health     ${url}/readyz`]),
    `  Data       ${config.dataFolder}`,
    `  Program    ${program()}`,
    `  Roles      ${config.roles.join(', ')}`,
    ...started.map((line) => `  ${line}`),
    '',
    `  ${hint}`,
  ]
  return `\n${lines.join('\n')}\n\n`
}
