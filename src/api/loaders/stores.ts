import DataLoader from 'dataloader'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import {
  type JoinCodeView,
  readJoinCodes,
  readStoreKeys,
  type StoreKeyView,
} from '../../headquarters/stores/store-views.ts'

/** Join codes by channel database. */
export function joinCodesLoader(sides: Sides): DataLoader<string, JoinCodeView[]> {
  return new DataLoader(async (keys) => grouped(keys, await readJoinCodes(headquartersOf(sides).db, keys)))
}

/** Keys of stores by channel database. */
export function storeKeysLoader(sides: Sides): DataLoader<string, StoreKeyView[]> {
  return new DataLoader(async (keys) => grouped(keys, await readStoreKeys(headquartersOf(sides).db, keys)))
}

function grouped<View extends { channelDatabaseId: string }>(
  keys: readonly string[],
  views: readonly View[],
): View[][] {
  return keys.map((key) => views.filter(({ channelDatabaseId }) => channelDatabaseId === key))
}
