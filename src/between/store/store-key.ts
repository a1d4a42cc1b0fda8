import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { z } from 'zod'
import { ALGORITHM } from '../../access/keys.ts'
import { publicJwk } from '../../model/token-trust.ts'

/** The public half of a signing key. Strict, so that a private half never passes for it. */
export const publicKey = publicJwk.strict()
export type PublicKey = z.infer<typeof publicKey>

/** A signing key of a store with its private half, which never leaves the store's machine. */
export type StoreKey = z.infer<typeof storeKey>
export const storeKey = z.strictObject({
  /** The thumbprint of the public key (RFC 7638): both sides compute it. */
  id: z.string().min(1),
  createdAt: z.iso.datetime(),
  jwk: publicKey.extend({ d: z.string() }),
})

/** Makes a key at the store. */
export async function makeStoreKey(now: Date = new Date()): Promise<StoreKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const { kty, crv, x, y, d } = await exportJWK(privateKey)
  const jwk = storeKey.shape.jwk.parse({ kty, crv, x, y, d })
  return { id: await keyIdOf(publicHalf(jwk)), createdAt: now.toISOString(), jwk }
}

export const publicHalf = ({ kty, crv, x, y }: PublicKey): PublicKey => ({ kty, crv, x, y })

export const keyIdOf = (key: PublicKey): Promise<string> => calculateJwkThumbprint(publicHalf(key))

/** The key, ready to sign or to verify. Throws when it is not a point of the curve. */
export async function importKey(jwk: PublicKey | StoreKey['jwk']): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM)
  if (key instanceof Uint8Array) throw new Error('A signing key is not an EC key.')
  return key
}
