import { assertMayUseChannel } from '../../../access/actor.ts'
import { customerAttributes } from '../../../channel/cache/customer-attributes.ts'
import { openChannel } from '../../../channel/channel-database.ts'
import { inLanguage } from '../../../model/attribute-texts.ts'
import type { AttributeDefinition } from '../../generated/resolvers.ts'
import type { Context } from '../../shared/context.ts'

/** The attributes of a channel's customers, as its cache has them; none while it has no configuration. */
export async function attributesOfChannel(
  channelId: string,
  language: string | null,
  { actor, sides }: Context,
): Promise<AttributeDefinition[]> {
  assertMayUseChannel(actor, channelId)
  const channel = await openChannel(sides, channelId)
  if (!channel) return []
  return customerAttributes(channel.setting).map(({ dataAreaId: _, ...definition }) => {
    const { required = false, defaultValue = null, unit = null, translations = [] } = definition
    return { ...definition, required, defaultValue, unit, translations, ...inLanguage(definition, language) }
  })
}
