import type { Connection } from '../../../client/request.ts'
import { mutate, runJobs } from '../mutate.ts'
import type { People } from '../people.ts'
import type { Setting } from '../setting.ts'
import { create, edit } from '../till.ts'

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

export const OF_CUSTOMER =
  '{ diagnose(input: { customer: { id: "%" } }) { answer remedies { title mutation variables } } }'
export const OF_FEATURE =
  '{ diagnose(input: { feature: "ASYNC_EDIT" }) { answer remedies { title mutation variables } } }'
export const OF_CHANNEL = '{ diagnose(input: { channel: "houston" }) { answer remedies { title mutation variables } } }'
export const OF_INSTALLATION =
  '{ diagnose(input: { installation: true }) { answer remedies { title mutation variables } } }'
export const PENDING = 'Its customers stay "Pending sync".'

/** Captures a customer in the first of the channels. */
export async function captured({ connection, people, channels }: Stage): Promise<string | null> {
  return (await create(connection, channels[0] ?? '', people.customer())).customerId
}

/** A customer who has been synchronized and distributed. */
export async function travelled(stage: Stage): Promise<string | null> {
  const customer = await captured(stage)
  await runJobs(stage.connection, ['P-0001', 'synchronize', '1010'])
  return customer
}

/** Issues a loyalty card to the customer at the first channel. */
export async function withCard(
  { connection, people, channels: [channel = ''] }: Stage,
  customer: string,
): Promise<void> {
  await edit(connection, people, channel, customer, 'issueLoyaltyCard')
}

export const simulated = ({ connection }: Stage, channelDatabase: string, change: object) =>
  mutate(connection, 'setSimulation', { channelDatabases: [{ channelDatabase, ...change }] })

export async function eachDatabase({ setting, channels }: Stage, work: (key: string) => Promise<void>): Promise<void> {
  const databases = setting.channels.filter(({ key }) => channels.includes(key)).map(({ database }) => database.key)
  for (const key of new Set(databases)) await work(key)
}
