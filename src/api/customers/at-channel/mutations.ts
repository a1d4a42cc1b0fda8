import { assertMayUseChannel } from '../../../access/actor.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { ChannelDatabase } from '../../../between/sides.ts'
import { channelDatabase } from '../../../channel/channel-database.ts'
import { adoptCustomer } from '../../../channel/commands/adopt-customer.ts'
import { createCustomer } from '../../../channel/commands/create-customer.ts'
import { createCustomers } from '../../../channel/commands/create-customers.ts'
import { issueLoyaltyCard } from '../../../channel/commands/issue-loyalty-card.ts'
import { setCustomerAttributes } from '../../../channel/commands/set-attributes.ts'
import type { UpdateTarget } from '../../../channel/commands/update.ts'
import {
  addCustomerAddress,
  removeCustomerAddress,
  updateCustomerAddress,
} from '../../../channel/commands/update-address.ts'
import { addCustomerAffiliation, removeCustomerAffiliation } from '../../../channel/commands/update-affiliation.ts'
import { removeCustomerContact, setCustomerContact } from '../../../channel/commands/update-contact.ts'
import { updateCustomer } from '../../../channel/commands/update-customer.ts'
import { type CustomerOutcome, type Refused, refusal, refused } from '../../../model/customer-outcome.ts'
import type { MutationResolvers, MutationUpdateCustomerArgs } from '../../generated/resolvers.ts'
import type { Context } from '../../shared/context.ts'
import { keyOf } from '../../shared/node-id.ts'
import { unknownChannel } from '../../shared/references.ts'

/** The mutations of customers through a channel, except `updateCustomer`, which also works at headquarters. */
export const mutationsAtChannel = {
  createCustomer: (_, { input }, context) =>
    at(input.channel, context, asOutcome, (database, channel) =>
      createCustomer(database, context.actor, { ...input, channel, requestId: context.requestId }),
    ),
  createCustomers: (_, { input }, context) =>
    at(
      input.channel,
      context,
      (why) => ({ results: [], userErrors: [why] }),
      (database, channel) => {
        const errorPolicy = input.errorPolicy ?? 'REJECT_FAILED_ROWS'
        return createCustomers(database, context.actor, {
          ...input,
          channel,
          errorPolicy,
          requestId: context.requestId,
        })
      },
    ),
  addCustomerAddress: (_, { input }, context) =>
    update(input, context, (database, target) => addCustomerAddress(database, context.actor, { ...input, ...target })),
  updateCustomerAddress: (_, { input }, context) =>
    update(input, context, (database, target) =>
      updateCustomerAddress(database, context.actor, { ...input, ...target }),
    ),
  removeCustomerAddress: (_, { input }, context) =>
    update(input, context, (database, target) =>
      removeCustomerAddress(database, context.actor, { ...input, ...target }),
    ),
  setCustomerContact: (_, { input }, context) =>
    update(input, context, (database, target) => setCustomerContact(database, context.actor, { ...input, ...target })),
  removeCustomerContact: (_, { input }, context) =>
    update(input, context, (database, target) =>
      removeCustomerContact(database, context.actor, { ...input, ...target }),
    ),
  addCustomerAffiliation: (_, { input }, context) =>
    update(input, context, (database, target) =>
      addCustomerAffiliation(database, context.actor, { ...input, ...target }),
    ),
  removeCustomerAffiliation: (_, { input }, context) =>
    update(input, context, (database, target) =>
      removeCustomerAffiliation(database, context.actor, { ...input, ...target }),
    ),
  setCustomerAttributes: (_, { input }, context) =>
    update(input, context, (database, target) =>
      setCustomerAttributes(database, context.actor, { ...input, ...target }),
    ),
  adoptCustomer: (_, { input }, context) =>
    update(input, context, (database, target) => adoptCustomer(database, context.actor, { ...input, ...target })),
  issueLoyaltyCard: (_, { input }, context) =>
    at(
      input.channel,
      context,
      (why) => ({ cardNumber: null, customer: null, userErrors: [why] }),
      (database) => issueLoyaltyCard(database, context.actor, { ...input, ...targetOf(input, input.channel, context) }),
    ),
} satisfies Partial<MutationResolvers>

/** Updates a customer through a channel. */
export const updateAtChannel = (
  input: MutationUpdateCustomerArgs['input'] & { channel: string },
  context: Context,
): Promise<CustomerOutcome> =>
  update(input, context, (database, target) => updateCustomer(database, context.actor, { ...input, ...target }))

const asOutcome = (why: Refused) => refusal([why])

/** Runs an operation in the channel's database; refuses it when there is no such channel, or it has no configuration yet. */
async function at<T>(
  channel: string,
  context: Context,
  whenRefused: (why: Refused) => T,
  run: (database: ChannelDatabase, channelId: string) => Promise<T>,
): Promise<T> {
  const channelId = keyOf('Channel', channel)
  assertMayUseChannel(context.actor, channelId)
  const unknown = await unknownChannel(context, channelId)
  if (unknown !== null) return whenRefused(refused('NOT_FOUND', unknown, ['channel']))
  const database = channelDatabase(context.sides, channelId)
  return 'code' in database ? whenRefused(database) : onChannelDatabase(() => run(database, channelId))
}

type UpdateInput = {
  channel?: string | null | undefined
  customerId: string
  idempotencyKey: string
  expectedVersion?: string | null | undefined
}

function update(
  input: UpdateInput & { channel: string },
  context: Context,
  run: (database: ChannelDatabase, target: UpdateTarget) => Promise<CustomerOutcome>,
): Promise<CustomerOutcome> {
  return at(input.channel, context, asOutcome, (database) => run(database, targetOf(input, input.channel, context)))
}

const targetOf = (input: UpdateInput, channel: string, { requestId }: Context): UpdateTarget => ({
  channel: keyOf('Channel', channel),
  customerKey: keyOf('Customer', input.customerId),
  idempotencyKey: input.idempotencyKey,
  expectedVersion: input.expectedVersion ?? null,
  requestId,
})
