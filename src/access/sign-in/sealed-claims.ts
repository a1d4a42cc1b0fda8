import { z } from 'zod'
import { jsonOf } from '../../model/json-of.ts'
import type { Grant } from './openid-client.ts'
import { seal, unseal } from './secret.ts'
import type { StoredClaims } from './session-rows.ts'

const sealedTokens = z.object({ idToken: z.string(), refreshToken: z.string().optional() })
/** The tokens of the provider, which are stored so that only who has the secret can read them. */
export type SealedTokens = z.infer<typeof sealedTokens>

/** What the provider grants, as it is stored for the session with this secret. */
export function claimsOf(secret: string, { actor, name, until, idToken, refreshToken }: Grant): StoredClaims {
  const tokens: SealedTokens = { idToken, ...(refreshToken !== undefined && { refreshToken }) }
  const sealed = seal(secret, JSON.stringify(tokens))
  return { actor, name, claimsUntil: until, isRefreshable: refreshToken !== undefined, sealed }
}

/** The tokens of a stored session. */
export const tokensOf = (secret: string, sealed: string): SealedTokens =>
  sealedTokens.parse(jsonOf(unseal(secret, sealed)))
