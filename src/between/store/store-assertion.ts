import { randomUUID } from 'node:crypto'
import { compactVerify, decodeJwt, decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { ALGORITHM } from '../../access/keys.ts'
import { databaseNow, databaseNowSeconds } from '../../db/database-clock.ts'
import type { StoreIdentity } from './store-identity.ts'
import { importKey, type PublicKey, type StoreKey } from './store-key.ts'

/** The type in the header, so that neither an assertion passes for a token nor a token for an assertion. */
const TYPE = 'tillsync-store+jwt'
const LIFETIME_SECONDS = 60
/** By how much the clocks of the two machines may differ. */
export const CLOCK_TOLERANCE_SECONDS = 300

const claims = z.object({ iss: z.string(), jti: z.string(), iat: z.number(), exp: z.number() })

/** Why headquarters does not accept a store's assertion. */
export const STORE_REFUSALS = [
  /** It is not an assertion, or another key has signed it. */
  'INVALID',
  /** Headquarters has no such key. */
  'UNKNOWN_KEY',
  /** A later key of the channel database is in use. */
  'ENDED',
  /** An administrator has revoked the key. */
  'REVOKED',
  /** It is too old, or from the future: also when one of the clocks is wrong. */
  'EXPIRED',
  /** It is for another headquarters. */
  'WRONG_AUDIENCE',
] as const
export type StoreRefusalCode = (typeof STORE_REFUSALS)[number]

/** A refused assertion. The message is for people and holds nothing secret. */
export type StoreRefusal = { readonly refused: StoreRefusalCode; readonly message: string }

/**
 * A store's proof of who it is, valid for a minute: a JWT (ES256, as the tokens) signed by the store's key. The store
 * sends it as a bearer token when it dials headquarters.
 */
export function storeAssertion({ headquarters, channelDatabaseId, key }: StoreIdentity): Promise<string> {
  return signAssertion(key, { issuer: channelDatabaseId, audience: headquarters.id })
}

/** The same by any key and for any audience: a new key proves so that the store has its private half. */
export async function signAssertion(
  key: StoreKey,
  { issuer, audience }: { issuer: string; audience: string },
): Promise<string> {
  const now = databaseNowSeconds()
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM, kid: key.id, typ: TYPE })
    .setIssuer(issuer)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(await importKey(key.jwk))
}

/** The id of the key that an assertion names; undefined when it is not an assertion. Nothing is verified yet. */
export function keyIdIn(assertion: string): string | undefined {
  try {
    const { kid, typ } = decodeProtectedHeader(assertion)
    return typ === TYPE ? kid : undefined
  } catch {
    return undefined
  }
}

/** Checks an assertion against the key that it names: null when issuer, audience, time and signature are right. */
export async function faultOfAssertion(
  assertion: string,
  key: PublicKey,
  { issuer, audience }: { issuer: string; audience: string },
): Promise<StoreRefusal | null> {
  try {
    const { payload } = await jwtVerify(assertion, await importKey(key), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['iss', 'aud', 'jti', 'iat', 'exp'],
      currentDate: databaseNow(),
    })
    const { iss, iat, exp } = claims.parse(payload)
    if (payload.aud !== audience) return storeRefusal('WRONG_AUDIENCE')
    if (iss !== issuer || exp - iat > LIFETIME_SECONDS) return storeRefusal('INVALID')
    const ahead = iat - databaseNow().getTime() / 1000
    return ahead > CLOCK_TOLERANCE_SECONDS ? expired(iat) : null
  } catch (error) {
    if (error instanceof errors.JWTExpired) return expired(decodeJwt(assertion).iat)
    return storeRefusal('INVALID')
  }
}

/** True when the key has signed the assertion, whenever and for whom. */
export function isSignedBy(assertion: string, key: PublicKey): Promise<boolean> {
  return importKey(key)
    .then((imported) => compactVerify(assertion, imported, { algorithms: [ALGORITHM] }))
    .then(
      ({ protectedHeader }) => protectedHeader.typ === TYPE,
      () => false,
    )
}

const MESSAGES: { readonly [code in StoreRefusalCode]: string } = {
  INVALID: 'The store could not be recognized: this is not a valid signature of one of its keys.',
  UNKNOWN_KEY: 'Headquarters does not know the key of this store. Join again with a new code.',
  ENDED:
    'The key of this store was replaced: the channel database has joined again elsewhere, or its key was renewed. If ' +
    'this machine is to go on, join again with a new code.',
  REVOKED: 'The key of this store was revoked. What it has captured stays in it; join again with a new code.',
  EXPIRED: 'The proof of the store has expired.',
  WRONG_AUDIENCE: 'The store belongs to another headquarters than the one at this address.',
}

export const storeRefusal = (refused: StoreRefusalCode): StoreRefusal => ({ refused, message: MESSAGES[refused] })

function expired(iat: number | undefined): StoreRefusal {
  const by = Math.round((iat ?? 0) - databaseNow().getTime() / 1000)
  const how = `${Math.abs(by)} seconds ${by > 0 ? 'ahead of' : 'behind'} headquarters`
  return { refused: 'EXPIRED', message: `The proof of the store has expired: its clock is ${how}. Set it by NTP.` }
}
