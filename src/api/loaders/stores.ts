import DataLoader from 'dataloader'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { readStores, type StoreView } from '../../headquarters/stores/store-status.ts'
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

/** Stores by channel database; null for a database that is no store's. */
export function storeLoader(sides: Sides): DataLoader<string, StoreView | null> {
  return new DataLoader(async (keys) => {
    const stores = await readStores(headquartersOf(sides).db, keys)
    return keys.map((key) => stores.find(({ channelDatabaseId }) => channelDatabaseId === key) ?? null)
  })
}

function grouped<View extends { channelDatabaseId: string }>(
  keys: readonly string[],
  views: readonly View[],
): View[][] {
  return keys.map((key) => views.filter(({ channelDatabaseId }) => channelDatabaseId === key))
}
