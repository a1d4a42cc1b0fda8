import type { Tokens } from '../../access/tokens.ts'
import type { Config } from '../../config/config.ts'
import { isLoopback } from './origin.ts'

/**
 * Refuses to listen on other than loopback addresses while tokens are signed with the generated key: no administrator
 * has chosen its location and permissions yet.
 */
export async function assertMayListen(config: Config, tokens: Tokens): Promise<void> {
  if (isLoopback(config.host) || config.allowGeneratedKey || !(await tokens.signsWithGeneratedKey())) return
  throw new Error(
    `The server does not listen on ${config.host} with the signing key that its first start generated. ` +
      'Create a new key (`npx tillsync token --role administrator --new-key --void-former`), ' +
      'or accept only tokens of an identity provider (TILLSYNC_IDENTITY_ISSUER and TILLSYNC_OWN_TOKENS=off), ' +
      'or set TILLSYNC_ALLOW_GENERATED_KEY=on if the data folder is protected.',
  )
}
