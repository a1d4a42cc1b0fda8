import { randomUUID } from 'node:crypto'
import { recordAudit } from '../../../access/audit.ts'
import { ChannelDatabaseUnavailable, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { HeadquartersMark } from '../../../between/headquarters-side.ts'
import { pagesOf } from '../../../between/pages.ts'
import type { Sides } from '../../../between/sides.ts'
import type { Transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DatabaseState } from '../../../model/database-state.ts'
import { beginAccepted, keepNumbers, lockSeenBeyond, nextNumber } from '../../incarnation/accept-at-headquarters.ts'
import { lostOperationsAfter } from '../../incarnation/loss-tables.ts'
import type { Renumbered } from '../../incarnation/renumber-later.ts'
import { reportLosses } from '../../incarnation/report-losses.ts'
import { guardFence } from '../../jobs/run.ts'
import { namedAgain } from '../../reconcile/named-again.ts'
import { downloadSessionEvent } from '../sessions/download-session.ts'
import { cancelOpenSessions } from './accept-channel-database.ts'
import { withLosses } from './assess-losses.ts'
import type { Recovery } from './recovery.ts'

const OFFERED_AT_ONCE = 5_000

/** Rolls back an acceptance because a channel database could not be informed. */
export class UnavailableMeanwhile extends Error {
  override readonly name = 'UnavailableMeanwhile'
  readonly channelDatabaseId: string
  readonly state: DatabaseState
  constructor(channelDatabaseId: string, { message, state }: ChannelDatabaseUnavailable) {
    super(message)
    this.channelDatabaseId = channelDatabaseId
    this.state = state
  }
}

/** `unreachable`: the channel databases that could not be compared. */
export type Accepted = { renumbered: Renumbered[]; unreachable: string[] }

/**
 * Informs the channel databases of the new incarnation before headquarters commits it. If the commit fails, they have
 * seen more than headquarters has, as before. A channel database that could not be reached is compared at its next
 * contact.
 */
export async function acceptHeadquarters({ sides, hq, actor, run, reason, acceptLoss }: Recovery): Promise<Accepted> {
  const incarnation = randomUUID()
  const accepted = await withLosses(sides, hq, async (tx, losses): Promise<Accepted> => {
    const ids = losses.flatMap(({ channelDatabaseId, counts }) => (counts ? [channelDatabaseId] : []))
    const unreachable = losses.flatMap(({ channelDatabaseId, counts }) => (counts ? [] : [channelDatabaseId]))
    await guardFence(tx, run)
    await lockSeenBeyond(tx)
    const number = await nextNumber(tx, await seenBy(sides, ids))
    for (const id of ids) await inform(tx, sides, { incarnation, number, position: '0', numbers: {} }, id)
    const renumbered = await keepNumbers(tx, { acceptLoss, unreachable: unreachable.length })
    await reportLosses(tx, run, { acceptLoss, reason, actor: actor.id })
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
    await beginAccepted(tx, { id: incarnation, number }, ids)
    await append(tx, [
      ...canceled.map(downloadSessionEvent),
      ...renumbered.map((each) => namedAgain(each)),
      { kind: 'CONFIGURATION', entityId: 'headquarters', status: 'ACCEPTED' },
    ])
    return { renumbered, unreachable }
  })
  wake(hq.db)
  return accepted
}

/** Has a channel database offer again what headquarters lost, and then forget what it has seen of it. */
async function inform(tx: Transaction, sides: Sides, mark: HeadquartersMark, id: string): Promise<void> {
  const side = sides.channelSides.get(id)
  const pages = pagesOf(
    OFFERED_AT_ONCE,
    (after: string | null, limit) => lostOperationsAfter(tx, id, after, limit),
    (operationId) => operationId,
  )
  await orUnavailable(id, async () => {
    for await (const page of pages) await side?.offerAgain(page)
    await side?.acceptHeadquarters(mark)
  })
}

/** What these channel databases have seen of the lost headquarters. */
async function seenBy(sides: Sides, ids: readonly string[]): Promise<HeadquartersMark[]> {
  const marks = []
  for (const id of ids)
    marks.push((await orUnavailable(id, async () => sides.channelSides.get(id)?.seenHeadquarters())) ?? [])
  return marks.flat()
}

async function orUnavailable<T>(id: string, work: () => Promise<T>): Promise<T> {
  try {
    return await onChannelDatabase(work)
  } catch (error) {
    throw error instanceof ChannelDatabaseUnavailable ? new UnavailableMeanwhile(id, error) : error
  }
}
