// @module-tag long
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { storeDocuments } from '../../src/channel/customers/store-documents.ts'
import { type Database, execute, transaction } from '../../src/db/client.ts'
import { documentOf } from '../channel/customers/hard-names.ts'
import { afterFile } from '../support/after-file.ts'
import { make as channel } from '../support/channel.ts'
import { copy } from '../support/fill-up.ts'
import { headquarters } from '../support/headquarters.ts'
import { killed } from '../support/spawn-server.ts'
import { make as staged } from '../support/staged.ts'
import { synchronizeAll } from '../support/synchronizing.ts'

const CUSTOMERS = 4_000
const BATCHES_BEFORE = 3

/** Customers lack words, or the rules by which words are made have changed. */
type Why = 'lacks words' | 'has old words'

/** Copies of the one customer, without words, as a former version has stored them; each filling of one is noted. */
async function copyUnfilled(db: Database, why: Why, others: Readonly<Record<string, string>>): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await copy(tx, {
      ...{ table: 'customer', which: 'true', operations: CUSTOMERS },
      others: { customer_key: `md5('c' || nth)::uuid`, account: `'X-' || nth`, ...others },
    })
  })
  const [lacking, changed] = [sql`search = '', sort_key = ''`, sql`search = ''`]
  await db.execute(sql`update customer set ${why === 'lacks words' ? lacking : changed}`)
  await db.execute(sql`create table filled (customer_key uuid not null)`)
  await db.execute(sql`
    create function note_filled() returns trigger language plpgsql as $$
    begin insert into filled values (new.customer_key); return null; end $$`)
  await db.execute(sql`
    create trigger note_filled after update of sort_key on customer for each row execute function note_filled()`)
}

/** The program that fills; `batch` resolves with the number of rows of the next one. */
function filling(url: string, side: string) {
  const program: ChildProcess = fork(new URL('programs/fill-words.ts', import.meta.url).pathname, [url, side], {
    execArgv: ['--import', 'tsx'],
  })
  afterFile(() => killed(program))
  const batches: number[] = []
  let heard = () => {}
  program.on('message', (filled: number) => {
    batches.push(filled)
    heard()
  })
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  return {
    program,
    batches,
    ended,
    async until(isReached: () => boolean) {
      while (!isReached())
        await new Promise<void>((resolve) => {
          heard = resolve
        })
    },
  }
}

test.each([
  ['hq', 'lacks words'],
  ['channel', 'lacks words'],
  ['hq', 'has old words'],
  ['channel', 'has old words'],
] as const)(
  'a filling (%s, which %s) that is killed in the middle goes on where it was: no customer is left out, or done twice',
  async (side, why) => {
    const { db, url } = side === 'hq' ? await headquartersWithOne(why) : await channelWithOne(why)
    const first = filling(url, side)
    await first.until(() => first.batches.length === BATCHES_BEFORE)
    first.program.kill('SIGKILL')
    await first.ended
    const before = await figures(db)
    expect(before.filled).toBeGreaterThanOrEqual(BATCHES_BEFORE * 500)
    expect(before.withoutWords).toBeGreaterThan(0)

    const second = filling(url, side)
    await second.until(() => second.batches.at(-1) === 0)
    await second.ended
    expect(await figures(db)).toEqual({ filled: CUSTOMERS, times: CUSTOMERS, left: 0, withoutWords: 0 })
  },
)

async function figures(db: Database) {
  const [row] = await execute<{ filled: number; times: number; left: number; withoutWords: number }>(
    db,
    sql`select (select count(distinct customer_key)::int from filled) as filled, (select count(*)::int from filled) as times,
      count(*) filter (where sort_key = '')::int as left, count(*) filter (where search = '')::int as "withoutWords"
    from customer`,
  )
  if (!row) throw new Error('No figures.')
  return row
}

async function headquartersWithOne(why: Why): Promise<ServedDatabase> {
  const hq = await headquarters()
  await staged.operation(hq.db, { customer: { name: 'Zara Fill', email: 'same@example.com' } })
  await synchronizeAll(hq)
  await copyUnfilled(hq.db, why, {})
  return hq
}

async function channelWithOne(why: Why): Promise<ServedDatabase> {
  const database = await channel.channelDatabase({ unconfigured: true })
  await storeDocuments(database.db, [documentOf(randomUUID(), 'Zara Fill', 'F-1')])
  await copyUnfilled(database.db, why, {
    document: `document || jsonb_build_object('customerKey', md5('c' || nth)::uuid)`,
  })
  return database
}

type ServedDatabase = { readonly db: Database; readonly url: string }
