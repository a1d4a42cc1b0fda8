import { ADDRESS_PURPOSES } from '../../model/address-purposes.ts'
import type { Vocabulary } from '../../model/vocabulary/vocabulary.ts'
import type { WordKind } from '../../model/vocabulary/word-kinds.ts'
import type { ChannelCache } from '../cache/cache-content.ts'
import type { ChannelSetting } from '../cache/setting.ts'

/** The words that a channel knows from its configuration; read once for each cache and legal entity. */
export function vocabularyOf({ cache, channel }: ChannelSetting): Vocabulary {
  const known = lists.get(cache) ?? new Map<string, readonly string[]>()
  lists.set(cache, known)
  return (kind) => {
    const key = `${channel.dataAreaId}:${kind}`
    const words = known.get(key) ?? wordsOf(cache, channel.dataAreaId, kind)
    known.set(key, words)
    return words
  }
}
const lists = new WeakMap<ChannelCache, Map<string, readonly string[]>>()

function wordsOf(cache: ChannelCache, dataAreaId: string, kind: WordKind): readonly string[] {
  const entity = cache.find('legal_entity', dataAreaId)
  const inEntity = (listed: readonly { dataAreaId: string; id: string }[]) =>
    listed.filter((each) => each.dataAreaId === dataAreaId).map(({ id }) => id)
  switch (kind) {
    case 'COUNTRY':
    case 'CURRENCY':
    case 'LANGUAGE':
      return cache
        .all('reference_value')
        .filter((value) => value.kind === kind)
        .map(({ id }) => id)
    case 'CUSTOMER_GROUP':
      return inEntity(cache.all('customer_group'))
    case 'AFFILIATION':
      return inEntity(cache.all('affiliation'))
    case 'PURPOSE':
      return [...ADDRESS_PURPOSES, ...cache.all('parameters').flatMap(({ addressPurposes }) => addressPurposes ?? [])]
    case 'TAX_GROUP':
      return entity?.taxGroups ?? []
    case 'PRICE_GROUP':
      return entity?.priceGroups ?? []
    case 'LINE_DISCOUNT':
      return entity?.lineDiscounts ?? []
    case 'MULTILINE_DISCOUNT':
      return entity?.multilineDiscounts ?? []
    case 'END_DISCOUNT':
      return entity?.endDiscounts ?? []
    default:
      return []
  }
}
