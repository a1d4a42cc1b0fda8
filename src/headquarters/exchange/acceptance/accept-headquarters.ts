import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { batchStatementTimeout, transaction } from '../../../db/client.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DatabaseState } from '../../../model/database-state.ts'
import { beginAccepted, keepNumbers, lockSeenBeyond } from '../../incarnation/accept-at-headquarters.ts'
import { assessLoss, type Loss } from '../../incarnation/assess-loss.ts'
import { findRewound } from '../../incarnation/check-with-channels.ts'
import { type SeenBeyond, seenBeyond } from '../../incarnation/rewound.ts'
import { unavailableRefusal } from '../channel-databases/channel-database.ts'
import { download } from '../download/download.ts'
import { synchronizeCustomers } from '../jobs/synchronize-customers.ts'
import { downloadSessionEvent } from '../sessions/download-session.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'
import { cancelOpenSessions } from './accept-channel-database.ts'

export type AcceptHeadquarters = { reason: string | null; dryRun: boolean }

/**
 * The loss of one channel database if headquarters is accepted. `loss` is null if the database could not be reached; it
 * is compared at its next contact.
 */
export type AssessedLoss = { seen: SeenBeyond; loss: Loss | null }

export type AcceptedHeadquarters = { accepted: boolean; losses: AssessedLoss[]; userErrors: ExchangeRefusal[] }

/**
 * Accepts headquarters after it was restored from an older copy. Determines first (with `dryRun`, only) what each
 * channel database has and headquarters has lost. Then keeps account numbers known to channel databases from being
 * given to other customers, has lost operations uploaded again, and synchronizes the channel databases fully, which
 * removes customers that headquarters still lacks.
 */
export async function acceptHeadquarters(
  sides: Sides,
  actor: Actor,
  { reason, dryRun }: AcceptHeadquarters,
): Promise<AcceptedHeadquarters> {
  const hq = headquartersOf(sides)
  if (!dryRun && (reason === null || reason.trim() === '' || UNSTORABLE.test(reason)))
    return notAccepted(
      refused('INVALID_VALUE', 'Give a reason without control characters. The audit keeps it.', ['input', 'reason']),
    )
  if (actor.channels !== 'ALL') return notAccepted(beyondChannels)
  if (!(await findRewound(hq))) return notAccepted(notRewound)
  const losses = await Promise.all((await seenBeyond(hq.db)).map((seen) => assess(sides, hq, seen)))
  if (dryRun) {
    await recordAudit(hq.db, actor, { action: 'acceptHeadquarters', target: null, result: 'DRY_RUN', reason })
    return { accepted: false, losses, userErrors: [] }
  }
  const reached = losses.flatMap(({ loss }) => loss ?? [])
  try {
    if (!(await accept(sides, hq, actor, reason, reached))) return notAccepted(notRewound)
  } catch (error) {
    if (error instanceof UnavailableMeanwhile)
      return notAccepted(unavailableRefusal(error.channelDatabaseId, error.state))
    throw error
  }
  const userErrors = await synchronizeFully(
    sides,
    actor,
    reached.map(({ channelDatabaseId }) => channelDatabaseId),
  )
  return { accepted: true, losses, userErrors }
}

const notAccepted = (refusal: ExchangeRefusal): AcceptedHeadquarters => ({
  accepted: false,
  losses: [],
  userErrors: [refusal],
})

const beyondChannels = refused(
  'CHANNELS_NOT_ALLOWED',
  'Accepting headquarters affects all channels, and this token is limited to some. Use a token for all channels.',
)

const notRewound = refused(
  'HEADQUARTERS_NOT_REWOUND',
  'Headquarters has everything that the channel databases have seen of it. There is nothing to accept.',
)

/**
 * Uploads and synchronizes lost operations before 1010 removes missing customers. The next runs, or runs in progress,
 * repeat what fails here, because all downloads start from the beginning.
 */
async function synchronizeFully(sides: Sides, actor: Actor, ids: readonly string[]): Promise<ExchangeRefusal[]> {
  const refusals: (ExchangeRefusal | null)[] = []
  for (const id of ids) refusals.push((await upload(sides, actor, id)).refusal)
  refusals.push(...(await synchronizeCustomers(sides, actor, { job: null, legalEntity: null, wait: true })).userErrors)
  for (const id of ids)
    for (const job of ['1110', '1070', '1010'] as const)
      refusals.push((await download(sides, actor, job, id, { full: true })).refusal)
  return refusals.flatMap((refusal) => (refusal && refusal.code !== 'JOB_ALREADY_RUNNING' ? [refusal] : []))
}

async function assess(sides: Sides, hq: HeadquartersDatabase, seen: SeenBeyond): Promise<AssessedLoss> {
  const side = sides.channelSides.get(seen.channelDatabaseId)
  if (!side) return { seen, loss: null }
  try {
    return { seen, loss: await onChannelDatabase(() => assessLoss(hq.db, side)) }
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable) return { seen, loss: null }
    throw error
  }
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
 * seen more than headquarters has, as before. Returns false if another acceptance committed first.
 */
async function accept(
  sides: Sides,
  hq: HeadquartersDatabase,
  actor: Actor,
  reason: string | null,
  losses: readonly Loss[],
): Promise<boolean> {
  const incarnation = randomUUID()
  const ids = losses.map(({ channelDatabaseId }) => channelDatabaseId)
  const accepted = await transaction(
    hq.db,
    async (tx) => {
      if ((await lockSeenBeyond(tx)).length === 0) return false
      for (const { channelDatabaseId, operationIds } of losses) {
        const side = sides.channelSides.get(channelDatabaseId)
        const mark = { incarnation, number: '0', position: '0', numbers: {} }
        await onChannelDatabase(async () => side?.acceptHeadquarters(mark, operationIds)).catch((error) => {
          throw error instanceof ChannelDatabaseUnavailable ? new UnavailableMeanwhile(channelDatabaseId, error) : error
        })
      }
      await keepNumbers(tx, losses)
      const canceled = []
      for (const id of ids)
        canceled.push(...(await cancelOpenSessions(tx, id, 'Headquarters was accepted as it is after a restore.')))
      await recordAudit(tx, actor, {
        action: 'acceptHeadquarters',
        target: ids.join(', ') || null,
        result: 'ACCEPTED',
        reason,
      })
      await beginAccepted(tx, incarnation, ids)
      await append(tx, [
        ...canceled.map(downloadSessionEvent),
        { kind: 'CONFIGURATION', entityId: 'headquarters', status: 'ACCEPTED' },
      ])
      return true
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(hq.db)
  return accepted
}
