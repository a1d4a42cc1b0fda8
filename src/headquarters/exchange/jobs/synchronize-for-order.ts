import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { HeadquartersRewound, headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { PROGRAM_REASONS } from '../../../model/history-reason.ts'
import type { OperationStatus } from '../../../model/operation.ts'
import { customerDocuments } from '../../customers/customer-documents.ts'
import { currentKey } from '../../customers/redirects.ts'
import { synchronizeOperations } from '../../synchronize/synchronize-operations.ts'
import { download } from '../download/download.ts'
import { type ExchangeRefusal, refused, type Transfer } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'

/**
 * The customer that an order needs, and one of its addresses. The caller has checked that the channel may see the
 * customer.
 */
export type OrderNeeds = {
  channelId: string
  channelDatabaseId: string
  customerKey: string
  addressId: string | null
}

/** An operation that the order waits for is not complete. */
export type OperationNotCompleted = {
  __typename: 'OperationNotCompleted'
  code: 'OPERATION_NOT_COMPLETED'
  field: string[]
  message: string
  operationId: string
}

/**
 * The account number, or the reason that there is none; the ids of the operations that were tried or are open; and
 * whether a customer order may have the customer (docs/domain.md, D-43).
 */
export type SynchronizedForOrder = {
  accountNumber: string | null
  operationIds: string[]
  /** Null when the channel is not known. */
  orderMode: 'SYNCHRONOUS' | 'ASYNCHRONOUS' | null
  canBeOrdered: boolean
  advice: string
  userErrors: (ExchangeRefusal | OperationNotCompleted)[]
}

/** The same, for a customer that is read again by the resolver. */
export type CustomerForOrder = SynchronizedForOrder & { channelId: string; customerKey: string }

/** How long to wait for jobs that are already running and for other transactions that lock the customer. */
const PATIENCE_MS = 10_000
const POLL_INTERVAL_MS = 100

/**
 * Synchronizes one customer's operations of a channel database at once, through the ordinary pipeline: P-0001 for these
 * operations, then *Synchronize* for each in order, including failed ones (the cause may be fixed), then 1010. Waits up
 * to ten seconds for jobs that are already running, and takes what they bring.
 */
export async function synchronizeForOrder(
  sides: Sides,
  actor: Actor,
  needs: OrderNeeds,
): Promise<SynchronizedForOrder> {
  const hq = headquartersOf(sides)
  const { channelDatabaseId, customerKey } = needs
  const deadline = performance.now() + PATIENCE_MS
  const refusals: ExchangeRefusal[] = []
  const isPending = (await pendingOf(sides, needs)).length > 0
  if (isPending) {
    const sent = await whenFree(deadline, () => upload(sides, actor, channelDatabaseId, { quiet: true, customerKey }))
    if (sent.refusal) refusals.push(sent.refusal)
  }
  const tried = await synchronizeOpen(hq, actor, needs, deadline).catch((error) => {
    if (!(error instanceof HeadquartersRewound)) throw error
    if (refusals.length === 0) refusals.push(refused('HEADQUARTERS_REWOUND', error.message))
    return []
  })
  if (isPending || tried.length > 0) {
    const before = await lastSession(hq.db, channelDatabaseId)
    const downloaded = await whenFree(deadline, async () =>
      (await hasAppliedAfter(hq.db, channelDatabaseId, before))
        ? { session: null, refusal: null }
        : await download(sides, actor, '1010', channelDatabaseId),
    )
    if (downloaded.refusal) refusals.push(downloaded.refusal)
  }
  const open = [...(await openOf(hq.db, needs)), ...(await pendingOf(sides, needs))]
  const accountNumber = await accountOf(hq.db, customerKey)
  const missing = refusals.length > 0 ? null : await whatIsMissing(hq.db, needs, accountNumber, open)
  const userErrors = missing ? [missing] : refusals
  const result = userErrors[0]?.code ?? 'DONE'
  await recordAudit(hq.db, actor, { action: 'synchronizeForOrder', target: customerKey, result })
  const operationIds = [...new Set([...tried, ...open.map(({ operationId }) => operationId)])]
  return { accountNumber, operationIds, ...(await orderOf(hq.db, needs.channelId, userErrors)), userErrors }
}

/** A synchronized customer can be on any order; another one on an asynchronous order only. */
async function orderOf(
  hq: Executor,
  channelId: string,
  userErrors: SynchronizedForOrder['userErrors'],
): Promise<Pick<SynchronizedForOrder, 'orderMode' | 'canBeOrdered' | 'advice'>> {
  const [profile] = await execute<{ asynchronous: boolean }>(
    hq,
    sql`/* exchange.orderMode */
    select p.create_customer_orders_in_async_mode as asynchronous
    from channel
    join functionality_profile p on p.id = channel.functionality_profile_id
    where channel.id = ${channelId}`,
  )
  const asynchronous = profile?.asynchronous ?? false
  const orderMode = asynchronous ? 'ASYNCHRONOUS' : 'SYNCHRONOUS'
  const [first] = userErrors
  if (!first) return { orderMode, canBeOrdered: true, advice: READY }
  return { orderMode, canBeOrdered: asynchronous, advice: asynchronous ? LATER : `${NOT_YET} ${first.message}` }
}

const READY = 'The customer is synchronized: put it on the order.'
const LATER =
  'Create the order asynchronously: the customer is still Pending sync, and is synchronized with the order later.'
const NOT_YET =
  'Do not create the order yet: this channel creates customer orders synchronously, which ' +
  'takes a synchronized customer.'

type Open = { operationId: string; status: OperationStatus; addressIds: string[] }

/** The operations that only the channel has. */
async function pendingOf(sides: Sides, { channelDatabaseId, customerKey }: OrderNeeds): Promise<Open[]> {
  const side = sides.channelSides.get(channelDatabaseId)
  if (!side) return []
  const pending = await onChannelDatabase(() => side.pendingOperations({ customerKey, direction: 'asc', limit: 100 }))
  return pending.map(({ operationId }) => ({ operationId, status: 'CAPTURED', addressIds: [] }))
}

/** The operations that headquarters has and that are not complete, in their order. */
async function openOf(hq: Executor, { channelDatabaseId, customerKey }: OrderNeeds): Promise<Open[]> {
  return await execute<Open>(
    hq,
    sql`/* exchange.openOfCustomer */
    select o.operation_id as "operationId", o.status,
      array(select a.address_id::text from retail_async_address_v2 a
        where a.operation_id = o.operation_id) as "addressIds"
    from operation o
    where o.customer_key = ${customerKey}::uuid and o.channel_database_id = ${channelDatabaseId} and o.route = 'ASYNC'
      and o.status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
    order by o.operation_number`,
  )
}

/** Synchronizes each operation at most once and returns the ids of those tried. */
async function synchronizeOpen(
  hq: HeadquartersDatabase,
  actor: Actor,
  needs: OrderNeeds,
  deadline: number,
): Promise<string[]> {
  const tried = new Set<string>()
  for (;;) {
    const open = await openOf(hq.db, needs)
    const ready = open.filter(
      ({ operationId, status }) => ['UPLOADED', 'FAILED'].includes(status) && !tried.has(operationId),
    )
    const taken = await synchronizeOperations(
      hq,
      actor,
      ready.map(({ operationId }) => operationId),
      { reason: PROGRAM_REASONS.ORDER },
    )
    for (const { operationId } of taken) tried.add(operationId)
    if (taken.length > 0) continue
    if (!open.some(({ status }) => status === 'IN_PROGRESS') || performance.now() > deadline) return [...tried]
    await pause(POLL_INTERVAL_MS)
  }
}

/** Runs a job as soon as no other run of it is in progress. */
async function whenFree<T>(deadline: number, run: () => Promise<Transfer<T>>): Promise<Transfer<T>> {
  for (;;) {
    const transfer = await run()
    if (transfer.refusal?.code !== 'JOB_ALREADY_RUNNING' || performance.now() > deadline) return transfer
    await pause(POLL_INTERVAL_MS)
  }
}

/** The number of the newest session of 1010; null before the first. */
async function lastSession(hq: Executor, channelDatabaseId: string): Promise<string | null> {
  const [newest] = await execute<{ number: string }>(
    hq,
    sql`/* exchange.newestCustomerSession */
    select max(number)::text as number
    from download_session
    where channel_database_id = ${channelDatabaseId} and job_id = '1010'`,
  )
  return newest?.number ?? null
}

/**
 * True when another caller's 1010 has brought the channel what this order needs: its session started after a given one,
 * and is applied. So many orders at once share sessions instead of waiting for one each. A first load does not count:
 * its package may be older.
 */
async function hasAppliedAfter(hq: Executor, channelDatabaseId: string, number: string | null): Promise<boolean> {
  const [found] = await execute<{ applied: boolean }>(
    hq,
    sql`/* exchange.customersAppliedAfter */
    select exists (
      select from download_session
      where channel_database_id = ${channelDatabaseId} and job_id = '1010' and number > ${number ?? '0'}::bigint
        and status in ('APPLIED', 'NO_DATA') and not "full"
    ) as applied`,
  )
  return found?.applied ?? false
}

async function accountOf(hq: Executor, customerKey: string): Promise<string | null> {
  const [given] = await execute<{ account: string }>(
    hq,
    sql`/* exchange.accountOf */
    select account from customer_account where customer_key = ${await currentKey(hq, customerKey)}::uuid`,
  )
  return given?.account ?? null
}

/**
 * What the order needs and headquarters lacks, with the operation that it waits for; null if headquarters has
 * everything.
 */
async function whatIsMissing(
  hq: Executor,
  { customerKey, addressId }: OrderNeeds,
  accountNumber: string | null,
  open: readonly Open[],
): Promise<OperationNotCompleted | ExchangeRefusal | null> {
  const [first] = open
  if (accountNumber === null) {
    if (first) return notCompleted('customerId', first)
    return refused('NOT_FOUND', 'Headquarters does not have this customer, because its creation was dismissed.', [
      'customerId',
    ])
  }
  if (addressId === null) return null
  const [customer] = await customerDocuments(hq, [customerKey])
  if (customer?.addresses.some((address) => address.addressId === addressId)) return null
  const blocking = open.find(({ addressIds }) => addressIds.includes(addressId)) ?? open.find(isCaptured)
  if (blocking) return notCompleted('addressId', blocking)
  return refused('NOT_FOUND', 'The customer does not have this address at headquarters.', ['addressId'])
}

const isCaptured = ({ status }: Open) => status === 'CAPTURED'

function notCompleted(field: string, { operationId, status }: Open): OperationNotCompleted {
  return {
    __typename: 'OperationNotCompleted',
    code: 'OPERATION_NOT_COMPLETED',
    field: [field],
    message: ADVICE[status] ?? 'The operation is not synchronized yet. Try again shortly.',
    operationId,
  }
}

const ADVICE: { [status in OperationStatus]?: string } = {
  CAPTURED:
    'Headquarters does not have the operation yet: the channel is offline, or its operations cannot be uploaded now.',
  FAILED: 'Headquarters refused the operation. See its last known error, and correct the operation there.',
  WAITING_ON: 'An earlier operation of the customer failed. Resolve that one first.',
}
