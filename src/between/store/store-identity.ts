import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type WatchedFile, watchFile } from '../../access/watched-file.ts'
import { replaceFile } from '../../config/replace-file.ts'
import { jsonOf } from '../../model/json-of.ts'
import { publicKey, storeKey } from './store-key.ts'

/** Where the wire of headquarters is, below its address. */
const WIRE_PATH = '/wire'

/**
 * Who a store is, and whom it belongs to: what `tillsync channel join` writes into the data folder. All processes of
 * one channel database share the file.
 */
export type StoreIdentity = z.infer<typeof storeIdentity>
export const storeIdentity = z.strictObject({
  headquarters: z.strictObject({
    /** The name of headquarters, for which the store signs. */
    id: z.guid(),
    /** Its address as the store reaches it, without a path, such as `https://hq.example.com`. */
    url: z.url(),
    /** The keys by which headquarters signs, as they were at the joining. 1110 brings later ones. */
    keys: z.array(z.strictObject({ kid: z.string(), jwk: publicKey })),
  }),
  channelDatabaseId: z.string().min(1),
  /** The key by which the store identifies itself and signs the tokens of its tills. */
  key: storeKey,
  /** The key that is to replace it, stored before headquarters is asked to accept it. */
  next: storeKey.nullable(),
})

/** The path of the identity of a data folder. It holds the private key. */
export const storeIdentityPath = (dataFolder: string) => join(dataFolder, 'store.json')

/** The identity of a data folder; undefined if it has not joined. Read again within a second after a change. */
export function openStoreIdentity(dataFolder: string): Promise<WatchedFile<StoreIdentity | undefined>> {
  const path = storeIdentityPath(dataFolder)
  return watchFile(path, (text) => (text === undefined ? undefined : parseIdentity(path, text)))
}

/** The identity of a data folder at this moment; undefined if it has not joined. */
export async function readStoreIdentity(dataFolder: string): Promise<StoreIdentity | undefined> {
  return (await openStoreIdentity(dataFolder)).current()
}

/** Replaces the identity of a data folder in one step. Only the user who runs the program may read it. */
export async function writeStoreIdentity(dataFolder: string, identity: StoreIdentity): Promise<void> {
  await mkdir(dataFolder, { recursive: true })
  await replaceFile(storeIdentityPath(dataFolder), `${JSON.stringify(storeIdentity.parse(identity), null, 2)}\n`, 0o600)
}

/** Where a store dials: `wss://hq.example.com/wire`. */
export const wireUrlOf = ({ headquarters }: StoreIdentity): string => wireAt(headquarters.url)

/** Where the wire of a process is: `http://10.0.0.5:4000` → `ws://10.0.0.5:4000/wire`. */
export function wireAt(address: string): string {
  const url = new URL(WIRE_PATH, address)
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  return url.href
}

function parseIdentity(path: string, text: string): StoreIdentity {
  const parsed = storeIdentity.safeParse(jsonOf(text))
  // The content is secret, and the parser's error message quotes it, so the message is not passed on.
  if (!parsed.success)
    throw new Error(`The identity of the store at ${path} is damaged. Restore the file, or join again with a new code.`)
  return parsed.data
}
