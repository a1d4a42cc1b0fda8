import { type CryptoKey, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { type Actor, actor, Forbidden } from '../../access/actor.ts'
import { actorUnderAudit, mutationUnderAudit } from '../../access/audit.ts'
import { databaseNow, databaseNowSeconds } from '../../db/database-clock.ts'

/** A claim is used at once; a day allows for clocks that differ, and the connection is authenticated by itself. */
const VALID_SECONDS = 24 * 3_600
const TYPE = 'tillsync-actor+jwt'

/** A private key that signs actors, and a public one that verifies them. `algorithm` is EdDSA or ES256. */
export type ClaimKey = { readonly algorithm: string; readonly keyId: string; readonly key: CryptoKey }

/** The actor of a call, with the mutation that it is audited for. */
const claim = z.object({
  actor,
  mutation: z.object({ requestId: z.string(), reason: z.string().nullable() }).optional(),
})

/** An actor of this side as a signed claim for the other. `audience`: the side that it is for. */
export async function signActor(signing: ClaimKey, audience: string, who: Actor): Promise<string> {
  const mutation = mutationUnderAudit(who)
  const { id, roles, channels } = who
  const content: z.input<typeof claim> = {
    actor: { id, roles, channels },
    ...(mutation && { mutation: { requestId: mutation.requestId, reason: mutation.reason } }),
  }
  const now = databaseNowSeconds()
  return new SignJWT(content)
    .setProtectedHeader({ alg: signing.algorithm, kid: signing.keyId, typ: TYPE })
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + VALID_SECONDS)
    .sign(signing.key)
}

/**
 * The actor of a claim, and the results that are recorded for them. `actsAs`: the rights that the actor
 * has here. Throws Forbidden for a claim that is not valid.
 */
export async function verifyActor(
  keys: readonly ClaimKey[],
  audience: string,
  signed: string | undefined,
  actsAs: (claimed: Actor) => Actor = (claimed) => claimed,
): Promise<{ actor: Actor; audited: readonly string[] }> {
  if (signed === undefined) throw new Forbidden('The call does not say who acts.')
  const { actor: claimed, mutation } = await contentOf(keys, audience, signed).catch(() => {
    throw new Forbidden('The claim of the call is not valid: another key has signed it, or for another side.')
  })
  const who = actsAs(claimed)
  const audited: string[] = []
  return { actor: mutation ? actorUnderAudit(who, { ...mutation, results: audited }) : who, audited }
}

/** The id of the key that a claim names; undefined when it is none. Nothing is verified yet. */
export function signerOf(signed: string): string | undefined {
  try {
    return decodeProtectedHeader(signed).kid
  } catch {
    return undefined
  }
}

async function contentOf(keys: readonly ClaimKey[], audience: string, signed: string): Promise<z.infer<typeof claim>> {
  const keyOf = ({ kid, alg }: { kid?: string; alg?: string }): CryptoKey => {
    const known = keys.find(({ keyId, algorithm }) => keyId === kid && algorithm === alg)
    if (!known) throw new Error('The key is not known.')
    return known.key
  }
  const { payload } = await jwtVerify(signed, keyOf, {
    audience,
    typ: TYPE,
    currentDate: databaseNow(),
    clockTolerance: VALID_SECONDS,
  })
  return claim.parse(payload)
}
