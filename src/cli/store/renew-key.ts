import { JOIN_AUDIENCE, joinAnswer, RENEW_PATH } from '../../between/store/joining.ts'
import { signAssertion, storeAssertion } from '../../between/store/store-assertion.ts'
import { readStoreIdentity, writeStoreIdentity } from '../../between/store/store-identity.ts'
import { makeStoreKey, publicHalf } from '../../between/store/store-key.ts'
import { askHeadquarters } from './ask-headquarters.ts'

/**
 * Replaces the key of a store, and returns what happened in a sentence. The new key is stored before headquarters is
 * asked, so that an interrupted request can be repeated. Running processes take it within a second.
 */
export async function renewKey(dataFolder: string): Promise<string> {
  const identity = await readStoreIdentity(dataFolder)
  if (!identity) throw new Error(`The data folder ${dataFolder} has not joined. See: tillsync channel --help`)
  const next = identity.next ?? (await makeStoreKey())
  await writeStoreIdentity(dataFolder, { ...identity, next })
  const proof = await signAssertion(next, { issuer: next.id, audience: JOIN_AUDIENCE })
  const { keys } = await askHeadquarters(
    new URL(RENEW_PATH, identity.headquarters.url),
    joinAnswer,
    { publicKey: publicHalf(next.jwk), proof },
    { authorization: `Bearer ${await storeAssertion(identity)}` },
  )
  const headquarters = { ...identity.headquarters, keys }
  await writeStoreIdentity(dataFolder, { ...identity, headquarters, key: next, next: null })
  return (
    `The store of ${identity.channelDatabaseId} has a new key. The former one ends ten minutes after the store has ` +
    'used the new one; tokens of tills stay valid.'
  )
}
