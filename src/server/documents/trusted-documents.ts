import { createHash } from 'node:crypto'
import { parse } from 'graphql'
import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { watchFile } from '../../access/watched-file.ts'
import { refuse } from '../../api/shared/errors.ts'
import type { Config } from '../../config/config.ts'
import type { Log } from '../../config/log.ts'
import { jsonOf } from '../../model/json-of.ts'

/** How a request identifies its document: by its text, by its id, or by the id as Apollo's clients send it. */
export interface DocumentRequest {
  readonly query?: unknown
  readonly documentId?: unknown
  readonly extensions?: unknown
}

/** The documents that clients may request by id, and whether they may send others. */
export interface TrustedDocuments {
  /** The document to run; undefined when the request has none. Throws the refusal of the request. */
  documentOf(request: DocumentRequest, actor: Actor): Promise<string | undefined>
}

/** The SHA-256 of each document, in hexadecimal. */
type Manifest = ReadonlyMap<string, string>

/** A map from id to document, as code generators write it, or the manifest of Apollo's tools. */
const manifestFile = z.union([
  z
    .object({ operations: z.array(z.object({ id: z.string(), body: z.string() })) })
    .transform(({ operations }) => operations.map(({ id, body }): [string, string] => [id, body])),
  z.record(z.string(), z.string()).transform((documents) => Object.entries(documents)),
])

/** Opens the configured manifest. It is read again when it changes; a damaged manifest is logged and ignored. */
export async function openTrustedDocuments(documents: Config['documents'], log: Log): Promise<TrustedDocuments> {
  const { mode, manifest } = documents
  if (mode === 'off' || manifest === undefined) return { documentOf: async (request) => sentDocument(request) }
  let known: Manifest = new Map()
  const file = await watchFile(manifest, (text) => readManifest(manifest, text))
  const current = async () => {
    try {
      known = await file.current()
    } catch (error) {
      log.error({ manifest, reason: error instanceof Error ? error.message : 'unknown' }, 'trusted documents not read')
    }
    return known
  }
  return { documentOf: async (request, actor) => trustedDocument(await current(), mode, request, actor) }
}

/** Without a manifest no id is known. Apollo's clients understand this answer and send the document itself. */
function sentDocument(request: DocumentRequest): string | undefined {
  const { sent, id } = read(request)
  if (sent !== undefined || id === undefined) return sent
  throw id.apollo
    ? refuse('BAD_USER_INPUT', 'PersistedQueryNotSupported')
    : refuse('BAD_USER_INPUT', 'This server has no document ids. Send the document itself as `query`.')
}

function trustedDocument(known: Manifest, mode: 'allow' | 'require', request: DocumentRequest, actor: Actor) {
  const { sent, id } = read(request)
  if (sent !== undefined) {
    // An administrator may do everything anyway; the explorer and the command line send their own documents.
    if (mode === 'allow' || actor.roles.includes('ADMINISTRATOR') || known.has(hashOf(sent))) return sent
    throw refuse(
      'PERSISTED_DOCUMENT_REQUIRED',
      'This server runs only the documents of its manifest. Send a `documentId`.',
    )
  }
  if (id === undefined) return undefined
  const document = known.get(id.hash)
  if (document !== undefined) return document
  if (mode === 'require') throw refuse('PERSISTED_DOCUMENT_REQUIRED', 'The manifest has no document with this id.')
  throw refuse('BAD_USER_INPUT', id.apollo ? 'PersistedQueryNotFound' : 'The manifest has no document with this id.')
}

interface DocumentId {
  readonly hash: string
  /** True for a request in the form of Apollo's clients. */
  readonly apollo: boolean
}

function read(request: DocumentRequest): { sent: string | undefined; id: DocumentId | undefined } {
  const sent = typeof request.query === 'string' && request.query !== '' ? request.query : undefined
  const id = idOf(request)
  if (sent !== undefined && id !== undefined && hashOf(sent) !== id.hash) {
    throw refuse('BAD_USER_INPUT', 'The document does not match its id: the id is its SHA-256.')
  }
  return { sent, id }
}

const apolloId = z.object({ persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string() }) })

function idOf({ documentId, extensions }: DocumentRequest): DocumentId | undefined {
  if (documentId != null) return { hash: hashIn(documentId, /^sha256:([0-9a-f]{64})$/), apollo: false }
  if (!asksByApollo(extensions)) return undefined
  const { data } = apolloId.safeParse(extensions)
  return { hash: hashIn(data?.persistedQuery.sha256Hash, /^([0-9a-f]{64})$/), apollo: true }
}

/** True when the extensions identify a document as Apollo's clients do. */
export function asksByApollo(extensions: unknown): boolean {
  return typeof extensions === 'object' && extensions !== null && Reflect.get(extensions, 'persistedQuery') != null
}

function hashIn(id: unknown, form: RegExp): string {
  const hash = typeof id === 'string' ? form.exec(id)?.[1] : undefined
  if (hash) return hash
  throw refuse(
    'BAD_USER_INPUT',
    'A document id is `sha256:` and 64 hexadecimal digits, or persistedQuery of version 1.',
  )
}

function readManifest(path: string, text: string | undefined): Manifest {
  if (text === undefined) throw new Error(`The manifest of documents ${path} does not exist.`)
  const { data: entries } = manifestFile.safeParse(jsonOf(text))
  if (!entries)
    throw new Error(`${path} is not a manifest: it must be JSON, either a map from id to document or Apollo's format.`)
  return new Map(entries.map(([id, document]) => [checkedHash(path, id, document), document]))
}

function checkedHash(path: string, id: string, document: string): string {
  const hash = hashOf(document)
  if (id.replace(/^sha256:/, '') !== hash) throw new Error(`${path}: ${id} is not the SHA-256 of its document.`)
  try {
    parse(document)
  } catch {
    throw new Error(`${path}: ${id} is not a GraphQL document.`)
  }
  return hash
}

function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}
