import type { Tokens } from '../../access/tokens.ts'
import type { Config } from '../../config/config.ts'
import { isLoopback } from './origin.ts'

/**
 * Refuses to be reached from other machines while tokens are signed with the key that the first start made by itself:
 * nobody has decided yet where that key is kept and who can read it.
 */
export async function assertMayListen(config: Config, tokens: Tokens): Promise<void> {
  if (isLoopback(config.host) || config.allowGeneratedKey || !(await tokens.signsWithGeneratedKey())) return
  throw new Error(
    `The server does not listen on ${config.host} with the signing key that its first start made by itself. ` +
      'Make a key of your own (`npx tillsync token --role administrator --new-key --void-former`), ' +
      'or take only the tokens of an identity provider (TILLSYNC_IDENTITY_ISSUER and TILLSYNC_OWN_TOKENS=off), ' +
      'or set TILLSYNC_ALLOW_GENERATED_KEY=on when the data folder is as safe as that.',
  )
}
