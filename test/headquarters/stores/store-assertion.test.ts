import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { signAssertion, storeAssertion } from '../../../src/between/store/store-assertion.ts'
import {
  readStoreIdentity,
  type StoreIdentity,
  storeIdentityPath,
  wireUrlOf,
  writeStoreIdentity,
} from '../../../src/between/store/store-identity.ts'
import { importKey, makeStoreKey, publicHalf, type StoreKey } from '../../../src/between/store/store-key.ts'
import { execute } from '../../../src/db/client.ts'
import { verifyStoreAssertion } from '../../../src/headquarters/stores/verify-store-assertion.ts'
import { headquarters } from '../../support/headquarters.ts'

let hq: HeadquartersDatabase
let headquartersId: string
let folder: string
beforeAll(async () => {
  hq = await headquarters()
  const [row] = await execute<{ id: string }>(hq.db, sql`select headquarters_id as id from headquarters_identity`)
  headquartersId = row?.id ?? ''
  folder = await mkdtemp(join(tmpdir(), 'tillsync-store-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const verify = (assertion: string | undefined) => verifyStoreAssertion(hq.db, assertion)

/** A code of a channel database that was used `ago` seconds ago. */
async function codeOf(channelDatabaseId: string, ago: number): Promise<string> {
  const [code] = await execute<{ id: string }>(
    hq.db,
    sql`insert into join_code (channel_database_id, code_hash, created_by, expires_at, used_at)
      values (${channelDatabaseId}, gen_random_uuid()::text, 'test', now(), now() - make_interval(secs => ${ago}))
      returning id`,
  )
  return code?.id ?? ''
}

/** A key that is registered with a code, and made `ago` seconds ago. */
async function registered(code: string, ago: number): Promise<StoreKey> {
  const key = await makeStoreKey()
  await execute(
    hq.db,
    sql`insert into store_key (id, channel_database_id, public_key, created_at, join_code_id, joined_at)
      select ${key.id}, channel_database_id, ${JSON.stringify(publicHalf(key.jwk))}::jsonb,
        now() - make_interval(secs => ${ago}), id, used_at
      from join_code where id = ${code}`,
  )
  return key
}

const identityOf = (key: StoreKey, channelDatabaseId = 'houston-db'): StoreIdentity => ({
  headquarters: { id: headquartersId, url: 'https://hq.example.com', keys: [] },
  channelDatabaseId,
  key,
  next: null,
})

test('a store that signs with its registered key is recognized as its channel database', async () => {
  const key = await registered(await codeOf('houston-db', 10), 10)
  expect(await verify(await storeAssertion(identityOf(key)))).toEqual({
    channelDatabaseId: 'houston-db',
    keyId: key.id,
  })
  const [used] = await execute<{ first: boolean; last: boolean }>(
    hq.db,
    sql`select first_used_at is not null as first, last_used_at is not null as last from store_key where id = ${key.id}`,
  )
  expect(used).toEqual({ first: true, last: true })
})

test('the first use of a key is announced once', async () => {
  const key = await registered(await codeOf('sanfrancisco-db', 10), 10)
  const identity = identityOf(key, 'sanfrancisco-db')
  const both = await Promise.all([storeAssertion(identity), storeAssertion(identity)])
  await Promise.all(both.map(verify))
  const events = await execute<{ status: string; database: string }>(
    hq.db,
    sql`select status, channel_database_id as database from log where entity_id = ${`store_key:${key.id}`}`,
  )
  expect(events).toEqual([{ status: 'IN_USE', database: 'sanfrancisco-db' }])
})

test('each reason for a refusal has a code of its own', async () => {
  const key = await registered(await codeOf('houston-db', 5), 5)
  const other = await makeStoreKey()
  const identity = identityOf(key)
  const code = async (assertion: string | undefined) => {
    const answer = await verify(assertion)
    return 'refused' in answer ? answer.refused : answer
  }
  expect(await code(undefined)).toBe('INVALID')
  expect(await code('no.jwt.atall')).toBe('INVALID')
  expect(await code(await storeAssertion(identityOf(other)))).toBe('UNKNOWN_KEY')
  const elsewhere = { issuer: 'houston-db', audience: '00000000-0000-4000-8000-000000000000' }
  expect(await code(await signAssertion(key, elsewhere))).toBe('WRONG_AUDIENCE')
  expect(await code(await storeAssertion(identityOf(key, 'sanfrancisco-db')))).toBe('INVALID')
  expect(await code(await storeAssertion({ ...identity, key: { ...other, id: key.id } }))).toBe('INVALID')
  await execute(hq.db, sql`update store_key set revoked_at = now() where id = ${key.id}`)
  expect(await code(await storeAssertion(identity))).toBe('REVOKED')
})

test.each([
  ['an hour ago', -3600, 'behind'],
  ['in an hour', 3600, 'ahead of'],
])('an assertion that was made %s is refused, and the message names the clock', async (_, by, words) => {
  const key = await registered(await codeOf('houston-db', 4), 4)
  const now = Math.floor(Date.now() / 1000) + by
  const assertion = await new SignJWT({ jti: 'once' })
    .setProtectedHeader({ alg: 'ES256', kid: key.id, typ: 'tillsync-store+jwt' })
    .setIssuer('houston-db')
    .setAudience(headquartersId)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(await importKey(key.jwk))
  const answer = await verify(assertion)
  expect(answer).toMatchObject({ refused: 'EXPIRED', message: expect.stringContaining(`seconds ${words}`) })
})

test('an assertion that lives longer than a minute is refused', async () => {
  const key = await registered(await codeOf('houston-db', 4), 4)
  const now = Math.floor(Date.now() / 1000)
  const assertion = await new SignJWT({ jti: 'once' })
    .setProtectedHeader({ alg: 'ES256', kid: key.id, typ: 'tillsync-store+jwt' })
    .setIssuer('houston-db')
    .setAudience(headquartersId)
    .setIssuedAt(now)
    .setExpirationTime(now + 3600)
    .sign(await importKey(key.jwk))
  expect(await verify(assertion)).toMatchObject({ refused: 'INVALID' })
})

test('the key of a store that has joined again ends the former one, but only when it is used', async () => {
  const former = await registered(await codeOf('houston-db', 3), 3)
  const later = await registered(await codeOf('houston-db', 2), 2)
  expect(await verify(await storeAssertion(identityOf(former)))).toMatchObject({ keyId: former.id })
  expect(await verify(await storeAssertion(identityOf(later)))).toMatchObject({ keyId: later.id })
  expect(await verify(await storeAssertion(identityOf(former)))).toMatchObject({ refused: 'ENDED' })
})

test('a key that a store has renewed by itself leaves the former one valid for a while', async () => {
  const code = await codeOf('houston-db', 1)
  const former = await registered(code, 1)
  const renewed = await registered(code, 0)
  await verify(await storeAssertion(identityOf(former)))
  await verify(await storeAssertion(identityOf(renewed)))
  expect(await verify(await storeAssertion(identityOf(former)))).toMatchObject({ keyId: former.id })
  await execute(hq.db, sql`update store_key set ends_at = ends_at - interval '10 minutes' where id = ${former.id}`)
  expect(await verify(await storeAssertion(identityOf(former)))).toMatchObject({ refused: 'ENDED' })
  expect(await verify(await storeAssertion(identityOf(renewed)))).toMatchObject({ keyId: renewed.id })
})

test('a machine that was replaced and renews its key does not end the key of the machine that replaces it', async () => {
  const [old, replacement] = [await codeOf('sanfrancisco-db', 9), await codeOf('sanfrancisco-db', 8)]
  const waiting = await registered(replacement, 8)
  const renewed = await registered(old, 1)
  const of = (key: StoreKey) => storeAssertion(identityOf(key, 'sanfrancisco-db'))
  expect(await verify(await of(renewed))).toMatchObject({ keyId: renewed.id })
  expect(await verify(await of(waiting))).toMatchObject({ keyId: waiting.id })
  expect(await verify(await of(renewed))).toMatchObject({ refused: 'ENDED' })
})

test('the identity of a store is one file that only its user can read, and that is replaced as a whole', async () => {
  expect(await readStoreIdentity(folder)).toBeUndefined()
  const identity = identityOf(await makeStoreKey())
  await writeStoreIdentity(folder, identity)
  await writeStoreIdentity(folder, { ...identity, next: await makeStoreKey() })
  expect(await readStoreIdentity(folder)).toMatchObject({ channelDatabaseId: 'houston-db', key: identity.key })
  expect((await stat(storeIdentityPath(folder))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['store.json'])
})

test('a store dials the wire below the address of headquarters, with TLS unless headquarters has none', async () => {
  const identity = identityOf(await makeStoreKey())
  expect(wireUrlOf(identity)).toBe('wss://hq.example.com/wire')
  const here = { ...identity, headquarters: { ...identity.headquarters, url: 'http://127.0.0.1:4000' } }
  expect(wireUrlOf(here)).toBe('ws://127.0.0.1:4000/wire')
})
