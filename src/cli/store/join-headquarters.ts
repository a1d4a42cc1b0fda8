import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { JOIN_AUDIENCE, JOIN_PATH } from '../../between/store/joining.ts'
import { signAssertion } from '../../between/store/store-assertion.ts'
import { readStoreIdentity, storeIdentityPath, writeStoreIdentity } from '../../between/store/store-identity.ts'
import { makeStoreKey, publicHalf, type StoreKey, storeKey } from '../../between/store/store-key.ts'
import { replaceFile } from '../../config/replace-file.ts'
import { jsonOf } from '../../model/json-of.ts'
import { askHeadquarters } from './ask-headquarters.ts'
import { headquartersAddress } from './headquarters-address.ts'

/** The key of a join that is under way: the request is repeated with it when the answer was lost. */
const draftPath = (dataFolder: string) => join(dataFolder, 'store-key.new.json')

/**
 * Makes a data folder that of the store of a channel database, and returns what happened in a sentence. The private key
 * is made here and stays here. The code is used up only when the folder has been found to be writable.
 */
export async function joinHeadquarters(
  dataFolder: string,
  given: string,
  code: string,
  again: boolean,
): Promise<string> {
  const url = headquartersAddress(given)
  const former = again ? undefined : await readStoreIdentity(dataFolder)
  if (former)
    throw new Error(
      `The data folder ${dataFolder} has joined already, as ${former.channelDatabaseId} at ` +
        `${former.headquarters.url}. To replace its identity by a new one, add --again.`,
    )
  const key = await keyToJoinWith(dataFolder)
  const proof = await signAssertion(key, { issuer: key.id, audience: JOIN_AUDIENCE })
  const request = { code, publicKey: publicHalf(key.jwk), proof }
  const { channelDatabaseId, headquartersId: id, keys } = await askHeadquarters(new URL(JOIN_PATH, url), request)
  await writeStoreIdentity(dataFolder, { headquarters: { id, url, keys }, channelDatabaseId, key, next: null })
  await rm(draftPath(dataFolder), { force: true })
  return (
    `Joined: this is the store of ${channelDatabaseId}, at ${url}. Its identity is in ` +
    `${storeIdentityPath(dataFolder)}; keep it on this machine.`
  )
}

async function keyToJoinWith(dataFolder: string): Promise<StoreKey> {
  const path = draftPath(dataFolder)
  const draft = storeKey.safeParse(jsonOf(await readFile(path, 'utf8').catch(() => '')))
  if (draft.success) return draft.data
  const key = await makeStoreKey()
  await mkdir(dataFolder, { recursive: true })
  await replaceFile(path, `${JSON.stringify(key)}\n`, 0o600)
  return key
}
