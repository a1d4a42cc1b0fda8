import { rm, writeFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { type Config, readConfig } from '../config.ts'
import { type Running, start } from '../main.ts'
import { dashboardFolder } from '../server/dashboard/bundle.ts'
import { pageCache } from '../server/dashboard.ts'
import { VERSION } from '../server/resolvers.ts'
import { serverFilePath } from './connection.ts'

const TOKEN_HOURS = 12

export const serveCommand = defineCommand({
  meta: { name: 'serve', description: 'Starts the server, until Ctrl-C' },
  args: {
    port: { type: 'string', description: 'Port (PORT, default 4000; 0 takes a free one)' },
    host: { type: 'string', description: 'Address to listen on (HOST, default 127.0.0.1)' },
    data: { type: 'string', description: 'Data folder (TILLSYNC_DATA, default .tillsync beside the program)' },
  },
  async run({ args }) {
    const config = readConfig({ PORT: args.port, HOST: args.host, TILLSYNC_DATA: args.data })
    // Whoever read the output may have gone (`npm start | head`); the server goes on.
    process.stdout.on('error', () => {})
    const signal = stopSignal()
    // Built beside the databases' start; whoever opens the page is told what is wrong with it.
    dashboardFolder(pageCache(config)).catch(() => {})
    const running = await start(config).catch((error: unknown) => Promise.reject(explained(error, config)))
    await writeFile(
      serverFilePath(config.dataFolder),
      `${JSON.stringify({ url: `${running.url}/graphql`, pid: process.pid })}\n`,
    )
    process.stdout.write(await announcement(running, config))
    // Bundles the explorer, so that the link does not keep its first reader waiting.
    fetch(`${running.url}/graphiql/page.js`).catch(() => {})
    await signal
    process.stdout.write('Stopping …\n')
    await rm(serverFilePath(config.dataFolder), { force: true })
    await running.stop()
    process.stdout.write('Stopped.\n')
    process.exit(0)
  },
})

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const ask = () => {
      if (asked) process.exit(1)
      asked = true
      resolve()
    }
    process.on('SIGINT', ask)
    process.on('SIGTERM', ask)
  })
}

async function announcement({ url, tokens, started }: Running, config: Config): Promise<string> {
  const token = config.identity.ownTokens
    ? await tokens.issueToken({
        roles: ['ADMINISTRATOR'],
        channels: 'ALL',
        ttlSeconds: TOKEN_HOURS * 3600,
        subject: 'administrator',
      })
    : null
  const lines = [
    `tillsync ${VERSION} is running (Ctrl-C stops it)`,
    '',
    `  Page       ${url}/${token ? `#token=${token}` : ''}`,
    `  GraphQL    ${url}/graphql  (HTTP and WebSocket)`,
    `  Explorer   ${url}/graphiql${token ? `#token=${token}` : ''}`,
    `  Data       ${config.dataFolder}`,
    `  Roles      ${config.roles.join(', ')}`,
    ...started.map((line) => `  ${line}`),
    '',
    ...(token
      ? [
          `  Administrator's token, valid for ${TOKEN_HOURS} hours (\`npx tillsync token --role administrator\` makes another):`,
          `  ${token}`,
        ]
      : ['  Tokens come from the identity provider (TILLSYNC_OWN_TOKENS=off).']),
  ]
  return `\n${lines.join('\n')}\n\n`
}

function explained(error: unknown, config: Config): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${config.port} of ${config.host} is in use. Choose another: PORT=4001 npm start.`)
  if (error.code === 'EACCES' || error.code === 'EROFS') {
    return new Error(
      `The data folder ${config.dataFolder} or port ${config.port} may not be used by this user. Set TILLSYNC_DATA or PORT.`,
    )
  }
  return error
}
