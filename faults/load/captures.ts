import { setTimeout as pause } from 'node:timers/promises'
import type { Channel, History } from '../history.ts'
import { expectOnlyAgain, keyOf, type Load, send, type UserErrors } from './till.ts'

/**
 * The share of customers that headquarters refuses until a person corrects them, and of those that are erased later.
 */
const REFUSED_AT_HEADQUARTERS = 0.01
const ERASED_LATER = 0.01
/** What headquarters refuses and its correction. */
export const UNKNOWN_GROUP = '999'
export const KNOWN_GROUP = '30'

/** A customer that may be edited: its node id, and its GUID. */
export type Known = { id: string; key: string; name: string }

type Row = { idempotencyKey: string; customer: { firstName: string; lastName: string; customerGroup?: string } }
type Created = {
  customer: { id: string; accountNumber: string | null } | null
  route: 'ASYNC' | 'REALTIME' | null
  operation: { operationId: string } | null
} & UserErrors

type Creating = { till: number; rest: () => number; rows: number; known: Known[]; erasable: Known[] }

const CREATED = 'customer { id accountNumber } route operation { operationId } userErrors { code }'

/**
 * A till that creates customers, single ones and lists, through a channel that captures, or through one that calls
 * headquarters in real time. `rows`: how many customers a request has at most. `known` and `erasable`
 * receive what others edit and erase.
 */
export async function createCustomers(
  load: Load,
  history: History,
  { till, rest, rows: most, known, erasable }: Creating,
): Promise<void> {
  const { random } = load
  for (let nth = 0; !load.stopped(); ) {
    const draw = random()
    const channel = channelAt(load.channels, draw)
    const size = random() < 0.4 || channel === 'sanfrancisco' ? 1 : 2 + Math.floor(random() * (most - 1))
    const rows = Array.from({ length: size }, () => rowOf(`${till}x${nth++}`, channel, random()))
    for (const { idempotencyKey: key, customer } of rows)
      history.note({ type: 'create sent', key, channel, name: customer.lastName })
    await untilCreated(channel, rows)
    await pause(rest() * random() * 2)
  }

  async function untilCreated(channel: Channel, rows: readonly Row[]): Promise<void> {
    for (let left = rows; left.length > 0; ) {
      const created = await create(load, channel, left)
      for (const [nth, { idempotencyKey: key, customer: asked }] of left.entries()) {
        const { customer, route, operation } = created[nth] ?? {}
        if (!customer || !route) continue
        const one = { id: customer.id, key: keyOf(customer.id), name: asked.lastName }
        const answer = {
          customerKey: one.key,
          account: customer.accountNumber,
          route,
          operationId: operation?.operationId ?? null,
        }
        history.note({ type: 'created', key, channel, name: one.name, ...answer })
        // What headquarters does not hear of yet is neither erased nor edited elsewhere.
        if (load.away.has(channel)) continue
        if (one.name.startsWith('FaultErased')) erasable.push(one)
        else if (asked.customerGroup === undefined && random() < 0.02) known.push(one)
      }
      left = left.filter((_, nth) => !created[nth]?.customer || !created[nth]?.route)
      if (left.length > 0) await pause(50 + random() * 200)
    }
  }
}

/** Which channel a till uses, by a number from 0 to 1. Only San Francisco is in real time, so it has fewer of many. */
function channelAt(channels: readonly Channel[], draw: number): Channel {
  const captures = channels.filter((channel) => channel !== 'sanfrancisco')
  if (captures.length === 2) return draw < 0.6 ? 'houston' : draw < 0.75 ? 'online' : 'sanfrancisco'
  return captures[Math.floor((draw / 0.95) * captures.length)] ?? 'sanfrancisco'
}

function rowOf(nth: string, channel: Channel, draw: number): Row {
  const kind = draw < ERASED_LATER ? 'Erased' : ''
  const refused = channel !== 'sanfrancisco' && draw > 1 - REFUSED_AT_HEADQUARTERS
  return {
    idempotencyKey: `fault-${nth}`,
    customer: {
      firstName: 'Some',
      lastName: `Fault${kind}${nth}`,
      ...(refused ? { customerGroup: UNKNOWN_GROUP } : {}),
    },
  }
}

/** The results by row; empty when all must be sent again. */
async function create(load: Load, channel: Channel, rows: readonly Row[]): Promise<readonly Created[]> {
  const [first] = rows
  const results =
    rows.length === 1
      ? [await send<Created>(load, 'createCustomer', 'CreateCustomerInput', CREATED, { channel, ...first })]
      : (
          await send<{ results: Created[] } & UserErrors>(
            load,
            'createCustomers',
            'CreateCustomersInput',
            `results { ${CREATED} } userErrors { code }`,
            { channel, customers: rows },
          )
        )?.results
  const answered = (results ?? []).filter((result): result is Created => result !== null)
  expectOnlyAgain(answered.flatMap(({ userErrors }) => userErrors))
  return answered
}
