import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { ChannelRowHash, ChannelRows, KeyInterval } from '../../between/compared-rows.ts'
import { intervalsOf, onSnapshot, within } from '../../between/reconcile/interval-rows.ts'
import { type Database, execute, type Transaction } from '../../db/client.ts'
import { carriedTo, comparisonObstacle, FORM, namedSince, takeRows } from './at-headquarters.ts'
import { compareOutcomes } from './compare-outcomes.ts'
import { type DifferenceKind, type Finding, finding } from './finding.ts'

/**
 * One comparison of single rows: the differences, the customers still on their way, and the number of rows; or why
 * nothing could be compared.
 */
export type ComparedRows =
  | { findings: Finding[]; onTheirWay: Set<string>; rows: number; position: string }
  | { notComparable: string }

/**
 * Headquarters' record of a customer. `explained`: its values are those of an earlier comparison; `returned`: the
 * customer was lost and is back.
 */
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

/** What to compare; `except` are customers that headquarters itself cannot explain. */
export type Comparison = { db: Database; side: ChannelSide; dataAreaId: string | null; except: ReadonlySet<string> }

/**
 * Compares the rows in intervals of customer keys, and compares differing rows a second time before reporting them. The
 * channel is read first: a customer that headquarters' log does not name for 1010 after the channel's applied position
 * has not changed since, so its rows must be equal.
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
    const why = await comparisonObstacle(tx, side.id, actual.position)
    if (why !== null || actual.position === null) return { notComparable: why ?? '' }
    const rows = await takeRows(tx, intervals, dataAreaId)
    const expected = new Map((await expectedRows(tx, side.id)).map((row) => [row.customerKey, row]))
    const absent = actual.customers.flatMap(({ customerKey }) => (expected.has(customerKey) ? [] : [customerKey]))
    const gone = await goneCustomers(tx, absent)
    const customers = compareCustomers(actual.customers, expected, gone)
    // A customer whose values headquarters cannot explain is not carried just because an outcome differs.
    const undecided = await undecidedCustomers(tx, [...expected.keys()])
    const unexplained = new Set(
      customers.flatMap(({ correct, customerKey }) => (correct === null ? [customerKey] : [])),
    )
    const outcomes = await compareOutcomes(tx, side.id, actual.outcomes, intervals, dataAreaId)
    const differing = [
      ...customers,
      ...compareTombstones(actual, await tombstones(tx, intervals)),
      ...outcomes.findings.filter(({ customerKey }) => !unexplained.has(customerKey)),
    ].filter(({ customerKey }) => !except.has(customerKey) && !undecided.has(customerKey))
    const named = await namedSince(
      tx,
      differing.map(({ customerKey }) => customerKey),
      actual.position,
    )
    if (named === null) return { notComparable: FAR_BEHIND }
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
    select r.customer_key as "customerKey", r.data_area_id as "dataAreaId", r.version, r.hash,
      r.form, ${carriedTo(channelDatabaseId)} as carried,
      coalesce(f.form = ${FORM} and f.fingerprint = r.hash, false) as explained,
      exists (select from difference d where d.customer_key = r.customer_key
        and d.kind = 'LOST_AT_HEADQUARTERS') as returned
    from reconcile_row r
    left join customer_fingerprint f on f.customer_key = r.customer_key`,
  )
}

/** Customers of which a channel has a newer version: 1010 does not carry them before a person has decided. */
async function undecidedCustomers(tx: Transaction, customerKeys: readonly string[]): Promise<Set<string>> {
  const undecided = await execute<{ customerKey: string }>(
    tx,
    sql`/* reconcile.undecidedCustomers */
    select distinct customer_key as "customerKey"
    from difference
    where kind = 'NEWER_AT_CHANNEL' and status = 'REPORTED'
      and customer_key = any(${sql.param([...customerKeys])}::uuid[])`,
  )
  return new Set(undecided.map(({ customerKey }) => customerKey))
}

const FAR_BEHIND = 'The channel database has yet to apply many changes. Compare it again when 1010 has delivered them.'

type Gone = 'ERASED' | 'LOST' | 'ELSEWHERE'

/**
 * Of the customers that headquarters does not have (or has in another legal entity): which are erased and which are
 * lost.
 */
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
      or not exists (select from customer_account a where a.customer_key = key and a.given_up_at is not null)
      and (
        exists (select from customer_account a where a.customer_key = key)
        or exists (
          select from operation o
          where o.customer_key = key and o.kind = 'CREATE_CUSTOMER' and o.status in ('SYNCED', 'DISTRIBUTED')
        )
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
    // Erased customers are compared by tombstone. Lost ones are reported for headquarters; the channel keeps them until
    // then.
    if (!hq && ['ERASED', 'LOST'].includes(gone.get(row.customerKey) ?? '')) return []
    if (!hq?.carried) return [differing('SURPLUS_AT_CHANNEL', hq ?? null, row)]
    return hq.hash === row.hash ? [] : [differing(kindOfDifference(hq, row), hq, row)]
  })
  return [...missing, ...others]
}

/**
 * Headquarters is right, unless the channel still has exactly what headquarters sent as this version (or a later one),
 * headquarters no longer has it, and no earlier comparison saw headquarters' values.
 */
function kindOfDifference(hq: Expected, row: ChannelRowHash): DifferenceKind {
  const newerHere = row.version > hq.version
  if (row.unchanged !== true || row.version < hq.version || row.form !== hq.form) return 'STALE_AT_CHANNEL'
  if (newerHere ? hq.returned : hq.explained) return 'STALE_AT_CHANNEL'
  return 'UNEXPLAINED_AT_HEADQUARTERS'
}

const MESSAGES: { [kind in DifferenceKind]?: string } = {
  MISSING_AT_CHANNEL: 'The channel database does not have this customer. The next 1010 delivers it.',
  STALE_AT_CHANNEL:
    'This customer differs in the channel database from what headquarters sent. The next 1010 delivers it again.',
  SURPLUS_AT_CHANNEL:
    'The channel database has a customer that headquarters does not have, or that is outside the address books of ' +
    'its channels. The next 1010 removes it.',
  UNEXPLAINED_AT_HEADQUARTERS:
    "Headquarters' values differ from those it sent to the channel, and no entry of the log changed them.",
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
  const uncleared = [...erased].flatMap(([customerKey, dataAreaId]) =>
    here.get(customerKey) === true
      ? []
      : [
          finding({
            kind: 'ERASED_AT_HEADQUARTERS',
            customerKey,
            dataAreaId,
            message:
              'The customer is erased, but the channel database has not cleared it. The next 1010 delivers the ' +
              'tombstone.',
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
              'The channel database has a tombstone of a customer that is not erased, and ignores all changes of the ' +
              'customer.',
            correct: null,
          }),
        ],
  )
  return [...uncleared, ...unknown]
}
