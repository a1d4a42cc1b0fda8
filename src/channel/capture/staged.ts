import type { Actor } from '../../access/actor.ts'
import type { Contact, HeadquartersSide, RealtimeAnswer } from '../../between/headquarters-side.ts'
import { databaseNow } from '../../db/database-clock.ts'
import type { AsyncReason } from '../../model/customer-outcome.ts'
import { wordsOfRows } from '../../model/customer-words.ts'
import { atExternalId } from '../../model/external-id.ts'
import type { OperationKind, StagedOperation, StagedRows } from '../../model/operation.ts'
import type { ChannelOperationView } from '../../model/operation-view.ts'
import type { DuplicateKey } from '../../model/words/duplicate-keys.ts'
import type { Region } from '../../model/words/phones.ts'
import { traceparentToKeep } from '../../traces/spans.ts'
import type { KnownCustomer, PendingOperation } from '../customers/pending-overlay.ts'
import { pendingWords } from '../customers/pending-words.ts'
import { operationHash } from './hashes.ts'

/** A request through a channel, with its caller. */
export type Request = {
  actor: Actor
  /** The mutation's name. */
  action: string
  channelId: string
  dataAreaId: string
  key: string
  keyHash: string
  requestHash: string
  /** Whether a stored hash is of this request, also when a former version has stored it. */
  isOf(hash: string): boolean
  requestId: string | null
  /** Where numbers without a country code are dialed. */
  region: Region
  /** The address books that the channel sees. */
  sees: readonly string[]
}

/** An operation on a customer, whether it is captured or sent in real time. */
export type Staged = {
  operationId: string
  customerKey: string
  kind: OperationKind
  customerAccount: string | null
  baseVersion: number
  /** The address books of a new customer; null for an update. */
  addressBooks: string[] | null
  /** True: a create of a list, whose customer gets no welcome message. */
  imported?: boolean
  rows: StagedRows
}

/** One asynchronous create or update, ready to be stored. */
export type Capture = Staged & {
  /**
   * The idempotency key, as a keyed hash, is unique within `scope` (the channel); a former version stored it itself.
   */
  scope: string
  key: string
  keyHash: string
  requestHash: string
  dataAreaId: string
  channelId: string
  hash: string
  routeReason: AsyncReason
  capturedBy: string
  roles: readonly string[]
  requestId: string | null
  /** The mutation's name, for the audit. */
  action: string
  /** The customer's new name; null when the operation does not change the name. */
  name: string | null
  /** How it is found, ordered and compared. */
  search: string[]
  /** Words of the downloaded customer that are its words no more. */
  removedWords: string[]
  sortKey: string | null
  duplicates: DuplicateKey[]
  sees: readonly string[]
  /**
   * The operation id of the unanswered real-time call with this key, which the capture replaces; null if there is none.
   */
  inPlaceOf: string | null
  /** The number that the operation must get: no other operation of the customer may come first. Null: any. */
  expectedNumber: number | null
  /** The span of the capture (W3C `traceparent`); null unless that is recorded. */
  traceparent: string | null
}

/**
 * `inPlaceOf`: the operation id of the unanswered real-time call that the capture replaces. `known`: the customer
 * before, for an update.
 */
export function captureOf(
  request: Request,
  staged: Staged,
  reason: AsyncReason,
  {
    inPlaceOf = null,
    expectedNumber = null,
    known = null,
  }: { inPlaceOf?: string | null; expectedNumber?: number | null; known?: KnownCustomer | null } = {},
): Capture {
  const { operationId, customerKey, kind, customerAccount, baseVersion, addressBooks, imported = false, rows } = staged
  const words = wordsOfRows(rows, {
    account: customerAccount,
    region: request.region,
    knownName: known?.document?.name ?? null,
  })
  const pending = known ? pendingWords(known, staged) : { search: [], removed: [] }
  // Member by member: with others spread into it, to make it takes a hundred times as long.
  return {
    operationId,
    customerKey,
    kind,
    customerAccount,
    baseVersion,
    addressBooks,
    imported,
    rows,
    scope: request.channelId,
    key: request.key,
    keyHash: request.keyHash,
    requestHash: request.requestHash,
    dataAreaId: request.dataAreaId,
    channelId: request.channelId,
    hash: operationHash(kind, customerKey, rows),
    routeReason: reason,
    capturedBy: request.actor.id,
    roles: request.actor.roles,
    requestId: request.requestId,
    action: request.action,
    name: nameIn(rows),
    search: pending.search.length > 0 ? [...new Set([...words.search, ...pending.search])] : words.search,
    removedWords: pending.removed,
    sortKey: words.sortKey,
    duplicates: words.duplicates,
    sees: request.sees,
    inPlaceOf,
    expectedNumber,
    traceparent: traceparentToKeep(),
  }
}

/** The real-time call that applies the operation at headquarters. */
export const applyStaged =
  (request: Request, staged: Staged) =>
  async (headquarters: HeadquartersSide, contact: Contact): Promise<RealtimeAnswer> => {
    const answer = await headquarters.applyRealtime(request.actor, stagedOperation(request, staged), contact)
    if (answer.outcome !== 'REFUSED') return answer
    return { ...answer, refusals: answer.refusals.map((each) => atExternalId(each, staged.rows)) }
  }

function stagedOperation(request: Request, staged: Staged): StagedOperation {
  const { addressBooks: _, ...operation } = staged
  return {
    ...operation,
    operationNumber: null,
    dataAreaId: request.dataAreaId,
    channelId: request.channelId,
    capturedAt: databaseNow().toISOString(),
    capturedBy: request.actor.id,
    hash: operationHash(staged.kind, staged.customerKey, staged.rows),
    key: { keyHash: request.keyHash, requestHash: request.requestHash },
  }
}

/** A stored capture in the form that a read would return, so that the answer needs no read. */
export function pendingOperation(
  request: Request,
  staged: Staged,
  stored: { operationNumber: number; capturedAt: string },
): PendingOperation {
  return {
    operationId: staged.operationId,
    operationNumber: stored.operationNumber,
    kind: staged.kind,
    channelId: request.channelId,
    dataAreaId: request.dataAreaId,
    capturedAt: stored.capturedAt,
    addressBooks: staged.addressBooks,
    failed: false,
    rows: staged.rows,
  }
}

/** A stored capture as lists of operations show it. */
export function operationView(
  channelDatabaseId: string,
  request: Request,
  staged: Staged,
  stored: { operationNumber: number; capturedAt: string },
): ChannelOperationView {
  return {
    operationId: staged.operationId,
    customerKey: staged.customerKey,
    operationNumber: stored.operationNumber,
    dataAreaId: request.dataAreaId,
    channelId: request.channelId,
    channelDatabaseId,
    kind: staged.kind,
    capturedAt: stored.capturedAt,
    capturedBy: request.actor.id,
    customerAccount: staged.customerAccount,
  }
}

function nameIn(rows: StagedRows): string | null {
  const [row] = rows.customer.filter(
    ({ operation, changedFields }) => operation === 'CREATE' || changedFields?.includes('name'),
  )
  return row?.name ?? null
}
