import { assertMayUseChannel } from '../../access/actor.ts'
import { type CustomerForOrder, synchronizeForOrder } from '../../headquarters/exchange/jobs/synchronize-for-order.ts'
import { refused } from '../../headquarters/exchange/sessions/refusals.ts'
import type { Resolvers, SynchronizeForOrderInput } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { keyOf } from '../shared/node-id.ts'
import { unknownChannel } from '../shared/references.ts'

/** `synchronizeForOrder` for a customer that the channel sees. */
export async function synchronizeNeeded(context: Context, input: SynchronizeForOrderInput): Promise<CustomerForOrder> {
  const { sides, actor, loaders } = context
  const name = {
    channelId: keyOf('Channel', input.channel),
    customerKey: keyOf('Customer', input.customerId).toLowerCase(),
  }
  assertMayUseChannel(actor, name.channelId)
  const unknownName = await unknownChannel(context, name.channelId)
  if (unknownName !== null) {
    return {
      ...name,
      accountNumber: null,
      operationIds: [],
      ...NO_ORDER,
      userErrors: [refused('NOT_FOUND', unknownName, ['channel'])],
    }
  }
  const channelDatabaseId = sides.databaseOfChannel(name.channelId)
  const customer = await loaders.customer.load(name)
  if (channelDatabaseId === null || !customer) {
    const unknown = refused('NOT_FOUND', 'The channel does not have this customer. Search in its address books.', [
      'customerId',
    ])
    return { ...name, accountNumber: null, operationIds: [], ...NO_ORDER, userErrors: [unknown] }
  }
  const addressId = input.addressId ?? null
  const outcome = await synchronizeForOrder(sides, actor, { ...name, channelDatabaseId, addressId })
  loaders.customer.clear(name)
  return { ...name, ...outcome }
}

const NO_ORDER = {
  orderMode: null,
  canBeOrdered: false,
  advice: 'Choose a channel and a customer that it has: there is none for the order.',
} as const

export const orderFields: Resolvers = {
  SynchronizeForOrderPayload: {
    customer: ({ channelId, customerKey }, _, { loaders }) => loaders.customer.load({ channelId, customerKey }),
    operations: async ({ operationIds }, _, { loaders }) => {
      const operations = await Promise.all(operationIds.map((id) => loaders.operation.load(id)))
      return operations.filter((operation) => operation !== null)
    },
  },
  OperationNotCompleted: {
    operation: ({ operationId }, _, { loaders }) => loaders.operation.load(operationId),
  },
}
