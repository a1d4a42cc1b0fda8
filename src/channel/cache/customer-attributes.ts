import type { Configuration } from '../../model/configuration.ts'
import { type AttributeInput, textOrNull } from '../../model/customer-rows/customer-input.ts'
import { type ChannelSetting, inLegalEntity } from './setting.ts'

type Definition = Configuration<'attribute_definition'>

/**
 * The attributes of this channel's customers: those of the group that the legal entity has chosen, in its order, or all
 * that the legal entity has, by name (docs/domain.md, D-45).
 */
export function customerAttributes(setting: ChannelSetting): Definition[] {
  const { cache, channel } = setting
  const chosen = cache.find('legal_entity', channel.dataAreaId)?.customerAttributes
  if (chosen) return chosen.flatMap((name) => definitionOf(setting, name) ?? [])
  return cache
    .all('attribute_definition')
    .filter(({ dataAreaId }) => dataAreaId === channel.dataAreaId)
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** An attribute of the legal entity, also one that is not in the chosen group. */
export const definitionOf = (setting: ChannelSetting, name: string): Definition | undefined =>
  inLegalEntity(setting, 'attribute_definition', name)

/** The names of the required attributes that a new customer lacks: without a given and without a default value. */
export function missingAttributes(setting: ChannelSetting, given: readonly AttributeInput[]): string[] {
  const has = new Set(given.flatMap(({ name, value }) => (textOrNull(value) === null ? [] : [name])))
  return customerAttributes(setting).flatMap(({ name, required, defaultValue = null }) =>
    required && defaultValue === null && !has.has(name) ? [name] : [],
  )
}
