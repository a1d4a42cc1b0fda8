import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { type Channels, inChannels } from '../../../access/scope-sql.ts'
import { HeadquartersRewound, headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { findRewound } from '../../incarnation/check-with-channels.ts'
import { findBatchJob, findRuns } from '../../jobs/batch-jobs.ts'
import { isLost } from '../../jobs/lease.ts'
import { type BatchRunRow, underLease } from '../../jobs/run.ts'
import { noSuch } from '../../organization/known-names.ts'
import { changedLegalEntities } from '../../synchronize/queue/queue.ts'
import {
  CHUNKS_AT_ONCE,
  openSynchronize,
  SYNCHRONIZE_JOB,
  synchronize,
  takeIntoQueue,
} from '../../synchronize/synchronize.ts'
import { type ExchangeRefusal, jobAlreadyRunning, refused } from '../sessions/refusals.ts'

/**
 * `job`: null, or a name of *Synchronize customers and channel requests*; `legalEntity` null: all; `wait` false:
 * returns at once.
 */
export type SynchronizeCustomers = { job: string | null; legalEntity: string | null; wait: boolean }

/**
 * Runs *Synchronize customers and channel requests*, one run per legal entity, in parallel. A failure in one is thrown
 * when all have ended. A run processes the operations of all channels of its legal entity, so only a token for all of
 * them may start it.
 */
export async function synchronizeCustomers(
  sides: Sides,
  actor: Actor,
  { job, legalEntity, wait }: SynchronizeCustomers,
): Promise<{ runs: BatchRunRow[]; userErrors: ExchangeRefusal[] }> {
  const hq = headquartersOf(sides)
  const named = job === null ? null : await findBatchJob(hq.db, job)
  if (job !== null && named === null)
    return refusedWith(refused('NOT_FOUND', await noSuch(hq.db, 'batch job', job), ['input', 'job']))
  if (named !== null && named.jobId !== SYNCHRONIZE_JOB) {
    return refusedWith(
      refused('INVALID_VALUE', 'This is not a name of Synchronize customers and channel requests.', ['input', 'job']),
    )
  }
  const entities = await legalEntitiesWithin(hq.db, legalEntity, 'ALL')
  if (legalEntity !== null && entities.length === 0) {
    return refusedWith(refused('NOT_FOUND', await noSuch(hq.db, 'legal entity', legalEntity), ['input', 'legalEntity']))
  }
  const reached = await legalEntitiesWithin(hq.db, legalEntity, actor.channels)
  if (entities.length > 0 && reached.length === 0) return refusedWith(beyondChannels)
  const rewound = await findRewound(hq)
  if (rewound) return refusedWith(refused('HEADQUARTERS_REWOUND', rewound.message))
  const opened = await Promise.all(reached.map((entity) => openSynchronize(hq, actor, { legalEntity: entity })))
  const runs = opened.flatMap((each) => ('run' in each ? [each.run] : []))
  for (const { scope } of runs)
    await recordAudit(hq.db, actor, {
      action: 'synchronizeCustomersAndChannelRequests',
      target: scope,
      result: 'STARTED',
    })
  const working = Promise.allSettled(runs.map((run) => work(hq, actor, run)))
  if (wait) {
    const fault = (await working).find((each) => each.status === 'rejected')
    if (fault) throw fault.reason
  }
  return {
    runs: await reload(hq.db, runs),
    userErrors: opened.flatMap((each) => ('alreadyRunning' in each ? [jobAlreadyRunning(each.alreadyRunning)] : [])),
  }
}

/**
 * Runs synchronize for a schedule in the legal entities that have work, and returns a summary; null if there was no
 * work.
 */
export async function synchronizeWhereNeeded(sides: Sides, actor: Actor): Promise<string | null> {
  const hq = headquartersOf(sides)
  for (const dataAreaId of await changedLegalEntities(hq.db)) await takeIntoQueue(hq.db, dataAreaId)
  const needed = await execute<{ dataAreaId: string }>(
    hq.db,
    sql`/* exchange.synchronizeWhereNeeded */
    select data_area_id as "dataAreaId"
    from legal_entity e
    where ${hasOperations}`,
  )
  const results = await Promise.all(
    needed.map(({ dataAreaId }) =>
      synchronizeCustomers(sides, actor, { job: null, legalEntity: dataAreaId, wait: true }),
    ),
  )
  const sentences = results.flatMap(({ runs, userErrors }) => [
    ...runs.map(({ scope, done, failed, waiting }) => `${scope}: ${done} done, ${failed} failed, ${waiting} waiting.`),
    ...userErrors.map(({ message }) => message),
  ])
  return sentences.join(' ') || null
}

/** SQL: the legal entity `e` has operations to claim, or a chunk whose process has died. */
export const hasOperations: SQL = sql`(
      exists (
        select from next_operation n
        where n.data_area_id = e.data_area_id and (n.next_attempt_at is null or n.next_attempt_at <= now())
      ) or exists (
        select from synchronize_chunk c
        where c.data_area_id = e.data_area_id and c.status = 'CLAIMED' and ${isLost('c')}
      )
    )`

const refusedWith = (refusal: ExchangeRefusal) => ({ runs: [], userErrors: [refusal] })

const beyondChannels = refused(
  'CHANNELS_NOT_ALLOWED',
  'A run synchronizes the operations of all channels of a legal entity, and this token is not for all of them. ' +
    'Use synchronizeOperations for the operations of its channels.',
)

function work(hq: HeadquartersDatabase, actor: Actor, run: BatchRunRow): Promise<void> {
  const options = { workers: CHUNKS_AT_ONCE, ...(hq.onFault && { onFault: hq.onFault }) }
  return underLease(hq.db, run, async (lease) => {
    try {
      await synchronize(hq, actor, run, lease, options)
    } catch (error) {
      if (!(error instanceof HeadquartersRewound)) throw error
      lease.conclude('ERROR', error.message)
    }
  })
}

/**
 * The legal entities that the token may synchronize: those with all channels among `channels`. `named` null: of all.
 */
export async function legalEntitiesWithin(db: Executor, named: string | null, channels: Channels): Promise<string[]> {
  const found = await execute<{ id: string }>(
    db,
    sql`/* exchange.legalEntities */
    select data_area_id as id
    from legal_entity e
    where (${named}::text is null or data_area_id = ${named})
      and (${channels === 'ALL'}::boolean or ${everyChannel(channels)})
    order by 1`,
  )
  return found.map(({ id }) => id)
}

const everyChannel = (channels: Channels) =>
  sql`(select bool_and(${inChannels(sql`c.id`, channels)}) from channel c
    where c.data_area_id = e.data_area_id) is true`

async function reload(db: Executor, runs: readonly BatchRunRow[]): Promise<BatchRunRow[]> {
  const found = await findRuns(
    db,
    runs.map(({ runId }) => runId),
  )
  return found.sort((a, b) => a.scope.localeCompare(b.scope))
}
