import { z } from 'zod'
import { encodeNodeId } from '../../api/shared/node-id.ts'
import { type Connection, request } from '../../client/request.ts'
import type { ImportedLine, Original } from './line-reader.ts'

const STATUSES = /* GraphQL */ `
  query Originals($ids: [ID!]!) { nodes(ids: $ids) { ... on Operation { operationId status dismissReason } } }`
const DISMISS = /* GraphQL */ `
  mutation DismissOriginal($input: DismissOperationInput!) {
    dismissOperation(input: $input) { userErrors { code message ... on OperationNotUpdatable { status } } }
  }`

const statuses = z.object({
  nodes: z.array(
    z.object({ operationId: z.string(), status: z.string(), dismissReason: z.string().nullable() }).nullable(),
  ),
})
const dismissed = z.object({
  dismissOperation: z.object({
    userErrors: z.array(z.object({ code: z.string(), message: z.string(), status: z.string().optional() })),
  }),
})

/** Why a line cannot be imported in place of the operation that it was exported from. */
export type OriginalRefusal = { line: ImportedLine; code: string; reason: string }

const OPEN = ['FAILED', 'UPLOADED', 'WAITING_ON']
const REASON = 'Corrected in an export and imported again.'

/**
 * The lines that may be imported: lines that were not exported, and lines whose operation creates a customer and is
 * open, or was dismissed by an earlier import (which is then repeated). Anything else would create a second customer.
 */
export async function judgeOriginals(
  connection: Connection,
  lines: readonly ImportedLine[],
): Promise<{ importable: ImportedLine[]; refused: OriginalRefusal[] }> {
  const ids = lines.flatMap(({ original }) => (original ? [original.operationId] : []))
  const known = ids.length > 0 ? await statusesOf(connection, ids) : new Map<string, Known>()
  const refused = lines.flatMap((line): OriginalRefusal[] => {
    const why = line.original && refusalOf(line.original, known.get(line.original.operationId))
    return why ? [{ line, ...why }] : []
  })
  return { importable: lines.filter((line) => !refused.some((one) => one.line === line)), refused }
}

type Known = { status: string; dismissReason: string | null }

async function statusesOf(connection: Connection, ids: readonly string[]): Promise<Map<string, Known>> {
  const { nodes } = await request(
    connection,
    STATUSES,
    { ids: ids.map((id) => encodeNodeId('Operation', id)) },
    statuses,
  )
  return new Map(nodes.flatMap((node) => (node ? [[node.operationId, node]] : [])))
}

function refusalOf({ kind }: Original, known: Known | undefined): { code: string; reason: string } | null {
  if (kind !== 'CREATE_CUSTOMER')
    return { code: 'NOT_A_CREATE', reason: 'Only creates can be imported; correct an edit with saveOperation.' }
  if (!known) return { code: 'NOT_FOUND', reason: 'This operation does not exist, or the token may not read it.' }
  if (OPEN.includes(known.status) || (known.status === 'DISMISSED' && known.dismissReason === REASON)) return null
  return {
    code: 'ORIGINAL_COMPLETED',
    reason: `The operation is now ${known.status}: importing it would create a second customer.`,
  }
}

/** Dismisses the operation that a line replaces; returns the reason when that is refused. */
export async function dismissOriginal(
  connection: Connection,
  { operationId, version }: Original,
): Promise<string | null> {
  const input = { operationId, expectedRevision: version, reason: REASON }
  const { dismissOperation } = await request(connection, DISMISS, { input }, dismissed)
  const [error] = dismissOperation.userErrors
  return !error || error.status === 'DISMISSED' ? null : `${error.message} (${error.code})`
}
