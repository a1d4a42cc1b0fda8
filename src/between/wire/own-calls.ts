import { type Actor, Forbidden } from '../../access/actor.ts'
import { TILLS } from '../../access/rules.ts'
import type { HeadquartersSide, headquartersCalls } from '../headquarters-side.ts'

/** What belongs to a channel database, and so what its store may name in a call. */
export type StoreScope = {
  readonly channelDatabaseId: string
  readonly channels: readonly string[]
  readonly legalEntities: readonly string[]
}

/** What a call names. */
type Named = { readonly channelDatabaseId?: string; readonly channelId?: string; readonly dataAreaId?: string }

/** What each call names, by its arguments. It does not compile while a call is missing. */
const NAMED: {
  readonly [Name in keyof typeof headquartersCalls]: (...given: Parameters<HeadquartersSide[Name]>) => Named
} = {
  receiveUpload: (_, { channelDatabaseId }) => ({ channelDatabaseId }),
  applyRealtime: (_, { channelId, dataAreaId }, { channelDatabaseId }) => ({
    channelDatabaseId,
    channelId,
    dataAreaId,
  }),
  issueLoyaltyCard: (_, { dataAreaId }, { channelDatabaseId }) => ({
    channelDatabaseId,
    ...(dataAreaId !== undefined && { dataAreaId }),
  }),
  linkLoyaltyCard: (_, _link, { channelDatabaseId }) => ({ channelDatabaseId }),
  adoptCustomer: (_, { channelId }, { channelDatabaseId }) => ({ channelDatabaseId, channelId }),
  searchAllStores: (_, { dataAreaId }, { channelDatabaseId }) => ({ channelDatabaseId, dataAreaId }),
  newestKnown: (channelDatabaseId) => ({ channelDatabaseId }),
  operationsSince: (channelDatabaseId) => ({ channelDatabaseId }),
  usedKeys: (channelDatabaseId) => ({ channelDatabaseId }),
  customers: (channelDatabaseId) => ({ channelDatabaseId }),
  featureStates: () => ({}),
  signingKeys: () => ({}),
}

const isCall = (name: string): name is keyof typeof NAMED => Object.hasOwn(NAMED, name)

/** Throws Forbidden unless a call of headquarters' side names only what is the store's own. */
export function assertOwnCall(scope: StoreScope, name: string, given: readonly unknown[]): void {
  if (!isCall(name)) throw new Forbidden('A store may not make this call.')
  const named: Named = Reflect.apply(NAMED[name], undefined, given)
  const { channelDatabaseId = scope.channelDatabaseId, channelId, dataAreaId } = named
  if (channelDatabaseId !== scope.channelDatabaseId)
    throw new Forbidden(`This connection is of the channel database ${scope.channelDatabaseId}, and of no other.`)
  if (channelId !== undefined && !scope.channels.includes(channelId))
    throw new Forbidden(`The channel is not one of ${scope.channelDatabaseId}.`)
  if (dataAreaId !== undefined && !scope.legalEntities.includes(dataAreaId))
    throw new Forbidden(`The legal entity is not one of ${scope.channelDatabaseId}.`)
}

/**
 * An actor that a store claims, as a till of the store: with the store's channels only, of which all channels of a
 * store are, and with a till's roles. Whatever a person or a program may do at the store, headquarters has only the
 * store's word for it. Throws Forbidden for an actor of a channel that is not the store's.
 */
export function ownActor({ channelDatabaseId, channels: own }: StoreScope, { id, roles, channels }: Actor): Actor {
  const foreign = channels === 'ALL' ? [] : channels.filter((channel) => !own.includes(channel))
  if (foreign.length > 0) throw new Forbidden(`The actor is of a channel that is not one of ${channelDatabaseId}.`)
  const tills = roles.filter((role) => TILLS.includes(role))
  return {
    id,
    roles: tills.length > 0 ? tills : ['CHANNEL_APPLICATION'],
    channels: channels === 'ALL' ? own : channels,
  }
}
