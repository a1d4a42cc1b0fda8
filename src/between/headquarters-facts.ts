import { z } from 'zod'
import { actorChannels } from '../access/actor.ts'
import type { Channels } from '../access/scope-sql.ts'
import { DATABASE_STATES, type DatabaseState } from '../model/database-state.ts'
import { type SoughtCustomer, soughtCustomer } from '../model/sought-customer.ts'
import { text, textOrNull, uuid } from '../model/wire-values.ts'
import { type CallsOf, call, callWithoutArguments } from './call.ts'
import {
  type CarriedBy,
  type CarriedOperation,
  type CustomerAtHeadquarters,
  carriedBy,
  carriedOperation,
  customerAtHeadquarters,
} from './facts/customer-facts.ts'
import { type ExchangeFacts, exchangeFacts } from './facts/exchange-facts.ts'
import { type FeatureAtHeadquarters, featureAtHeadquarters } from './facts/feature-facts.ts'
import {
  type ChannelsAtHeadquarters,
  channelsAtHeadquarters,
  type InstallationFacts,
  installationFacts,
} from './facts/installation-facts.ts'

/**
 * The facts that headquarters provides for a diagnosis. No method changes anything. `channels` are those that the
 * caller may use: what belongs to other channels is left out. A method throws when headquarters' database cannot be
 * reached; `isHeadquartersUnavailable` recognizes that error.
 */
export interface HeadquartersFacts {
  /**
   * The keys of the customers that match, including those of which headquarters has only operations; at most six. A
   * customer key is returned as it is, whether or not it is known.
   */
  findCustomers(sought: SoughtCustomer, channels: Channels): Promise<string[]>
  /** All that headquarters knows of a customer. */
  customer(customerKey: string, channels: Channels): Promise<CustomerAtHeadquarters>
  /** The exchange with these channel databases, and the synchronization of these legal entities. */
  exchange(channelDatabases: readonly string[], legalEntities: readonly string[]): Promise<ExchangeFacts>
  /** The sessions and runs that carried an operation. */
  carriedBy(operation: CarriedOperation): Promise<CarriedBy>
  /**
   * These channels (null: all) of those in scope, with the exchange of their databases and what is not applied there
   * yet.
   */
  channels(keys: readonly string[] | null, channels: Channels): Promise<ChannelsAtHeadquarters>
  /** A feature, and what its rollout to the channel databases in scope depends on. */
  feature(key: string, channels: Channels): Promise<FeatureAtHeadquarters>
  /** What belongs to no single channel. */
  installation(channels: Channels): Promise<InstallationFacts>
  /** The legal entities all of whose channels are among these; `named` null: of all legal entities. */
  legalEntitiesWithin(named: string | null, channels: Channels): Promise<string[]>
  /** Why headquarters' database cannot do its work at the moment; null when it can. */
  databaseState(): Promise<DatabaseState | null>
}

const texts = z.array(text).readonly()

/** The schemas of its calls. */
export const headquartersFactsCalls = {
  findCustomers: call([soughtCustomer, actorChannels], z.array(text)),
  customer: call([uuid, actorChannels], customerAtHeadquarters),
  exchange: call([texts, texts], exchangeFacts),
  carriedBy: call([carriedOperation], carriedBy),
  channels: call([texts.nullable(), actorChannels], channelsAtHeadquarters),
  feature: call([text, actorChannels], featureAtHeadquarters),
  installation: call([actorChannels], installationFacts),
  legalEntitiesWithin: call([textOrNull, actorChannels], z.array(text)),
  databaseState: callWithoutArguments(z.enum(DATABASE_STATES).nullable()),
} satisfies CallsOf<HeadquartersFacts>
