import { assertMayUseChannel } from '../../../access/actor.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { ChannelDatabase } from '../../../between/sides.ts'
import { channelDatabase } from '../../../channel/channel-database.ts'
import { adoptCustomer } from '../../../channel/commands/adopt-customer.ts'
import { createCustomer } from '../../../channel/commands/create-customer.ts'
import { type CreatedCustomers, createCustomers } from '../../../channel/commands/create-customers.ts'
import { issueLoyaltyCard, refusedCard } from '../../../channel/commands/issue-loyalty-card.ts'
import { linkLoyaltyCard } from '../../../channel/commands/link-loyalty-card.ts'
import { setCustomerAttributes } from '../../../channel/commands/set-attributes.ts'
import { setCustomerExternalIds } from '../../../channel/commands/set-external-ids.ts'
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
import type {
  CreateCustomerInput,
  MutationAddCustomerAddressArgs,
  MutationAddCustomerAffiliationArgs,
  MutationAdoptCustomerArgs,
  MutationCreateCustomerArgs,
  MutationCreateCustomersArgs,
  MutationIssueLoyaltyCardArgs,
  MutationLinkLoyaltyCardArgs,
  MutationRemoveCustomerAddressArgs,
  MutationRemoveCustomerAffiliationArgs,
  MutationRemoveCustomerContactArgs,
  MutationSetCustomerAttributesArgs,
  MutationSetCustomerContactArgs,
  MutationSetCustomerExternalIdsArgs,
  MutationUpdateCustomerAddressArgs,
  MutationUpdateCustomerArgs,
} from '../../generated/resolvers.ts'
import type { Context } from '../../shared/context.ts'
import { keyOf } from '../../shared/node-id.ts'
import { unknownChannel } from '../../shared/references.ts'

/** The mutations of customers through a channel. Those that headquarters has too are called when a channel is named. */
export const throughChannel = {
  createCustomer: (input: Named<MutationCreateCustomerArgs>, context: Context) =>
    at(input.channel, context, asOutcome, async (database, channel) => {
      const refusal = onlyAtHeadquarters(input)
      if (refusal) return asOutcome(refusal)
      return createCustomer(database, context.actor, { ...input, channel, requestId: context.requestId })
    }),
  createCustomers: (input: Named<MutationCreateCustomersArgs>, context: Context) =>
    at(
      input.channel,
      context,
      (why): CreatedCustomers => ({ results: [], userErrors: [why] }),
      async (database, channel) => {
        const refusal = onlyAtHeadquarters(input)
        if (refusal) return { results: [], userErrors: [refusal] }
        const errorPolicy = input.errorPolicy ?? 'REJECT_FAILED_ROWS'
        return createCustomers(database, context.actor, {
          ...input,
          channel,
          errorPolicy,
          requestId: context.requestId,
        })
      },
    ),
  updateCustomer: (input: Named<MutationUpdateCustomerArgs>, context: Context) =>
    update(input, context, (database, target) => updateCustomer(database, context.actor, { ...input, ...target })),
  addCustomerAddress: (input: Named<MutationAddCustomerAddressArgs>, context: Context) =>
    update(input, context, (database, target) => addCustomerAddress(database, context.actor, { ...input, ...target })),
  updateCustomerAddress: (input: Named<MutationUpdateCustomerAddressArgs>, context: Context) =>
    update(input, context, (database, target) =>
      updateCustomerAddress(database, context.actor, { ...input, ...target }),
    ),
  removeCustomerAddress: (input: Named<MutationRemoveCustomerAddressArgs>, context: Context) =>
    update(input, context, (database, target) =>
      removeCustomerAddress(database, context.actor, { ...input, ...target }),
    ),
  setCustomerContact: (input: Named<MutationSetCustomerContactArgs>, context: Context) =>
    update(input, context, (database, target) => setCustomerContact(database, context.actor, { ...input, ...target })),
  removeCustomerContact: (input: Named<MutationRemoveCustomerContactArgs>, context: Context) =>
    update(input, context, (database, target) =>
      removeCustomerContact(database, context.actor, { ...input, ...target }),
    ),
  addCustomerAffiliation: (input: Named<MutationAddCustomerAffiliationArgs>, context: Context) =>
    update(input, context, (database, target) =>
      addCustomerAffiliation(database, context.actor, { ...input, ...target }),
    ),
  removeCustomerAffiliation: (input: Named<MutationRemoveCustomerAffiliationArgs>, context: Context) =>
    update(input, context, (database, target) =>
      removeCustomerAffiliation(database, context.actor, { ...input, ...target }),
    ),
  setCustomerAttributes: (input: Named<MutationSetCustomerAttributesArgs>, context: Context) =>
    update(input, context, (database, target) =>
      setCustomerAttributes(database, context.actor, { ...input, ...target }),
    ),
  setCustomerExternalIds: (input: Named<MutationSetCustomerExternalIdsArgs>, context: Context) =>
    update(input, context, (database, target) =>
      setCustomerExternalIds(database, context.actor, { ...input, ...target }),
    ),
  adoptCustomer: (input: Named<MutationAdoptCustomerArgs>, context: Context) =>
    update(input, context, (database, target) => adoptCustomer(database, context.actor, { ...input, ...target })),
  issueLoyaltyCard: (input: Named<MutationIssueLoyaltyCardArgs>, context: Context) =>
    at(
      input.channel,
      context,
      (why) => refusedCard(input.channel, [why]),
      (database, channel) =>
        issueLoyaltyCard(database, context.actor, {
          ...input,
          channel,
          customerKey: input.customerId == null ? null : keyOf('Customer', input.customerId),
          requestId: context.requestId,
        }),
    ),
  linkLoyaltyCard: (input: Named<MutationLinkLoyaltyCardArgs>, context: Context) =>
    at(
      input.channel,
      context,
      (why) => refusedCard(input.channel, [why]),
      (database) => linkLoyaltyCard(database, context.actor, { ...input, ...targetOf(input, input.channel, context) }),
    ),
}

/** The input of a mutation that names a channel. */
type Named<Args extends { readonly input: object }> = Args['input'] & { channel: string }

/** The legal entity and the default customer are the channel's. */
function onlyAtHeadquarters(input: Pick<CreateCustomerInput, 'legalEntity' | 'defaultCustomer'>): Refused | null {
  const field = (['legalEntity', 'defaultCustomer'] as const).find((each) => input[each] != null)
  if (!field) return null
  return refused('INVALID_VALUE', 'The channel has its own. Leave it out, or leave out the channel.', [field])
}

const asOutcome = (why: Refused) => refusal([why])

/**
 * Runs an operation in the channel's database; refuses it when there is no such channel, or it has no configuration
 * yet.
 */
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
