import type { Actor } from '../../access/actor.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { allowedDatabases } from '../../headquarters/exchange/channel-databases/allowed-databases.ts'
import {
  listDownloadSessions,
  listUploadSessions,
  type SessionQuery,
} from '../../headquarters/exchange/sessions/list-sessions.ts'
import type { DownloadSessionRow, UploadSessionRow } from '../../model/cdx-session.ts'
import { encodeNodeId, keyOf } from '../shared/node-id.ts'
import { numberBeyond, type Page, pageOf, pageRequest } from '../shared/page.ts'

/** The arguments of `downloadSessions` and `uploadSessions`. */
export type SessionArguments = {
  job?: string | null | undefined
  channelDatabase?: string | null | undefined
  status?: readonly string[] | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/** Download sessions, newest first. */
export async function downloadSessionPage(
  sides: Sides,
  actor: Actor,
  args: SessionArguments,
): Promise<Page<DownloadSessionRow>> {
  const { db } = headquartersOf(sides)
  const query = await queryOf(sides, actor, args)
  return pageOf(pageRequest(args), await listDownloadSessions(db, query), cursorOf)
}

/** Upload sessions, newest first. */
export async function uploadSessionPage(
  sides: Sides,
  actor: Actor,
  args: SessionArguments,
): Promise<Page<UploadSessionRow>> {
  const { db } = headquartersOf(sides)
  const query = await queryOf(sides, actor, args)
  return pageOf(pageRequest(args), await listUploadSessions(db, query), cursorOf)
}

async function queryOf(sides: Sides, actor: Actor, args: SessionArguments): Promise<SessionQuery> {
  const { limit, cursor } = pageRequest(args)
  return {
    jobId: args.job == null ? null : keyOf('CdxJob', args.job),
    channelDatabaseId: args.channelDatabase == null ? null : keyOf('ChannelDatabase', args.channelDatabase),
    allowed: await allowedDatabases(headquartersOf(sides).db, actor),
    statuses: args.status ?? null,
    beyond: numberBeyond('SessionCursor', cursor),
    limit: limit + 1,
  }
}

const cursorOf = ({ number }: { number: string }) => encodeNodeId('SessionCursor', number)
