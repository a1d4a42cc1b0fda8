import { isTill } from '../../access/rules.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { pendingView } from '../../model/operation-view.ts'
import { isSwitchedOn } from '../../model/vocabulary/switches.ts'
import { canonicalWord } from '../../model/vocabulary/vocabulary.ts'
import { BLOCKED, RECEIPT_OPTIONS, type WordKind } from '../../model/vocabulary/word-kinds.ts'
import { maskedContact } from '../../privacy/masking.ts'
import { shownCustomer } from '../../privacy/shown-customer.ts'
import { shown } from '../../privacy/sight.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { encodeNodeId } from '../shared/node-id.ts'

/** Shown instead of the temporary GUID while there is no account number. */
const PENDING_SYNC = 'Pending sync'
/** Whether an earlier request with the same key was carried out. */
const repeated = (outcome: CustomerOutcome) => outcome.repeated ?? false
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
    receiptOption: ({ receiptOption }) => wordOf('RECEIPT_OPTION', receiptOption, RECEIPT_OPTIONS),
    blocked: ({ blocked }) => wordOf('BLOCKED', blocked, BLOCKED),
    optOutPersonalization: ({ optOutPersonalization }) => isSwitchedOn(optOutPersonalization),
    optOutWebActivityTracking: ({ optOutWebActivityTracking }) => isSwitchedOn(optOutWebActivityTracking),
    blockLoyaltyEnrollment: ({ blockLoyaltyEnrollment }) => isSwitchedOn(blockLoyaltyEnrollment),
    // A channel does not have the record.
    consents: ({ channelId, customerKey }, _, { loaders }) =>
      channelId === null ? loaders.consents.load(customerKey) : null,
    name: async (customer, args, context) => (await shownCustomer.name(customer, args, context)) ?? '',
    pendingOperations: async ({ pendingOperations }, _, { loaders }) => {
      const operations = await Promise.all(pendingOperations.map((id) => loaders.operation.load(id)))
      return operations.filter((operation) => operation !== null)
    },
  },
  CustomerConsent: {
    channel: ({ channelId }) => (channelId === null ? null : { key: channelId }),
    contactValue: ({ customerKey, contactType, contactValue }, _, context) =>
      shown(context, customerKey, contactValue, (value) => maskedContact(contactType, value)),
  },
  LoyaltyCard: {
    isAnonymous: ({ customerKey }) => customerKey === null,
    customer: ({ channelId, customerKey }, _, { loaders }) =>
      customerKey === null ? null : loaders.customer.load({ channelId, customerKey }),
  },
  IssueLoyaltyCardPayload: { loyaltyCard: ({ card, channelId }) => card && { ...card, channelId } },
  LinkLoyaltyCardPayload: { loyaltyCard: ({ card, channelId }) => card && { ...card, channelId } },
  CreateCustomerPayload: { operation: operationOf, repeated },
  CreateCustomersResult: { operation: operationOf, repeated },
  UpdateCustomerPayload: { operation: operationOf },
  VersionConflict: {
    current: ({ channelId, customerKey }, _, { loaders }) => loaders.customer.load({ channelId, customerKey }),
  },
}

/** The stored text as one of the list, in any case; null for a text of an earlier version that is none. */
function wordOf<Word extends string>(kind: WordKind, text: string | null, words: readonly Word[]): Word | null {
  const word = text === null ? null : canonicalWord(() => [], kind, text)
  return words.find((each) => each === word) ?? null
}

/** An operation that has just been captured is not read again, so headquarters is not needed. */
function operationOf({ operation, operationId }: CustomerOutcome, _: unknown, { loaders }: Context) {
  if (operation) return pendingView(operation)
  return operationId === null ? null : loaders.operation.load(operationId)
}
