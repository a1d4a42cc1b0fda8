import type { IdentitySettings } from '../../access/identity-settings.ts'
import { openTokens, type Tokens } from '../../access/tokens.ts'
import { openStoreIdentity, type StoreIdentity } from './store-identity.ts'
import { importKey } from './store-key.ts'

/** The tokens of a data folder, and the identity of its store; undefined while it has not joined. */
export type StoreTokens = { tokens: Tokens; identity: () => Promise<StoreIdentity | undefined> }

/**
 * Opens the tokens of a data folder. Once it has joined, tokens of its tills are signed with the store's key, so that
 * headquarters recognizes them; other tokens are valid on this machine only.
 */
export async function openTokensOfFolder(dataFolder: string, settings?: IdentitySettings): Promise<StoreTokens> {
  const file = await openStoreIdentity(dataFolder)
  const tokens = await openTokens(dataFolder, settings, async () => {
    const key = (await file.current())?.key
    return key && { kid: key.id, key: await importKey(key.jwk) }
  })
  return { tokens, identity: () => file.current() }
}
