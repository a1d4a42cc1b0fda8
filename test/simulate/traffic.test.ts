import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPeople } from '../../src/cli/simulate/people.ts'
import { readStatus } from '../../src/cli/simulate/report.ts'
import { newTally, runTraffic } from '../../src/cli/simulate/traffic.ts'
import type { Connection } from '../../src/client/request.ts'
import { openDatabase } from '../../src/db/client.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let tillsync: Installation
let connection: Connection
beforeAll(async () => {
  tillsync = await startInstallation()
  connection = { url: `${tillsync.url}/graphql`, token: tillsync.token }
})

/** How many operations a channel database has. */
async function operationsAt(url: string): Promise<number> {
  const db = openDatabase(url, { max: 1 })
  afterFile(() => db.close())
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from operation`)
  return row?.count ?? 0
}

describe('till traffic', () => {
  it('ends by itself, and its numbers are those of the databases', async () => {
    const tally = newTally()
    const traffic = { connection, people: await readPeople(), channels: ['houston', 'online', 'sanfrancisco'] }
    const { signal } = new AbortController()
    await runTraffic({ ...traffic, rate: 60, seconds: 1, edits: 0.4, bad: 0.1, signal }, tally)
    expect(tally).toMatchObject({ sent: 60, faults: 0, lastFault: null })
    expect(tally.captured + tally.realtime + tally.refused).toBe(60)
    expect([...tally.refusals.values()].reduce((sum, count) => sum + count, 0)).toBe(tally.refused)
    const { houston, sanfrancisco } = tillsync.databases
    const captured = await Promise.all([houston, sanfrancisco].map(({ url }) => operationsAt(url)))
    expect(captured.reduce((sum, count) => sum + count, 0)).toBe(tally.captured)

    await tillsync.travel()
    expect(await readStatus(connection)).toEqual({ synchronized: tally.captured, failed: 0, onTheWay: 0 })
  })

  it('stops when it is told to, with every request answered', async () => {
    const tally = newTally()
    const stopping = new AbortController()
    const running = runTraffic(
      {
        connection,
        people: await readPeople(),
        channels: ['houston'],
        rate: 20,
        seconds: 3_600,
        edits: 0,
        bad: 0,
        signal: stopping.signal,
      },
      tally,
    )
    while (tally.captured < 3) await new Promise((resolve) => setTimeout(resolve, 20))
    stopping.abort()
    await running
    expect(tally.captured).toBe(tally.sent)
  })

  it('goes on when the server refuses, and counts what got no answer', async () => {
    const tally = newTally()
    const people = await readPeople()
    const { signal } = new AbortController()
    await runTraffic(
      {
        connection: { ...connection, token: 'none' },
        people,
        channels: ['houston'],
        rate: 50,
        seconds: 0.1,
        edits: 0,
        bad: 0,
        signal,
      },
      tally,
    )
    expect(tally).toMatchObject({ sent: 5, captured: 0, faults: 5 })
  })
})
