import { sql } from 'drizzle-orm'
import { vi } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import { countFault, forgetFaults } from '../../../src/headquarters/jobs/maintenance-faults.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { openSynchronize } from '../../../src/headquarters/synchronize/synchronize.ts'
import {
  erase,
  expireRuns,
  intruded,
  judged,
  newSequence,
  noSequence,
  passedBy,
  settled,
  uploaded,
} from '../arrange.ts'
import { cure } from '../asking.ts'
import type { PlaceSituation } from '../run-situations.ts'
import type { Stage, Stuck } from '../stage.ts'

const INSTALLATION = ['INSTALLATION'] as const

/** What belongs to no single channel. */
export const OF_INSTALLATION: readonly PlaceSituation[] = [
  {
    what: 'the clock of the server is an hour ahead',
    cause: 'CLOCKS_AGREE',
    of: INSTALLATION,
    set: async () => {
      vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
    },
    says: /^The clock of this server is 3(600|5\d\d) seconds ahead of .* set both machines by a time server/,
    person: async () => {
      vi.useRealTimers()
    },
  },
  {
    what: 'the clock of another process that runs schedules is an hour behind',
    cause: 'CLOCKS_AGREE',
    of: INSTALLATION,
    set: async (s) => {
      await s.hq.db.execute(sql`
        insert into schedule_worker (worker_id, lease_until, process, clock_skew_seconds)
        values ('behind', now() + interval '1 day', 'till-server:17', -3600)`)
    },
    says: /^The clock of worker till-server:17 is 3600 seconds behind .* set both machines by a time server/,
    person: async (s) => {
      await s.hq.db.execute(sql`delete from schedule_worker where worker_id = 'behind'`)
    },
  },
  {
    what: 'the process that ran synchronize was killed with operations in hand',
    cause: 'RUN_ALIVE',
    of: INSTALLATION,
    set: async (s) => {
      const { operationId } = await uploaded(s)
      await openSynchronize(s.hq, SYSTEM, { legalEntity: 'USRT' })
      await claimed(s, operationId)
      await expireRuns(s)
    },
  },
  {
    what: 'the process was killed that synchronized a single operation',
    cause: 'CHUNKS_ALIVE',
    of: INSTALLATION,
    set: async (s) => claimed(s, (await uploaded(s)).operationId),
  },
  {
    what: 'the last run of synchronize ended in an error',
    cause: 'SYNCHRONIZE_SUCCEEDED',
    of: INSTALLATION,
    set: async (s) => {
      await uploaded(s)
      await s.breakTable('hq', 'synchronize_chunk')
      await s.tillsync.synchronize().catch(() => {})
    },
    says: /ended in an error: /,
    // Not before: a worker, where there is one, would synchronize what the run has left.
    person: (s) => s.atHeadquarters(sql`drop trigger broken on synchronize_chunk`),
  },
  {
    what: 'synchronize has run and left an operation behind',
    cause: 'SYNCHRONIZED_IN_TIME',
    of: INSTALLATION,
    set: async (s) => {
      await passedBy(s, 'synchronize', () => uploaded(s), 'synchronize:USRT')
      await s.atHeadquarters(sql`update operation set received_at = received_at - interval '1 minute'`)
    },
  },
  {
    what: 'the date of a scheduled feature has begun, and nothing enables it',
    cause: 'FEATURE_SCHEDULE',
    of: INSTALLATION,
    set: async (s) => {
      await s.atHeadquarters(
        sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = (select worker_id from schedule_worker limit 1)
          where key = 'maintenance:enable-due-features'`,
      )
      await s.atHeadquarters(
        sql`insert into feature (key, name, summary, module, state, added_on, requires, scheduled, enable_date)
          values ('LATER', 'A later feature', 'For tests.', 'Retail and Commerce', 'RELEASED', current_date, '{}', true,
            current_date - 2)
          on conflict (key) do update set scheduled = true, enable_date = excluded.enable_date`,
      )
    },
  },
  {
    what: 'maintenance is stopped by a fault again and again',
    cause: 'SCHEDULES_SUCCEED',
    of: INSTALLATION,
    set: async (s) => {
      for (let times = 0; times < 3; times++) await countFault(s.hq.db, 'merge-operation-counts')
    },
    says: /^The maintenance merge-operation-counts has been stopped by a fault each time since .* the log has the cause/,
    person: async (s) => forgetFaults(s.hq.db, 'merge-operation-counts'),
  },
  {
    what: 'a schedule was stopped by a fault',
    cause: 'SCHEDULES_SUCCEED',
    of: INSTALLATION,
    set: (s) => lastMessage(s, 'synchronize: stopped by a fault; the log has its cause.'),
    says: /was stopped by a fault the last time.* the log has its cause/,
    person: (s) => lastMessage(s, null),
  },
  {
    what: 'a webhook endpoint was disabled after days of failures',
    cause: 'WEBHOOKS_ENABLED',
    of: INSTALLATION,
    set: disabledWebhook,
    says: /^The webhook endpoint .* at hooks\.example\.com was disabled at .* Correct the receiver, then enable/,
  },
  {
    what: 'a welcome message was given up while the mail server was away',
    cause: 'WELCOME_MESSAGES_SENT',
    of: INSTALLATION,
    set: async (s) => {
      await welcomes(s)
      await s.atHeadquarters(sql`
        insert into welcome_message (customer_key, data_area_id, status, attempts, created_at, last_failure)
        values (gen_random_uuid(), 'USRT', 'GIVEN_UP', 40, now() - interval '4 days', 'ECONNREFUSED: no answer')`)
    },
    says: /^1 welcome messages to new customers were not sent, .* and what was given up when it is retried\./,
  },
  {
    what: 'a welcome message waits, and the mail server takes none',
    cause: 'WELCOME_MESSAGES_SENT',
    of: INSTALLATION,
    set: async (s) => {
      await welcomes(s)
      // Not due, so that a worker leaves it.
      await s.atHeadquarters(sql`
        insert into welcome_message (customer_key, data_area_id, next_attempt_at, created_at, last_failure)
        values (gen_random_uuid(), 'USRT', now() + interval '1 hour', now() - interval '2 hours', 'ECONNREFUSED: no answer')`)
    },
    says: /^1 welcome messages to new customers were not sent, .* \(ECONNREFUSED: no answer\)\. Correct the mail server/,
    person: (s) => s.atHeadquarters(sql`delete from welcome_message`),
  },
  {
    what: 'the mail server takes no e-mail about an alert',
    cause: 'ALERT_MAILS_SENT',
    of: INSTALLATION,
    set: (s) =>
      s.atHeadquarters(sql`
        with told as (
          insert into alert (id, rule, subject, checks, message, first_seen_at, last_seen_at, opened_at, closed_at)
          values (gen_random_uuid(), 'CLOCKS_APART', '', '{CLOCKS_AGREE}', 'Apart.', now(), now(), now(), now())
          returning id
        )
        insert into alert_notice (alert_id, event, channel, status, attempts, next_attempt_at, created_at, last_failure)
        select id, 'OPENED', 'EMAIL', 'WAITING', 5, now(), now() - interval '6 minutes', 'EAUTH: Invalid login'
        from told`),
    says: /^1 e-mail about alerts could not be sent, the oldest since .* \(EAUTH: Invalid login\)\. .*tillsync doctor/,
    person: (s) =>
      s.atHeadquarters(sql`
        with told as (delete from alert_notice where channel = 'EMAIL' returning alert_id)
        delete from alert where id in (select alert_id from told)`),
  },
  {
    what: 'a number sequence comes to its end',
    cause: 'NUMBER_SEQUENCE',
    of: INSTALLATION,
    set: (s) =>
      s.atHeadquarters(sql`update number_sequence set next = largest - 1 where reference = 'CustomerAccount'`),
  },
  {
    what: 'a number sequence is exhausted, and operations have failed by it',
    cause: 'NUMBER_SEQUENCE',
    of: INSTALLATION,
    set: async (s) => {
      await s.atHeadquarters(sql`update number_sequence set next = largest + 1 where reference = 'CustomerAccount'`)
      await judged(s)
    },
  },
  {
    what: 'a legal entity has no number sequence',
    cause: 'NUMBER_SEQUENCE',
    of: INSTALLATION,
    set: noSequence,
    says: /USRT has no number sequence CustomerAccount\. Set it up with setUpOrganization/,
    person: newSequence,
  },
  {
    what: 'operations have failed by something that broke the batch job',
    cause: 'NO_OPERATION_FAILED',
    of: INSTALLATION,
    set: async (s) => {
      const stuck = await uploaded(s)
      const correct = await s.breakTable('hq', 'customer')
      await s.tillsync.synchronize()
      await correct()
      return stuck
    },
  },
  {
    what: 'operations have failed that a person must correct',
    cause: 'NO_OPERATION_FAILED',
    of: INSTALLATION,
    set: (s) => judged(s, { email: 'not an address' }),
    says: /the diagnosis of each has its remedies/,
    person: (s, stuck) =>
      cure(s.tillsync, { operation: (stuck as Stuck).operationId }, { email: 'corrected@example.com' }),
  },
  {
    what: 'a comparison has reported a difference for a person',
    cause: 'NO_DIFFERENCE',
    of: INSTALLATION,
    set: intruded,
  },
  {
    what: '1010 has run and not brought an erasure',
    cause: 'ERASURES_APPLIED',
    of: INSTALLATION,
    set: async (s) => {
      const stuck = await settled(s)
      await passedBy(s, '1010', () => erase(s, stuck))
    },
  },
]

/** An endpoint that has asked for nothing that happens here, as after three days of failures. */
async function disabledWebhook(s: Stage): Promise<void> {
  const ours = sql`url = 'https://hooks.example.com/secret-path'`
  await s.atHeadquarters(sql`delete from webhook_endpoint where ${ours}`)
  await s.ask('createWebhookEndpoint', 'CreateWebhookEndpointInput!', {
    url: 'https://hooks.example.com/secret-path',
    events: ['CUSTOMER_ERASED'],
  })
  await s.atHeadquarters(sql`
    update webhook_endpoint
    set enabled = false, disabled_at = now(), disabled_by = 'tillsync', disabled_reason = 'Nothing was delivered for 3 days.'
    where ${ours}`)
}

/** What the schedule of the customers said of its last execution. */
async function lastMessage(s: Stage, message: string | null): Promise<void> {
  await s.atHeadquarters(sql`update distribution_schedule set last_message = ${message} where id = 'default-customers'`)
}

async function claimed(s: Stage, operationId: string): Promise<void> {
  await claimChunk(s.hq.db, { dataAreaId: 'USRT', size: 10, operationIds: [operationId] })
  await s.atHeadquarters(
    sql`update synchronize_chunk set lease_until = now() - interval '1 second' where status = 'CLAIMED'`,
  )
}

/** New customers of the legal entity are to be welcomed. */
const welcomes = (s: Stage) => s.atHeadquarters(sql`update legal_entity set send_welcome_messages = true`)
