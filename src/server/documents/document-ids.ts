import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../access/actor.ts'
import { jsonOf } from '../../model/json-of.ts'
import { asksByApollo, type TrustedDocuments } from './trusted-documents.ts'

type Fields = Readonly<Record<string, unknown>>

/** Adds the document to a request that names it by id, before Apollo Server reads the request. Throws the refusal. */
export async function fillInDocument(
  request: FastifyRequest,
  documents: TrustedDocuments,
  actor: Actor,
): Promise<void> {
  if (request.method === 'GET') return fillInSearch(request, documents, actor)
  const { body } = request
  if (!isRecord(body)) return
  const query = await documents.documentOf(body, actor)
  if (query !== undefined && byId(body)) request.body = { ...body, query, extensions: othersOf(body.extensions) }
}

async function fillInSearch(request: FastifyRequest, documents: TrustedDocuments, actor: Actor): Promise<void> {
  const [path = '', search] = request.url.split('?', 2)
  const params = new URLSearchParams(search)
  const fields: Fields = {
    query: params.get('query'),
    documentId: params.get('documentId'),
    extensions: jsonOf(params.get('extensions') ?? ''),
  }
  const query = await documents.documentOf(fields, actor)
  if (query === undefined || !byId(fields)) return
  params.set('query', query)
  params.delete('extensions')
  request.raw.url = `${path}?${params}`
}

/** graphql-ws closes the socket on an operation without `query`, so an operation with an id gets an empty one. */
export function withQueryField(message: string): string {
  if (!message.includes('"documentId"') && !message.includes('"persistedQuery"')) return message
  const parsed = jsonOf(message)
  if (!isRecord(parsed) || parsed.type !== 'subscribe' || !isRecord(parsed.payload)) return message
  const { payload } = parsed
  if ('query' in payload || !byId(payload)) return message
  try {
    return JSON.stringify({ ...parsed, payload: { ...payload, query: '' } })
  } catch {
    // The message is nested deeper than the stack: it can be read, but not serialized again.
    return message
  }
}

function byId(fields: Fields): boolean {
  return fields.documentId != null || asksByApollo(fields.extensions)
}

/** Apollo Server refuses every persistedQuery, because its own store of them is off. */
function othersOf(extensions: unknown): Fields {
  if (!isRecord(extensions)) return {}
  const { persistedQuery: _, ...others } = extensions
  return others
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
