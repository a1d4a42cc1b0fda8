import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { HeadquartersUnreachable } from '../../../src/between/headquarters-of.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { realtimeTurns } from '../../../src/headquarters/synchronize/realtime-turns.ts'
import { headquarters } from '../../support/headquarters.ts'

test('real-time calls leave half of the connections to the jobs, and those without a turn are not done later', async () => {
  const hq = await headquarters()
  const inTurn = realtimeTurns(hq)
  let begun = 0
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  const calls = Array.from({ length: 3 * hq.db.max }, (_, nth) =>
    inTurn(nth % 2 ? 'houston-db' : 'sanfrancisco-db', () =>
      transaction(hq.db, async (tx) => {
        begun += 1
        await execute(tx, sql`select 1`)
        await ended
      }),
    ).then(
      () => 'done',
      (error: unknown) => (error instanceof HeadquartersUnreachable ? 'no turn' : error),
    ),
  )
  expect(await execute(hq.db, sql`select 1 as one`)).toEqual([{ one: 1 }])
  const places = Math.floor(hq.db.max / 2)
  expect(await Promise.all(calls.slice(places))).toEqual(calls.slice(places).map(() => 'no turn'))
  end()
  expect(await Promise.all(calls.slice(0, places))).toEqual(Array.from({ length: places }, () => 'done'))
  expect(begun).toBe(places)
})
