import { headquartersOf } from '../../between/headquarters-of.ts'
import { allowedDatabases } from '../../headquarters/exchange/channel-databases/allowed-databases.ts'
import {
  listDownloadSessions,
  listUploadSessions,
  type SessionQuery,
} from '../../headquarters/exchange/sessions/list-sessions.ts'
import type { DownloadSessionRow, UploadSessionRow } from '../../model/cdx-session.ts'
import type { Context } from '../shared/context.ts'
import { encodeNodeId } from '../shared/node-id.ts'
import { numberBeyond, type Page, pageOf, pageRequest } from '../shared/page.ts'
import { cdxJobNamed, channelDatabaseNamed } from '../shared/references.ts'

/** The arguments of `downloadSessions` and `uploadSessions`. */
export type SessionArguments = {
  job?: string | null | undefined
  channelDatabase?: string | null | undefined
  status?: readonly string[] | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/** Download sessions, newest first. */
export async function downloadSessionPage(context: Context, args: SessionArguments): Promise<Page<DownloadSessionRow>> {
  const { db } = headquartersOf(context.sides)
  const query = await queryOf(context, args)
  return pageOf(pageRequest(args), await listDownloadSessions(db, query), cursorOf)
}

/** Upload sessions, newest first. */
export async function uploadSessionPage(context: Context, args: SessionArguments): Promise<Page<UploadSessionRow>> {
  const { db } = headquartersOf(context.sides)
  const query = await queryOf(context, args)
  return pageOf(pageRequest(args), await listUploadSessions(db, query), cursorOf)
}

async function queryOf(context: Context, args: SessionArguments): Promise<SessionQuery> {
  const { limit, cursor } = pageRequest(args)
  return {
    jobId: await cdxJobNamed(context, args.job),
    channelDatabaseId: await channelDatabaseNamed(context, args.channelDatabase),
    allowed: await allowedDatabases(headquartersOf(context.sides).db, context.actor),
    statuses: args.status ?? null,
    beyond: numberBeyond('SessionCursor', cursor),
    limit: limit + 1,
  }
}

const cursorOf = ({ number }: { number: string }) => encodeNodeId('SessionCursor', number)
