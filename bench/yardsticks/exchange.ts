import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import { answer } from '../harness/program.ts'
import { createTable, DOWNLOADED, fillTable, UPLOADED } from './staged-tables.ts'

// Rows from one database to another by what PostgreSQL has for it: COPY out, COPY in, insert … on conflict. The tables
// have primary keys and nothing else; nothing is checked, counted or announced. Both directions have the rows that
// tillsync moves.

const headquarters = process.env.HQ_DATABASE_URL ?? ''
const channel = process.env.CHANNEL_DATABASE_URL ?? ''
const DIRECTIONS = {
  upload: { tables: UPLOADED, from: channel, to: headquarters },
  download: { tables: DOWNLOADED, from: headquarters, to: channel },
} as const

type Direction = keyof typeof DIRECTIONS
const open = (url: string) => postgres(url, { max: 1, onnotice() {} })

/** Moves all rows of the source's tables in one transaction of the target, and returns the seconds. */
async function move(direction: Direction): Promise<number> {
  const { tables, from, to } = DIRECTIONS[direction]
  const target = open(to)
  const begun = performance.now()
  await target.begin(async (sql) => {
    for (const { name } of tables) {
      // A connection of the driver hangs at its third COPY out.
      const source = open(from)
      await sql.unsafe(`create temporary table received (like ${name}) on commit drop`)
      await pipeline(
        await source.unsafe(`copy ${name} to stdout (format binary)`).readable(),
        await sql.unsafe('copy received from stdin (format binary)').writable(),
      )
      await sql.unsafe(`insert into ${name} select * from received on conflict do nothing`)
      await sql.unsafe('drop table received')
      await source.end()
    }
  })
  const seconds = (performance.now() - begun) / 1_000
  await target.end()
  return seconds
}

async function fill(direction: Direction, from: number, operations: number): Promise<void> {
  const { tables, from: source, to } = DIRECTIONS[direction]
  const [sender, receiver] = [open(source), open(to)]
  for (const table of tables) {
    await Promise.all([sender, receiver].map((sql) => sql.unsafe(createTable(table))))
    await sender.unsafe(`truncate ${table.name}`)
    await sender.unsafe(fillTable(table, from, from + operations - 1))
    await sender.unsafe(`analyze ${table.name}`)
  }
  await Promise.all([sender.end(), receiver.end()])
}

answer({
  fill: ({ direction, from, operations }: { direction: Direction; from: number; operations: number }) =>
    fill(direction, from, operations),
  move: async ({ direction }: { direction: Direction }) => ({ seconds: await move(direction) }),
})
