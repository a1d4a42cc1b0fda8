import { z } from 'zod'
import { type Connection, request } from '../../../client/request.ts'
import { LOYALTY_JOB } from '../../../model/configuration.ts'
import { mutate, runJobs } from '../mutate.ts'
import { schedulesOf } from '../setting.ts'
import {
  captured,
  eachDatabase,
  OF_CHANNEL,
  OF_CUSTOMER,
  PENDING,
  type Situation,
  type Stage,
  simulated,
  travelled,
  withCard,
} from './stage.ts'

/** A job does not run, or does not get through. */
export const OF_JOBS = {
  'session-suspended': {
    what:
      'A download session of job 1010 is SUSPENDED: all its tries have failed, and later sessions wait for it. ' +
      `${PENDING}`,
    setUp: suspendSession,
    ask: OF_CUSTOMER,
    view: '/jobs',
  },
  'p-job-stopped': {
    what: `The schedule that runs the P-job is not active: operations stay CAPTURED. ${PENDING}`,
    setUp: async (stage) => {
      await stopSchedules(stage)
      return captured(stage)
    },
    ask: OF_CUSTOMER,
    view: '/jobs',
  },
  'synchronize-stopped': {
    what:
      '"Synchronize customers and channel requests" does not run: operations stay UPLOADED, ' +
      `OnlineOperationCompleted = 0. ${PENDING}`,
    setUp: (stage) => stoppedAfter(stage, ['P-0001']),
    jobs: ['P-0001'],
    ask: OF_CUSTOMER,
    view: '/jobs',
  },
  'download-stopped': {
    what:
      'Job 1010 does not run: operations are SYNCED, and the account numbers do not arrive at the channels. ' +
      `${PENDING}`,
    setUp: (stage) => stoppedAfter(stage, ['P-0001', 'synchronize']),
    jobs: ['P-0001', 'synchronize'],
    ask: OF_CUSTOMER,
    view: '/jobs',
  },
  'loyalty-behind': {
    what:
      'Job 1050 does not run: a loyalty card is known at the till that has issued it, and not ' +
      'found by number at others.',
    setUp: async (stage) => {
      const customer = await travelled(stage)
      await unscheduled(stage, LOYALTY_JOB)
      if (customer !== null) await withCard(stage, customer)
      return customer
    },
    ask: OF_CHANNEL,
    view: '/jobs',
  },
} as const satisfies { readonly [name: string]: Situation }

async function suspendSession(stage: Stage): Promise<string | null> {
  const { connection } = stage
  await mutate(connection, 'setUpOrganization', { parameters: { enforceSessionOrder: true } })
  await eachDatabase(stage, (key) => simulated(stage, key, { downloadsFail: true }))
  const customer = await captured(stage)
  await runJobs(connection, ['P-0001', 'synchronize'])
  // The maximum number of tries of a session.
  for (let tries = 0; tries < 10 && !(await isSuspended(connection)); tries++) await runJobs(connection, ['1010'])
  await eachDatabase(stage, (key) => simulated(stage, key, { downloadsFail: false }))
  return customer
}

async function isSuspended(connection: Connection): Promise<boolean> {
  const { downloadSessions } = await request(
    connection,
    'query Suspended { downloadSessions(status: [SUSPENDED], first: 1) { nodes { id } } }',
    {},
    z.object({ downloadSessions: z.object({ nodes: z.array(z.unknown()) }) }),
  )
  return downloadSessions.nodes.length > 0
}

/** Takes a job out of the schedules that run it beside others. */
async function unscheduled({ connection, setting }: Stage, job: string): Promise<void> {
  for (const { id, jobs } of schedulesOf(setting))
    if (jobs.includes(job) && jobs.length > 1)
      await mutate(connection, 'setSchedule', { schedule: id, jobs: jobs.filter((each) => each !== job) })
}

async function stopSchedules({ connection, setting }: Stage): Promise<void> {
  for (const { id, active } of schedulesOf(setting))
    if (active) await mutate(connection, 'setSchedule', { schedule: id, active: false })
}

async function stoppedAfter(stage: Stage, jobs: readonly string[]): Promise<string | null> {
  await stopSchedules(stage)
  const customer = await captured(stage)
  await runJobs(stage.connection, jobs)
  return customer
}
