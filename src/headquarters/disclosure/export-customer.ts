import { sql } from 'drizzle-orm'
import { Forbidden } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { StagingRowView } from '../../between/channel-queries.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { isTransient } from '../../db/errors.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { STAGING_TABLES, type StagingTable } from '../../model/operation.ts'
import type { ChannelOperationView, OperationView } from '../../model/operation-view.ts'
import { type ConsentView, readConsents } from '../customers/consents.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { keysOfPerson } from '../customers/redirects.ts'
import { type MergeView, readMerges } from '../merge/merge-view.ts'
import { refuseReason } from '../operations/changing/reason.ts'
import { type AttemptView, attemptsOf } from '../operations/list/attempts.ts'
import { findAtHeadquarters } from '../operations/list/find-operations.ts'
import { rowsOfOperations } from '../operations/staging/staging-records.ts'
import { type Disclosure, findPerson, type NamedPerson } from './find-person.ts'
import { type DisclosureRefusal, noSuchCustomer } from './refusals.ts'

/** What a channel database stores about a person: the downloaded row, pending operations, and staged rows. */
type StoredAtChannel = {
  channelDatabase: string
  customer: CustomerDocument | null
  pendingOperations: ChannelOperationView[]
  stagedRows: StagingRowView[]
}

/** A merge by which another customer leads to this one. `stored`: both as they were, while the merge can be undone. */
type StoredMerge = MergeView & { stored: unknown }

/**
 * Everything that is stored about one person, under the keys of customers that were merged into this one, too. A
 * channel database has an entry for each key under which it stores something.
 */
export type PersonDocument = {
  exportedAt: string
  asyncCustomerAccount: string
  customer: CustomerDocument | null
  /** The customers that were merged into it. */
  merges: StoredMerge[]
  consents: ConsentView[]
  operations: (OperationView & { rows: StagingRowView[]; attempts: AttemptView[] })[]
  channelDatabases: StoredAtChannel[]
}

export type ExportOutcome = { document: PersonDocument | null; unreachable: string[]; userErrors: DisclosureRefusal[] }

/** The key of the customer, and of those that were merged into it. */
type Keys = readonly [string, ...string[]]

/** Rows of a staging table, and operations, per read. */
const atOnce = 500

/**
 * A data-subject access request: everything that headquarters and the reachable channel databases store about one
 * person. Only for tokens of all channels, because a part could be mistaken for the whole. Writes an audit entry before
 * it responds.
 */
export async function exportCustomer(
  request: Disclosure,
  { customer, reason }: { customer: NamedPerson; reason: string },
): Promise<ExportOutcome> {
  const { actor, sides, requestId } = request
  if (actor.channels !== 'ALL')
    throw new Forbidden('Exporting a person reaches every channel. Use a token for all channels.')
  const hq = headquartersOf(sides)
  const person = await findPerson(request, customer)
  const refusal = person ? refuseReason(reason) : noSuchCustomer()
  const entry = { action: 'exportCustomer', target: person?.customerKey ?? null, requestId }
  if (refusal || !person) {
    const why = refusal ?? noSuchCustomer()
    await recordAudit(hq.db, actor, { ...entry, result: why.code })
    return { document: null, unreachable: [], userErrors: [why] }
  }
  const keys = await keysOfPerson(hq.db, person.customerKey)
  const [customerKey] = keys
  const [atHeadquarters, atChannels] = await Promise.all([
    storedAtHeadquarters(hq, keys),
    Promise.all([...sides.channelSides.values()].map((side) => storedAtChannel(side, keys))),
  ])
  const unreachable = [...sides.channelSides.keys()].filter((_, nth) => atChannels[nth] === null)
  await recordAudit(hq.db, actor, { ...entry, result: `${unreachable.length} databases unreachable`, reason })
  const channelDatabases = atChannels.flatMap((stored) => stored ?? [])
  const document = {
    exportedAt: databaseNow().toISOString(),
    asyncCustomerAccount: customerKey,
    ...atHeadquarters,
    channelDatabases,
  }
  return { document, unreachable, userErrors: [] }
}

async function storedAtHeadquarters(
  { db }: HeadquartersDatabase,
  keys: Keys,
): Promise<Pick<PersonDocument, 'customer' | 'merges' | 'consents' | 'operations'>> {
  const [customerKey] = keys
  const ids = await execute<{ operationId: string }>(
    db,
    sql`/* disclosure.operationsOf */
    select operation_id as "operationId" from operation
      where customer_key = any(${sql.param([...keys])}::uuid[])
      order by received_order`,
  )
  const operationIds = ids.map(({ operationId }) => operationId)
  const [[customer = null], merges, consents, operations, rows, attempts] = await Promise.all([
    customerDocuments(db, [customerKey]),
    storedMerges(db, customerKey),
    readConsents(db, [customerKey]),
    findAtHeadquarters(db, operationIds),
    rowsOfOperations(db, operationIds, STAGING_TABLES),
    attemptsOf(db, operationIds),
  ])
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]))
  const withRows = operationIds.flatMap((id) => {
    const operation = byId.get(id)
    const own = ({ operationId }: { operationId: string }) => operationId === id
    return operation ? [{ ...operation, rows: rows.filter(own), attempts: attempts.filter(own) }] : []
  })
  return { customer, merges, consents, operations: withRows }
}

async function storedMerges(db: Executor, customerKey: string): Promise<StoredMerge[]> {
  const merges = await readMerges(db, [customerKey])
  const found = await execute<{ mergeId: string; stored: unknown }>(
    db,
    sql`/* disclosure.storedMerges */
    select merge_id as "mergeId", stored
    from customer_merge
    where merge_id = any(${sql.param(merges.map(({ mergeId }) => mergeId))}::uuid[])`,
  )
  const stored = new Map(found.map((each) => [each.mergeId, each.stored]))
  return merges.map((merge) => ({ ...merge, stored: stored.get(merge.mergeId) ?? null }))
}

/** An entry for the customer, and for each that was merged into it and has data here; null if it cannot be reached. */
async function storedAtChannel(side: ChannelSide, keys: Keys): Promise<StoredAtChannel[] | null> {
  try {
    const stored = await Promise.all(keys.map((key) => storedUnder(side, key)))
    return stored.filter(
      ({ customer, pendingOperations, stagedRows }, nth) =>
        nth === 0 || customer !== null || pendingOperations.length > 0 || stagedRows.length > 0,
    )
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
}

async function storedUnder(side: ChannelSide, customerKey: string): Promise<StoredAtChannel> {
  const [[customer = null], pendingOperations, ...tables] = await Promise.all([
    side.customers([customerKey]),
    side.pendingOperations({ customerKey, direction: 'asc', limit: atOnce }),
    ...STAGING_TABLES.map((table) => allRows(side, table, customerKey)),
  ])
  return { channelDatabase: side.id, customer, pendingOperations, stagedRows: tables.flat() }
}

async function allRows(side: ChannelSide, table: StagingTable, custAccountAsync: string): Promise<StagingRowView[]> {
  const rows: StagingRowView[] = []
  for (;;) {
    const last = rows.at(-1)?.replicationCounterFromOrigin
    const page = await side.stagingRows({ table, custAccountAsync, limit: atOnce, ...(last && { after: last }) })
    rows.push(...page)
    if (page.length < atOnce) return rows
  }
}
