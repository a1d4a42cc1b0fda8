import { sql } from 'drizzle-orm'
import {
  erase,
  intruded,
  judged,
  killedRun,
  reconcile,
  separateSchedules,
  setParameters,
  setPaused,
  setReadOnly,
  settled,
  simulate,
} from '../arrange.ts'
import type { CustomerSituation } from '../run-situations.ts'
import type { Stage, Stuck } from '../stage.ts'

/** Headquarters has made the customer, and 1010 does not succeed while a table is broken. */
async function notApplied(s: Stage, side: 'hq' | 'houston', table: string): Promise<Stuck> {
  const stuck = await judged(s)
  const correct = await s.breakTable(side, table)
  await s.tryJob('1010')
  await correct()
  return stuck
}

const keyOf = ({ operationId }: Stuck) =>
  sql`(select customer_key from operation where operation_id = ${operationId}::uuid)`

/** Houston's channels have another address book than its new customers, and 1010 has run. */
async function withoutSharedBook(s: Stage): Promise<Stuck> {
  await s.atHeadquarters(
    sql`update channel set address_books = '{sanfrancisco}' where channel_database_id = 'houston-db'`,
  )
  const stuck = await judged(s)
  await s.tillsync.runJob('1010', 'houston-db')
  return stuck
}

/** The third step: back to the channel; and what became of it afterwards. */
export const ON_THE_WAY_BACK: readonly CustomerSituation[] = [
  { what: '1010 has never run since', cause: 'DISTRIBUTED_IN_TIME', set: judged },
  {
    what: 'the schedule of 1010 is not active',
    cause: 'DOWNLOAD_SCHEDULE_ACTIVE',
    set: async (s) => {
      await separateSchedules(s, '1010')
      return judged(s)
    },
  },
  {
    what: 'data synchronization is paused before it comes back',
    cause: 'DATA_SYNC_NOT_PAUSED',
    set: async (s) => {
      const stuck = await judged(s)
      await setPaused(s, true)
      return stuck
    },
  },
  {
    what: 'the channel database cannot be reached',
    cause: 'CHANNEL_DATABASE_REACHABLE',
    set: async (s) => {
      const stuck = await judged(s)
      await simulate(s, { channelDatabases: [{ channelDatabase: 'houston-db', reachable: false }] })
      return stuck
    },
    says: /houston-db cannot be reached\. Start it, or fix the network/,
    person: (s) => simulate(s, { channelDatabases: [{ channelDatabase: 'houston-db', reachable: true }] }),
  },
  {
    what: 'the channel database is read-only after a failover',
    cause: 'DATABASES_AVAILABLE',
    set: async (s) => {
      const stuck = await judged(s)
      await setReadOnly(s, true)
      return stuck
    },
    says: /The channel database houston-db is read-only/,
    person: (s) => setReadOnly(s, false),
  },
  {
    what: 'the download session is suspended',
    cause: 'DOWNLOAD_SESSION',
    set: async (s) => {
      await setParameters(s, { enforceSessionOrder: true, tryCount: 1 })
      const stuck = await notApplied(s, 'houston', 'customer')
      await setParameters(s, { enforceSessionOrder: false, tryCount: 3 })
      return stuck
    },
  },
  {
    what: 'the channel could not apply the download',
    cause: 'DOWNLOAD_SESSION',
    set: (s) => notApplied(s, 'houston', 'customer'),
  },
  {
    what: 'the download’s package could not be made',
    cause: 'DOWNLOAD_SESSION',
    set: (s) => notApplied(s, 'hq', 'download_package'),
  },
  {
    what: 'the download session was out of tries and was given up',
    cause: 'DISTRIBUTED_IN_TIME',
    set: async (s) => {
      await setParameters(s, { tryCount: 1 })
      const stuck = await notApplied(s, 'houston', 'customer')
      await setParameters(s, { tryCount: 3 })
      return stuck
    },
  },
  {
    what: 'the process that ran 1010 was killed',
    cause: 'RUN_ALIVE',
    set: async (s) => {
      const stuck = await judged(s)
      await killedRun(s, '1010')
      return stuck
    },
  },
  {
    what: 'the channel lost what 1010 had brought',
    cause: 'ACCOUNT_ON_CHANNEL',
    set: async (s) => {
      const stuck = await settled(s)
      await s.atHouston(sql`delete from customer where customer_key = ${keyOf(stuck)}`)
      return stuck
    },
  },
  {
    what: 'headquarters lost the customer that it had made',
    cause: 'RESULT_AT_HEADQUARTERS',
    set: async (s) => {
      const stuck = await settled(s)
      await s.atHeadquarters(sql`delete from customer where customer_key = ${keyOf(stuck)}`)
      return stuck
    },
  },
  { what: 'its row was changed past everything', cause: 'NO_DIFFERENCE', set: intruded },
  {
    what: 'its account number was changed past everything',
    cause: 'NO_DIFFERENCE',
    says: /TWO_ACCOUNTS/,
    set: async (s) => {
      const stuck = await settled(s)
      await s.atHeadquarters(sql`update customer set account = account || 'X' where customer_key = ${keyOf(stuck)}`)
      await reconcile(s)
      return stuck
    },
  },
  {
    what: 'no address book is shared with the channel',
    cause: 'ADDRESS_BOOK_SHARED',
    set: withoutSharedBook,
  },
  {
    what: 'an address book was shared after 1010 had passed by',
    cause: 'DISTRIBUTED_IN_TIME',
    set: async (s) => {
      const stuck = await withoutSharedBook(s)
      await s.atHeadquarters(
        sql`update channel set address_books = '{houston}' where channel_database_id = 'houston-db'`,
      )
      return stuck
    },
  },
  {
    what: 'it was erased, and the tombstone has not come to the channel',
    cause: 'NOT_ERASED',
    set: async (s) => {
      const stuck = await settled(s)
      await erase(s, stuck)
      return stuck
    },
    says: /permanently.* Capture a returning customer as a new one/,
    person: (s) => s.create(),
  },
  {
    what: 'it was erased everywhere',
    cause: 'NOT_ERASED',
    set: async (s) => {
      const stuck = await settled(s)
      await erase(s, stuck)
      await s.tillsync.travel()
      return stuck
    },
    says: /permanently.* Capture a returning customer as a new one/,
    person: (s) => s.create(),
  },
]
