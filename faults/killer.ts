import { setTimeout as pause } from 'node:timers/promises'
import type { Installed } from './installed.ts'

/** How long a server that was started again lives: about half a second, so that it is always met at its beginning. Milliseconds. */
const LIFE = 500
/** How long a PostgreSQL server stays away. */
const AWAY = 700

type Counts = { serverKills: number; postgresKills: number }

/**
 * Kills the server half a second after it is ready again, over and over, and each PostgreSQL server once; when it is over all of them run again. The server is
 * given a longer life now and then, so that there is something to lose.
 */
export function startKiller(
  installation: Installed,
  seconds: number,
  random: () => number,
): { over: Promise<void>; counts(): Counts } {
  const counts: Counts = { serverKills: 0, postgresKills: 0 }
  const until = Date.now() + seconds * 1_000

  async function killServers(): Promise<void> {
    while (Date.now() < until) {
      await pause(LIFE * (0.5 + random()) + (random() < 0.2 ? 3_000 * random() : 0))
      installation.kill()
      counts.serverKills += 1
      await startAgain()
    }
  }

  /** A start fails while PostgreSQL is away for longer than it waits: then again. */
  async function startAgain(): Promise<void> {
    for (;;) {
      const started = await installation.start().then(
        () => true,
        () => false,
      )
      if (started) return
      await pause(100)
    }
  }

  async function killPostgres(): Promise<void> {
    const { headquarters, channels } = installation.postgres
    for (const server of [headquarters, channels]) {
      await pause((seconds * 1_000) / 3 - AWAY)
      await server.kill()
      counts.postgresKills += 1
      await pause(AWAY)
      await server.start()
    }
  }

  return { over: Promise.all([killServers(), killPostgres()]).then(() => {}), counts: () => counts }
}
