import type { Actor } from '../../access/actor.ts'
import { isErasedHere } from '../../between/erased.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { Database } from '../../db/client.ts'
import { isUuid } from '../../db/uuid.ts'
import {
  type CustomerOutcome,
  type CustomerRefusal,
  type FieldPath,
  refused,
  versionConflict,
  type Warning,
} from '../../model/customer-outcome.ts'
import { newOperationId } from '../../model/customer-rows/new-keys.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { OperationKind, StagedRows } from '../../model/operation.ts'
import { withPrimaries } from '../../model/primaries.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { keyOfNamed } from '../capture/given-id.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { customerErased, rejected } from '../capture/refusals.ts'
import { ALWAYS_SYNCHRONOUS, type RealtimeRoute, type RoutedAction, route, routingState } from '../capture/route.ts'
import { applyStaged, type Staged } from '../capture/staged.ts'
import { withPendingOperations } from '../customers/pending-overlay.ts'
import { readCustomer, readKnown } from '../customers/read-customers.ts'
import { currentKeyHere } from '../customers/redirects.ts'
import type { Findings } from '../validate/check-field.ts'
import { checkVersion, fieldsOf } from './check-version.ts'
import { type CallDecision, type CommandContext, type Decision, findingsAt, leaveUnknown, refuse } from './command.ts'
import { runCommand } from './run-command.ts'

/** The input that all updates have in common. */
export type UpdateTarget = {
  channel: string
  customerKey: string
  idempotencyKey: string
  expectedVersion?: string | null
  requestId?: string | null
}

/** A kind of update: its mutation, the content that the key identifies and its path in the input, and its rows. */
export type Update = {
  action: string
  routed: RoutedAction
  kind: OperationKind
  content: unknown
  contentPath: FieldPath
  /** The part of the input at `contentPath`, when it has values that customers are compared by. */
  compared?: unknown
  /**
   * Stages the rows for the customer as it is now. New ids are derived from `seed`, so that a call that is sent again
   * carries the same ids.
   */
  stage(customer: CustomerView, context: StagingContext): StagedUpdate | Promise<StagedUpdate>
}

export type StagingContext = { database: ChannelDatabase; setting: ChannelSetting; seed: string }

export type StagedUpdate =
  | { refusals: CustomerRefusal[]; warnings: Warning[] }
  | { rows: StagedRows; warnings: Warning[] }

export function runUpdate(
  database: ChannelDatabase,
  actor: Actor,
  target: UpdateTarget,
  update: Update,
): Promise<CustomerOutcome> {
  return runCommand(database, actor, {
    action: update.action,
    input: target,
    content: [target.customerKey, update.content],
    path: [],
    contentPath: update.contentPath,
    compared: update.compared,
    decide: (context, open) => decide(target, update, context, open),
    decideUnanswered: leaveUnknown,
    show: ({ setting }, { customerKey }) => readCustomer(database.db, setting.channel, customerKey),
  })
}

async function decide(
  target: UpdateTarget,
  update: Update,
  context: CommandContext,
  open: KeyUse | null,
): Promise<Decision> {
  const { database, setting, request } = context
  const { channel } = target
  const namedKey = await keyOfNamed(database.db, channel, target.customerKey)
  const customerKey = await currentKeyHere(database.db, namedKey)
  if (open && setting.cache.switches(channel).offline) return refuse([rejected('HEADQUARTERS_UNREACHABLE')])
  const [known] = await readKnown(database.db, setting.channel, [customerKey])
  const customer = known && withPendingOperations(known, channel)
  if (!known || !customer) return refuse([await notFound(database.db, customerKey)])
  const staging = await update.stage(customer, { database, setting, seed: `${channel}:${request.key}` })
  const { warnings } = staging
  if ('refusals' in staging) return refuse(staging.refusals, warnings)
  const change = { ...staging, rows: withPrimaries(customer, staging.rows) }
  // Its versions are those of another customer.
  if (customerKey !== namedKey && target.expectedVersion != null && !open)
    return refuse([versionConflict({ customerKey, channelId: channel, changedFields: [] })], warnings)
  // An open call is sent again as it was; its version was checked before.
  const base = await checkVersion(database, open ? { ...target, expectedVersion: null } : target, known, change.rows)
  if ('code' in base) return refuse([base], warnings)
  const staged: Staged = {
    operationId: open?.operationId ?? newOperationId(),
    customerKey,
    kind: update.kind,
    customerAccount: customer.account,
    baseVersion: base.headquarters,
    addressBooks: null,
    rows: change.rows,
  }
  const inRealtime = (why: RealtimeRoute): CallDecision => {
    const { operationId } = staged
    return { route: 'REALTIME', why, customerKey, operationId, send: applyStaged(request, staged), warnings }
  }
  const isPending = customer.account === null && !open
  const decision = route(update.routed, routingState(setting.cache, channel, isPending))
  if (decision.route === 'REJECT') return refuse([rejected(decision.code)], warnings)
  // An open call is completed in real time, even where the update would be captured now.
  if (open) return inRealtime(decision.route === 'REALTIME' ? decision : ALWAYS_SYNCHRONOUS)
  if (decision.route === 'ASYNC') {
    const expectedNumber = target.expectedVersion == null ? null : known.lastOperationNumber + 1
    return { route: 'ASYNC', reason: decision.reason, staged, known, expectedNumber, warnings }
  }
  // In real time the update would overtake a pending operation on the same field, which would later undo it.
  const pending = new Set(known.pending.flatMap(({ rows }) => fieldsOf(rows)))
  const overtakes = fieldsOf(change.rows).some((field) => pending.has(field))
  return overtakes ? refuse([rejected('CUSTOMER_PENDING_SYNC')], warnings) : inRealtime(decision)
}

/** Why the channel finds no such customer: it was erased, or the channel does not see it. */
export const notFound = async (db: Database, customerKey: string): Promise<CustomerRefusal> =>
  isUuid(customerKey) && (await isErasedHere(db, customerKey))
    ? customerErased()
    : refused('NOT_FOUND', 'The channel has no such customer. Search for the customer in its address books.', [
        'customerId',
      ])

/** The rows, unless validation refuses them. `contentPath` is the prefix of the paths of findings. */
export function stageUnlessRefused(findings: Findings, contentPath: FieldPath, stage: () => StagedRows): StagedUpdate {
  const { refusals, warnings } = findingsAt(contentPath, findings)
  return refusals.length === 0 ? { rows: stage(), warnings } : { refusals, warnings }
}

export const refusedUpdate = (...refusal: Parameters<typeof refused>): StagedUpdate => ({
  refusals: [refused(...refusal)],
  warnings: [],
})
