import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import { ASYNC_EDIT, FEATURE_JOBS, LOYALTY_JOB } from '../../model/configuration.ts'
import { mutate, runJobs } from './mutate.ts'
import type { People } from './people.ts'
import { REGISTER, readSetting, type Setting, schedulesOf } from './setting.ts'
import { create, edit } from './till.ts'

/** The context of a situation: the server, its state before, and the selected channels. */
export type Stage = {
  connection: Connection
  people: People
  setting: Setting
  channels: readonly string[]
  /** A token of the register that the simulator plays at a channel. */
  registerToken: (channel: string) => Promise<string>
}

/** A situation of the FAQ. */
export type Situation = {
  /** What is wrong, and how it shows. */
  what: string
  /** Sets it up. Returns the customer to look at, if any. */
  setUp(stage: Stage): Promise<string | null>
  /** The query that explains it; `%` stands for the customer's id. */
  ask: string
  /** The page's view that shows it. */
  view: string
  /** The schedules are stopped; the simulator runs these of their jobs. */
  jobs?: readonly string[]
  /** The share of bad customers when the command line gives none. */
  bad?: number
}

const OF_CUSTOMER = '{ diagnose(input: { customer: { id: "%" } }) { answer remedies { title mutation variables } } }'
const OF_FEATURE = '{ diagnose(input: { feature: "ASYNC_EDIT" }) { answer remedies { title mutation variables } } }'
const OF_CHANNEL = '{ diagnose(input: { channel: "houston" }) { answer remedies { title mutation variables } } }'
const OF_INSTALLATION = '{ diagnose(input: { installation: true }) { answer remedies { title mutation variables } } }'
const PENDING = 'Its customers stay "Pending sync".'

/** Every situation that can be set up, by name. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  'headquarters-away': {
    what:
      "Headquarters' database cannot be reached. Tills continue to capture; other requests fail with " +
      'HEADQUARTERS_UNREACHABLE.',
    setUp: async (stage) => {
      await mutate(stage.connection, 'setSimulation', { headquartersReachable: false })
      return captured(stage)
    },
    ask: '{ dashboardStats { headquartersReachable steps { step pending } } }',
    view: '/',
  },
  'headquarters-slow': {
    what: 'Each answer of headquarters takes a second longer. Real-time calls make the till wait; captures do not.',
    setUp: async (stage) => {
      await mutate(stage.connection, 'setSimulation', { headquartersDelayMs: 1_000 })
      return captured(stage)
    },
    ask: '{ features { key status } }',
    view: '/',
  },
  'channel-offline': {
    what:
      'The channels are offline: they make no Real-time Service calls, and P-0001 leaves their operations ' +
      `pending. ${PENDING}`,
    setUp: async (stage) => {
      for (const channel of stage.channels)
        await mutate(stage.connection, 'setChannelOffline', { channel, offline: true })
      return captured(stage)
    },
    ask: OF_CUSTOMER,
    view: '/operations',
  },
  'channel-database-unreachable': {
    what: `Headquarters cannot reach the channels' databases; their tills continue to capture. ${PENDING}`,
    setUp: async (stage) => {
      const customer = await captured(stage)
      await eachDatabase(stage, (key) => simulated(stage, key, { reachable: false }))
      return customer
    },
    ask: OF_CHANNEL,
    view: '/operations',
  },
  'realtime-down': {
    what:
      'The Real-time Service is unavailable to the channels: requests that need it are captured, or refused with ' +
      'HEADQUARTERS_UNREACHABLE.',
    setUp: async (stage) => {
      for (const channel of stage.channels)
        await mutate(stage.connection, 'setRealtimeServiceAvailable', { channel, available: false })
      return captured(stage)
    },
    ask: OF_CHANNEL,
    view: '/operations',
  },
  'data-sync-paused': {
    what:
      "Data synchronization is paused for the channels' databases: nothing is uploaded from them or downloaded " +
      `to them. ${PENDING}`,
    setUp: async (stage) => {
      await eachDatabase(stage, (channelDatabase) =>
        mutate(stage.connection, 'setDataSyncPaused', { channelDatabase, paused: true }),
      )
      return captured(stage)
    },
    ask: OF_CUSTOMER,
    view: '/operations',
  },
  'features-not-applied': {
    what:
      'Editing in asynchronous mode is enabled, but jobs 1110 and 1070 have not run since: updates still use the ' +
      'Real-time Service.',
    setUp: async (stage) => {
      const customer = await travelled(stage)
      await enableEditing(stage)
      await editedAll(stage, customer)
      return customer
    },
    ask: OF_FEATURE,
    view: '/features',
  },
  'stale-cache': {
    what:
      'Editing in asynchronous mode is enabled and its jobs have run, but the caches of the channels do not ' +
      'expire: updates still use the Real-time Service.',
    setUp: async (stage) => {
      const customer = await travelled(stage)
      await eachDatabase(stage, (key) => simulated(stage, key, { cacheFrozen: true }))
      await enableEditing(stage)
      await runJobs(stage.connection, FEATURE_JOBS)
      await editedAll(stage, customer)
      return customer
    },
    ask: OF_FEATURE,
    view: '/features',
  },
  'session-suspended': {
    what:
      'A download session of job 1010 is SUSPENDED: all its tries have failed, and later sessions wait for it. ' +
      `${PENDING}`,
    setUp: suspendSession,
    ask: OF_CUSTOMER,
    view: '/jobs',
  },
  'rows-failing': {
    what:
      'The tills capture what headquarters refuses (captureValidation MINIMAL): operations are FAILED and block ' +
      'later ones of the same customer.',
    setUp: failRows,
    ask: '{ operations(filter: { status: [FAILED] }) { nodes { operationId lastKnownError { code field message } } } }',
    view: '/operations',
    bad: 0.2,
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
  'loyalty-numbers-exhausted': {
    what:
      'The number sequence of loyalty cards has no numbers left: a card without a number of its own is refused with ' +
      'NUMBER_SEQUENCE_EXHAUSTED.',
    setUp: async (stage) => {
      const customer = await travelled(stage)
      if (customer !== null) await withCard(stage, customer)
      await spendNumbers(stage.connection, 'LoyaltyCard')
      if (customer !== null) await withCard(stage, customer)
      await runJobs(stage.connection, [LOYALTY_JOB])
      return customer
    },
    ask: OF_CHANNEL,
    view: '/customers',
  },
  'attribute-missing': {
    what:
      'Headquarters requires a customer attribute since the till has captured a customer without it: the operation is ' +
      `FAILED with REQUIRED. ${PENDING}`,
    setUp: requireAttribute,
    ask: OF_CUSTOMER,
    view: '/operations',
  },
  'register-paused': {
    what: 'An operator has paused a register on which captures have waited for two hours: it sends none of them.',
    setUp: async (stage) => {
      await waitingRegister(stage)
      const [channel = ''] = stage.channels
      await mutate(stage.connection, 'pauseRegister', { channel, register: REGISTER, reason: 'Simulated stocktaking' })
      return null
    },
    ask: OF_CHANNEL,
    view: '/',
  },
  'register-waiting': {
    what: 'A register reports that captures have waited on it for two hours: it is online, and does not send them.',
    setUp: async (stage) => {
      await waitingRegister(stage)
      return null
    },
    ask: OF_CHANNEL,
    view: '/',
  },
  'register-silent': {
    what:
      'A register has not reported for two hours, and captures wait on it: nobody else has them. Its till is switched ' +
      'off, or has no network.',
    setUp: async (stage) => {
      await waitingRegister(stage)
      await eachDatabase({ ...stage, channels: stage.channels.slice(0, 1) }, (key) =>
        simulated(stage, key, { registersSilent: true }),
      )
      return null
    },
    ask: OF_CHANNEL,
    view: '/',
  },
  'mail-server-away': {
    what: 'The mail server takes no mail: the welcome message of a new customer has waited for two hours.',
    setUp: (stage) => unsentWelcome(stage, 2),
    ask: OF_INSTALLATION,
    view: '/',
  },
  'welcome-message-given-up': {
    what:
      'The mail server has taken no mail for three days: the welcome message of a new customer was given up, and is ' +
      'sent only when a person lets it be tried again.',
    setUp: async (stage) => {
      const customer = await unsentWelcome(stage, 73)
      await givenUp(stage.connection)
      return customer
    },
    ask: OF_INSTALLATION,
    view: '/',
  },
  'number-sequence-exhausted': {
    what:
      'The number sequence of customer accounts has no numbers left: new customers fail with ' +
      'NUMBER_SEQUENCE_EXHAUSTED.',
    setUp: exhaustNumbers,
    ask: OF_CUSTOMER,
    view: '/operations',
  },
}

/** Captures a customer in the first of the channels. */
async function captured({ connection, people, channels }: Stage): Promise<string | null> {
  return (await create(connection, channels[0] ?? '', people.customer())).customerId
}

/** A customer who has been synchronized and distributed. */
async function travelled(stage: Stage): Promise<string | null> {
  const customer = await captured(stage)
  await runJobs(stage.connection, ['P-0001', 'synchronize', '1010'])
  return customer
}

/** Enables the feature; if it is already on, the channels lose it first. */
async function enableEditing({ connection, setting }: Stage): Promise<void> {
  if (setting.features.some(({ key, enabled }) => key === ASYNC_EDIT && enabled)) {
    await mutate(connection, 'disableFeature', { feature: ASYNC_EDIT })
    await runJobs(connection, FEATURE_JOBS)
    await mutate(connection, 'flushChannelCache', {})
  }
  await mutate(connection, 'enableFeature', { feature: ASYNC_EDIT, confirm: true })
}

/** Updates that still use the Real-time Service. */
async function editedAll({ connection, people, channels }: Stage, customer: string | null): Promise<void> {
  if (customer === null) return
  for (const field of ['updateCustomer', 'setCustomerContact'] as const)
    await edit(connection, people, channels[0] ?? '', customer, field)
}

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

async function failRows(stage: Stage): Promise<string | null> {
  const { connection, people, setting, channels } = stage
  const [channel = ''] = channels
  for (const { id } of setting.organization.functionalityProfiles)
    await mutate(connection, 'setFunctionalityProfile', { profile: id, captureValidation: 'MINIMAL' })
  await runJobs(connection, ['1070'])
  await mutate(connection, 'flushChannelCache', {})
  let first: string | null = null
  for (let n = 0; n < 4; n++) first ??= (await create(connection, channel, people.badCustomer())).customerId
  if (first !== null) await edit(connection, people, channel, first, 'addCustomerAddress')
  await runJobs(connection, ['P-0001', 'synchronize'])
  return first
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

async function exhaustNumbers(stage: Stage): Promise<string | null> {
  const { connection } = stage
  // A sequence has at least one number.
  await travelled(stage)
  await spendNumbers(connection, 'CustomerAccount')
  const customer = await captured(stage)
  await runJobs(connection, ['P-0001', 'synchronize'])
  return customer
}

/** Makes the next number of a number sequence the first one that it does not have. */
async function spendNumbers(connection: Connection, reference: string): Promise<void> {
  for (const { numberSequences, ...entity } of (await readSetting(connection)).organization.legalEntities) {
    const spent = numberSequences
      .filter((sequence) => sequence.reference === reference)
      .map(({ next, ...sequence }) => ({
        ...sequence,
        largest: String(BigInt(next) > BigInt(sequence.smallest) ? BigInt(next) - 1n : BigInt(sequence.smallest)),
      }))
    await mutate(connection, 'setUpOrganization', { legalEntities: [{ ...entity, numberSequences: spent }] })
  }
}

/** Captures a customer, then requires an attribute that it has not, and synchronizes it. */
async function requireAttribute(stage: Stage): Promise<string | null> {
  const { connection, setting } = stage
  const customer = await captured(stage)
  for (const { numberSequences: _, attributes, ...entity } of setting.organization.legalEntities)
    await mutate(connection, 'setUpOrganization', {
      legalEntities: [
        {
          ...entity,
          attributes: attributes.slice(0, 1).map((each) => ({ ...each, required: true, defaultValue: null })),
        },
      ],
    })
  await runJobs(connection, ['P-0001', 'synchronize'])
  return customer
}

/** A register of the first channel reports captures that have waited for two hours. */
async function waitingRegister({ connection, channels: [channel = ''], registerToken }: Stage): Promise<void> {
  const till = { ...connection, token: await registerToken(channel) }
  const report = { version: 'Simulator', waitingCaptures: 3, oldestWaitingForSeconds: 7_200 }
  await mutate(till, 'reportRegister', { channel, ...report })
}

/** A new customer is owed a welcome message for so many hours, and the mail server is away. */
async function unsentWelcome(stage: Stage, hours: number): Promise<string | null> {
  const { connection, setting, people, channels } = stage
  await mutate(connection, 'setSimulation', { mailServerReachable: false })
  const welcomeMessages = [{ languageId: 'en-US', subject: 'Welcome', body: 'Dear {name}, welcome.' }]
  for (const { numberSequences: _, welcomeMessages: own, ...entity } of setting.organization.legalEntities)
    await mutate(connection, 'setUpOrganization', {
      legalEntities: [{ ...entity, sendWelcomeMessages: true, ...(own.length === 0 && { welcomeMessages }) }],
    })
  const customer = { ...people.customer(), email: 'new.customer@example.com' }
  const { customerId } = await create(connection, channels[0] ?? '', customer)
  await runJobs(connection, ['P-0001', 'synchronize', '1010'])
  await mutate(connection, 'setSimulation', { ageWelcomeMessagesHours: hours })
  return customerId
}

const unsent = z.object({
  organization: z.object({
    legalEntities: z.array(z.object({ unsentWelcomeMessages: z.object({ givenUp: z.number() }) })),
  }),
})

/** Waits until the process with the role `worker` has given up a message, as it does at its next look. */
async function givenUp(connection: Connection): Promise<void> {
  for (let looks = 0; looks < 60; looks++) {
    const { organization } = await request(
      connection,
      'query GivenUp { organization { legalEntities { unsentWelcomeMessages { givenUp } } } }',
      {},
      unsent,
    )
    if (organization.legalEntities.some(({ unsentWelcomeMessages }) => unsentWelcomeMessages.givenUp > 0)) return
    await pause(500)
  }
  throw new Error('No process has given up the message within 30 seconds: start one with the role worker.')
}

/** Issues a loyalty card to the customer at the first channel. */
async function withCard({ connection, people, channels: [channel = ''] }: Stage, customer: string): Promise<void> {
  await edit(connection, people, channel, customer, 'issueLoyaltyCard')
}

const simulated = ({ connection }: Stage, channelDatabase: string, change: object) =>
  mutate(connection, 'setSimulation', { channelDatabases: [{ channelDatabase, ...change }] })

async function eachDatabase({ setting, channels }: Stage, work: (key: string) => Promise<void>): Promise<void> {
  const databases = setting.channels.filter(({ key }) => channels.includes(key)).map(({ database }) => database.key)
  for (const key of new Set(databases)) await work(key)
}
