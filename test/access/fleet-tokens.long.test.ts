// @module-tag long
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/access/actor.ts'
import { rotateKey } from '../../src/access/keys.ts'
import { signToken } from '../../src/access/own-tokens.ts'
import { revokeToken } from '../../src/access/revocations.ts'
import type { Tokens } from '../../src/access/tokens.ts'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { readStoreIdentity } from '../../src/between/store/store-identity.ts'
import { importKey } from '../../src/between/store/store-key.ts'
import { openTokensOfFolder } from '../../src/between/store/store-tokens.ts'
import { openLog } from '../../src/config/log.ts'
import { execute } from '../../src/db/client.ts'
import { publishTokens, trustOfStore, type WatchedTrust } from '../../src/start/fleet-trust.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { joinedFolder, startStore } from '../support/store.ts'

const ISSUER = 'https://login.example.com'

let tillsync: Installation
let scratch: string
/** The store's own process, as far as tokens go: the data folder that has joined, and its channel database. */
let store: { folder: string; tokens: Tokens; trust: WatchedTrust }
let providerKey: CryptoKey

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tillsync-fleet-'))
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  providerKey = privateKey
  const jwks = join(scratch, 'jwks.json')
  await writeFile(jwks, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'provider' }] }))
  tillsync = await startInstallation({
    settings: {
      TILLSYNC_IDENTITY_ISSUER: ISSUER,
      TILLSYNC_IDENTITY_AUDIENCE: 'tillsync',
      TILLSYNC_IDENTITY_JWKS: jwks,
    },
  })
  const folder = await joinedFolder(tillsync, 'houston-db')
  // What 1110 brings goes over the wire.
  await startStore(folder, tillsync.databases.houston, 'houston')
  const { tokens, identity } = await openTokensOfFolder(folder)
  const { houston } = tillsync.databases
  const houstonDb = { id: 'houston-db', db: houston.db, url: houston.url, headquarters: neverAsked }
  const trust = trustOfStore(
    { channels: new Map([['houston-db', houstonDb]]) },
    identity,
    openLog({ logLevel: 'silent' }),
  )
  tokens.trust(trust)
  store = { folder, tokens, trust }
}, 600_000)
afterAll(async () => {
  store.trust.stop()
  await rm(scratch, { recursive: true, force: true })
})

const neverAsked = new Proxy(Object.create(null), {
  get: () => {
    throw new Error('Tokens are verified without headquarters.')
  },
})

const ofStore = (roles: readonly Role[], channels: readonly string[] | 'ALL', subject = 'till-1') =>
  store.tokens.issueToken({ roles, channels, ttlSeconds: 3600, subject })

const tillOf = (channels: readonly string[], subject?: string) => ofStore(['CHANNEL_DEVICE'], channels, subject)

const QUERY = '{ serverInfo { whoami { id roles channels } } }'
/** What headquarters answers to a token: who it is, or why it is refused. */
async function atHeadquarters(token: string): Promise<unknown> {
  const { data, errors } = await graphqlRequest(tillsync.url, token, QUERY)
  return errors?.[0]?.message ?? data?.serverInfo
}

const atStore = (token: string) =>
  store.tokens.verifyToken(token).then(
    ({ actor }) => actor,
    (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
  )

/** A token that the store's key has signed, whatever it says. */
async function forge(roles: readonly Role[], channels: readonly string[] | 'ALL'): Promise<string> {
  const identity = await readStoreIdentity(store.folder)
  if (!identity) throw new Error('The store has not joined.')
  const signing = { kid: identity.key.id, key: await importKey(identity.key.jwk) }
  return signToken({ signing }, { roles, channels, ttlSeconds: 3600 })
}

/** With a token that the present key has signed, once the store is connected. */
async function run1110(): Promise<void> {
  const errors = async () => {
    const { runCdxJob } = await tillsync.ask<{ runCdxJob: { userErrors: unknown[] } }>(
      `mutation { runCdxJob(input: { job: "1110", channelDatabase: "houston-db" }) { userErrors { code message } } }`,
      {},
      await tillsync.tokenFor('ADMINISTRATOR'),
    )
    return runCdxJob.userErrors
  }
  await expect.poll(errors, eventually).toEqual([])
}

/** What the API shows of the trust of Houston's store. */
async function tokenTrust(): Promise<unknown> {
  const { node } = await tillsync.ask<{ node: { tokenTrust: unknown } }>(
    `query ($id: ID!) { node(id: $id) { ... on ChannelDatabase {
      tokenTrust { appliedAt headquartersKeys storeKeys identityProviders revokedTokens }
    } } }`,
    { id: encodeNodeId('ChannelDatabase', 'houston-db') },
    await tillsync.tokenFor('VIEWER'),
  )
  return node.tokenTrust
}

/** Waits until an answer is as expected: keys are read again every few seconds. */
const eventually = { timeout: 60_000, interval: 250 }

test('headquarters accepts a token that a store has signed for one of its tills', async () => {
  const token = await tillOf(['houston', 'online'])
  await expect
    .poll(() => atHeadquarters(token), eventually)
    .toEqual({
      whoami: { id: 'till-1', roles: ['CHANNEL_DEVICE'], channels: ['houston', 'online'] },
    })
})

test("a store's token for a channel of another store is refused, alone or beside one of its own", async () => {
  for (const channels of [['sanfrancisco'], ['houston', 'sanfrancisco'], ['nowhere']])
    expect(await atHeadquarters(await tillOf(channels))).toContain('does not serve all of its channels')
})

test("a store's token for rights above those of a till is refused", async () => {
  const forged = await forge(['ADMINISTRATOR'], ['houston'])
  expect(await atHeadquarters(forged)).toContain('A store may only sign tokens of its tills')
  expect(await atHeadquarters(await forge(['CHANNEL_DEVICE', 'OPERATOR'], ['houston']))).toContain('of its tills')
  expect(await atHeadquarters(await forge(['CHANNEL_DEVICE'], 'ALL'))).toContain('does not serve all')
  expect(await atStore(forged)).toContain('A store may only sign tokens of its tills')
})

test("what a store's command line signs for itself is valid at the store and not at headquarters", async () => {
  const administrator = await ofStore(['ADMINISTRATOR'], 'ALL', 'command-line')
  expect(await atStore(administrator)).toMatchObject({ roles: ['ADMINISTRATOR'] })
  expect(await atHeadquarters(administrator)).toContain('not signed by this server')
})

test('before its first 1110 a store accepts tokens of headquarters, by the keys that it was told when it joined', async () => {
  await expect.poll(() => atStore(tillsync.token), eventually).toMatchObject({ roles: ['ADMINISTRATOR'] })
  expect(await tokenTrust()).toBeNull()
})

test('1110 brings keys, the identity provider and revocations, which a store verifies by alone', async () => {
  await run1110()
  expect(await atStore(tillsync.token)).toMatchObject({ id: 'test-administrator', channels: 'ALL' })
  const ofProvider = await new SignJWT({ roles: ['operator'], channels: ['houston'] })
    .setProtectedHeader({ alg: 'ES256', kid: 'provider' })
    .setIssuer(ISSUER)
    .setAudience('tillsync')
    .setSubject('pat')
    .setExpirationTime('1h')
    .sign(providerKey)
  await expect.poll(() => atStore(ofProvider), eventually).toMatchObject({ id: 'pat', roles: ['OPERATOR'] })
  expect(await atStore(await tillOf(['houston']))).toMatchObject({ id: 'till-1', channels: ['houston'] })
  expect(await atStore(await tillOf(['sanfrancisco']))).toContain('does not serve all of its channels')
  expect(await tokenTrust()).toMatchObject({
    headquartersKeys: 1,
    storeKeys: 1,
    identityProviders: 1,
    revokedTokens: 0,
  })
})

test('a store that has not joined as the channel database is brought nothing', async () => {
  await tillsync.runJob('1110', 'sanfrancisco-db')
  const rows = await execute(
    tillsync.databases.sanfrancisco.db,
    sql`select 1 as one from configuration where kind = 'token_trust'`,
  )
  expect(rows).toEqual([])
})

test('a token that is revoked at headquarters is refused there, and at the store after its next 1110', async () => {
  const token = await tillsync.tokenFor('VIEWER')
  expect(await atStore(token)).toMatchObject({ roles: ['VIEWER'] })
  await revokeToken(tillsync.dataFolder, token)
  await expect.poll(() => atHeadquarters(token), eventually).toContain('has been revoked')
  expect(await atStore(token)).toMatchObject({ roles: ['VIEWER'] })
  await publishTokens(tillsync.databases.hq, tillsync.running.tokens)
  await run1110()
  await expect.poll(() => atStore(token), eventually).toContain('has been revoked')
  expect(await tokenTrust()).toMatchObject({ revokedTokens: 1 })
})

test('a key that headquarters withdraws is refused by the store after its next 1110', async () => {
  const former = await tillsync.tokenFor('VIEWER')
  await rotateKey(tillsync.dataFolder, true)
  await expect.poll(() => atHeadquarters(former), eventually).toContain('its key has been withdrawn')
  await publishTokens(tillsync.databases.hq, tillsync.running.tokens)
  await run1110()
  await expect.poll(() => atStore(former), eventually).toContain('its key has been withdrawn')
})

test('the tokens of a revoked store are refused at headquarters, and by machines that 1110 tells', async () => {
  const token = await tillOf(['houston'], 'till-2')
  expect(await atHeadquarters(token)).toMatchObject({ whoami: { id: 'till-2' } })
  const { key } = (await readStoreIdentity(store.folder)) ?? {}
  const administrator = await tillsync.tokenFor('ADMINISTRATOR')
  await tillsync.ask(
    `mutation ($key: ID!) { revokeStoreKey(input: { key: $key }) { userErrors { code } } }`,
    { key: key?.id },
    administrator,
  )
  await expect.poll(() => atHeadquarters(token), eventually).toContain('its key has been withdrawn')
  await run1110()
  await expect.poll(() => atStore(token), eventually).toContain('its key has been withdrawn')
})
