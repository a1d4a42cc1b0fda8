import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import { noteAudited } from '../../access/audit.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { sqlState } from '../../db/errors.ts'
import {
  type AsyncReason,
  type CustomerOutcome,
  refusal,
  refused,
  versionConflict,
  type Warning,
} from '../../model/customer-outcome.ts'
import { type BaseVersion, type CustomerView, parseVersion } from '../../model/customer-view.ts'
import type { StagedRows } from '../../model/operation.ts'
import { currentCache, distrustCache } from '../cache/cache.ts'
import { type ChannelSetting, settingOf } from '../cache/setting.ts'
import { type CaptureOutcome, ERASED, NUMBER_TAKEN } from '../capture/capture.ts'
import { captureTogether } from '../capture/capture-together.ts'
import { checkKey, readKeys, requestSecret } from '../capture/idempotency.ts'
import { requestHash } from '../capture/ids.ts'
import { rejected } from '../capture/refusals.ts'
import { route, routingState } from '../capture/route.ts'
import {
  captureOf,
  newOperationId,
  operationView,
  type Request,
  type Staged,
  unsettledOperation,
} from '../capture/staged.ts'
import { fold, type KnownCustomer } from '../customers/fold.ts'
import { readCustomer, readKnown } from '../customers/read-customers.ts'
import { changedSince, fieldsOf, readOwnChanges } from './changed-since.ts'
import { type Edit, type Editing, type EditKind, type EditTarget, gone } from './edit.ts'
import { answerUse, sendInRealtime } from './edit-in-realtime.ts'

/**
 * Edits a customer through a channel, the way the routing table says. The key is looked at first, then the version: a repeated request gets
 * its outcome, whatever has changed since.
 */
export async function editCustomer(
  database: ChannelDatabase,
  actor: Actor,
  target: EditTarget,
  kind: EditKind,
): Promise<CustomerOutcome> {
  assertMayUseChannel(actor, target.channel)
  const badKey = checkKey(target.idempotencyKey, ['idempotencyKey'])
  if (badKey) return refusal([badKey])
  for (let attempt = 1; ; attempt++) {
    const cache = await currentCache(database)
    const setting = settingOf(cache, target.channel)
    if ('code' in setting) return refusal([setting])
    const outcome = await editOnce(database, actor, target, kind, setting)
    if (outcome !== 'AGAIN') return outcome
    if (attempt === MOST_DECISIONS)
      throw new Error('Others changed the customer or the cache at every attempt to edit it.')
    distrustCache(database.db)
  }
}
const MOST_DECISIONS = 10

async function editOnce(
  database: ChannelDatabase,
  actor: Actor,
  target: EditTarget,
  kind: EditKind,
  setting: ChannelSetting,
): Promise<CustomerOutcome | 'AGAIN'> {
  const request: Request = {
    actor,
    action: kind.action,
    channelId: target.channel,
    dataAreaId: setting.channel.dataAreaId,
    key: target.idempotencyKey,
    requestHash: requestHash(await requestSecret(database.db), kind.action, [target.customerKey, kind.content]),
    requestId: target.requestId ?? null,
  }
  const [keys, [known = null]] = await Promise.all([
    readKeys(database.db, request.channelId, [request.key]),
    readKnown(database.db, setting.channel, [target.customerKey]),
  ])
  const editing: Editing = { target, kind, setting, request, known }
  const use = keys.get(request.key)
  if (use) return answerUse(database, editing, use)
  const customer = known && fold(known, target.channel)
  if (!known || !customer) return refusal([await gone(database.db, target.customerKey)])
  const edit = kind.workOut(customer, {
    setting,
    seed: `${request.channelId}:${request.key}`,
  })
  if ('refusals' in edit) return refusal(edit.refusals, edit.warnings)
  const base = baseOf(target, known)
  if ('code' in base) return refusal([base])
  const changed = await changedFields(database, target, base, edit.rows, known)
  if (changed.length > 0)
    return refusal(
      [versionConflict({ customerKey: target.customerKey, channelId: target.channel, changedFields: changed })],
      edit.warnings,
    )
  return send(database, editing, known, customer, edit, base)
}

async function send(
  database: ChannelDatabase,
  editing: Editing,
  known: KnownCustomer,
  customer: CustomerView,
  edit: Exclude<Edit, { refusals: unknown }>,
  base: BaseVersion,
): Promise<CustomerOutcome | 'AGAIN'> {
  const { target, kind, setting } = editing
  const decision = route(kind.routed, routingState(setting.cache, target.channel, customer.account === null))
  if (decision.route === 'REJECT') return refusal([rejected(decision.code)], edit.warnings)
  const staged: Staged = {
    operationId: newOperationId(),
    customerKey: target.customerKey,
    kind: kind.kind,
    customerAccount: customer.account,
    baseVersion: base.headquarters,
    addressBooks: null,
    rows: edit.rows,
  }
  if (decision.route === 'ASYNC') return captureEdit(database, editing, known, staged, decision.reason, edit.warnings)
  // Sent now it would overtake what is still on its way, and that would undo it when it arrives.
  const pending = new Set(known.unsettled.flatMap(({ rows }) => fieldsOf(rows)))
  if (fieldsOf(edit.rows).some((field) => pending.has(field)))
    return refusal([rejected('CUSTOMER_PENDING_SYNC')], edit.warnings)
  return sendInRealtime(database, editing, staged, decision, edit.warnings)
}

async function captureEdit(
  database: ChannelDatabase,
  { target, setting, request }: Editing,
  known: KnownCustomer,
  staged: Staged,
  reason: AsyncReason,
  warnings: Warning[],
): Promise<CustomerOutcome | 'AGAIN'> {
  const expectedNumber = target.expectedVersion == null ? null : known.lastOperationNumber + 1
  const one = captureOf(request, staged, reason, null, expectedNumber)
  const outcome = await captureTogether(database, setting.cache.generation, one).catch(againWhenOvertaken)
  // Someone else's capture, key or cache came between: everything is looked at again.
  if (outcome === 'AGAIN' || outcome.outcome !== 'STORED') return 'AGAIN'
  noteAudited('CAPTURED')
  const unsettled = [...known.unsettled, unsettledOperation(request, staged, outcome)]
  const { operationNumber } = outcome
  const customer =
    operationNumber === known.lastOperationNumber + 1
      ? fold({ ...known, unsettled, lastOperationNumber: operationNumber }, target.channel)
      : // What came between has not been seen here, and the version must not say that it was.
        await readCustomer(database.db, setting.channel, target.customerKey)
  return {
    customer,
    operationId: staged.operationId,
    operation: operationView(database.id, request, staged, outcome),
    route: 'ASYNC',
    routeReason: reason,
    warnings,
    userErrors: [],
  }
}

function againWhenOvertaken(error: unknown): CaptureOutcome | 'AGAIN' {
  // Erased just now: the next look finds no customer, and says so.
  if ([NUMBER_TAKEN, ERASED].includes(sqlState(error) ?? '')) return 'AGAIN'
  throw error
}

function baseOf({ expectedVersion }: EditTarget, known: KnownCustomer): BaseVersion | ReturnType<typeof refused> {
  if (expectedVersion == null)
    return { headquarters: known.document?.version ?? 0, ownOperation: known.lastOperationNumber }
  return (
    parseVersion(expectedVersion) ??
    refused('INVALID_VALUE', 'This is not a version of a customer of a channel. Send the `version` that was read.', [
      'expectedVersion',
    ])
  )
}

async function changedFields(
  database: ChannelDatabase,
  target: EditTarget,
  base: BaseVersion,
  rows: StagedRows,
  known: KnownCustomer,
): Promise<string[]> {
  const seen = base.ownOperation >= known.lastOperationNumber && base.headquarters >= (known.document?.version ?? 0)
  if (target.expectedVersion == null || seen) return []
  const ownChanges = await readOwnChanges(database.db, target.customerKey)
  return changedSince(base, fieldsOf(rows), known, database.id, ownChanges)
}
