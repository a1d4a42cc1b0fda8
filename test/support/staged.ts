import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../src/db/client.ts'
import { wordsOfRows } from '../../src/model/customer-words.ts'
import type {
  OperationKind,
  OperationOverride,
  StagedAddressRow,
  StagedAffiliationRow,
  StagedAttributeRow,
  StagedContactRow,
  StagedCustomerRow,
  StagedRows,
} from '../../src/model/operation.ts'
import { STAGED_COLUMNS } from '../../src/model/staged-columns.ts'
import { regionOf } from '../../src/model/words/phones.ts'

/**
 * An uploaded operation. Tests name only what differs from the defaults: an update of a customer when `customerKey` is
 * given, else a create.
 */
export type StagedOptions = {
  operationId?: string
  customerKey?: string
  operationNumber?: number
  kind?: OperationKind
  channelId?: string
  channelDatabaseId?: string
  dataAreaId?: string
  baseVersion?: number
  capturedAt?: string
  status?: 'UPLOADED' | 'FAILED' | 'WAITING_ON' | 'DISMISSED' | 'SYNCED'
  waitsFor?: string
  override?: OperationOverride
  /** The customer's row; null for an operation without one. For an update its keys are the changed fields. */
  customer?: Partial<StagedCustomerRow> | null
  addresses?: Partial<StagedAddressRow>[]
  contacts?: Partial<StagedContactRow>[]
  affiliations?: (string | StagedAffiliationRow)[]
  attributes?: ({ name: string } & Partial<StagedAttributeRow>)[]
}

export type Staged = { operationId: string; customerKey: string; operationNumber: number; rows: StagedRows }

let counter = 1_000

export const make = {
  /** Inserts one operation with its rows into headquarters' staging tables, as an upload does. */
  async operation(db: Database, options: StagedOptions = {}): Promise<Staged> {
    const staged = stagedOf(options)
    await stage(db, [staged], options)
    return staged
  },

  /** Many creates at once: `Customer <n>` with an address and two contacts each. */
  async creates(db: Database, count: number, options: StagedOptions = {}): Promise<Staged[]> {
    const all = Array.from({ length: count }, (_, n) => stagedOf({ ...usualCreate(n), ...options }))
    for (let start = 0; start < count; start += 2_000) await stage(db, all.slice(start, start + 2_000), options)
    return all
  },
}

const usualCreate = (n: number): StagedOptions => ({
  customer: {
    name: null,
    firstName: 'Customer',
    lastName: `No${n}`,
    email: `customer${n}@example.com`,
    phone: `555-${String(n).padStart(7, '0')}`,
  },
  addresses: [{ street: `${n} Main Street`, city: 'Houston', zipCode: '77002', country: 'USA' }],
  contacts: [
    { type: 'PHONE', value: `556-${String(n).padStart(7, '0')}` },
    { type: 'EMAIL', value: `second${n}@example.com` },
  ],
})

function stagedOf(options: StagedOptions): Staged {
  const creates = options.kind ? options.kind === 'CREATE_CUSTOMER' : options.customerKey === undefined
  const operation = creates ? 'CREATE' : 'UPDATE'
  const customer = options.customer === undefined ? (creates ? {} : null) : options.customer
  return {
    operationId: options.operationId ?? randomUUID(),
    customerKey: options.customerKey ?? randomUUID(),
    operationNumber: options.operationNumber ?? (creates ? 1 : 2),
    rows: {
      customer:
        customer === null
          ? []
          : [
              {
                operation,
                changedFields: creates ? null : Object.keys(customer),
                ...(creates ? { name: 'Ada Lovelace' } : {}),
                ...customer,
              },
            ],
      addresses: (options.addresses ?? []).map((row) => ({
        operation: 'CREATE',
        addressId: randomUUID(),
        changedFields:
          row.operation === 'UPDATE'
            ? Object.keys(row).filter((key) => !['operation', 'addressId'].includes(key))
            : null,
        ...row,
      })),
      contacts: (options.contacts ?? []).map((row) => ({
        operation: 'CREATE',
        contactId: randomUUID(),
        type: 'PHONE',
        value: '555-0100',
        extension: null,
        isPrimary: false,
        marketingOptIn: false,
        ...row,
      })),
      affiliations: (options.affiliations ?? []).map((row) =>
        typeof row === 'string' ? { operation: 'CREATE', affiliationId: row } : row,
      ),
      attributes: (options.attributes ?? []).map((row) => ({
        operation: 'UPDATE',
        attributeType: 'TEXT',
        value: null,
        ...row,
      })),
    },
  }
}

async function stage(db: Database, all: readonly Staged[], options: StagedOptions): Promise<void> {
  const channelDatabaseId = options.channelDatabaseId ?? 'houston-db'
  const channelId = options.channelId ?? (channelDatabaseId === 'houston-db' ? 'houston' : 'sanfrancisco')
  const identity = { data_area_id: options.dataAreaId ?? 'USRT', channel_database_id: channelDatabaseId }
  const status = options.status ?? 'UPLOADED'
  const operations = all.map(({ operationId, customerKey, operationNumber, rows }) => ({
    ...identity,
    operation_id: operationId,
    customer_key: customerKey,
    operation_number: operationNumber,
    channel_id: channelId,
    kind: options.kind ?? (rows.customer[0]?.operation === 'CREATE' ? 'CREATE_CUSTOMER' : 'UPDATE_CUSTOMER'),
    captured_at: options.capturedAt ?? new Date().toISOString(),
    captured_by: 'till-1',
    base_version: options.baseVersion ?? 0,
    hash: 'hash',
    status,
    waits_for: options.waitsFor ?? null,
    override: options.override ?? null,
    route: 'ASYNC',
    revision: 1,
    error_class: status === 'FAILED' ? 'PERMANENT' : null,
    error_code: status === 'FAILED' ? 'REQUIRED' : null,
  }))
  await insert(db, 'operation', operations)
  for (const { rows, table, columns } of STAGED_COLUMNS) {
    const staged = all.flatMap((one) =>
      one.rows[rows].map((row) => {
        const values = new Map<string, unknown>(Object.entries(row))
        return {
          ...identity,
          originating_channel: channelId,
          operation_id: one.operationId,
          customer_key: one.customerKey,
          operation_number: one.operationNumber,
          created_at: options.capturedAt ?? new Date().toISOString(),
          replication_counter_from_origin: counter++,
          ...Object.fromEntries(columns.map(({ field, column }) => [column, values.get(field) ?? null])),
          ...(rows === 'customer' ? wordsOf(one.rows) : {}),
        }
      }),
    )
    await insert(db, table, staged)
  }
}

/** The words of an operation as an upload stores them, the search words as PostgreSQL reads them. */
function wordsOf(rows: StagedRows): object {
  const { search, sortKey, duplicates } = wordsOfRows(rows, { account: null, region: regionOf(COUNTRY) })
  const words = search.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')
  if (rows.customer[0]?.operation !== 'CREATE') return { search: words }
  return {
    search: words,
    sort_key: sortKey,
    duplicate_keys: duplicates.map(({ key }) => key),
    nationals: duplicates.map(({ national }) => national),
    words_country: COUNTRY,
  }
}

/** Of the channels of the tests. */
const COUNTRY = 'USA'

async function insert(db: Database, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.raw(Object.keys(first).join(', '))
  await execute(
    db,
    sql`
    insert into ${sql.raw(table)} (${columns})
    select ${columns}
    from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`,
  )
}
