import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { recordAudit } from '../../../access/audit.ts'
import { ChannelDatabaseUnavailable, HeadquartersRewound, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import { batchStatementTimeout, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DatabaseState } from '../../../model/database-state.ts'
import { beginAccepted, keepNumbers, lockSeenBeyond } from '../../incarnation/accept-at-headquarters.ts'
import { type Loss, settledOperations } from '../../incarnation/assess-loss.ts'
import type { Renumbered } from '../../incarnation/renumber-later.ts'
import { reportLosses, totalOf } from '../../incarnation/report-losses.ts'
import { guardFence } from '../../jobs/run.ts'
import { compareRecovered, endRecovered, type Recovered, renewRecovered } from '../../reconcile/end-recovered.ts'
import { namedAgain } from '../../reconcile/named-again.ts'
import { synchronizeOperations } from '../../synchronize/synchronize-operations.ts'
import { unavailableRefusal } from '../channel-databases/channel-database.ts'
import { download } from '../download/download.ts'
import { synchronizeCustomers } from '../jobs/synchronize-customers.ts'
import { downloadSessionEvent } from '../sessions/download-session.ts'
import type { ExchangeRefusal } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'
import { cancelOpenSessions } from './accept-channel-database.ts'
import { type AssessedLosses, assessLosses, unlessUnavailable } from './assess-losses.ts'
import { eraseAgain } from './erase-again.ts'
import type { Recovery } from './recovery.ts'
import { takeKeysBack } from './take-keys-back.ts'

const MOST_TRIES = 600
const BETWEEN_TRIES_MS = 500

/**
 * The steps of a recovery. Each can be repeated: a recovery that was interrupted begins again, and finds done what is
 * done. Returns what failed after headquarters was accepted; the next runs of the jobs complete it.
 */
export async function workOnRecovery(recovery: Recovery): Promise<ExchangeRefusal[]> {
  const { sides, hq, actor, run, lease } = recovery
  const ids = [...sides.channelSides.keys()]
  await lease.progress({ total: 3 + 2 * ids.length })
  await eraseAgain(recovery, await assessLosses(sides, hq))
  await lease.progress({ done: 1 })
  // Again: what was erased is not lost.
  const losses = await assessLosses(sides, hq)
  let renumbered: Renumbered[]
  try {
    renumbered = await accept(recovery, losses)
  } catch (error) {
    if (!(error instanceof UnavailableMeanwhile)) throw error
    const refusal = unavailableRefusal(error.channelDatabaseId, error.state)
    lease.conclude('ERROR', `${refusal.message} Nothing was accepted. Start the recovery again.`)
    return [refusal]
  }
  await lease.progress({ done: 1 })
  const refusals: (ExchangeRefusal | null)[] = []
  for (const id of ids) {
    lease.signal.throwIfAborted()
    refusals.push((await upload(sides, actor, id)).refusal)
    const side = sides.channelSides.get(id)
    if (side) await takeKeysBack(recovery, side)
    await lease.progress({ done: 1 })
  }
  await synchronizeSettled(recovery, ids)
  await compareRecovered(hq, sides.channelSides, run)
  refusals.push(...(await synchronizeAll(recovery)))
  const recovered = await endRecovered(hq, run)
  if (recovered.retried > 0) refusals.push(...(await synchronizeAll(recovery)))
  await lease.progress({ done: 1 })
  refusals.push(...(await distribute(recovery, ids)))
  lease.conclude('FINISHED', messageOf(recovered, losses, renumbered, recovery))
  return refusals.flatMap((refusal) => (refusal && refusal.code !== 'JOB_ALREADY_RUNNING' ? [refusal] : []))
}

/**
 * Before all others the operations whose results the channels' copies contain: what comes after them is newer than the
 * copies, which a person then restores only where nothing newer is (`restoreCustomers`).
 */
async function synchronizeSettled({ sides, hq, actor }: Recovery, ids: readonly string[]): Promise<void> {
  const settled: string[] = []
  for (const id of ids)
    settled.push(...((await unlessUnavailable(sides, id, (side) => settledOperations(hq.db, side))) ?? []))
  await synchronizeOperations(hq, actor, settled).catch((error) => {
    // Of a channel database that was not reached before; `synchronizeAll` reports it.
    if (!(error instanceof HeadquartersRewound)) throw error
  })
}

/** Waits for a run that a schedule has started: it may have begun before the lost operations were uploaded. */
async function synchronizeAll({ sides, actor, lease }: Recovery): Promise<ExchangeRefusal[]> {
  for (let tries = 0; ; tries++) {
    const { userErrors } = await synchronizeCustomers(sides, actor, { job: null, legalEntity: null, wait: true })
    if (tries === MOST_TRIES || userErrors.every(({ code }) => code !== 'JOB_ALREADY_RUNNING')) return userErrors
    await pause(BETWEEN_TRIES_MS, undefined, { signal: lease.signal })
  }
}

/** Everything once, then the customers that came back with a lower version than the channels have. */
async function distribute({ sides, hq, actor, run, lease }: Recovery, ids: readonly string[]) {
  const refusals: (ExchangeRefusal | null)[] = []
  for (const id of ids)
    for (const job of ['1110', '1070', '1010'] as const) {
      lease.signal.throwIfAborted()
      refusals.push((await download(sides, actor, job, id)).refusal)
    }
  await renewRecovered(hq, run)
  for (const id of ids) {
    refusals.push((await download(sides, actor, '1010', id)).refusal)
    await lease.progress({ done: 1 })
  }
  return refusals
}

/** Rolls back an acceptance because a channel database could not be informed. */
class UnavailableMeanwhile extends Error {
  override readonly name = 'UnavailableMeanwhile'
  readonly channelDatabaseId: string
  readonly state: DatabaseState
  constructor(channelDatabaseId: string, { message, state }: ChannelDatabaseUnavailable) {
    super(message)
    this.channelDatabaseId = channelDatabaseId
    this.state = state
  }
}

/**
 * Informs the channel databases of the new incarnation before headquarters commits it. If the commit fails, they have
 * seen more than headquarters has, as before. A channel database that could not be reached is compared at its next
 * contact.
 */
async function accept(
  { sides, hq, actor, run, reason, acceptLoss }: Recovery,
  assessed: AssessedLosses,
): Promise<Renumbered[]> {
  const losses = assessed.flatMap(({ loss }) => loss ?? [])
  const incarnation = randomUUID()
  const ids = losses.map(({ channelDatabaseId }) => channelDatabaseId)
  const renumbered = await transaction(
    hq.db,
    async (tx) => {
      await guardFence(tx, run)
      await lockSeenBeyond(tx)
      for (const loss of losses) await inform(sides, incarnation, loss)
      const total = totalOf(losses)
      const renumbered = await keepNumbers(tx, total.customers, {
        givenUp: acceptLoss ? total.withoutOperation : new Set(),
        unreachable: assessed.length - losses.length,
      })
      await reportLosses(tx, run, total, { acceptLoss, reason, actor: actor.id })
      const canceled = []
      for (const id of ids) canceled.push(...(await cancelOpenSessions(tx, id, 'Headquarters was recovered.')))
      await recordAudit(tx, actor, {
        action: 'recoverHeadquarters',
        target: ids.join(', ') || null,
        result: 'ACCEPTED',
        reason,
      })
      for (const { customerKey } of renumbered)
        await recordAudit(tx, actor, {
          action: 'recoverHeadquarters',
          target: customerKey,
          result: 'RENUMBERED',
          reason,
        })
      await beginAccepted(tx, incarnation, ids)
      await append(tx, [
        ...canceled.map(downloadSessionEvent),
        ...renumbered.map((each) => namedAgain(each)),
        { kind: 'CONFIGURATION', entityId: 'headquarters', status: 'ACCEPTED' },
      ])
      return renumbered
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(hq.db)
  return renumbered
}

async function inform(sides: Sides, incarnation: string, { channelDatabaseId, operationIds }: Loss): Promise<void> {
  const side = sides.channelSides.get(channelDatabaseId)
  const mark = { incarnation, number: '0', position: '0', numbers: {} }
  await onChannelDatabase(async () => side?.acceptHeadquarters(mark, operationIds)).catch((error) => {
    throw error instanceof ChannelDatabaseUnavailable ? new UnavailableMeanwhile(channelDatabaseId, error) : error
  })
}

function messageOf(
  { restored, underWay, lost, newer }: Recovered,
  losses: AssessedLosses,
  renumbered: readonly Renumbered[],
  recovery: Recovery,
): string {
  const unreachable = losses.flatMap(({ loss, channelDatabaseId }) => (loss === null ? [channelDatabaseId] : []))
  const decide = lost + newer
  return [
    `${restored} lost ${restored === 1 ? 'customer is' : 'customers are'} back with their account numbers.`,
    ...(underWay > 0 ? [`${underWay} more wait for their operations.`] : []),
    decide === 0
      ? 'No difference needs a person.'
      : `${decide} ${decide === 1 ? 'difference needs' : 'differences need'} a person: ${lost} customers and ${newer} ` +
        'changes that only a channel database has. restoreCustomers takes them from there; nothing is removed before.',
    ...(renumbered.length > 0
      ? [
          'New account numbers, because a lost customer had theirs first: ' +
            `${renumbered.map(({ before, account }) => `${before} is now ${account}`).join(', ')}.`,
        ]
      : []),
    ...(unreachable.length > 0
      ? [
          `Not reached: ${unreachable.join(', ')}. What only they have seen is found at their next contact; then ` +
            'recover headquarters again.',
        ]
      : []),
    ...recovery.notRestored,
  ].join(' ')
}
