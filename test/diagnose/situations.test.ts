import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM } from '../../src/access/actor.ts'
import { openRun } from '../../src/jobs/run.ts'
import { claimChunk } from '../../src/synchronize/claim.ts'
import { openSynchronize } from '../../src/synchronize/synchronize.ts'
import { causes, cure, diagnose, type FilledIn } from './asking.ts'
import { type Situations, type Stuck, startForSituations } from './situations.ts'

// Each way to be stuck, set up through the real thing: the diagnosis names the cause and nothing else, and doing what it says, and only that, brings the
// customer to headquarters and back. No process runs the schedules here: every step is one of a remedy.

let s: Situations
beforeAll(async () => {
  s = await startForSituations()
})

type Situation = {
  stuck: string
  cause: string
  set: () => Promise<Stuck>
  fillIn?: FilledIn
  /** Asked about the operation, not about the customer. */
  byOperation?: true
}

const hq = () => ({ db: s.tillsync.databases.hq.db, url: s.tillsync.databases.hq.url })
const upload = () => s.tillsync.runJob('P-0001', 'houston-db')
const expireRuns = () =>
  s.atHeadquarters(sql`update batch_run set lease_until = now() - interval '1 second' where status = 'EXECUTING'`)
const setActive = (active: boolean) =>
  s.ask('setSchedule', 'SetScheduleInput!', { schedule: 'default-customers', active })
const parameters = (input: object) => s.ask('setUpOrganization', 'SetUpOrganizationInput!', { parameters: input })

/** A customer that is at headquarters and back. */
async function settled(): Promise<Stuck> {
  const stuck = await s.create({ email: 'first@example.com' })
  await s.tillsync.travel()
  return stuck
}

/** Schedules of their own for the three jobs, of which one is not active. */
async function separateSchedules(inactive: string): Promise<void> {
  await s.atHeadquarters(
    sql`update distribution_schedule set jobs = '{P-0001}', active = ${inactive !== 'P-0001'} where id = 'default-customers'`,
  )
  await s.atHeadquarters(sql`
    insert into distribution_schedule (id, name, jobs, group_id, recurrence, active)
    values ('only-synchronize', 'Synchronize', '{synchronize}', 'default', 'EVERY 60 SECONDS', ${inactive !== 'synchronize'}),
      ('only-1010', 'Customers', '{1010}', 'default', 'EVERY 60 SECONDS', ${inactive !== '1010'})
    on conflict (id) do update set active = excluded.active`)
}
async function oneSchedule(): Promise<void> {
  await s.atHeadquarters(sql`delete from distribution_schedule where id in ('only-synchronize', 'only-1010')`)
  await s.atHeadquarters(
    sql`update distribution_schedule set jobs = '{P-0001,synchronize,1010}', active = true where id = 'default-customers'`,
  )
}

const SITUATIONS: Situation[] = [
  {
    stuck: 'the channel is offline',
    cause: 'CHANNEL_ONLINE',
    set: async () => {
      await s.ask('setChannelOffline', 'SetChannelOfflineInput!', { channel: 'houston', offline: true })
      return s.create()
    },
  },
  {
    stuck: 'the schedule of P-0001 is not active',
    cause: 'UPLOAD_SCHEDULE_ACTIVE',
    set: async () => {
      await separateSchedules('P-0001')
      return s.create()
    },
  },
  {
    stuck: 'data synchronization is paused before the upload',
    cause: 'DATA_SYNC_NOT_PAUSED',
    set: async () => {
      await s.ask('setDataSyncPaused', 'SetDataSyncPausedInput!', { channelDatabase: 'houston-db', paused: true })
      const stuck = await s.create()
      await s.tryJob('P-0001')
      return stuck
    },
  },
  {
    stuck: 'headquarters was away at the last upload',
    cause: 'UPLOAD_SUCCEEDED',
    set: async () => {
      const stuck = await s.create()
      await s.server.stop()
      await s.tryJob('P-0001')
      await s.server.start()
      return stuck
    },
  },
  {
    stuck: 'the last upload failed at headquarters',
    cause: 'UPLOAD_SUCCEEDED',
    set: async () => {
      const stuck = await s.create()
      const mend = await s.breakTable('hq', 'operation')
      await s.tryJob('P-0001')
      await mend()
      return stuck
    },
  },
  { stuck: 'P-0001 has never run', cause: 'UPLOADED_IN_TIME', set: () => s.create() },
  {
    stuck: 'the process that ran P-0001 was killed',
    cause: 'RUN_ALIVE',
    set: async () => {
      const stuck = await s.create()
      await openRun(hq().db, { jobId: 'P-0001', scope: 'P-0001:houston-db', actor: SYSTEM })
      await expireRuns()
      return stuck
    },
  },
  {
    stuck: 'synchronize has never run',
    cause: 'SYNCHRONIZED_IN_TIME',
    set: async () => {
      const stuck = await s.create()
      await upload()
      return stuck
    },
  },
  {
    stuck: 'the schedule of synchronize is not active',
    cause: 'SYNCHRONIZE_SCHEDULE_ACTIVE',
    set: async () => {
      await separateSchedules('synchronize')
      const stuck = await s.create()
      await upload()
      return stuck
    },
  },
  {
    stuck: 'the last run of synchronize ended in an error',
    cause: 'SYNCHRONIZE_SUCCEEDED',
    set: async () => {
      const stuck = await s.create()
      await upload()
      const mend = await s.breakTable('hq', 'synchronize_chunk')
      await s.tillsync.synchronize().catch(() => {})
      await mend()
      return stuck
    },
  },
  {
    stuck: 'the process that ran synchronize was killed before it took anything',
    cause: 'RUN_ALIVE',
    set: async () => {
      const stuck = await s.create()
      await upload()
      await openSynchronize(hq(), SYSTEM, { legalEntity: 'USRT' })
      await expireRuns()
      return stuck
    },
  },
  {
    stuck: 'the process that had the operation in hand was killed',
    cause: 'RUN_ALIVE',
    set: async () => {
      const stuck = await s.create()
      await upload()
      await claimChunk(hq().db, { dataAreaId: 'USRT', size: 10, operationIds: [stuck.operationId] })
      await s.atHeadquarters(
        sql`update synchronize_chunk set lease_until = now() - interval '1 second' where status = 'CLAIMED'`,
      )
      return stuck
    },
  },
  {
    stuck: 'headquarters refused a field',
    cause: 'NO_OPERATION_FAILED',
    fillIn: { 'addresses.0.country': 'USA' },
    set: async () => {
      const stuck = await s.create({ addresses: [{ street: '1 Way', city: 'Nowhere', country: 'Atlantis' }] })
      await upload()
      await s.tillsync.synchronize()
      return stuck
    },
  },
  {
    stuck: 'it was corrected and not synchronized',
    cause: 'NO_OPERATION_FAILED',
    set: async () => {
      const stuck = await s.create({ email: 'not an address' })
      await upload()
      await s.tillsync.synchronize()
      const { operation } = await s.tillsync.ask<{ operation: { revision: number } }>(
        `query ($id: ID!) { operation(id: $id) { revision } }`,
        {
          id: stuck.operationId,
        },
      )
      await s.ask('saveOperation', 'SaveOperationInput!', {
        operationId: stuck.operationId,
        expectedVersion: operation.revision,
        changes: [{ attribute: 'email', newValue: 'an@example.com' }],
        reason: 'Misspelt',
      })
      return stuck
    },
  },
  {
    stuck: 'the number sequence is exhausted',
    cause: 'NUMBER_SEQUENCE',
    set: async () => {
      await s.atHeadquarters(sql`update number_sequence set largest = next - 1`)
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      return stuck
    },
  },
  {
    stuck: 'it waits for an earlier operation that has failed',
    cause: 'NO_OPERATION_FAILED',
    byOperation: true,
    fillIn: { email: 'mended@example.com' },
    set: async () => {
      const { customerId } = await settled()
      await s.edit(customerId, { email: 'not an address' })
      const later = await s.edit(customerId, { phone: '713 555 0199' })
      await upload()
      await s.tillsync.synchronize()
      expect(await s.status(later.operationId)).toBe('WAITING_ON')
      return later
    },
  },
  {
    stuck: 'a conflict asks for a choice',
    cause: 'NO_CONFLICT',
    fillIn: { email: 'CHANNEL' },
    set: async () => {
      const { customerId } = await settled()
      const stuck = await s.edit(customerId, { email: 'till@example.com' })
      const key = JSON.parse(Buffer.from(customerId, 'base64url').toString())[2]
      await s.edit(key, { email: 'office@example.com' }, null)
      await upload()
      await s.tillsync.synchronize()
      return stuck
    },
  },
  {
    stuck: 'something about it breaks the batch job',
    cause: 'NO_OPERATION_FAILED',
    set: async () => {
      const stuck = await s.create()
      await upload()
      const mend = await s.breakTable('hq', 'customer')
      await s.tillsync.synchronize()
      await mend()
      return stuck
    },
  },
  {
    stuck: 'its creation was given up',
    cause: 'NOT_DISMISSED',
    set: async () => {
      const stuck = await s.create()
      await upload()
      await s.ask('dismissOperation', 'DismissOperationInput!', {
        operationId: stuck.operationId,
        expectedVersion: 1,
        reason: 'By mistake',
      })
      return stuck
    },
  },
  {
    stuck: '1010 has never run since',
    cause: 'DISTRIBUTED_IN_TIME',
    set: async () => {
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      return stuck
    },
  },
  {
    stuck: 'the schedule of 1010 is not active',
    cause: 'DOWNLOAD_SCHEDULE_ACTIVE',
    set: async () => {
      await separateSchedules('1010')
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      return stuck
    },
  },
  {
    stuck: 'data synchronization is paused before it comes back',
    cause: 'DATA_SYNC_NOT_PAUSED',
    set: async () => {
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      await s.ask('setDataSyncPaused', 'SetDataSyncPausedInput!', { channelDatabase: 'houston-db', paused: true })
      return stuck
    },
  },
  {
    stuck: 'the download session is suspended',
    cause: 'DOWNLOAD_SESSION',
    set: async () => {
      await parameters({ enforceSessionOrder: true, tryCount: 1 })
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      const mend = await s.breakTable('houston', 'customer')
      await s.tryJob('1010')
      await mend()
      return stuck
    },
  },
  {
    stuck: 'the channel could not apply the download',
    cause: 'DOWNLOAD_SESSION',
    set: async () => {
      await parameters({ enforceSessionOrder: false, tryCount: 3 })
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      const mend = await s.breakTable('houston', 'customer')
      await s.tryJob('1010')
      await mend()
      return stuck
    },
  },
  {
    stuck: 'the process that ran 1010 was killed',
    cause: 'RUN_ALIVE',
    set: async () => {
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      await openRun(hq().db, { jobId: '1010', scope: '1010:houston-db', actor: SYSTEM })
      await expireRuns()
      return stuck
    },
  },
  {
    stuck: 'the channel lost what 1010 had brought',
    cause: 'ACCOUNT_ON_CHANNEL',
    set: async () => {
      const stuck = await settled()
      await s.atHouston(
        sql`delete from customer where customer_key = (select customer_key from operation where operation_id = ${stuck.operationId}::uuid)`,
      )
      return stuck
    },
  },
  {
    stuck: 'headquarters lost the customer that it had made',
    cause: 'RESULT_AT_HEADQUARTERS',
    set: async () => {
      const stuck = await settled()
      await s.atHeadquarters(
        sql`delete from customer where customer_key = (select customer_key from operation where operation_id = ${stuck.operationId}::uuid)`,
      )
      return stuck
    },
  },
  {
    stuck: 'no address book is shared with the channel',
    cause: 'ADDRESS_BOOK_SHARED',
    set: async () => {
      await s.atHeadquarters(
        sql`update channel set address_books = '{sanfrancisco}' where channel_database_id = 'houston-db'`,
      )
      const stuck = await s.create()
      await upload()
      await s.tillsync.synchronize()
      await s.tillsync.runJob('1010', 'houston-db')
      return stuck
    },
  },
  {
    stuck: 'the channel database was restored from an older copy',
    cause: 'CHANNEL_DATABASE_NOT_REWOUND',
    set: async () => {
      const { operationId } = await settled()
      await s.atHouston(
        sql`delete from log where position >= (select min(position) from log where operation_id = ${operationId}::uuid)`,
      )
      await s.atHouston(sql`update log_head set position = coalesce((select max(position) from log), 0)`)
      // An older copy has never had it; here it is append-only.
      await s.atHouston(sql`alter table operation disable trigger user`)
      await s.atHouston(sql`delete from operation where operation_id = ${operationId}::uuid`)
      await s.atHouston(sql`alter table operation enable trigger user`)
      const stuck = await s.create()
      await s.tryJob('P-0001')
      return stuck
    },
  },
]

/** Causes of operations that are done: nothing more is expected of them. */
const DONE = ['ACCOUNT_ON_CHANNEL', 'NOT_DISMISSED', 'RESULT_AT_HEADQUARTERS']

const named: string[] = []
const cured: string[] = []

test.each(SITUATIONS)(
  '$stuck: $cause is named and nothing else, and its remedies cure',
  async ({ stuck: how, cause, set, fillIn, byOperation }) => {
    const stuck = await set()
    const input = byOperation ? { operation: stuck.operationId } : { customer: { id: stuck.customerId } }
    const made = await diagnose(s.tillsync, input)
    expect([causes(made), made.answer]).toEqual([[cause], made.checks.find(({ status }) => status === 'FAIL')?.message])
    expect(made.remedies.length).toBeGreaterThan(0)
    expect(made.trace).toMatchObject({
      expectedAtHeadquarters: null,
      expectedBack: null,
      whyNotExpected: DONE.includes(cause) ? null : made.answer,
    })
    named.push(how)
    const { steps, left } = await cure(s.tillsync, input, fillIn)
    expect(left).toMatchObject({ healthy: true, remedies: [] })
    expect(steps.filter((step) => step.includes('('))).toEqual([])
    expect(await s.customer(stuck.customerId)).toMatchObject({
      accountNumber: expect.stringMatching(/^C-/),
      pendingOperations: [],
    })
    expect(await s.status(stuck.operationId)).toBe('DISTRIBUTED')
    cured.push(how)
    await oneSchedule()
    await setActive(true)
  },
)

afterAll(() => {
  console.info(
    `causes named correctly: ${named.length} of ${SITUATIONS.length}; remedies that cured: ${cured.length} of ${SITUATIONS.length}`,
  )
})
