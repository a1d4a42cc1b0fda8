import { createHash } from 'node:crypto'
import type { ChannelOutcomes, KeyInterval } from '../../between/compared-rows.ts'
import type { Transaction } from '../../db/client.ts'
import { type Finding, finding } from './finding.ts'
import {
  type ExpectedOutcomes,
  excludedCustomers,
  expectedOutcomes,
  knownOperations,
} from './outcomes-at-headquarters.ts'

/** The differences, and the customers with operations in progress: their outcomes are not known yet. */
export type ComparedOutcomes = { findings: Finding[]; onTheirWay: Set<string> }

type Pair = { customerKey: string; hq: ExpectedOutcomes | null; row: ChannelOutcomes }

/**
 * Compares what a channel database knows of its own operations with what 1010 delivers: the number up to which each
 * customer's operations are complete, the outcomes of the others, and the pending operations still overlaid on the
 * customer. The log has not been applied to `findings` yet.
 */
export async function compareOutcomes(
  tx: Transaction,
  channelDatabaseId: string,
  actual: readonly ChannelOutcomes[],
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
): Promise<ComparedOutcomes> {
  const expected = new Map(
    (await expectedOutcomes(tx, intervals, dataAreaId, channelDatabaseId)).map((each) => [each.customerKey, each]),
  )
  const candidates = pairs(actual, expected).filter(({ hq, row }) => !agree(hq, row, null))
  const known = await knownOperations(
    tx,
    candidates.flatMap(({ row }) => namedIn(row)),
  )
  const differing = candidates.filter(({ hq, row }) => !agree(hq, row, known))
  const excluded = await excludedCustomers(
    tx,
    channelDatabaseId,
    differing.map(({ customerKey, row }) => ({ customerKey, hash: fingerprintOf(row) })),
  )
  const moving = differing.filter(({ hq, row }) => hq?.underWay || row.pending)
  const onTheirWay = new Set(moving.map(({ customerKey }) => customerKey))
  const findings = differing.flatMap((pair) => {
    if (onTheirWay.has(pair.customerKey) || excluded.has(pair.customerKey)) return []
    // Belongs to a different legal entity than the one compared.
    if (!pair.hq && dataAreaId !== null && isKnown(pair.row, known)) return []
    return [differenceOf(pair, known)]
  })
  return { findings, onTheirWay }
}

function pairs(actual: readonly ChannelOutcomes[], expected: ReadonlyMap<string, ExpectedOutcomes>): Pair[] {
  const here = new Set(actual.map(({ customerKey }) => customerKey))
  const nothing = { settledThrough: 0, pending: false, reported: [], unsettled: [], captured: [] }
  return [
    ...actual.map((row) => ({ customerKey: row.customerKey, hq: expected.get(row.customerKey) ?? null, row })),
    ...[...expected.values()].flatMap((hq) =>
      here.has(hq.customerKey)
        ? []
        : [{ customerKey: hq.customerKey, hq, row: { customerKey: hq.customerKey, ...nothing } }],
    ),
  ]
}

/**
 * Each side removes long completed operations by itself. Ignored are therefore outcomes of operations that the channel
 * no longer has, and outcomes (SUPERSEDED, DISMISSED) of operations that headquarters no longer has. `known` is null
 * before headquarters has been queried.
 */
function agree(hq: ExpectedOutcomes | null, row: ChannelOutcomes, known: ReadonlySet<string> | null): boolean {
  const captured = new Set(row.captured)
  const expected = (hq?.reported ?? []).filter(({ operationId }) => captured.has(operationId))
  const reported = row.reported.filter(({ operationId, status }) => !known || known.has(operationId) || isOpen(status))
  return (
    (hq?.settledThrough ?? 0) === row.settledThrough &&
    sameTexts(expected.map(textOf), reported.map(textOf)) &&
    sameTexts(
      (hq?.unsettled ?? []).filter((id) => captured.has(id)),
      row.unsettled,
    )
  )
}

const textOf = ({ operationId, hash }: { operationId: string; hash: string }) => `${operationId} ${hash}`
const isOpen = (status: string) => status === 'FAILED' || status === 'WAITING_ON'

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  const others = new Set(other)
  return one.length === other.length && one.every((text) => others.has(text))
}

const namedIn = ({ reported, unsettled, captured }: ChannelOutcomes) => [
  ...new Set([...reported.map(({ operationId }) => operationId), ...unsettled, ...captured]),
]

/** Headquarters has every open operation of the channel, or, if none is open, at least one of those it has. */
function isKnown({ reported, unsettled, captured }: ChannelOutcomes, known: ReadonlySet<string>): boolean {
  const open = [...unsettled, ...reported.flatMap(({ operationId, status }) => (isOpen(status) ? [operationId] : []))]
  return open.length > 0 ? open.every((id) => known.has(id)) : captured.some((id) => known.has(id))
}

function differenceOf({ customerKey, hq, row }: Pair, known: ReadonlySet<string>): Finding {
  const dataAreaId = hq?.dataAreaId ?? null
  const channelFingerprint = fingerprintOf(row)
  const lost = row.unsettled.length > 0 || row.reported.length > 0 || !hq
  if (lost && !isKnown(row, known))
    return finding({
      kind: 'UNKNOWN_OPERATIONS',
      customerKey,
      dataAreaId,
      channelFingerprint,
      message:
        'The channel database has sent operations of this customer that headquarters does not have. ' +
        'offerOperationsAgain has the channel database upload them again.',
      correct: null,
    })
  return finding({
    kind: 'STALE_OUTCOME_AT_CHANNEL',
    customerKey,
    dataAreaId,
    headquartersFingerprint: hq && fingerprintOf(hq),
    channelFingerprint,
    message:
      "The channel database has outdated outcomes of this customer's operations. The next 1010 delivers them again.",
    correct: 'CARRY',
  })
}

function fingerprintOf({
  settledThrough,
  reported,
  unsettled,
}: Omit<ExpectedOutcomes, 'dataAreaId' | 'underWay'>): string {
  const parts = [String(settledThrough), ...reported.map(textOf).sort(), ...[...unsettled].sort()]
  return createHash('md5').update(parts.join('\n')).digest('hex')
}
