import { sql } from 'drizzle-orm'
import pLimit from 'p-limit'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { ChannelRanges, KeyInterval, RangeHash } from '../../between/compared-rows.ts'
import { onSnapshot } from '../../between/reconcile/interval-rows.ts'
import { type Database, execute } from '../../db/client.ts'
import { isUnavailable } from '../../db/errors.ts'
import { comparisonObstacle, expectedRanges, expectedTombstones, logEnds, takeRows } from './at-headquarters.ts'
import { checkCustomers, type Fingerprint, newFingerprints } from './check-customers.ts'
import { compareRows } from './compare-rows.ts'
import type { Finding } from './finding.ts'
import { findLost } from './lost-customers.ts'
import { expectedOutcomeRanges } from './outcomes-at-headquarters.ts'
import { keysOfRanges, type Step } from './steps.ts'
import { findUnattached } from './unattached.ts'

/** A channel database that a run compares; `side` is null if this process cannot reach it. */
export type Place = { id: string; side: ChannelSide | null }

/** The result of one step in one channel database; `why`: the reason that it could not be compared. */
export type ComparedPlace = {
  id: string
  why: string | null
  findings: Finding[]
  onTheirWay: Set<string>
  customers: number
  rows: number
  position: string | null
}

export type ComparedStep = {
  places: ComparedPlace[]
  /** Differences at headquarters itself. */
  findings: Finding[]
  customers: number
  fingerprints: Fingerprint[]
  position: string
}

export const UNREACHABLE = 'The channel database could not be reached.'
/** Channel databases that are queried at a time. */
const atOnce = pLimit(8)

/**
 * Compares one step: first reads each channel's counts and hashes, then headquarters', then the rows of the ranges that
 * differ. Also finds what headquarters' own records do not explain, and does not attribute it to a channel.
 */
export async function compareStep(
  db: Database,
  places: readonly Place[],
  { intervals, ranges }: Step,
  dataAreaId: string | null,
): Promise<ComparedStep> {
  const [interval] = intervals
  const byRange = ranges > 0 && interval !== undefined
  const hashes = new Map<string, ChannelRanges | null>()
  if (byRange)
    await Promise.all(
      places.map(({ id, side }) =>
        atOnce(async () => hashes.set(id, side && (await ask(() => side.countsAndHashes(interval, dataAreaId))))),
      ),
    )
  const own = await compareOwn(db, places, intervals, dataAreaId, hashes)
  const except = new Set(own.findings.map(({ customerKey }) => customerKey))
  const compared = await Promise.all(
    places.map((place) =>
      atOnce(async () => {
        const ranges = byRange ? own.looked.get(place.id) : { intervals, customers: 0, why: null, position: null }
        return comparePlace(db, place, ranges, except, dataAreaId)
      }),
    ),
  )
  const { looked: _, ...rest } = own
  return { ...rest, places: compared }
}

/**
 * The result of comparing hashes: the intervals whose rows must be compared. `position` is null before the channel is
 * queried.
 */
type Looked = { intervals: readonly KeyInterval[]; customers: number; why: string | null; position: string | null }

async function comparePlace(
  db: Database,
  { id, side }: Place,
  looked: Looked | undefined,
  except: ReadonlySet<string>,
  dataAreaId: string | null,
): Promise<ComparedPlace> {
  const nothing = { id, findings: [], onTheirWay: new Set<string>(), rows: 0, customers: looked?.customers ?? 0 }
  if (!side || !looked) return { ...nothing, why: UNREACHABLE, position: null }
  const { why, position, intervals } = looked
  if (why !== null || (position !== null && intervals.length === 0)) return { ...nothing, why, position }
  const rows = await ask(() => compareRows({ db, side, dataAreaId, except }, intervals))
  if (rows === null) return { ...nothing, why: UNREACHABLE, position: null }
  if ('notComparable' in rows) return { ...nothing, why: rows.notComparable, position: null }
  return { ...nothing, ...rows, why: null, position: position ?? rows.position }
}

/** Null if the channel's database cannot be reached. An unreachable headquarters database throws. */
async function ask<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (isUnavailable(error)) return null
    throw error
  }
}

type Own = Omit<ComparedStep, 'places'> & { looked: Map<string, Looked> }

/** Headquarters' part, in one snapshot. */
function compareOwn(
  db: Database,
  places: readonly Place[],
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
  hashes: ReadonlyMap<string, ChannelRanges | null>,
): Promise<Own> {
  return onSnapshot(db, async (tx) => {
    const { head } = await logEnds(tx)
    const customers = await takeRows(tx, intervals, dataAreaId)
    const looked = new Map<string, Looked>()
    const [interval] = intervals
    const tombstones = interval && hashes.size > 0 ? await expectedTombstones(tx, interval) : []
    const outcomes = await expectedOutcomeRanges(tx, intervals, dataAreaId, [...hashes.keys()])
    for (const { id } of places) {
      const channel = hashes.get(id)
      if (!channel) continue
      const why = await comparisonObstacle(tx, id, channel.position)
      const expected = await expectedRanges(tx, id)
      const differing = [
        ...differingRanges(expected, channel.customers),
        ...differingRanges(tombstones, channel.tombstones),
        ...differingRanges(outcomes.get(id) ?? [], channel.outcomes),
      ]
      looked.set(id, {
        why,
        position: channel.position,
        customers: expected.reduce((sum, { rows }) => sum + rows, 0),
        intervals: [...new Set(differing)].map((range) => keysOfRanges(range, range)),
      })
    }
    const findings = [
      ...(await checkCustomers(tx)),
      ...(await findLost(tx, intervals, dataAreaId)),
      ...(await findUnattached(tx, intervals, dataAreaId)),
    ]
    return { findings, customers, fingerprints: await newFingerprints(tx), position: head, looked }
  })
}

/** Counts first: a range with a different count needs no comparison of hashes. */
function differingRanges(expected: readonly RangeHash[], actual: readonly RangeHash[]): string[] {
  const here = new Map(actual.map((range) => [range.range, range]))
  const other = expected.filter(({ range, rows, hash }) => {
    const same = here.get(range)
    here.delete(range)
    return same?.rows !== rows || same.hash !== hash
  })
  return [...other, ...here.values()].map(({ range }) => range)
}

/** The channel databases to compare: one, or all. */
export async function findPlaces(
  db: Database,
  sides: ReadonlyMap<string, ChannelSide>,
  channelDatabaseId: string | null,
): Promise<Place[]> {
  const found = await execute<{ id: string }>(
    db,
    sql`/* reconcile.findPlaces */
    select id from channel_database where ${channelDatabaseId}::text is null or id = ${channelDatabaseId} order by id`,
  )
  return found.map(({ id }) => ({ id, side: sides.get(id) ?? null }))
}
