import type { Actor } from '../../access/actor.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type BatchRunRow, openRun, type RunLease, underLease } from '../jobs/run.ts'
import { type ComparedStep, compareStep, findPlaces, type Place } from './compare-step.ts'
import type { DifferenceKind, Finding } from './finding.ts'
import { keepFindings } from './keep-findings.ts'
import { keepReconciliations, type PlaceResult } from './reconciliation.ts'
import { changedSteps, RANGES, wholeSteps } from './steps.ts'

/** The batch job *Compare channel databases with headquarters*. */
export const RECONCILE_JOB = 'reconcile'
/** The schedule that compares only what has changed. */
export const RECONCILE_CHANGES = 'reconcile-changes'
/** One comparison at a time, whatever its scope, because overlapping ones would find the same differences. */
const SCOPE = `${RECONCILE_JOB}:headquarters`
export const HEADQUARTERS = 'headquarters'

/**
 * `channelDatabase` and `legalEntity` null: all. `changes`: only what has changed since the last comparison. `dryRun`:
 * records and corrects nothing.
 */
export type Reconcile = {
  channelDatabase: string | null
  legalEntity: string | null
  changes: boolean
  dryRun: boolean
}

/**
 * The number of differences of a kind in one place (null: headquarters itself); `reported`: how many of them a person
 * must resolve.
 */
export type FoundCount = {
  kind: DifferenceKind
  channelDatabaseId: string | null
  count: number
  reported: number
}

/** The result of a run, by place. */
export type Reconciled = { found: FoundCount[]; places: PlaceResult[] }

/**
 * Compares channel databases with headquarters, and headquarters with its own records, in steps that take no lock.
 * Records differences and starts their correction (`keepFindings`). If another run is in progress, returns that one.
 */
export async function reconcile(
  sides: Sides,
  actor: Actor,
  request: Reconcile,
): Promise<{ run: BatchRunRow; working: Promise<Reconciled> } | { alreadyRunning: BatchRunRow }> {
  const hq = headquartersOf(sides)
  const opened = await openRun(hq.db, { jobId: RECONCILE_JOB, scope: SCOPE, actor })
  if ('alreadyRunning' in opened) return opened
  const { run } = opened
  return { run, working: underLease(hq.db, run, (lease) => work(sides, actor, run, lease, request)) }
}

async function work(
  sides: Sides,
  actor: Actor,
  run: BatchRunRow,
  lease: RunLease,
  request: Reconcile,
): Promise<Reconciled> {
  const hq = headquartersOf(sides)
  const { channelDatabase, legalEntity, dryRun } = request
  const places = await findPlaces(hq.db, sides.channelSides, channelDatabase)
  const names = [...places.map(({ id }) => id), HEADQUARTERS]
  const changed = request.changes ? await changedSteps(hq.db, names) : null
  const steps = changed ?? (await wholeSteps(hq.db))
  const results = new Map(names.map((place) => [place, nothingYet(place)]))
  const findings: Finding[] = []
  let left: Place[] = places
  await lease.progress({ total: changed ? changed.reduce((sum, { intervals }) => sum + intervals.length, 0) : RANGES })
  for (const step of steps) {
    lease.signal.throwIfAborted()
    const compared = await compareStep(hq.db, left, step, legalEntity)
    left = left.filter(({ id }) => compared.places.every((place) => place.id !== id || place.why === null))
    add(results, compared)
    const found = eachOnce([...compared.findings, ...compared.places.flatMap((place) => place.findings)])
    findings.push(...found)
    const done = compared.places.filter(({ why }) => why === null)
    if (!dryRun)
      await keepFindings(hq, run, actor.id, {
        intervals: step.intervals,
        dataAreaId: legalEntity,
        databases: new Map(done.map(({ id, onTheirWay }) => [id, onTheirWay])),
        all: channelDatabase === null && done.length === places.length,
        findings: found,
        fingerprints: compared.fingerprints,
        position: compared.position,
      })
    await lease.progress({ done: step.ranges || step.intervals.length })
  }
  if (steps.length === 0) await nothingChanged(hq.db, left, results)
  const ended = [...results.values()]
  if (!dryRun && legalEntity === null)
    await keepReconciliations(hq.db, run, ended, { whole: changed === null, ranges: RANGES })
  lease.conclude('FINISHED', sentence(findings, ended))
  return { found: countFound(findings), places: ended }
}

/** The same difference of headquarters, revealed by several channels, counts once. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  const byName = new Map<string, Finding>()
  for (const each of findings) {
    const name = `${each.kind} ${each.customerKey} ${each.channelDatabaseId ?? ''}`
    if (!byName.has(name)) byName.set(name, each)
  }
  return [...byName.values()]
}

/** Queries each place even so: EQUAL means that a place was compared. */
async function nothingChanged(
  db: Parameters<typeof compareStep>[0],
  places: readonly Place[],
  results: Map<string, PlaceResult>,
): Promise<void> {
  add(results, await compareStep(db, places, { intervals: [], ranges: 0 }, null))
}

const nothingYet = (place: string): PlaceResult => ({
  place,
  why: null,
  found: 0,
  customers: 0,
  rows: 0,
  onTheirWay: 0,
  position: null,
})

function add(results: Map<string, PlaceResult>, { places, findings, customers, position }: ComparedStep): void {
  for (const place of places) {
    const result = results.get(place.id)
    if (!result) continue
    result.why ??= place.why
    result.found += place.findings.length
    result.customers += place.customers
    result.rows += place.rows
    result.onTheirWay += place.onTheirWay.size
    result.position = lower(result.position, place.position)
  }
  const own = results.get(HEADQUARTERS)
  if (!own) return
  own.found += findings.length
  own.customers += customers
  own.position = lower(own.position, position)
}

const lower = (one: string | null, other: string | null) =>
  one === null || (other !== null && BigInt(other) < BigInt(one)) ? other : one

function countFound(findings: readonly Finding[]): FoundCount[] {
  const counts = new Map<string, FoundCount>()
  for (const { kind, channelDatabaseId, correct } of findings) {
    const key = `${kind} ${channelDatabaseId ?? ''}`
    const count = counts.get(key) ?? { kind, channelDatabaseId, count: 0, reported: 0 }
    counts.set(key, { ...count, count: count.count + 1, reported: count.reported + (correct === null ? 1 : 0) })
  }
  return [...counts.values()].sort((a, b) => a.kind.localeCompare(b.kind))
}

/** Summarizes what a run found. */
export function sentence(findings: readonly Pick<Finding, 'correct'>[], places: readonly PlaceResult[]): string {
  const without = places.flatMap(({ place, why }) => (why === null ? [] : [`${place} was not compared: ${why}`]))
  const reported = findings.filter(({ correct }) => correct === null).length
  const found =
    findings.length === 0
      ? 'No difference.'
      : `${findings.length} differences: ${findings.length - reported} are being corrected, ${reported} need a person.`
  return [found, ...without].join(' ')
}
