import { setTimeout as pause } from 'node:timers/promises'
import { HeadquartersRewound } from '../../../between/headquarters-of.ts'
import { transaction } from '../../../db/client.ts'
import { settledOperations } from '../../incarnation/assess-loss.ts'
import { endRecovering } from '../../incarnation/rewound.ts'
import { guardFence } from '../../jobs/run.ts'
import { compareRecovered, endRecovered, type Recovered, renewRecovered } from '../../reconcile/end-recovered.ts'
import { restoreCustomers } from '../../reconcile/restore-customers.ts'
import { synchronizeOperations } from '../../synchronize/synchronize-operations.ts'
import { unavailableRefusal } from '../channel-databases/channel-database.ts'
import { download } from '../download/download.ts'
import { synchronizeCustomers } from '../jobs/synchronize-customers.ts'
import type { ExchangeRefusal } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'
import { type Accepted, acceptHeadquarters, UnavailableMeanwhile } from './accept-headquarters.ts'
import { whileReached } from './assess-losses.ts'
import { eraseAgain } from './erase-again.ts'
import type { Recovery } from './recovery.ts'
import { takeCardsBack } from './take-cards-back.ts'
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
  // First: what was erased is not lost.
  await eraseAgain(recovery)
  const cards = await takeCardsBack(recovery)
  await lease.progress({ done: 1 })
  let accepted: Accepted
  try {
    accepted = await acceptHeadquarters(recovery)
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
  await transaction(hq.db, async (tx) => {
    await guardFence(tx, run)
    await endRecovering(tx)
  })
  refusals.push(...(await synchronizeAll(recovery)))
  const recovered = await endRecovered(hq, run)
  const fromCopies = await restoreAll(recovery)
  if (recovered.retried + fromCopies > 0) refusals.push(...(await synchronizeAll(recovery)))
  const left = fromCopies > 0 ? await endRecovered(hq, run) : recovered
  await lease.progress({ done: 1 })
  refusals.push(...(await distribute(recovery, ids)))
  lease.conclude('FINISHED', messageOf({ ...left, fromCopies, cards }, accepted, recovery))
  return refusals.flatMap((refusal) => (refusal && refusal.code !== 'JOB_ALREADY_RUNNING' ? [refusal] : []))
}

/**
 * Before all others the operations whose results the channels' copies contain: what comes after them is newer than the
 * copies, which a person then restores only where nothing newer is (`restoreCustomers`). Page by page, and again until
 * none is left whose turn it is: an operation may be on a page before that of its predecessor.
 */
async function synchronizeSettled({ sides, hq, actor, lease }: Recovery, ids: readonly string[]): Promise<void> {
  for (let tried = 1; tried > 0; ) {
    tried = 0
    for (const id of ids)
      await whileReached(sides, id, async (side) => {
        for await (const page of settledOperations(hq.db, side)) {
          lease.signal.throwIfAborted()
          const outcomes = await synchronizeOperations(hq, actor, page, { inRecovery: true })
          tried += outcomes.filter(({ status }) => status !== 'UPLOADED').length
        }
      }).catch((error) => {
        // Of a channel database that was not reached before; `synchronizeAll` reports it.
        if (!(error instanceof HeadquartersRewound)) throw error
      })
  }
}

/**
 * Takes what only a channel database has, if that was asked for, until nothing more comes. Returns how many customers.
 */
async function restoreAll({ sides, actor, lease, reason, restoreCustomers: isAsked }: Recovery): Promise<number> {
  let total = 0
  while (isAsked) {
    lease.signal.throwIfAborted()
    const { restored, left } = await restoreCustomers(sides, actor, { differences: null, reason })
    total += restored
    if (restored === 0 || left === 0) break
  }
  return total
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
    const { refusal } = await download(sides, actor, '1050', id)
    // The program of a store of an earlier version does not know the job.
    if (refusal?.code !== 'JOB_CARRIES_NO_DATA') refusals.push(refusal)
    await lease.progress({ done: 1 })
  }
  return refusals
}

function messageOf(
  { restored, underWay, lost, newer, fromCopies, cards }: Recovered & { fromCopies: number; cards: number },
  { renumbered, unreachable }: Accepted,
  recovery: Recovery,
): string {
  const decide = lost + newer
  return [
    `${restored} lost ${restored === 1 ? 'customer is' : 'customers are'} back with their account numbers.`,
    ...(fromCopies > 0
      ? [`${fromCopies} ${fromCopies === 1 ? 'customer was' : 'customers were'} restored from the channels’ copies.`]
      : []),
    ...(cards > 0 ? [`${cards} anonymous loyalty ${cards === 1 ? 'card is' : 'cards are'} back.`] : []),
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
