import { assertMayUseHeadquarters } from '../access/headquarters-rights.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { createEndpoint } from '../headquarters/webhooks/create-endpoint.ts'
import type { Networks } from '../headquarters/webhooks/delivery/networks.ts'
import { readEndpoints } from '../headquarters/webhooks/endpoint-view.ts'
import { countSetAside, listDeliveries, listSetAside } from '../headquarters/webhooks/list-deliveries.ts'
import { recoverEndpoint } from '../headquarters/webhooks/recover-endpoint.ts'
import { rotateSecret } from '../headquarters/webhooks/rotate-secret.ts'
import { deleteEndpoint, type EndpointChange, setEndpoint } from '../headquarters/webhooks/set-endpoint.ts'
import { discardEvent, replayEvent, testEndpoint } from '../headquarters/webhooks/single-events.ts'
import type { Resolvers, SetWebhookEndpointInput } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'
import { refuse } from './shared/errors.ts'

const DEFAULT_HOURS = 24
const DEFAULT_ROWS = 20

/** Events are of all channels. */
function databaseOf({ sides, actor }: Context) {
  assertMayUseHeadquarters(actor)
  return headquartersOf(sides).db
}

/** The resolvers of webhooks. `networks`: those inside of the house that webhooks may be sent to. */
export const webhookResolvers = (networks: Networks): Resolvers => ({
  Query: {
    webhookEndpoints: (_, __, context) => readEndpoints(databaseOf(context)),
  },
  Mutation: {
    createWebhookEndpoint: (_, { input }, context) =>
      createEndpoint(
        databaseOf(context),
        context.actor,
        {
          ...input,
          // Their defaults are in the schema.
          description: input.description ?? '',
          format: input.format ?? 'STANDARD',
          personalData: input.personalData ?? false,
        },
        networks,
      ),
    setWebhookEndpoint: (_, { input }, context) =>
      setEndpoint(databaseOf(context), context.actor, changeOf(input), networks),
    deleteWebhookEndpoint: (_, { input }, context) => deleteEndpoint(databaseOf(context), context.actor, input),
    rotateWebhookSecret: (_, { input }, context) =>
      rotateSecret(databaseOf(context), context.actor, {
        endpoint: input.endpoint,
        formerValidForHours: input.formerValidForHours ?? DEFAULT_HOURS,
      }),
    recoverWebhookEndpoint: (_, { input }, context) => recoverEndpoint(databaseOf(context), context.actor, input),
    replayWebhookEvent: (_, { input }, context) => replayEvent(databaseOf(context), context.actor, input),
    discardWebhookEvent: (_, { input }, context) => discardEvent(databaseOf(context), context.actor, input),
    testWebhookEndpoint: (_, { input }, context) => testEndpoint(databaseOf(context), context.actor, input),
  },
  WebhookEndpoint: {
    deliveries: ({ id }, { first, before }, context) => {
      if (before != null && !/^\d{1,18}$/.test(before))
        throw refuse('BAD_USER_INPUT', '`before` is the number of a delivery.')
      const request = { endpointId: id, limit: first ?? DEFAULT_ROWS, before: before ?? null }
      return listDeliveries(databaseOf(context), request)
    },
    setAsideCount: ({ id }, _, context) => countSetAside(databaseOf(context), id),
    setAside: ({ id }, { first }, context) =>
      listSetAside(databaseOf(context), { endpointId: id, limit: first ?? DEFAULT_ROWS }),
  },
  WebhookSetAside: {
    customerId: ({ facts }) => facts.customerId,
    operationId: ({ facts }) => facts.operationId,
  },
})

/** Null leaves a value as it is. */
function changeOf(input: SetWebhookEndpointInput): EndpointChange {
  const { endpoint, url, description, events, format, personalData, enabled } = input
  return {
    endpoint,
    ...(url != null && { url }),
    ...(description != null && { description }),
    ...(events != null && { events }),
    ...(format != null && { format }),
    ...(personalData != null && { personalData }),
    ...(enabled != null && { enabled }),
  }
}
