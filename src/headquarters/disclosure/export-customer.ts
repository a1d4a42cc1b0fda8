import { sql } from 'drizzle-orm'
import { Forbidden } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { StagingRowView } from '../../between/channel-queries.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { isTransient } from '../../db/errors.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { STAGING_TABLES, type StagingTable } from '../../model/operation.ts'
import type { ChannelOperationView, OperationView } from '../../model/operation-view.ts'
import { type ConsentView, readConsents } from '../customers/consents.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
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

/** Everything that is stored about one person. */
export type PersonDocument = {
  exportedAt: string
  asyncCustomerAccount: string
  customer: CustomerDocument | null
  consents: ConsentView[]
  operations: (OperationView & { rows: StagingRowView[]; attempts: AttemptView[] })[]
  channelDatabases: StoredAtChannel[]
}

export type ExportOutcome = { document: PersonDocument | null; unreachable: string[]; userErrors: DisclosureRefusal[] }

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
  const { customerKey } = person
  const [atHeadquarters, atChannels] = await Promise.all([
    storedAtHeadquarters(hq, customerKey),
    Promise.all([...sides.channelSides.values()].map((side) => storedAtChannel(side, customerKey))),
  ])
  const unreachable = [...sides.channelSides.keys()].filter((_, nth) => atChannels[nth] === null)
  await recordAudit(hq.db, actor, { ...entry, result: `${unreachable.length} databases unreachable`, reason })
  const channelDatabases = atChannels.flatMap((one) => one ?? [])
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
  customerKey: string,
): Promise<Pick<PersonDocument, 'customer' | 'consents' | 'operations'>> {
  const ids = await execute<{ operationId: string }>(
    db,
    sql`/* disclosure.operationsOf */
    select operation_id as "operationId" from operation where customer_key = ${customerKey}::uuid
      order by received_order`,
  )
  const operationIds = ids.map(({ operationId }) => operationId)
  const [[customer = null], consents, operations, rows, attempts] = await Promise.all([
    customerDocuments(db, [customerKey]),
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
  return { customer, consents, operations: withRows }
}

/** Null if the database cannot be reached. */
async function storedAtChannel(side: ChannelSide, customerKey: string): Promise<StoredAtChannel | null> {
  try {
    const [[customer = null], pendingOperations, ...tables] = await Promise.all([
      side.customers([customerKey]),
      side.pendingOperations({ customerKey, direction: 'asc', limit: atOnce }),
      ...STAGING_TABLES.map((table) => allRows(side, table, customerKey)),
    ])
    return { channelDatabase: side.id, customer, pendingOperations, stagedRows: tables.flat() }
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
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
