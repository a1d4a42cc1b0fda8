import { sql } from 'drizzle-orm'
import { type Actor, Forbidden } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { findRuns } from '../jobs/batch-jobs.ts'
import type { BatchRunRow } from '../jobs/run.ts'
import { noSuch } from '../organization/known-names.ts'
import { type Reconcile, type Reconciled, reconcile } from './reconcile.ts'
import { type AlreadyRunning, alreadyRunning, type ReconcileRefusal, refused } from './refusals.ts'

export type ReconcileOutcome = Reconciled & {
  run: BatchRunRow | null
  userErrors: (ReconcileRefusal | AlreadyRunning)[]
}

/** A comparison includes headquarters' own customers, so only a token for all channels may start one. */
export const mayReconcile = ({ channels }: Actor): boolean => channels === 'ALL'

/** Compares now; with `wait` false, returns the run as it started. */
export async function reconcileNow(
  sides: Sides,
  actor: Actor,
  request: Reconcile,
  wait: boolean,
): Promise<ReconcileOutcome> {
  if (!mayReconcile(actor)) throw new Forbidden('A comparison reaches every channel. Use a token for all channels.')
  const { db } = headquartersOf(sides)
  const refusal = await refuseUnknown(db, request)
  if (refusal) return { run: null, found: [], places: [], userErrors: [refusal] }
  const started = await reconcile(sides, actor, request)
  if ('alreadyRunning' in started)
    return { run: null, found: [], places: [], userErrors: [alreadyRunning(started.alreadyRunning)] }
  const { run, working } = started
  await recordAudit(db, actor, {
    action: 'reconcile',
    target: request.channelDatabase ?? request.legalEntity,
    result: request.dryRun ? 'DRY_RUN' : 'STARTED',
  })
  if (!wait) {
    working.catch((error: unknown) => headquartersOf(sides).onFault?.(error))
    return { run, found: [], places: [], userErrors: [] }
  }
  const reconciled = await working
  const [ended] = await findRuns(db, [run.runId])
  return { ...reconciled, run: ended ?? run, userErrors: [] }
}

/** Compares for a schedule and returns a summary; null if a comparison is already running. */
export async function reconcileBySchedule(sides: Sides, actor: Actor, changes: boolean): Promise<string | null> {
  const started = await reconcile(sides, actor, { channelDatabase: null, legalEntity: null, changes, dryRun: false })
  if ('alreadyRunning' in started) return null
  await started.working
  const [ended] = await findRuns(headquartersOf(sides).db, [started.run.runId])
  return ended?.message ?? null
}

async function refuseUnknown(
  db: Database,
  { channelDatabase, legalEntity }: Reconcile,
): Promise<ReconcileRefusal | null> {
  const [known] = await execute<{ database: boolean; entity: boolean }>(
    db,
    sql`/* reconcile.refuseUnknown */
    select exists (select from channel_database where id = ${channelDatabase}) as database,
      exists (select from legal_entity where data_area_id = ${legalEntity}) as entity`,
  )
  if (channelDatabase !== null && !known?.database)
    return refused('NOT_FOUND', 'channelDatabase', await noSuch(db, 'channel database', channelDatabase))
  if (legalEntity !== null && !known?.entity)
    return refused('NOT_FOUND', 'legalEntity', await noSuch(db, 'legal entity', legalEntity))
  return null
}
