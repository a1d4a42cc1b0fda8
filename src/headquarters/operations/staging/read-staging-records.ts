import type { Actor } from '../../../access/actor.ts'
import type { StagingRowQuery } from '../../../between/channel-queries.ts'
import { headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import type { Executor } from '../../../db/client.ts'
import { completedRecords, openRecords } from './by-completion.ts'
import { type StagingRecordQuery, type StagingRecordView, stagingRecords } from './staging-records.ts'

/** A query of one of the five staging tables. */
export type StagingRecordsRequest = StagingRowQuery & { channelDatabase: string | null }

/**
 * Rows of one of the five staging tables at headquarters, of the channels that the actor may use; `counted` is the
 * query to count them by.
 */
export async function readAtHeadquarters(
  sides: Sides,
  actor: Actor,
  { channelDatabase, ...query }: StagingRecordsRequest,
): Promise<{ rows: StagingRecordView[]; counted: StagingRecordQuery }> {
  const scoped: StagingRecordQuery = {
    ...query,
    channelDatabases: channelDatabase === null ? null : [channelDatabase],
    channels: actor.channels === 'ALL' ? null : actor.channels,
  }
  return { rows: await recordsOf(headquartersOf(sides).db, scoped), counted: scoped }
}

function recordsOf(hq: Executor, query: StagingRecordQuery): Promise<StagingRecordView[]> {
  const { operationIds, custAccountAsync, onlineOperationCompleted } = query
  if (operationIds || custAccountAsync !== undefined) return stagingRecords(hq, query)
  if (onlineOperationCompleted === 0) return openRecords(hq, query)
  return onlineOperationCompleted === 1 ? completedRecords(hq, query) : stagingRecords(hq, query)
}

/**
 * Rows of one of the five staging tables in a channel database, of the channels that the actor may use (the database
 * may serve others, too). Undefined if the actor's channels do not include the database.
 */
export async function readAtChannel(
  sides: Sides,
  actor: Actor,
  { channelDatabase, ...query }: StagingRecordsRequest,
): Promise<StagingRecordView[] | undefined> {
  const side = sides.channelSides.get(channelDatabase ?? '')
  if (!side || !reaches(sides, actor, side.id)) return undefined
  const rows = await onChannelDatabase(() => side.stagingRows({ ...query, ...scopeOf(actor) }))
  return rows.map((row) => ({ ...row, side: 'CHANNEL' }))
}

function reaches(sides: Sides, { channels }: Actor, channelDatabase: string): boolean {
  return channels === 'ALL' || channels.some((channel) => sides.databaseOfChannel(channel) === channelDatabase)
}

const scopeOf = ({ channels }: Actor) => (channels === 'ALL' ? {} : { channels: [...channels] })
