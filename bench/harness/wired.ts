import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openTokens } from '../../src/access/tokens.ts'
import { joinHeadquarters } from '../../src/cli/store/join-headquarters.ts'
import { spawnServer } from '../../test/support/spawn-server.ts'
import { untilEnd } from './ending.ts'
import type { Servers } from './servers.ts'
import { GENEROUS, startTillsync, type Tillsync } from './tillsync.ts'

const CONNECTED_WITHIN_MS = 120_000

/** Headquarters and a store, each in a process of its own: `till` captures at the store, `hq` runs the jobs. */
export type Wired = { readonly hq: Tillsync; readonly till: Tillsync; readonly pids: readonly number[] }

/** Starts headquarters over new databases, and Houston's channel database as a store that has joined. */
export async function startWired(servers: Servers): Promise<Wired> {
  const hq = await startTillsync(servers, { prefix: 'wired-', roles: 'hq' })
  const folder = join(servers.folder, 'wired-store')
  const { createJoinCode } = await hq.ask<{ createJoinCode: { code: string } }>(
    'mutation { createJoinCode(input: { channelDatabase: "houston-db" }) { code } }',
  )
  await joinHeadquarters(folder, hq.url, createJoinCode.code, false)
  const { process: child, url } = await spawnServer(folder, {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    TILLSYNC_ROLES: 'channel',
    CHANNEL_DATABASE_URL: servers.channels.url('wired-houston'),
    ...GENEROUS,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = untilEnd(async () => {
    child.kill('SIGTERM')
    await ended
  })
  await connected(url)
  const own = await openTokens(folder)
  const pid = child.pid ?? Number.NaN
  const till: Tillsync = {
    ...hq,
    url,
    pid,
    stop,
    tokens: (role, count) =>
      Promise.all(
        Array.from({ length: count }, (_, nth) =>
          own.issueToken({ roles: [role], channels: 'ALL', ttlSeconds: 7_200, subject: `store ${nth}` }),
        ),
      ),
  }
  return { hq, till, pids: [hq.pid, pid] }
}

/** Waits until a store reaches headquarters, and headquarters it. */
async function connected(url: string): Promise<void> {
  const until = performance.now() + CONNECTED_WITHIN_MS
  for (;;) {
    const answer: { parts?: { headquarters?: string } } = JSON.parse(await (await fetch(`${url}/readyz`)).text())
    if (answer.parts?.headquarters === 'ok') break
    if (performance.now() > until)
      throw new Error(`The store does not reach headquarters: ${answer.parts?.headquarters}`)
    await pause(200)
  }
  // Headquarters looks for new stores every five seconds.
  await pause(6_000)
}
