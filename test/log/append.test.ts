import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Database, execute, transaction } from '../../src/db/client.ts'
import { append, appendSelected } from '../../src/log/append.ts'
import { logEnds, readLog } from '../../src/log/read-log.ts'
import type { LogEvent } from '../../src/model/event.ts'
import { testDatabase } from '../support/databases.ts'

let hq: Database

beforeAll(async () => {
  hq = (await testDatabase('hq', { max: 18 })).db
})

describe("headquarters' log", () => {
  it('gives no positions when there is nothing to append', async () => {
    expect(await transaction(hq, (tx) => append(tx, []))).toEqual({ first: null, last: null })
    expect(await transaction(hq, (tx) => appendSelected(tx, noEvents))).toEqual({ first: null, last: null })
    expect(await logEnds(hq)).toEqual({ first: '1', head: '0' })
  })

  it('gives positions in the order of the events, and says which', async () => {
    const given = await transaction(hq, (tx) =>
      append(tx, [
        { kind: 'FEATURE', entityId: 'A' },
        { kind: 'FEATURE', entityId: 'B', status: 'ON', revision: 3, downloadJob: '1110' },
      ]),
    )
    const page = await readLog(hq, '0', 10)
    expect(page.events.map(({ position, entityId, revision }) => [position, entityId, revision])).toEqual([
      [given.first, 'A', null],
      [given.last, 'B', 3],
    ])
    expect(page.through).toBe(given.last)
  })

  it('skips nothing for a reader of positions while 16 writers commit after random delays', async () => {
    const start = (await logEnds(hq)).head
    const written: string[] = []
    const writer = async () => {
      for (let n = 0; n < 12; n++) {
        const id = randomUUID()
        await transaction(hq, async (tx) => {
          await tx.execute(sql`select pg_sleep(${Math.random() * 0.02})`)
          await append(tx, [{ kind: 'OPERATION', entityId: id, operationId: id, customerKey: randomUUID() }])
          await pause(Math.random() * 5)
        })
        written.push(id)
      }
    }
    let writing = true
    const read: LogEvent[] = []
    const reader = async () => {
      for (let after = start; ; ) {
        const last = !writing
        const page = await readLog(hq, after, 7)
        read.push(...page.events)
        after = page.through
        if (last && page.events.length === 0) return
      }
    }
    const reading = reader()
    await Promise.all(Array.from({ length: 16 }, writer))
    writing = false
    await reading
    expect(read.map(({ entityId }) => entityId).sort()).toEqual(written.sort())
    expect(read.map(({ position }) => Number(position))).toEqual(read.map((_, nth) => Number(start) + 1 + nth))
  })

  it('takes back the positions of a transaction that is rolled back', async () => {
    const before = await logEnds(hq)
    await expect(
      transaction(hq, async (tx) => {
        await append(tx, [{ kind: 'FEATURE', entityId: 'C' }])
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    expect(await logEnds(hq)).toEqual(before)
  })

  it('reads only what the filter takes, and says up to where it has looked', async () => {
    const run = randomUUID()
    const given = await transaction(hq, (tx) =>
      append(tx, [
        { kind: 'BATCH_RUN', entityId: run, runId: run, status: 'EXECUTING' },
        { kind: 'FEATURE', entityId: 'D' },
      ]),
    )
    const after = String(Number(given.first) - 1)
    const page = await readLog(hq, after, 10, { kinds: ['BATCH_RUN'], runIds: [run], statuses: ['EXECUTING'] })
    expect(page.events.map(({ entityId }) => entityId)).toEqual([run])
    expect(page.through).toBe(given.last)
    expect((await readLog(hq, after, 10, { channels: ['houston'] })).events).toEqual([])
  })

  it('knows where it begins after old entries are gone', async () => {
    await execute(hq, sql`delete from log where position < 3`)
    expect((await logEnds(hq)).first).toBe('3')
    await execute(hq, sql`delete from log`)
    const { first, head } = await logEnds(hq)
    expect(Number(first)).toBe(Number(head) + 1)
  })
})

const noEvents = sql`select null, null, null, null, null, null, null, null, null, null, null, null where false`
