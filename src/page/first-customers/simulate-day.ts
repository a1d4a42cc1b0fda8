import { callApi } from '../api/call-api.ts'
import { CreateCustomerDocument, UpdateCustomerDocument } from '../generated/documents.ts'

/**
 * How many customers come in each hour from nine o'clock on; about a third of them are known, and change their data.
 */
const VISITS = [4, 6, 8, 10, 8, 6, 6, 8, 4] as const
const OPENS_AT = 9
/** A day takes a minute. */
const HOUR_MS = 60_000 / VISITS.length
const CHANGES = 0.3

const FIRST_NAMES = ['Ada', 'Bram', 'Carla', 'Dirk', 'Elena', 'Farid', 'Greta', 'Hugo', 'Ines', 'Joris', 'Kim', 'Luc']
const LAST_NAMES = ['Adams', 'Bakker', 'Cole', 'Duarte', 'Ek', 'Fischer', 'Green', 'Hart', 'Ito', 'Jansen', 'Klein']

/** What the day has brought so far. */
export type DayTally = {
  /** The hour of the day in the shops. */
  readonly hour: number
  /** Asynchronous operations. */
  readonly captured: number
  readonly realtime: number
  /** Customers whose data the till refused. */
  readonly refused: number
  /** Requests without an answer. */
  readonly failed: number
}

/** Before the first visit. */
export const MORNING: DayTally = { hour: OPENS_AT, captured: 0, realtime: 0, refused: 0, failed: 0 }

/** How many visits a day has. */
export const VISITS_OF_DAY = VISITS.reduce((sum, visits) => sum + visits, 0)

/**
 * Plays a day in the shops: tills of the channels create fictitious customers and change the phone numbers of earlier
 * ones, through the API as every till. It ends by itself, or earlier when `signal` is aborted.
 */
export async function simulateDay(
  channels: readonly string[],
  onVisit: (tally: DayTally) => void,
  signal: AbortSignal,
): Promise<void> {
  const known = channels.map((): string[] => [])
  let tally = MORNING
  let visit = 0
  for (const [hour, visits] of VISITS.entries())
    for (let nth = 0; nth < visits && !signal.aborted; nth += 1) {
      const till = visit % channels.length
      visit += 1
      const own = known[till] ?? []
      const returning = Math.random() < CHANGES ? own[Math.floor(Math.random() * own.length)] : undefined
      const result = await visitOf(channels[till] ?? '', returning, own).catch(() => 'failed' as const)
      tally = { ...tally, hour: OPENS_AT + hour, [result]: tally[result] + 1 }
      onVisit(tally)
      await pause(HOUR_MS / visits, signal)
    }
}

type Result = Exclude<keyof DayTally, 'hour'>

async function visitOf(channel: string, returning: string | undefined, known: string[]): Promise<Result> {
  const idempotencyKey = `simulated-day:${crypto.randomUUID()}`
  if (returning !== undefined) {
    const changes = { phone: phone() }
    const { updateCustomer } = await callApi(UpdateCustomerDocument, {
      input: { channel, customerId: returning, idempotencyKey, changes },
    })
    return resultOf(updateCustomer)
  }
  const [firstName, lastName] = [oneOf(FIRST_NAMES), oneOf(LAST_NAMES)]
  const email = `${firstName}.${lastName}.${crypto.randomUUID().slice(0, 8)}@example.com`.toLowerCase()
  const { createCustomer } = await callApi(CreateCustomerDocument, {
    input: { channel, idempotencyKey, customer: { firstName, lastName, email, phone: phone() } },
  })
  if (createCustomer.customer) known.push(createCustomer.customer.id)
  return resultOf(createCustomer)
}

function resultOf({ route, userErrors }: { route?: string | null; userErrors: readonly unknown[] }): Result {
  if (userErrors.length > 0) return 'refused'
  return route === 'ASYNC' ? 'captured' : 'realtime'
}

const oneOf = (list: readonly string[]): string => list[Math.floor(Math.random() * list.length)] ?? ''
const phone = () => `713555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
