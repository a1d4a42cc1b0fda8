import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { causes, type Diagnosis, diagnose } from './asking.ts'
import { ask, until } from './stage.ts'

// With the schedules running nothing is found wrong where nothing is.

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

const calmOf = ({ healthy, remedies, answer }: Diagnosis) => [healthy, remedies, answer.startsWith('Nothing is wrong')]
const CALM = [true, [], true]

describe('on a healthy system', () => {
  it('a customer in progress has no cause, and its expected times are given', async () => {
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

  it('a distributed customer has no cause, and its trace has the job, the session and the run of each step', async () => {
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
    const { operation } = await tillsync.ask<{ operation: { trace: { steps: unknown[]; waitingFor: string | null } } }>(
      `query ($id: ID!) { operation(id: $id) { trace { waitingFor steps { step at expectedAt job session { __typename } run { job { jobId } } } } } }`,
      { id: operationId },
    )
    const done = { at: expect.stringMatching(/^20.*Z$/), expectedAt: null }
    expect(operation.trace).toEqual({
      waitingFor: null,
      steps: [
        { ...done, step: 'CAPTURED', job: null, session: null, run: null },
        {
          ...done,
          step: 'UPLOADED',
          job: 'P-0001',
          session: { __typename: 'UploadSession' },
          run: { job: { jobId: 'P-0001' } },
        },
        { ...done, step: 'SYNCHRONIZED', job: 'synchronize', session: null, run: { job: { jobId: 'synchronize' } } },
        {
          ...done,
          step: 'DISTRIBUTED',
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
