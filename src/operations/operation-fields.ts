import type { Resolvers } from '../generated/resolvers.ts'
import type { Context } from '../server/context.ts'
import { encodeNodeId } from '../server/node-id.ts'
import { conflictsOf } from './conflicts.ts'
import { changesOf, describeChanges } from './operation-changes.ts'
import type { OperationView } from './operation-view.ts'

/** The fields of an operation and of what belongs to it. */
export const operationFields: Resolvers = {
  Operation: {
    id: ({ operationId }) => encodeNodeId('Operation', operationId),
    channel: ({ channelId }, _, { loaders }) => (channelId === null ? null : loaders.channel.load(channelId)),
    channelDatabase: ({ channelDatabaseId }, _, { loaders }) =>
      channelDatabaseId === null ? null : loaders.channelDatabase.load(channelDatabaseId),
    legalEntity: ({ dataAreaId }) => dataAreaId,
    asyncCustomerAccount: ({ customerKey }) => customerKey,
    customer: ({ channelId, customerKey }, _, { loaders }) => customerOf(loaders, channelId, customerKey),
    lastKnownError: ({ error }) => error,
    changeDescription: async (operation, _, { loaders }) =>
      describeChanges(operation, await loaders.operationRows.load(operation)),
    changes: async (operation, _, { loaders }) => {
      const [rows, customer] = await Promise.all([
        loaders.operationRows.load(operation),
        isCreate(operation) ? null : loaders.customer.load({ channelId: null, customerKey: operation.customerKey }),
      ])
      return changesOf(operation, rows, customer)
    },
    waitsFor: ({ waitsFor }, _, { loaders }) => (waitsFor === null ? null : loaders.operation.load(waitsFor)),
    attempts: ({ status, operationId }, _, { loaders }) =>
      status === 'CAPTURED' ? [] : loaders.operationAttempts.load(operationId),
    rows: (operation, _, { loaders }) => loaders.operationRows.load(operation),
    conflicts: async (operation, _, { loaders }) =>
      operation.conflicts === null ? [] : conflictsOf(operation, await loaders.operationRows.load(operation)),
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
  },
  OperationNotSynchronizable: {
    waitsFor: ({ waitsForId }, _, { loaders }) => (waitsForId === null ? null : loaders.operation.load(waitsForId)),
  },
}

const isCreate = ({ kind }: OperationView) => kind === 'CREATE_CUSTOMER'

/** The customer as headquarters has it, or as the channel does while headquarters does not. */
async function customerOf(loaders: Context['loaders'], channelId: string | null, customerKey: string) {
  const customer = await loaders.customer.load({ channelId: null, customerKey })
  return customer ?? (channelId === null ? null : loaders.customer.load({ channelId, customerKey }))
}
