import { isTill } from '../../access/rules.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { pendingView } from '../../model/operation-view.ts'
import { shownCustomer } from '../../privacy/shown-customer.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { encodeNodeId } from '../shared/node-id.ts'

/** Shown instead of the temporary GUID while there is no account number. */
const PENDING_SYNC = 'Pending sync'
/** Fields of a customer, and of the payloads with a customer, that differ from the view. */
export const customerFields: Resolvers = {
  Customer: {
    ...shownCustomer,
    id: ({ channelId, customerKey }) => encodeNodeId('Customer', channelId ?? '', customerKey),
    channel: ({ channelId }) => (channelId === null ? null : { key: channelId }),
    legalEntity: ({ dataAreaId }) => dataAreaId,
    accountNumber: ({ account }) => account,
    displayAccount: ({ account }) => account ?? PENDING_SYNC,
    asyncCustomerAccount: ({ customerKey }, _, { actor }) => (isTill(actor) ? null : customerKey),
    isAsyncCustomer: ({ account }) => account === null,
    customerType: ({ customerType }) => (customerType === 'ORGANIZATION' ? 'ORGANIZATION' : 'PERSON'),
    name: async (customer, args, context) => (await shownCustomer.name(customer, args, context)) ?? '',
    pendingOperations: async ({ pendingOperations }, _, { loaders }) => {
      const operations = await Promise.all(pendingOperations.map((id) => loaders.operation.load(id)))
      return operations.filter((operation) => operation !== null)
    },
  },
  CreateCustomerPayload: { operation: operationOf },
  CreateCustomersResult: { operation: operationOf },
  UpdateCustomerPayload: { operation: operationOf },
  VersionConflict: {
    current: ({ channelId, customerKey }, _, { loaders }) => loaders.customer.load({ channelId, customerKey }),
  },
}

/** An operation that has just been captured is not read again, so headquarters is not needed. */
function operationOf({ operation, operationId }: CustomerOutcome, _: unknown, { loaders }: Context) {
  if (operation) return pendingView(operation)
  return operationId === null ? null : loaders.operation.load(operationId)
}
