import { sql } from 'drizzle-orm'
import { SYSTEM } from '../../../src/access/actor.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { openSynchronize } from '../../../src/headquarters/synchronize/synchronize.ts'
import {
  erase,
  expireRuns,
  judged,
  newSequence,
  noSequence,
  separateSchedules,
  settled,
  upload,
  uploaded,
} from '../arrange.ts'
import type { CustomerSituation } from '../run-situations.ts'
import type { Stage, Stuck } from '../stage.ts'

async function revisionOf(s: Stage, { operationId }: Stuck): Promise<number> {
  const { operation } = await s.tillsync.ask<{ operation: { revision: number } }>(
    `query ($id: ID!) { operation(id: $id) { revision } }`,
    { id: operationId },
  )
  return operation.revision
}

const requireNote = (s: Stage, required: boolean) =>
  s.atHeadquarters(sql`update attribute_definition set required = ${required} where name = 'Note'`)

/** A till and the office change the same field of a customer. */
async function conflict(s: Stage): Promise<Stuck> {
  const { customerId } = await settled(s)
  const stuck = await s.edit(customerId, { email: 'till@example.com' })
  const key = JSON.parse(Buffer.from(customerId, 'base64url').toString())[2]
  await s.edit(key, { email: 'office@example.com' }, null)
  await upload(s)
  await s.tillsync.synchronize()
  return stuck
}

/** The second step: from headquarters' staging tables to a customer of headquarters. */
export const AT_HEADQUARTERS: readonly CustomerSituation[] = [
  { what: 'synchronize has never run', cause: 'SYNCHRONIZED_IN_TIME', set: uploaded },
  {
    what: 'the schedule of synchronize is not active',
    cause: 'SYNCHRONIZE_SCHEDULE_ACTIVE',
    set: async (s) => {
      await separateSchedules(s, 'synchronize')
      return uploaded(s)
    },
  },
  {
    what: 'the last run of synchronize ended in an error',
    cause: 'SYNCHRONIZE_SUCCEEDED',
    set: async (s) => {
      const stuck = await uploaded(s)
      const correct = await s.breakTable('hq', 'synchronize_chunk')
      await s.tillsync.synchronize().catch(() => {})
      await correct()
      return stuck
    },
  },
  {
    what: 'the process that ran synchronize was killed before it took anything',
    cause: 'RUN_ALIVE',
    set: async (s) => {
      const stuck = await uploaded(s)
      await openSynchronize(s.hq, SYSTEM, { legalEntity: 'USRT' })
      await expireRuns(s)
      return stuck
    },
  },
  {
    what: 'the process that had the operation in hand was killed',
    cause: 'RUN_ALIVE',
    set: async (s) => {
      const stuck = await uploaded(s)
      await claimChunk(s.hq.db, { dataAreaId: 'USRT', size: 10, operationIds: [stuck.operationId] })
      await s.atHeadquarters(
        sql`update synchronize_chunk set lease_until = now() - interval '1 second' where status = 'CLAIMED'`,
      )
      return stuck
    },
  },
  {
    what: 'headquarters refused a field',
    cause: 'NO_OPERATION_FAILED',
    fillIn: { 'addresses.0.country': 'USA' },
    set: (s) => judged(s, { addresses: [{ street: '1 Way', city: 'Nowhere', country: 'Atlantis' }] }),
  },
  {
    what: 'headquarters required an attribute that the till had not asked for',
    cause: 'NO_OPERATION_FAILED',
    fillIn: { 'attribute.Note': 'Asked by phone' },
    says: /Note/,
    set: async (s) => {
      const stuck = await uploaded(s)
      await requireNote(s, true)
      await s.tillsync.synchronize()
      // For the customers of other situations.
      await requireNote(s, false)
      return stuck
    },
  },
  {
    what: 'it was corrected and not synchronized',
    cause: 'NO_OPERATION_FAILED',
    set: async (s) => {
      const stuck = await judged(s, { email: 'not an address' })
      await s.ask('saveOperation', 'SaveOperationInput!', {
        operationId: stuck.operationId,
        expectedRevision: await revisionOf(s, stuck),
        changes: [{ attribute: 'email', newValue: 'an@example.com' }],
        reason: 'Misspelt',
      })
      return stuck
    },
  },
  {
    what: 'something about it breaks the batch job',
    cause: 'NO_OPERATION_FAILED',
    set: async (s) => {
      const stuck = await uploaded(s)
      const correct = await s.breakTable('hq', 'customer')
      await s.tillsync.synchronize()
      await correct()
      return stuck
    },
  },
  {
    what: 'it changes an address that headquarters has removed',
    cause: 'NO_OPERATION_FAILED',
    ends: 'DISMISSED',
    set: async (s) => {
      const { customerId, operationId } = await settled(s, {
        addresses: [{ street: '1 Way', city: 'Houston', country: 'USA' }],
      })
      const stuck = await s.editAddress(customerId, '2 Way')
      await s.atHeadquarters(
        sql`delete from customer_address where customer_key = (select customer_key from operation where operation_id = ${operationId}::uuid)`,
      )
      await upload(s)
      await s.tillsync.synchronize()
      return stuck
    },
  },
  {
    what: 'the number sequence is exhausted',
    cause: 'NUMBER_SEQUENCE',
    set: async (s) => {
      await s.atHeadquarters(sql`update number_sequence set largest = next - 1 where reference = 'CustomerAccount'`)
      return judged(s)
    },
  },
  {
    what: 'the number sequence was exhausted, and was extended since',
    cause: 'NUMBER_SEQUENCE',
    says: /had no numbers left\. It has some now/,
    set: async (s) => {
      await s.atHeadquarters(sql`update number_sequence set largest = next - 1 where reference = 'CustomerAccount'`)
      const stuck = await judged(s)
      await s.atHeadquarters(sql`update number_sequence set largest = next + 1000 where reference = 'CustomerAccount'`)
      return stuck
    },
  },
  {
    what: 'the legal entity has no number sequence',
    cause: 'NUMBER_SEQUENCE',
    set: async (s) => {
      await noSequence(s)
      return judged(s)
    },
    says: /no number sequence CustomerAccount\. Create it with setUpOrganization, then synchronize/,
    person: newSequence,
  },
  {
    what: 'it waits for an earlier operation that has failed',
    cause: 'NO_OPERATION_FAILED',
    byOperation: true,
    fillIn: { email: 'corrected@example.com' },
    set: async (s) => {
      const { customerId } = await settled(s)
      await s.edit(customerId, { email: 'not an address' })
      const later = await s.edit(customerId, { phone: '713 555 0199' })
      await upload(s)
      await s.tillsync.synchronize()
      return later
    },
  },
  {
    what: 'it waits for an operation that was settled at the same moment',
    cause: 'NOT_WAITING',
    set: async (s) => {
      const { customerId, operationId: first } = await settled(s)
      const later = await s.edit(customerId, { phone: '713 555 0198' })
      await upload(s)
      // As it is left where the upload saw that the first had failed, and the first was corrected before the upload's
      // end.
      await s.atHeadquarters(
        sql`update operation set status = 'WAITING_ON', waits_for = ${first}::uuid where operation_id = ${later.operationId}::uuid`,
      )
      return later
    },
  },
  { what: 'a conflict asks for a choice', cause: 'NO_CONFLICT', fillIn: { email: 'CHANNEL' }, set: conflict },
  {
    what: 'a value was chosen in a conflict, and it was not synchronized since',
    cause: 'NO_CONFLICT',
    says: /has a choice, but has not been synchronized since/,
    set: async (s) => {
      const stuck = await conflict(s)
      await s.ask('resolveConflict', 'ResolveConflictInput!', {
        operationId: stuck.operationId,
        expectedRevision: await revisionOf(s, stuck),
        choices: [{ attribute: 'email', keep: 'HEADQUARTERS' }],
        reason: 'The office is right',
      })
      return stuck
    },
  },
  {
    what: 'its creation was given up',
    cause: 'NOT_DISMISSED',
    set: async (s) => {
      const stuck = await uploaded(s)
      await s.ask('dismissOperation', 'DismissOperationInput!', {
        operationId: stuck.operationId,
        expectedRevision: 1,
        reason: 'By mistake',
      })
      return stuck
    },
  },
  {
    what: 'it was erased before its creation was synchronized',
    cause: 'NOT_ERASED',
    set: async (s) => {
      const stuck = await uploaded(s)
      await erase(s, stuck)
      return stuck
    },
    says: /permanently.* Capture a returning customer as a new one/,
    person: (s) => s.create(),
  },
]
