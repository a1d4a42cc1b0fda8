import {
  ASYNC_ADDRESS_CREATE,
  type Configuration,
  type ConfigurationKind,
  ENHANCED_ASYNC_CREATE,
} from '../../model/configuration.ts'
import type { Refused } from '../../model/customer-outcome.ts'
import type { AttributeTypeOf, CustomerDefaults } from '../../model/customer-rows/rows.ts'
import { type ChannelCache, CONFIGURATION_JOBS } from './cache-content.ts'

/** One channel's configuration: its own entities of the cache. */
export type ChannelSetting = {
  cache: ChannelCache
  channel: Configuration<'channel'>
  profile: Configuration<'functionality_profile'>
  defaultCustomer: Configuration<'default_customer'>
}

/** The channel's setting, or the refusal when it has none yet. */
export function settingOf(cache: ChannelCache, channelId: string): ChannelSetting | Refused {
  const channel = cache.find('channel', channelId)
  const profile = channel && cache.find('functionality_profile', channel.functionalityProfileId)
  const defaultCustomer =
    channel && cache.find('default_customer', `${channel.dataAreaId}:${channel.defaultCustomerId}`)
  if (cache.configured && channel && profile && defaultCustomer) return { cache, channel, profile, defaultCustomer }
  return notConfigured(CONFIGURATION_JOBS.filter((job) => !cache.appliedJobs.has(job)))
}

/** The channel's database has no configuration, or none for this channel; `missingJobs` would deliver it. */
export const notConfigured = (missingJobs: readonly string[]): Refused => ({
  __typename: 'Refused',
  code: 'CHANNEL_NOT_CONFIGURED',
  field: ['channel'],
  message:
    missingJobs.length > 0
      ? "The channel's database has no configuration yet. Its first scheduled 1010 brings it; or run " +
        `${missingJobs.join(', ')} for it, then flush its cache.`
      : "The channel is not in its database's configuration. Run 1070 for it, then flush its cache.",
})

/** The entity with this id in the channel's legal entity. */
export function inLegalEntity<kind extends ConfigurationKind>(setting: ChannelSetting, kind: kind, id: string) {
  return setting.cache.find(kind, `${setting.channel.dataAreaId}:${id}`)
}

/**
 * The optional parts that a create may carry (rows 10 and 12 of the routing table): all of them in real time, those
 * that the features allow otherwise.
 */
export type Allowance = { enhanced: boolean; addresses: boolean }
export const EVERYTHING: Allowance = { enhanced: true, addresses: true }

export function asyncAllowance(cache: ChannelCache): Allowance {
  return {
    enhanced: cache.effective(ENHANCED_ASYNC_CREATE).effective,
    addresses: cache.effective(ASYNC_ADDRESS_CREATE).effective,
  }
}

/**
 * The type of an attribute as the channel knows it. One that it does not know counts as a text (MINIMAL), and
 * headquarters validates it.
 */
export const attributeTypeOf =
  (setting: ChannelSetting): AttributeTypeOf =>
  (name) =>
    inLegalEntity(setting, 'attribute_definition', name)?.type ?? 'TEXT'

/** What the channel supplies where a new customer names nothing. */
export const customerDefaults = (setting: ChannelSetting, allowance: Allowance): CustomerDefaults => ({
  defaultCustomer: setting.defaultCustomer,
  affiliations: allowance.enhanced ? setting.defaultCustomer.affiliations : [],
  country: setting.channel.country,
  attributeType: attributeTypeOf(setting),
})
