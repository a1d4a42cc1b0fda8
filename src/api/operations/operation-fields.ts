import { isTill } from '../../access/rules.ts'
import { conflictsOf } from '../../headquarters/operations/changing/conflicts.ts'
import {
  appliedChanges,
  changesOf,
  describeChanges,
  nameOf,
} from '../../headquarters/operations/list/operation-changes.ts'
import type { AttributeChange, OperationView } from '../../model/operation-view.ts'
import { maskedChange, maskedConflict, maskedField } from '../../privacy/masking.ts'
import { shown, shownNote } from '../../privacy/sight.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { CUSTOMER_LINE } from '../loaders/channel.ts'
import type { Context } from '../shared/context.ts'
import { encodeNodeId } from '../shared/node-id.ts'
import { selectsOnly } from '../shared/selected-fields.ts'

/** The fields of an operation and of the objects that belong to it. */
export const operationFields: Resolvers = {
  Operation: {
    id: ({ operationId }) => encodeNodeId('Operation', operationId),
    channel: ({ channelId }, _, { loaders }) => (channelId === null ? null : loaders.channel.load(channelId)),
    channelDatabase: ({ channelDatabaseId }, _, { loaders }) =>
      channelDatabaseId === null ? null : loaders.channelDatabase.load(channelDatabaseId),
    legalEntity: ({ dataAreaId }) => dataAreaId,
    asyncCustomerAccount: ({ customerKey }) => customerKey,
    customer: ({ channelId, customerKey }, _, context, info) =>
      customerOf(context, channelId, customerKey, selectsOnly(info, CUSTOMER_LINE)),
    customerName: async (operation, _, context) => {
      const { channelId, customerKey } = operation
      const customer = await customerOf(context, channelId, customerKey, true)
      const name = customer ? customer.name : nameOf(operation, await context.loaders.operationRows.load(operation))
      return shown(context, customerKey, name || null, (given) => maskedField('name', given))
    },
    lastKnownError: ({ error }) => error,
    changeDescription: (operation, _, { loaders }) =>
      describeChanges(operation, (each) => loaders.operationRows.load(each)),
    changes: async (operation, _, context) => {
      const { loaders } = context
      const applied = appliedChanges(operation)
      if (applied) return shownChanges(context, operation.customerKey, applied)
      const [rows, customer] = await Promise.all([
        loaders.operationRows.load(operation),
        isCreate(operation) ? null : loaders.customer.load({ channelId: null, customerKey: operation.customerKey }),
      ])
      return shownChanges(context, operation.customerKey, changesOf(operation, rows, customer))
    },
    waitsFor: ({ waitsFor }, _, { loaders }) => (waitsFor === null ? null : loaders.operation.load(waitsFor)),
    attempts: ({ status, operationId }, _, { loaders }) =>
      status === 'CAPTURED' ? [] : loaders.operationAttempts.load(operationId),
    rows: (operation, _, { loaders }) => loaders.operationRows.load(operation),
    conflicts: async (operation, _, context) => {
      if (operation.conflicts === null) return []
      const conflicts = conflictsOf(operation, await context.loaders.operationRows.load(operation))
      return shown(context, operation.customerKey, conflicts, (all) => all.map(maskedConflict))
    },
    dismissReason: ({ dismissReason }, _, { actor }) => shownNote(actor, dismissReason),
  },
  OperationWarning: {
    customers: async ({ customerKeys }, _, { loaders }) => {
      const customers = await Promise.all(
        customerKeys.map((customerKey) => loaders.customer.load({ channelId: null, customerKey })),
      )
      return customers.filter((customer) => customer !== null)
    },
  },
  OperationAttempt: {
    batchRunId: ({ batchRunId }) => (batchRunId === null ? null : encodeNodeId('BatchRun', batchRunId)),
    reason: ({ reason }, _, { actor }) => shownNote(actor, reason),
    changes: ({ customerKey, changes }, _, context) => shownChanges(context, customerKey, changes),
  },
  OperationRehearsal: { changes: rehearsedChanges },
  RehearsedItem: { changes: rehearsedChanges },
  OperationNotSynchronizable: {
    waitsFor: ({ waitsForId }, _, { loaders }) => (waitsForId === null ? null : loaders.operation.load(waitsForId)),
  },
}

/** The changes of an operation, as the caller may see them. */
export function shownChanges(context: Context, customerKey: string, changes: AttributeChange[]) {
  return shown(context, customerKey, changes, (all) => all.map(maskedChange))
}

async function rehearsedChanges(
  { operationId, changes }: { operationId: string; changes: AttributeChange[] },
  _: unknown,
  context: Context,
): Promise<AttributeChange[]> {
  const operation = changes.length > 0 ? await context.loaders.operation.load(operationId) : null
  return operation ? shownChanges(context, operation.customerKey, changes) : changes.map(maskedChange)
}

const isCreate = ({ kind }: OperationView) => kind === 'CREATE_CUSTOMER'

/**
 * The customer as headquarters has it, or as the channel does while headquarters does not; tills always see the
 * channel's view. `isLine`: no more is selected than a list shows of it.
 */
async function customerOf({ actor, loaders }: Context, channelId: string | null, customerKey: string, isLine: boolean) {
  const atHeadquarters = () =>
    isLine ? loaders.customerLine.load(customerKey) : loaders.customer.load({ channelId: null, customerKey })
  const customer = isTill(actor) ? null : await atHeadquarters()
  return customer ?? (channelId === null ? null : loaders.customer.load({ channelId, customerKey }))
}
