import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { batchStatementTimeout, transaction } from '../../../db/client.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { beginAccepted, keepNumbers, lockSeenBeyond } from '../../incarnation/accept-at-headquarters.ts'
import { whyRewound } from '../../incarnation/ask-channels.ts'
import { type SeenBeyond, seenBeyond } from '../../incarnation/rewound.ts'
import { type Loss, weighLoss } from '../../incarnation/weigh-loss.ts'
import { ChannelDatabaseUnreachable, reach, unreachableRefusal } from '../channel-databases/channel-database.ts'
import { download } from '../download/download.ts'
import { synchronizeCustomers } from '../jobs/synchronize-customers.ts'
import { downloadSessionEvent } from '../sessions/download-session.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'
import { cancelOpenSessions } from './accept-channel-database.ts'

export type AcceptHeadquarters = { reason: string | null; dryRun: boolean }

/**
 * What accepting headquarters means for a channel database. `loss` null: it could not be reached, and is compared again
 * when it can be.
 */
export type WeighedLoss = { seen: SeenBeyond; loss: Loss | null }

export type AcceptedHeadquarters = { accepted: boolean; losses: WeighedLoss[]; userErrors: ExchangeRefusal[] }

/**
 * Takes headquarters as it is after it was restored from an older copy. First (and with `dryRun` only) it says what
 * each channel database has and headquarters has lost. Then no account number that a channel database knows is given to
 * another customer, operations that headquarters had received are uploaded again, and the channel databases get a full
 * synchronization, which takes away the customers that headquarters still does not have.
 */
export async function acceptHeadquarters(
  sides: Sides,
  actor: Actor,
  { reason, dryRun }: AcceptHeadquarters,
): Promise<AcceptedHeadquarters> {
  const hq = headquartersOf(sides)
  if (!dryRun && (reason === null || reason.trim() === '' || UNSTORABLE.test(reason)))
    return no(
      refused('INVALID_VALUE', 'Give a reason that can be stored; it is kept in the audit.', ['input', 'reason']),
    )
  if (actor.channels !== 'ALL') return no(beyondChannels)
  if (!(await whyRewound(hq))) return no(notRewound)
  const losses = await Promise.all((await seenBeyond(hq.db)).map((seen) => weigh(sides, hq, seen)))
  if (dryRun) {
    await recordAudit(hq.db, actor, { action: 'acceptHeadquarters', target: null, result: 'DRY_RUN', reason })
    return { accepted: false, losses, userErrors: [] }
  }
  const reached = losses.flatMap(({ loss }) => loss ?? [])
  try {
    if (!(await accept(sides, hq, actor, reason, reached))) return no(notRewound)
  } catch (error) {
    if (error instanceof UnreachableMeanwhile) return no(unreachableRefusal(error.channelDatabaseId))
    throw error
  }
  const userErrors = await synchronizeFully(
    sides,
    actor,
    reached.map(({ channelDatabaseId }) => channelDatabaseId),
  )
  return { accepted: true, losses, userErrors }
}

const no = (refusal: ExchangeRefusal): AcceptedHeadquarters => ({ accepted: false, losses: [], userErrors: [refusal] })

const beyondChannels = refused(
  'CHANNELS_NOT_ALLOWED',
  'Headquarters is accepted for all channels, and this token is not for all of them. Use a token without channels.',
)

const notRewound = refused(
  'HEADQUARTERS_NOT_REWOUND',
  'Headquarters has everything that the channel databases have seen of it. There is nothing to accept.',
)

/**
 * What was lost is uploaded and synchronized before 1010 takes away what is missing. What does not succeed here is done
 * by the next runs, as by one that is running: all downloads begin again from nothing.
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

async function weigh(sides: Sides, hq: HeadquartersDatabase, seen: SeenBeyond): Promise<WeighedLoss> {
  const side = sides.channelSides.get(seen.channelDatabaseId)
  if (!side) return { seen, loss: null }
  try {
    return { seen, loss: await reach(() => weighLoss(hq.db, side)) }
  } catch (error) {
    if (error instanceof ChannelDatabaseUnreachable) return { seen, loss: null }
    throw error
  }
}

/** Undoes an acceptance of which a channel database could not be told. */
class UnreachableMeanwhile extends Error {
  override readonly name = 'UnreachableMeanwhile'
  readonly channelDatabaseId: string
  constructor(channelDatabaseId: string) {
    super('The channel database could not be reached.')
    this.channelDatabaseId = channelDatabaseId
  }
}

/**
 * The channel databases are told of the new incarnation before headquarters commits it: when it does not, they have
 * seen what headquarters does not have, and all is as it was. False when another acceptance was quicker.
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
        await reach(async () => side?.acceptHeadquarters(mark, operationIds)).catch((error) => {
          throw error instanceof ChannelDatabaseUnreachable ? new UnreachableMeanwhile(channelDatabaseId) : error
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
