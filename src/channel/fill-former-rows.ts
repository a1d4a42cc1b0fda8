import type { Database } from '../db/client.ts'
import { fillInOrder } from '../db/fill-in-order.ts'
import { hashKeys } from './capture/hash-keys.ts'
import { fillCustomers, fillCustomersAgain, fillPending } from './customers/fill-words.ts'

/**
 * Fills what rows of a former version lack: hashes of keys, words of customers, and words of what is pending, which has
 * those of its customer too; then words of customers that are others by the rules of now. Each call fills a batch and says how many rows it had; 0: nothing is left.
 */
export const fillFormerRows = (db: Database): (() => Promise<number>) =>
  fillInOrder(db, [hashKeys, fillCustomers, fillPending, fillCustomersAgain])
