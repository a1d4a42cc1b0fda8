import { setTimeout as pause } from 'node:timers/promises'
import type { Installed } from './installed.ts'

/**
 * How long a restarted server lives, every other time: about half a second, so that the kill interrupts its start.
 * Milliseconds.
 */
const LIFE = 500
/**
 * How long it lives the other times: until it has acknowledged this many customers, so that there is something to lose,
 * or for this many milliseconds.
 */
const LONG_LIFE = { acknowledgements: 600, milliseconds: 10_000 }
/** How long a PostgreSQL server stays down. */
const AWAY = 700

/** How many customers have been acknowledged, the progress of the run from 0 to 1, and the run's random numbers. */
type Watched = { acknowledged: () => number; progress: () => number; random: () => number }
type Counts = { serverKills: number; postgresKills: number }

/**
 * Kills the server half a second after each start, and each PostgreSQL server once, after a third and two thirds of the
 * run. Ends when `progress` is 1, with all servers running.
 */
export async function killOverAndOver(
  installation: Installed,
  { acknowledged, progress, random }: Watched,
): Promise<Counts> {
  const counts: Counts = { serverKills: 0, postgresKills: 0 }

  async function killServers(): Promise<void> {
    while (progress() < 1) {
      await (random() < 0.5 ? pause(LIFE * (0.5 + random())) : longLife())
      installation.kill()
      counts.serverKills += 1
      await startAgain()
    }
  }

  async function longLife(): Promise<void> {
    const enough = acknowledged() + random() * LONG_LIFE.acknowledgements
    const until = Date.now() + LONG_LIFE.milliseconds
    while (acknowledged() < enough && Date.now() < until && progress() < 1) await pause(20)
  }

  /** A start fails while PostgreSQL is down for longer than it waits; then it is tried again. */
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
    for (const [nth, server] of [headquarters, channels].entries()) {
      while (progress() < (nth + 1) / 3) await pause(50)
      await server.kill()
      counts.postgresKills += 1
      await pause(AWAY)
      await server.start()
    }
  }

  await Promise.all([killServers(), killPostgres()])
  return counts
}
