import { sql } from 'drizzle-orm'
import { type Database, openDatabase, type Transaction, transaction } from '../../src/db/client.ts'
import { copy, fillUp } from '../../test/support/fill-up.ts'
import type { Servers } from './servers.ts'
import { download, synchronize, upload } from './steps.ts'
import type { Tillsync } from './tillsync.ts'

/** The databases of an installation that the benchmark reads and fills. */
export type Opened = { hq: Database; houston: Database; close(): Promise<void> }

/** A million rows are written, and looked at for statistics, in one statement. */
const PATIENT = { statementTimeout: 3_600_000 }

/** Opens headquarters' and Houston's database. */
export function openDatabases({ headquarters, channels }: Servers, prefix: string): Opened {
  const hq = openDatabase(headquarters.url(`${prefix}hq`), PATIENT)
  const houston = openDatabase(channels.url(`${prefix}houston`), PATIENT)
  return {
    hq,
    houston,
    async close() {
      await Promise.all([hq.close(), houston.close()])
    },
  }
}

/** Keys of the nth copy, as `fillUp` gives them. */
const KEYS = { customer_key: `md5('c' || nth)::uuid`, operation_id: `md5('o' || nth)::uuid` }
const CUSTOMER = { customer_key: KEYS.customer_key }
const ADDRESS = { address_id: `md5('a' || nth)::uuid` }
const CONTACT = { contact_id: `md5('k' || nth)::uuid` }
/** Above what the captures of the benchmark use. */
const COUNTER = { replication_counter_from_origin: '100000000 + nth' }

type Copied = { readonly table: string; readonly others: Readonly<Record<string, string>> }

/**
 * The rows of a settled customer besides those of `fillUp`: its staging rows on both sides, its address and contact.
 */
const STAGED: readonly Copied[] = [
  { table: 'retail_async_customer_v2', others: { ...KEYS, ...COUNTER } },
  { table: 'retail_async_address_v2', others: { ...KEYS, ...COUNTER, ...ADDRESS } },
  { table: 'retail_async_customer_contact', others: { ...KEYS, ...COUNTER, ...CONTACT } },
]
const PARTS: readonly Copied[] = [
  { table: 'customer_address', others: { ...CUSTOMER, ...ADDRESS } },
  { table: 'customer_contact', others: { ...CUSTOMER, ...CONTACT } },
]

/**
 * Takes one customer through the pipeline, and then fills both databases as if so many had been synchronized and
 * distributed.
 */
export async function fillSettled(tillsync: Tillsync, { hq, houston }: Opened, customers: number): Promise<void> {
  await tillsync.ask(`mutation { createCustomer(input: { channel: "houston", idempotencyKey: "first", customer: {
    firstName: "Ada", lastName: "Bench", email: "ada.bench@example.com", phone: "713-555-0142"
    addresses: [{ street: "1 Main Street", city: "Houston", state: "TX", zipCode: "77002", country: "USA" }]
    contacts: [{ type: "EMAIL", value: "second@example.com" }]
  } }) { customer { id } userErrors { message } } }`)
  for (const step of [upload, synchronize, download]) await step(tillsync, 1)
  await fillUp(hq, houston, customers)
  const copyAll = (db: Database, tables: readonly Copied[]) =>
    transaction(db, (tx) => copyRows(tx, tables, customers), PATIENT)
  await Promise.all([copyAll(hq, [...STAGED, ...PARTS]), copyAll(houston, STAGED)])
  // New operations come after these.
  await hq.execute(sql`select setval('operation_received_order_seq', ${1_000 + customers})`)
  for (const db of [hq, houston]) await db.execute(sql`vacuum analyze`)
}

async function copyRows(tx: Transaction, tables: readonly Copied[], operations: number): Promise<void> {
  // As `fillUp` does: triggers that only refuse changes, and foreign keys whose rows are there.
  await tx.execute(sql`set local session_replication_role = replica`)
  for (const { table, others } of tables) await copy(tx, { table, others, which: 'true', operations })
}
