import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { ChannelRowHash, ChannelRows, KeyInterval } from '../../between/compared-rows.ts'
import { intervalsOf, onSnapshot, within } from '../../between/reconcile/interval-rows.ts'
import { type Database, execute, type Transaction } from '../../db/client.ts'
import { carriedTo, FORM, namedSince, takeRows, whyNotComparable } from './at-headquarters.ts'
import { compareOutcomes } from './compare-outcomes.ts'
import { type DifferenceKind, type Finding, finding } from './finding.ts'

/** One comparison of single rows: what differs, what is on its way, and of how many rows; or why nothing could be compared. */
export type ComparedRows =
  | { findings: Finding[]; onTheirWay: Set<string>; rows: number; position: string }
  | { notComparable: string }

/** What headquarters has of a customer. `explained`: its values are those of an earlier comparison; `returned`: it was lost, and is back. */
type Expected = {
  customerKey: string
  dataAreaId: string
  version: number
  hash: string
  form: string
  carried: boolean
  explained: boolean
  returned: boolean
}

/** Where rows are compared: `except` are customers that headquarters itself cannot answer for. */
export type Comparison = { db: Database; side: ChannelSide; dataAreaId: string | null; except: ReadonlySet<string> }

/**
 * Compares the rows in intervals of customer keys, and those that differ once more before anything is said of them. The channel is read first: what headquarters' log
 * has not named by then for 1010 after the position that the channel had applied has not changed, so the rows must be equal.
 */
export async function compareRows(comparison: Comparison, intervals: readonly KeyInterval[]): Promise<ComparedRows> {
  const once = await compareOnce(comparison, intervals)
  if ('notComparable' in once || once.findings.length === 0) return once
  const again = await compareOnce(comparison, intervalsOf(new Set(once.findings.map((each) => each.customerKey))))
  if ('notComparable' in again) return again
  return { ...again, rows: once.rows, onTheirWay: new Set([...once.onTheirWay, ...again.onTheirWay]) }
}

async function compareOnce(
  { db, side, dataAreaId, except }: Comparison,
  intervals: readonly KeyInterval[],
): Promise<ComparedRows> {
  const actual = await side.hashesOf(intervals, dataAreaId)
  return onSnapshot(db, async (tx) => {
    const why = await whyNotComparable(tx, side.id, actual.position)
    if (why !== null || actual.position === null) return { notComparable: why ?? '' }
    const rows = await takeRows(tx, intervals, dataAreaId)
    const expected = new Map((await expectedRows(tx, side.id)).map((row) => [row.customerKey, row]))
    const absent = actual.customers.flatMap(({ customerKey }) => (expected.has(customerKey) ? [] : [customerKey]))
    const gone = await goneCustomers(tx, absent)
    const customers = compareCustomers(actual.customers, expected, gone)
    // What headquarters cannot explain is not carried along with what became of an operation.
    const unexplained = new Set(
      customers.flatMap(({ correct, customerKey }) => (correct === null ? [customerKey] : [])),
    )
    const outcomes = await compareOutcomes(tx, side.id, actual.outcomes, intervals, dataAreaId)
    const differing = [
      ...customers,
      ...compareTombstones(actual, await tombstones(tx, intervals)),
      ...outcomes.findings.filter(({ customerKey }) => !unexplained.has(customerKey)),
    ].filter(({ customerKey }) => !except.has(customerKey))
    const named = await namedSince(
      tx,
      differing.map(({ customerKey }) => customerKey),
      actual.position,
    )
    const onTheirWay = new Set([...named, ...outcomes.onTheirWay])
    const findings = differing
      .filter(({ customerKey }) => !named.has(customerKey))
      .map((each) => (each.kind === 'UNEXPLAINED_AT_HEADQUARTERS' ? each : { ...each, channelDatabaseId: side.id }))
    return { findings, onTheirWay, rows: Math.max(rows, actual.customers.length), position: actual.position }
  })
}

function expectedRows(tx: Transaction, channelDatabaseId: string): Promise<Expected[]> {
  return execute<Expected>(
    tx,
    sql`/* reconcile.expectedRows */
    select r.customer_key as "customerKey", r.data_area_id as "dataAreaId", r.version, r.hash, r.form, ${carriedTo(channelDatabaseId)} as carried,
      coalesce(f.form = ${FORM} and f.fingerprint = r.hash, false) as explained,
      exists (select from difference d where d.customer_key = r.customer_key and d.kind = 'LOST_AT_HEADQUARTERS') as returned
    from reconcile_row r
    left join customer_fingerprint f on f.customer_key = r.customer_key`,
  )
}

type Gone = 'ERASED' | 'LOST' | 'ELSEWHERE'

/** Of customers that headquarters does not have (or has in another legal entity): which were erased, and which are lost. */
async function goneCustomers(tx: Transaction, customerKeys: readonly string[]): Promise<Map<string, Gone>> {
  if (customerKeys.length === 0) return new Map()
  const found = await execute<{ customerKey: string; gone: Gone }>(
    tx,
    sql`/* reconcile.goneCustomers */
    select key as "customerKey", case
        when exists (select from erasure e where e.customer_key = key) then 'ERASED'
        when exists (select from customer c where c.customer_key = key) then 'ELSEWHERE'
        else 'LOST'
      end as gone
    from unnest(${sql.param([...customerKeys])}::uuid[]) as key
    where exists (select from erasure e where e.customer_key = key)
      or exists (select from customer c where c.customer_key = key)
      or exists (select from customer_account a where a.customer_key = key)
      or exists (
        select from operation o
        where o.customer_key = key and o.kind = 'CREATE_CUSTOMER' and o.status in ('SYNCED', 'DISTRIBUTED')
      )`,
  )
  return new Map(found.map(({ customerKey, gone }) => [customerKey, gone]))
}

function compareCustomers(
  actual: readonly ChannelRowHash[],
  expected: ReadonlyMap<string, Expected>,
  gone: ReadonlyMap<string, Gone>,
): Finding[] {
  const here = new Map(actual.map((row) => [row.customerKey, row]))
  const missing = [...expected.values()].flatMap((hq) =>
    hq.carried && !here.has(hq.customerKey) ? [differing('MISSING_AT_CHANNEL', hq, null)] : [],
  )
  const others = actual.flatMap((row) => {
    const hq = expected.get(row.customerKey)
    // Of erased ones the tombstones are compared; a lost one is found at headquarters, and the channel keeps it until it is back.
    if (!hq && ['ERASED', 'LOST'].includes(gone.get(row.customerKey) ?? '')) return []
    if (!hq?.carried) return [differing('SURPLUS_AT_CHANNEL', hq ?? null, row)]
    return hq.hash === row.hash ? [] : [differing(whoIsWrong(hq, row), hq, row)]
  })
  return [...missing, ...others]
}

/**
 * Headquarters is right about customers, unless the channel has what headquarters has sent as this version (or a later one), headquarters has not, and no earlier
 * comparison saw these values.
 */
function whoIsWrong(hq: Expected, row: ChannelRowHash): DifferenceKind {
  const newerHere = row.version > hq.version
  if (row.unchanged !== true || row.version < hq.version || row.form !== hq.form) return 'STALE_AT_CHANNEL'
  if (newerHere ? hq.returned : hq.explained) return 'STALE_AT_CHANNEL'
  return 'UNEXPLAINED_AT_HEADQUARTERS'
}

const MESSAGES: { [kind in DifferenceKind]?: string } = {
  MISSING_AT_CHANNEL: 'The channel database does not have this customer. The next 1010 brings it.',
  STALE_AT_CHANNEL:
    'The channel database has this customer otherwise than headquarters sent it. The next 1010 brings it again.',
  SURPLUS_AT_CHANNEL:
    "The channel database has a customer that is not headquarters', or not of its channels' address books. The next 1010 takes it away.",
  UNEXPLAINED_AT_HEADQUARTERS:
    "Headquarters' values are not those that it has sent to the channel, and no entry of the log has changed them.",
}

function differing(kind: DifferenceKind, hq: Expected | null, row: ChannelRowHash | null): Finding {
  return finding({
    kind,
    customerKey: hq?.customerKey ?? row?.customerKey ?? '',
    dataAreaId: hq?.dataAreaId ?? row?.dataAreaId ?? null,
    headquartersFingerprint: hq?.hash ?? null,
    channelFingerprint: row?.hash ?? null,
    message: MESSAGES[kind] ?? '',
    correct: kind === 'UNEXPLAINED_AT_HEADQUARTERS' ? null : 'CARRY',
  })
}

async function tombstones(tx: Transaction, intervals: readonly KeyInterval[]): Promise<Map<string, string>> {
  const erased = await execute<{ customerKey: string; dataAreaId: string }>(
    tx,
    sql`/* reconcile.tombstones */
    select e.customer_key as "customerKey", e.data_area_id as "dataAreaId"
    from ${within(intervals)}
    join erasure e on e.customer_key between within.first and within.last`,
  )
  return new Map(erased.map(({ customerKey, dataAreaId }) => [customerKey, dataAreaId]))
}

function compareTombstones(actual: ChannelRows, erased: ReadonlyMap<string, string>): Finding[] {
  const here = new Map(actual.tombstones.map(({ customerKey, clean }) => [customerKey, clean]))
  const held = [...erased].flatMap(([customerKey, dataAreaId]) =>
    here.get(customerKey) === true
      ? []
      : [
          finding({
            kind: 'ERASED_AT_HEADQUARTERS',
            customerKey,
            dataAreaId,
            message:
              'The customer was erased, and the channel database has not cleared it. The next 1010 brings the tombstone.',
            correct: 'ERASE',
          }),
        ],
  )
  const unknown = actual.tombstones.flatMap(({ customerKey }) =>
    erased.has(customerKey)
      ? []
      : [
          finding({
            kind: 'UNKNOWN_TOMBSTONE',
            customerKey,
            dataAreaId: null,
            message:
              'The channel database has a tombstone of a customer that was not erased: it takes nothing of the customer any more.',
            correct: null,
          }),
        ],
  )
  return [...held, ...unknown]
}
