import { setTimeout as pause } from 'node:timers/promises'
import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { patiently } from './connect/patiently.ts'
import { FEED_CUSTOMER } from './feed/customer-fragment.ts'
import { type FeedFile, type FeedLine, type Next, openFeedFile } from './feed/feed-file.ts'
import { assertWritable, say } from './terminal/output.ts'
import { stopSignal } from './terminal/stop-signal.ts'

const CUSTOMERS = /* GraphQL */ `
  query FeedCustomers($after: String) {
    customers(first: 100, after: $after) {
      nodes { ...FeedCustomer }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${FEED_CUSTOMER}`

const CHANGES = /* GraphQL */ `
  query FeedChanges($after: String) {
    customersChanged(first: 100, after: $after) {
      cursor ready
      events {
        __typename
        ... on CustomerChanged { at customerId change mergedInto customer { ...FeedCustomer } }
        ... on Gap { reason }
      }
    }
  }
  ${FEED_CUSTOMER}`

const customer = z.looseObject({ id: z.string() })
const customersPage = z.object({
  customers: z.object({
    nodes: z.array(customer),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})
const changesPage = z.object({
  customersChanged: z.object({
    cursor: z.string(),
    ready: z.boolean(),
    events: z.array(
      z.looseObject({
        __typename: z.string(),
        at: z.string().optional(),
        customerId: z.string().optional(),
        change: z.string().optional(),
        mergedInto: z.string().nullish(),
        customer: customer.nullish(),
        reason: z.string().optional(),
      }),
    ),
  }),
})

/** Between two looks for changes with `--follow`, in milliseconds. */
const LOOK_AGAIN = 2_000

export const feedCommand = defineCommand({
  meta: {
    name: 'feed',
    description:
      "Writes headquarters' customers, and then their changes, to a file, a line of JSON each. Run again, it goes on " +
      'where it was. Needs a token for all channels; that of an integration, for values that are not masked',
  },
  args: {
    to: { type: 'string', required: true, description: 'The file; it is begun, or continued' },
    follow: { type: 'boolean', description: 'Goes on until Ctrl-C, whatever becomes of the server', default: false },
    ...connectionArgs,
  },
  async run({ args }) {
    await assertWritable(args.to)
    const connection = await connect(args)
    const file = await openFeedFile(args.to)
    const signal = stopSignal()
    try {
      const lines = await feed(connection, file, { follow: args.follow, signal })
      say(`${lines} lines. Run the command again to go on.`)
    } finally {
      await file.close()
    }
  },
})

type Feed = { follow: boolean; signal: AbortSignal }

/** Writes what there is, and with `follow` what comes. Returns the number of lines that were written. */
async function feed(connection: Connection, file: FeedFile, { follow, signal }: Feed): Promise<number> {
  let written = 0
  const ask = <T>(send: () => Promise<T>) =>
    patiently(send, { onBusy: () => say('The server is busy or away; waiting …'), signal, forever: follow })
  const append = async (lines: readonly FeedLine[], next: Next): Promise<Next> => {
    if (lines.length > 0) await file.append(lines, next)
    written += lines.length
    return next
  }
  const changesAfter = (after: string | null) => request(connection, CHANGES, { after }, changesPage)

  let next = file.next
  while (!signal.aborted) {
    if (next === null) {
      const { customersChanged } = await ask(() => changesAfter(null))
      next = await append([{ change: 'ALL_FOLLOW' }], { after: customersChanged.cursor, customersAfter: '' })
    } else if (next.customersAfter !== undefined) {
      const { after, customersAfter } = next
      const { customers } = await ask(() =>
        request(connection, CUSTOMERS, { after: customersAfter || null }, customersPage),
      )
      const { hasNextPage, endCursor } = customers.pageInfo
      const following = hasNextPage ? { after, customersAfter: endCursor ?? '' } : { after }
      const lines = customers.nodes.map((each) => ({ change: 'SAVED', id: each.id, customer: each }))
      next = await append(hasNextPage ? lines : [...lines, { change: 'ALL_READ' }], following)
    } else {
      const { after } = next
      const { customersChanged: page } = await ask(() => changesAfter(after))
      next = await append(...stepOf(page))
      if (next.customersAfter !== undefined || !page.ready) continue
      if (!follow) break
      await pause(LOOK_AGAIN, undefined, { signal }).catch(() => {})
    }
  }
  return written
}

/** The lines of a page of changes. After a gap all customers are read again. */
function stepOf({ cursor, events }: z.infer<typeof changesPage>['customersChanged']): [FeedLine[], Next] {
  const gap = events.find(({ __typename }) => __typename === 'Gap')
  if (gap) return [[{ change: 'ALL_FOLLOW', reason: gap.reason }], { after: cursor, customersAfter: '' }]
  const lines = events
    .filter(({ __typename }) => __typename === 'CustomerChanged')
    .map(({ at, customerId, change, mergedInto, customer }) => ({
      change: change === 'ERASED' || change === 'MERGED' ? change : customer ? 'SAVED' : 'REMOVED',
      id: customerId,
      at,
      ...(mergedInto && { mergedInto }),
      ...(customer && { customer }),
    }))
  return [lines, { after: cursor }]
}
