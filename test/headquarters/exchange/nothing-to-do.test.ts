import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { isNothingToDo } from '../../../src/headquarters/exchange/jobs/nothing-to-do.ts'
import { scheduledJobs } from '../../../src/headquarters/exchange/jobs/scheduled-jobs.ts'
import { drawIncarnation } from '../../../src/log/incarnation.ts'
import { statementsOf } from '../../support/statements-of.ts'
import { captureOperation, changeCustomer, type Exchange, makeCustomerRules, makeExchange, rows } from './exchange.ts'

const JOBS = ['P-0001', 'synchronize', '1010']

let exchange: Exchange
beforeAll(async () => {
  exchange = await makeExchange()
  await makeCustomerRules(exchange.headquarters)
  await drawIncarnation(exchange.hq.db, { ifAnother: true })
  await captureOperation(exchange.north)
  await captureOperation(exchange.south)
  await untilQuiet()
})

const isQuiet = (jobs: readonly string[] = JOBS) => isNothingToDo(exchange.sides, jobs, 'default')

/** Runs the schedule until it finds nothing more. */
async function untilQuiet(): Promise<void> {
  const runJob = scheduledJobs(exchange.sides)
  for (let times = 0; times < 5 && !(await isQuiet()); times++) for (const job of JOBS) await runJob(job, 'default')
  expect(await isQuiet()).toBe(true)
}

const atHeadquarters = (query: SQL) => exchange.hq.db.execute(query)
const contactOf = async (id: string) => {
  const [contact] = await rows<{ ago: number }>(
    exchange.hq,
    sql`select extract(epoch from now() - contact_at)::int as ago from channel_database_contact
      where channel_database_id = ${id}`,
  )
  return contact?.ago
}

test('that a schedule has nothing to do is known from one statement at headquarters and one at each channel database', async () => {
  await atHeadquarters(sql`update channel_database_contact set contact_at = now()`)
  expect(await statementsOf(() => isQuiet())).toEqual(['exchange.contact', 'exchange.contact', 'exchange.nothingToDo'])
})

test('it is a contact: one that was not recorded lately is, with the success of the upload', async () => {
  await atHeadquarters(sql`update channel_database_contact set contact_at = now() - interval '40 seconds'`)
  await exchange.north.db.execute(sql`update upload_state set last_success_at = now() - interval '40 seconds'`)
  expect(await isQuiet()).toBe(true)
  expect(await contactOf('north')).toBeLessThan(30)
  expect(await contactOf('south')).toBeLessThan(30)
  expect(
    await rows(exchange.north, sql`select last_success_at > now() - interval '30 seconds' as lately from upload_state`),
  ).toEqual([{ lately: true }])
})

// Each of them is undone by running the jobs, or by the statement beside it.
test.each<[string, () => Promise<unknown>, (() => Promise<unknown>)?]>([
  ['an operation was captured', () => captureOperation(exchange.south)],
  [
    'the last upload failed',
    () => exchange.north.db.execute(sql`update upload_state set reason = 'Headquarters could not be reached.'`),
  ],
  ['a customer has changed at headquarters', () => changeCustomer(exchange, randomUUID(), ['north'])],
  [
    'a download session was not applied',
    () =>
      atHeadquarters(sql`
        update download_session set status = 'CREATE_FAILED'
        where id = (select id from download_session where channel_database_id = 'north' order by number desc limit 1)`),
  ],
  [
    'a channel database has applied another position than headquarters knows',
    () => exchange.south.db.execute(sql`update applied_job set position = position - 1 where job_id = '1010'`),
    () => exchange.south.db.execute(sql`update applied_job set position = position + 1 where job_id = '1010'`),
  ],
  [
    'a channel database knows redirects since its upgrade, and lacks them',
    () => exchange.north.db.execute(sql`update applied_job set redirects_through = 0 where job_id = '1010'`),
  ],
  [
    'a channel database is paused',
    () => atHeadquarters(sql`update channel_database set pause_data_sync = true where id = 'north'`),
    () => atHeadquarters(sql`update channel_database set pause_data_sync = false where id = 'north'`),
  ],
  [
    'a channel database lacks what headquarters knows of it',
    () => atHeadquarters(sql`update channel_database set acknowledged_position = acknowledged_position + 1000`),
    () => atHeadquarters(sql`update channel_database set acknowledged_position = acknowledged_position - 1000`),
  ],
  [
    'another database has the place of a channel database',
    () => atHeadquarters(sql`update channel_database_contact set holder = holder || '{"server": "other"}'`),
    () => atHeadquarters(sql`delete from channel_database_contact`),
  ],
  [
    'a channel database has seen more of headquarters than there is',
    () => exchange.north.db.execute(sql`update headquarters_seen set position = position + 1000`),
    () => exchange.north.db.execute(sql`update headquarters_seen set position = position - 1000`),
  ],
  [
    'a channel database has seen another incarnation of headquarters',
    () => exchange.north.db.execute(sql`update headquarters_seen set numbers = '{}', incarnation = gen_random_uuid()`),
    async () => {
      const [newest] = await rows<{ id: string }>(
        exchange.hq,
        sql`select id from incarnation order by number desc limit 1`,
      )
      await exchange.north.db.execute(sql`update headquarters_seen set incarnation = ${newest?.id}::uuid`)
    },
  ],
  ['headquarters has begun an incarnation', () => drawIncarnation(exchange.hq.db)],
])('there is something to do when %s', async (_, change, undo) => {
  await change()
  expect(await isQuiet()).toBe(false)
  await undo?.()
  await untilQuiet()
})

test('there is something to do when a channel database cannot be reached, and for jobs that it knows nothing of', async () => {
  expect(await isQuiet(['P-0001', 'retention'])).toBe(false)
  const side = exchange.channelSides.get('north')
  if (!side) throw new Error('north')
  const url = 'postgres://nobody@127.0.0.1:1/none'
  const db = openDatabase(url)
  exchange.channelSides.set('north', directChannelSide({ ...exchange.north, db, url }))
  await expect(isQuiet()).rejects.toThrow()
  await db.close()
  exchange.channelSides.set('north', side)
  expect(await isQuiet()).toBe(true)
})
