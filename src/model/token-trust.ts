import { z } from 'zod'

const coordinate = z.string().max(64)

/** The public half of a signing key (ES256), as a JSON Web Key. */
export const publicJwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate })

/**
 * Whose tokens a store accepts, besides those that it signs itself. 1110 brings all of it, so that it works while
 * headquarters cannot be reached.
 */
export const tokenTrust = z.object({
  /** The keys of headquarters' data folders: their tokens are valid for what they say. */
  keys: z.array(z.object({ kid: z.string(), jwk: publicJwk })),
  /** Identity providers, each with its key set (JWKS). */
  providers: z.array(
    z.object({
      issuer: z.string(),
      audience: z.string(),
      claims: z.object({ roles: z.string(), channels: z.string(), subject: z.string() }),
      keys: z.array(z.looseObject({ kty: z.string() })),
    }),
  ),
  /** All keys that stores of this channel database have signed with: their tokens are valid for its channels. */
  stores: z.array(z.object({ kid: z.string(), jwk: publicJwk, revoked: z.boolean() })),
  /** The ids of tokens that were revoked at headquarters. */
  revokedTokens: z.array(z.string()),
})
export type TokenTrust = z.infer<typeof tokenTrust>
