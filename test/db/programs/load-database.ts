// Works on a database without pause, in the ways the product does, and reports its progress. What fails because the
// database is away is counted; anything else is reported with its kind.
import { sql } from 'drizzle-orm'
import { type Database, execute, openDatabase, transaction } from '../../../src/db/client.ts'
import { isUnreachable, sqlState } from '../../../src/db/errors.ts'

const db = openDatabase(process.argv[2] ?? '', { max: 8 })
const progress = { served: 0, unreachable: 0, odd: [] as string[] }

const jobs: readonly ((db: Database) => Promise<unknown>)[] = [
  (db) => execute(db, sql`insert into single (id) values (${crypto.randomUUID()}::uuid)`),
  (db) => execute(db, sql`select length(${'x'.repeat(3_000)}) as length`),
  (db) =>
    transaction(db, async (tx) => {
      const id = crypto.randomUUID()
      await execute(tx, sql`insert into half (id, part) values (${id}::uuid, 1)`)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
      await execute(tx, sql`insert into half (id, part) values (${id}::uuid, 2)`)
    }),
]

async function work(turn: number): Promise<void> {
  for (let count = turn; ; count++) {
    try {
      await jobs[count % jobs.length]?.(db)
      progress.served++
    } catch (error) {
      if (isUnreachable(error)) progress.unreachable++
      else progress.odd.push(sqlState(error) ?? (error instanceof Error ? error.name : 'unknown'))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

for (let turn = 0; turn < 24; turn++) void work(turn)
setInterval(() => process.send?.(progress), 10)
process.on('disconnect', () => process.exit())
