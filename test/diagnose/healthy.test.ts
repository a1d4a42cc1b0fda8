import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { causes, cure, type Diagnosis, diagnose } from './asking.ts'
import { ask } from './stage.ts'

// With the schedules running: nothing is found wrong where nothing is, and what is wrong with a channel or the installation is named.

let tillsync: Installation
let customerId: string
let operationId: string
beforeAll(async () => {
  tillsync = await startInstallation({ settings: { TILLSYNC_ROLES: 'hq,channel,worker' } })
  await ask(tillsync, 'setSchedule', 'SetScheduleInput!', {
    schedule: 'default-customers',
    recurrence: 'EVERY 3 SECONDS',
  })
  await until(async () => (await diagnose(tillsync, { installation: true })).healthy)
})

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 100))
}

const calmOf = ({ healthy, remedies, answer }: Diagnosis) => [healthy, remedies, answer.startsWith('Nothing is wrong')]
const CALM = [true, [], true]

describe('on a healthy system', () => {
  it('a customer on its way is calm, with the times at which it is expected', async () => {
    const { createCustomer } = await tillsync.ask<{
      createCustomer: { customer: { id: string }; operation: { operationId: string } }
    }>(
      `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "one", customer: { firstName: "Ada", lastName: "Lovelace" } }) {
        customer { id } operation { operationId } } }`,
    )
    customerId = createCustomer.customer.id
    operationId = createCustomer.operation.operationId
    const made = await diagnose(tillsync, { customer: { id: customerId } })
    expect(calmOf(made)).toEqual(CALM)
    const { trace } = made
    if (trace?.waitingFor !== null) {
      expect(trace).toMatchObject({ expectedBack: expect.stringMatching(/^20.*Z$/), whyNotExpected: null })
      expect(made.answer).toContain('back by')
    }
  })

  it('a customer that is back is calm, and its trace has the job, the session and the run of each hop', async () => {
    await until(
      async () =>
        (
          await tillsync.ask<{ operation: { status: string } }>(`query ($id: ID!) { operation(id: $id) { status } }`, {
            id: operationId,
          })
        ).operation.status === 'DISTRIBUTED',
    )
    for (const input of [{ customer: { id: customerId } }, { operation: operationId }])
      expect(calmOf(await diagnose(tillsync, input))).toEqual(CALM)
    const { operation } = await tillsync.ask<{ operation: { trace: { hops: unknown[]; waitingFor: string | null } } }>(
      `query ($id: ID!) { operation(id: $id) { trace { waitingFor hops { hop at expectedAt job session { __typename } run { job { jobId } } } } } }`,
      { id: operationId },
    )
    const done = { at: expect.stringMatching(/^20.*Z$/), expectedAt: null }
    expect(operation.trace).toEqual({
      waitingFor: null,
      hops: [
        { ...done, hop: 'CAPTURED', job: null, session: null, run: null },
        {
          ...done,
          hop: 'UPLOADED',
          job: 'P-0001',
          session: { __typename: 'UploadSession' },
          run: { job: { jobId: 'P-0001' } },
        },
        { ...done, hop: 'SYNCHRONIZED', job: 'synchronize', session: null, run: { job: { jobId: 'synchronize' } } },
        {
          ...done,
          hop: 'DISTRIBUTED',
          job: '1010',
          session: { __typename: 'DownloadSession' },
          run: { job: { jobId: '1010' } },
        },
      ],
    })
  })

  it('neither a channel nor the installation has a cause or a remedy', async () => {
    for (const input of [{ channel: 'houston' }, { channel: 'sanfrancisco' }, { installation: true }]) {
      const made = await diagnose(tillsync, input)
      expect([causes(made), ...calmOf(made)]).toEqual([[], ...CALM])
    }
  })
})

type Situation = { wrong: string; cause: string; set: () => Promise<unknown>; installationToo?: false }

const SITUATIONS: Situation[] = [
  {
    wrong: 'the channel is offline',
    cause: 'CHANNEL_ONLINE',
    set: () => ask(tillsync, 'setChannelOffline', 'SetChannelOfflineInput!', { channel: 'houston', offline: true }),
  },
  {
    wrong: 'the Real-time Service is not available to it',
    cause: 'REALTIME_SERVICE_AVAILABLE',
    set: () =>
      ask(tillsync, 'setRealtimeServiceAvailable', 'SetRealtimeServiceAvailableInput!', {
        channel: 'houston',
        available: false,
      }),
  },
  {
    wrong: 'its database is paused',
    cause: 'DATA_SYNC_NOT_PAUSED',
    set: () =>
      ask(tillsync, 'setDataSyncPaused', 'SetDataSyncPausedInput!', { channelDatabase: 'houston-db', paused: true }),
  },
  {
    wrong: 'its profile was changed, and 1070 has not been run since',
    cause: 'JOBS_APPLIED',
    set: () =>
      ask(tillsync, 'setFunctionalityProfile', 'SetFunctionalityProfileInput!', {
        profile: 'store-async',
        captureValidation: 'MINIMAL',
      }),
  },
  {
    wrong: 'its cache is older than its configuration',
    cause: 'CACHE_CURRENT',
    set: async () => {
      await ask(tillsync, 'setFunctionalityProfile', 'SetFunctionalityProfileInput!', {
        profile: 'store-async',
        captureValidation: 'STRICT',
      })
      await tillsync.runJob('1070')
      await ask(tillsync, 'flushChannelCache', 'FlushChannelCacheInput!', { channelDatabase: 'sanfrancisco-db' })
    },
  },
  {
    wrong: 'the schedule of its customers is not active',
    cause: 'SCHEDULES_ON_TIME',
    set: () => ask(tillsync, 'setSchedule', 'SetScheduleInput!', { schedule: 'default-customers', active: false }),
  },
]

describe('a diagnosis of a channel, and one of the installation,', () => {
  it.each(SITUATIONS)('names that $wrong, and nothing else, and its remedies cure', async ({ cause, set }) => {
    await set()
    const input = { channel: 'houston' }
    expect(causes(await diagnose(tillsync, input))).toEqual([cause])
    expect(causes(await diagnose(tillsync, { installation: true }))).toEqual([cause])
    const { steps, left } = await cure(tillsync, input)
    expect([steps.filter((step) => step.includes('(')), causes(left)]).toEqual([[], []])
    const { left: all } = await cure(tillsync, { installation: true })
    expect(causes(all)).toEqual([])
  })

  it('names a number sequence that comes to its end, and extends it', async () => {
    await tillsync.databases.hq.db.execute(sql`update number_sequence set next = largest - 1`)
    expect(causes(await diagnose(tillsync, { installation: true }))).toEqual(['NUMBER_SEQUENCE'])
    const { steps, left } = await cure(tillsync, { installation: true })
    expect([steps[0], causes(left)]).toEqual(['setUpOrganization', []])
  })
})
