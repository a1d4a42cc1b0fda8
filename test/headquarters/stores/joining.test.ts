import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JOIN_AUDIENCE, JOIN_PATH } from '../../../src/between/store/joining.ts'
import { signAssertion, storeAssertion } from '../../../src/between/store/store-assertion.ts'
import { readStoreIdentity, type StoreIdentity } from '../../../src/between/store/store-identity.ts'
import { importKey, makeStoreKey, publicHalf, type StoreKey } from '../../../src/between/store/store-key.ts'
import { joinHeadquarters } from '../../../src/cli/store/join-headquarters.ts'
import { renewKey } from '../../../src/cli/store/renew-key.ts'
import { execute } from '../../../src/db/client.ts'
import { verifyStoreAssertion } from '../../../src/headquarters/stores/verify-store-assertion.ts'
import { runCommand } from '../../support/command-line.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

let tillsync: Installation
let scratch: string
let folders = 0
beforeAll(async () => {
  tillsync = await startInstallation()
  scratch = await mkdtemp(join(tmpdir(), 'tillsync-join-'))
}, 120_000)
afterAll(() => rm(scratch, { recursive: true, force: true }))

const newFolder = () => join(scratch, `store-${++folders}`)
const hq = () => tillsync.databases.hq.db

type Made = { code: string; expiresAt: string; userErrors: { code: string; field: string[] | null; message: string }[] }

async function createCode(channelDatabase = 'houston-db', more: object = {}, token = tillsync.token): Promise<Made> {
  const { createJoinCode } = await tillsync.ask<{ createJoinCode: Made }>(
    `mutation ($input: CreateJoinCodeInput!) {
      createJoinCode(input: $input) { code expiresAt channelDatabase { key } userErrors { code field message } }
    }`,
    { input: { channelDatabase, ...more } },
    token,
  )
  return createJoinCode
}

async function revoke(key: string, token = tillsync.token) {
  const { revokeStoreKey } = await tillsync.ask<{ revokeStoreKey: { userErrors: { code: string }[] } }>(
    `mutation ($input: RevokeStoreKeyInput!) {
      revokeStoreKey(input: $input) { channelDatabase { key } userErrors { code field } }
    }`,
    { input: { key, reason: 'It is tried.' } },
    token,
  )
  return revokeStoreKey
}

type Seen = {
  joinCodes: { id: string; status: string; createdBy: string; keyId: string | null }[]
  storeKeys: { id: string; status: string; revokedBy: string | null }[]
}

async function seen(channelDatabase: string): Promise<Seen> {
  const { channelDatabases } = await tillsync.ask<{ channelDatabases: (Seen & { key: string })[] }>(
    `{ channelDatabases {
      key
      joinCodes { id status createdAt createdBy expiresAt usedAt keyId }
      storeKeys { id status createdAt joinedAt firstUsedAt lastUsedAt endsAt revokedAt revokedBy }
    } }`,
  )
  const found = channelDatabases.find(({ key }) => key === channelDatabase)
  if (!found) throw new Error('There is no such channel database.')
  return found
}

/** Joins a folder, and gives its identity. */
async function joined(folder: string, code: string, again = false): Promise<StoreIdentity> {
  await joinHeadquarters(folder, tillsync.url, code, again)
  const identity = await readStoreIdentity(folder)
  if (!identity) throw new Error('The folder has not joined.')
  return identity
}

const verify = async (identity: StoreIdentity) => verifyStoreAssertion(hq(), await storeAssertion(identity))

async function post(key: StoreKey, code: string, proof?: string) {
  const body = {
    code,
    publicKey: publicHalf(key.jwk),
    proof: proof ?? (await signAssertion(key, { issuer: key.id, audience: JOIN_AUDIENCE })),
  }
  return fetch(new URL(JOIN_PATH, tillsync.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

const resultsOf = (action: string, target: string) =>
  execute<{ result: string; actor: string }>(
    hq(),
    sql`select result, actor from audit_entry where action = ${action} and target = ${target} order by id desc limit 3`,
  )

describe('a join code', () => {
  it('lets one machine join as the store of its channel database, and shows which', async () => {
    const { code, expiresAt } = await createCode()
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(71 * 3_600_000)
    expect((await seen('houston-db')).joinCodes[0]).toMatchObject({ status: 'OPEN', createdBy: 'test-administrator' })
    const identity = await joined(newFolder(), code)
    expect(identity).toMatchObject({ channelDatabaseId: 'houston-db', headquarters: { url: tillsync.url } })
    expect(identity.headquarters.keys.length).toBeGreaterThan(0)
    const registered = await seen('houston-db')
    expect(registered.joinCodes[0]).toMatchObject({ status: 'USED', keyId: identity.key.id })
    expect(registered.storeKeys[0]).toMatchObject({ id: identity.key.id, status: 'REGISTERED' })
    expect(await verify(identity)).toEqual({ channelDatabaseId: 'houston-db', keyId: identity.key.id })
    expect((await seen('houston-db')).storeKeys[0]).toMatchObject({ status: 'IN_USE' })
    expect(await resultsOf('joinStore', 'houston-db')).toContainEqual({ result: 'JOINED', actor: 'store@houston-db' })
  })

  it('is accepted as people write it', async () => {
    const { code } = await createCode('sanfrancisco-db')
    const spelled = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(await joined(newFolder(), spelled)).toMatchObject({ channelDatabaseId: 'sanfrancisco-db' })
  })

  it('is refused with one answer when it is wrong, used, replaced or expired; the audit has the reason', async () => {
    const { code: used } = await createCode()
    await joined(newFolder(), used)
    const { code: replaced } = await createCode()
    const { code: expired } = await createCode()
    await execute(hq(), sql`update join_code set expires_at = now() where used_at is null and canceled_at is null`)
    const answers = await Promise.all(
      ['0000-0000-0000-0000-0000', used, replaced, expired].map(async (code) => {
        const response = await post(await makeStoreKey(), code)
        return { status: response.status, text: await response.text() }
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 403, text: expect.stringContaining('CODE_REFUSED') })
    const results = (await resultsOf('joinStore', 'houston-db')).map(({ result }) => result)
    expect(results.sort()).toEqual(['EXPIRED', 'REPLACED', 'USED'])
    expect((await seen('houston-db')).joinCodes.slice(0, 3).map(({ status }) => status)).toEqual([
      'EXPIRED',
      'REPLACED',
      'USED',
    ])
  })

  it('lets one of two machines join that use it at once', async () => {
    const { code } = await createCode()
    const both = await Promise.all([makeStoreKey(), makeStoreKey()].map(async (key) => post(await key, code)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
  })

  it('is answered again to the machine that has used it, whose answer was lost', async () => {
    const { code } = await createCode()
    const key = await makeStoreKey()
    const [first, second] = [await post(key, code), await post(key, code)]
    expect(await second.json()).toEqual(await first.json())
    expect((await seen('houston-db')).storeKeys.filter(({ id }) => id === key.id)).toHaveLength(1)
  })

  it('replaces the open one, is announced, and is refused for an unknown database and an impossible time', async () => {
    const [before, after] = [await createCode(), await createCode()]
    expect(before.userErrors).toEqual([])
    const codes = (await seen('houston-db')).joinCodes
    expect(codes.map(({ status }) => status).slice(0, 2)).toEqual(['OPEN', 'REPLACED'])
    const events = await execute<{ status: string }>(
      hq(),
      sql`select status from log where entity_id = ${`join_code:${codes[0]?.id}`} and channel_database_id = 'houston-db'`,
    )
    expect(events).toEqual([{ status: 'CREATED' }])
    expect(after.code).not.toBe(before.code)
    const unknown = await createCode('huston-db')
    expect(unknown).toMatchObject({
      code: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'channelDatabase'] }],
    })
    expect(unknown.userErrors[0]?.message).toContain('houston-db')
    for (const validForHours of [0, 721])
      expect(await createCode('houston-db', { validForHours })).toMatchObject({
        userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'validForHours'] }],
      })
    const ofHouston = await tillsync.tokenFor('ADMINISTRATOR', ['houston'])
    expect(await createCode('sanfrancisco-db', {}, ofHouston)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
  })

  it('is one of two that are made at once for a channel database', async () => {
    const both = await Promise.all([createCode('sanfrancisco-db'), createCode('sanfrancisco-db')])
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([])
    const open = (await seen('sanfrancisco-db')).joinCodes.filter(({ status }) => status === 'OPEN')
    expect(open).toHaveLength(1)
  })
})

describe('the request of a store', () => {
  it('must prove that the key is its own, and that its clock is right', async () => {
    const { code } = await createCode()
    const [own, other] = [await makeStoreKey(), await makeStoreKey()]
    const byOther = await signAssertion({ ...other, id: own.id }, { issuer: own.id, audience: JOIN_AUDIENCE })
    expect(await (await post(own, code, byOther)).json()).toMatchObject({ refused: 'NOT_PROVED' })
    const anHourAgo = Math.floor(Date.now() / 1000) - 3600
    const late = await new SignJWT({ jti: 'once' })
      .setProtectedHeader({ alg: 'ES256', kid: own.id, typ: 'tillsync-store+jwt' })
      .setIssuer(own.id)
      .setAudience(JOIN_AUDIENCE)
      .setIssuedAt(anHourAgo)
      .setExpirationTime(anHourAgo + 60)
      .sign(await importKey(own.jwk))
    expect(await (await post(own, code, late)).json()).toMatchObject({
      refused: 'CLOCK_OFF',
      message: expect.stringContaining('seconds behind headquarters'),
    })
    expect((await post(own, code)).status).toBe(200)
  })

  it('is refused when a private key is sent, and when it is of another form', async () => {
    const key = await makeStoreKey()
    for (const body of [{ code: 'X', publicKey: key.jwk, proof: '' }, { code: 'X' }, []]) {
      const response = await fetch(new URL(JOIN_PATH, tillsync.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect([response.status, await response.json()]).toMatchObject([400, { refused: 'BAD_REQUEST' }])
    }
  })

  it('is not logged with its code or key', async () => {
    const { code } = await createCode()
    const identity = await joined(newFolder(), code)
    await post(await makeStoreKey(), code)
    const log = tillsync.logLines.join('\n')
    expect(log).toContain('a store was refused')
    for (const secret of [code, code.replaceAll('-', ''), identity.key.jwk.d]) expect(log).not.toContain(secret)
  })
})

describe('a store that joins', () => {
  it('holds no secret of headquarters on its disk', async () => {
    const folder = newFolder()
    const { code } = await createCode()
    await joined(folder, code)
    const files = await readdir(folder)
    expect(files).toEqual(['store.json'])
    expect((await stat(join(folder, 'store.json'))).mode & 0o777).toBe(0o600)
    const disk = (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
    const { own } = await tillsync.running.tokens.published()
    expect(own?.keys.length).toBeGreaterThan(0)
    for (const { jwk } of own?.keys ?? []) expect(disk).toContain(jwk.x)
    const identity = await readStoreIdentity(folder)
    expect(JSON.stringify(identity?.headquarters)).not.toContain('"d"')
    for (const secret of ['postgres', code, code.replaceAll('-', '')]) expect(disk).not.toContain(secret)
    const hashes = await execute<{ hash: string }>(hq(), sql`select code_hash as hash from join_code`)
    for (const { hash } of hashes) expect(disk).not.toContain(hash)
  })

  it('says in a sentence why it could not', async () => {
    const { code } = await createCode()
    const refusal = (folder: string, url: string, given = code, again = false) =>
      joinHeadquarters(folder, url, given, again).then(
        () => 'joined',
        (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
      )
    const folder = newFolder()
    expect(await refusal(folder, 'ftp://hq.example.com')).toContain('is not the address of headquarters')
    expect(await refusal(folder, 'http://hq.example.com')).toContain('must be reached with TLS')
    const other = createServer((_, response) => response.writeHead(404).end('no')).listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    expect(await refusal(folder, `http://127.0.0.1:${port}`)).toContain('is not a headquarters of tillsync')
    await new Promise((resolve) => other.close(resolve))
    expect(await refusal(folder, `http://127.0.0.1:${port}`)).toContain(`Nothing listens at 127.0.0.1:${port}`)
    expect(await refusal(folder, tillsync.url, 'WRONG')).toContain('does not accept this code')
    await writeFile(join(scratch, 'file'), '')
    expect(await refusal(join(scratch, 'file'), tillsync.url)).toMatch(/EEXIST|ENOTDIR/)
    expect((await seen('houston-db')).joinCodes[0]).toMatchObject({ status: 'OPEN' })
    expect(await refusal(folder, tillsync.url)).toBe('joined')
    expect(await refusal(folder, tillsync.url)).toContain('has joined already, as houston-db')
    const { code: next } = await createCode()
    expect(await refusal(folder, tillsync.url, next, true)).toBe('joined')
  })

  it('keeps the key of an attempt whose answer was lost for the next one', async () => {
    const folder = newFolder()
    await mkdir(folder)
    const { code } = await createCode()
    const key = await makeStoreKey()
    await writeFile(join(folder, 'store-key.new.json'), JSON.stringify(key))
    expect((await post(key, code)).status).toBe(200)
    expect((await joined(folder, code)).key.id).toBe(key.id)
    expect(await readdir(folder)).toEqual(['store.json'])
  })

  it('in the place of a broken machine ends its key with its first contact, not before', async () => {
    const broken = await joined(newFolder(), (await createCode('sanfrancisco-db')).code)
    await verify(broken)
    const replacement = await joined(newFolder(), (await createCode('sanfrancisco-db')).code)
    expect(await verify(broken)).toMatchObject({ keyId: broken.key.id })
    expect(await verify(replacement)).toMatchObject({ channelDatabaseId: 'sanfrancisco-db' })
    expect(await verify(broken)).toMatchObject({ refused: 'ENDED' })
    expect((await seen('sanfrancisco-db')).storeKeys.slice(0, 2).map(({ status }) => status)).toEqual([
      'IN_USE',
      'ENDED',
    ])
  })

  it('renews its key, and both are accepted for a while', async () => {
    const folder = newFolder()
    const former = await joined(folder, (await createCode()).code)
    await verify(former)
    expect(await renewKey(folder)).toContain('has a new key')
    const renewed = await readStoreIdentity(folder)
    if (!renewed) throw new Error('The identity is gone.')
    expect(renewed.key.id).not.toBe(former.key.id)
    expect(renewed.next).toBeNull()
    expect(await verify(renewed)).toMatchObject({ keyId: renewed.key.id })
    expect(await verify(former)).toMatchObject({ keyId: former.key.id })
    const [newest, before] = (await seen('houston-db')).storeKeys
    expect([newest, before]).toMatchObject([{ id: renewed.key.id }, { id: former.key.id, status: 'IN_USE' }])
    await expect(renewKey(newFolder())).rejects.toThrow('has not joined')
  })

  it('cannot renew a key that was revoked', async () => {
    const folder = newFolder()
    const { key } = await joined(folder, (await createCode()).code)
    await revoke(key.id)
    await expect(renewKey(folder)).rejects.toThrow('was revoked')
  })
})

describe('revokeStoreKey', () => {
  it('refuses the store, is announced once, and stays as it is when it is repeated', async () => {
    const identity = await joined(newFolder(), (await createCode()).code)
    expect(await revoke(identity.key.id)).toEqual({ channelDatabase: { key: 'houston-db' }, userErrors: [] })
    expect(await revoke(identity.key.id)).toMatchObject({ userErrors: [] })
    expect(await verify(identity)).toMatchObject({ refused: 'REVOKED' })
    expect((await seen('houston-db')).storeKeys[0]).toMatchObject({
      status: 'REVOKED',
      revokedBy: 'test-administrator',
    })
    const events = await execute<{ status: string; job: string }>(
      hq(),
      sql`select status, download_job as job from log where entity_id = ${`store_key:${identity.key.id}`} order by position`,
    )
    expect(events).toEqual([
      { status: 'CREATED', job: '1110' },
      { status: 'REVOKED', job: '1110' },
    ])
    expect((await resultsOf('revokeStoreKey', identity.key.id)).map(({ result }) => result)).toEqual([
      'UNCHANGED',
      'REVOKED',
    ])
  })

  it('refuses a key that does not exist, and one of a channel database of others', async () => {
    const nobody = { channelDatabase: null, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'key'] }] }
    expect(await revoke('none')).toEqual(nobody)
    const { key } = await joined(newFolder(), (await createCode('sanfrancisco-db')).code)
    expect(await revoke(key.id, await tillsync.tokenFor('ADMINISTRATOR', ['houston']))).toEqual(nobody)
    await expect(revoke(key.id, await tillsync.tokenFor('OPERATOR'))).rejects.toThrow('FORBIDDEN')
  })
})

describe('tillsync channel', () => {
  it('makes codes for the channel databases of a CSV file, and files with which machines join unattended', async () => {
    const list = join(scratch, 'stores.csv')
    await writeFile(list, 'Channel_Database;Town\nhouston-db;Houston\nsanfrancisco-db;"San\nFrancisco"\nnowhere-db;\n')
    const printed = await runCommand(tillsync, 'ADMINISTRATOR', ['channel', 'codes', list, '--hours', '4'])
    expect(printed.code).toBe(2)
    expect(
      printed.stdout
        .trim()
        .split('\n')
        .map((line) => line.split(',')[0]),
    ).toEqual(['channel_database', 'houston-db', 'sanfrancisco-db'])
    expect(printed.stderr).toContain('nowhere-db: ')
    const folder = join(scratch, 'codes')
    await writeFile(list, 'store\nhouston-db\n')
    const written = await runCommand(tillsync, 'ADMINISTRATOR', ['channel', 'codes', list, '--folder', folder])
    expect(written.code).toBe(0)
    const file = join(folder, 'houston-db.join.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const store = newFolder()
    const unattended = await runCommand(tillsync, 'VIEWER', ['channel', 'join', '--file', file, '--data', store])
    expect([unattended.code, unattended.stderr]).toEqual([0, expect.stringContaining('the store of houston-db')])
    expect(await readStoreIdentity(store)).toMatchObject({ channelDatabaseId: 'houston-db' })
    const twice = await runCommand(tillsync, 'VIEWER', ['channel', 'join', '--file', file, '--data', store])
    expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('has joined already')])
  }, 120_000)
})

describe('many requests of one address', () => {
  it('have to wait', async () => {
    const key = await makeStoreKey()
    const proof = await signAssertion(key, { issuer: key.id, audience: JOIN_AUDIENCE })
    const answers = await Promise.all(Array.from({ length: 80 }, () => post(key, 'WRONG', proof)))
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited.length).toBeGreaterThan(0)
    expect(await limited[0]?.json()).toMatchObject({ refused: 'RATE_LIMITED', retryAfter: expect.any(Number) })
    expect(limited[0]?.headers.get('retry-after')).toMatch(/^\d+$/)
  })
})
