import { Forbidden } from '../access/actor.ts'
import { type AuditEntryView, type AuditQuery, listAudit } from '../access/list-audit.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../between/headquarters-of.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { refuse } from './shared/errors.ts'
import { decodeNodeId } from './shared/node-id.ts'
import { pageOf, pageRequest } from './shared/page.ts'
import { channelDatabaseNamed } from './shared/references.ts'

export const resolvers: Resolvers = {
  Query: {
    async auditEntries(_, { filter, channelDatabase, ...page }, context) {
      const { sides, actor } = context
      if (actor.channels !== 'ALL')
        throw new Forbidden('The audit covers all channels, and this token has access to some of them only.')
      const request = pageRequest(page)
      const query: AuditQuery = {
        actor: filter?.actor ?? null,
        action: filter?.action ?? null,
        target: filter?.target == null ? null : (decodeNodeId(filter.target)?.key.at(-1) ?? filter.target),
        result: filter?.result ?? null,
        requestId: filter?.requestId ?? null,
        after: filter?.at?.after ?? null,
        before: filter?.at?.before ?? null,
        beyond: placeOf(request.cursor),
        limit: request.limit + 1,
      }
      const database = await channelDatabaseNamed(context, channelDatabase)
      const actions = filter?.actions ?? null
      if (database === null) return pageOf(request, await listAudit(headquartersOf(sides).db, query, actions), cursorOf)
      if (actions !== null)
        throw refuse(
          'BAD_USER_INPUT',
          "`actions` filters headquarters' audit. Use `action` for that of a channel database.",
        )
      const side = sides.channelSides.get(database)
      if (!side) throw new ChannelDatabaseUnavailable('UNREACHABLE')
      return pageOf(request, await onChannelDatabase(() => side.audit(query)), cursorOf)
    },
  },
}

const cursorOf = ({ entryId }: AuditEntryView) => Buffer.from(entryId).toString('base64url')

function placeOf(cursor: string | null): string | null {
  if (cursor === null) return null
  const id = Buffer.from(cursor, 'base64url').toString()
  if (!/^\d{1,18}$/.test(id)) throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')
  return id
}
