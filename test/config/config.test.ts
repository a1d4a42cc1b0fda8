import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config/config.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-config-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const faultsOf = (settings: Record<string, string>): readonly string[] => {
  try {
    readConfig(settings)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

test('without any setting it is the demo, on the loopback address, with the data beside the program', () => {
  const config = readConfig()
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    demo: true,
    roles: ['hq', 'channel', 'worker'],
    hqDatabaseUrl: undefined,
  })
  expect(config.dataFolder).toBe(join(process.cwd(), '.tillsync'))
})

test('names all faults at once, each by its setting, and repeats no value', () => {
  const faults = faultsOf({
    PORT: '99999',
    TILLSYNC_ROLES: 'hq,boss',
    DEMO: 'maybe',
    LOG_LEVEL: 'loud',
    HQ_DATABASE_URL: 'mysql://user:hunter2@host/db',
    ALLOWED_ORIGINS: 'shop.example.com',
    TILLSYNC_LIMIT_DEPTH: '-1',
    TILLSYNC_LIMIT_DEPHT: '5',
    TILLSYNC_DTAA: '/x',
  })
  const names = [
    'PORT',
    'TILLSYNC_ROLES',
    'DEMO',
    'LOG_LEVEL',
    'HQ_DATABASE_URL',
    'ALLOWED_ORIGINS',
    'TILLSYNC_LIMIT_DEPTH',
    'TILLSYNC_LIMIT_DEPHT',
    'TILLSYNC_DTAA',
  ]
  for (const name of names) expect(faults).toContainEqual(expect.stringMatching(new RegExp(`^${name} `)))
  expect(faults).toHaveLength(names.length)
  expect(faults.join()).not.toMatch(/hunter2|99999|boss/)
})

test('takes no fault in what the examples export for programs that call a server', () => {
  const exported = readdirSync('examples').flatMap((name) => {
    const lines = readFileSync(`examples/${name}/README.md`, 'utf8').split('\n')
    return lines.filter((line) => line.startsWith('export ')).flatMap((line) => [...line.matchAll(/(TILLSYNC_\w+)=/g)])
  })
  const names = exported.map(([, name = '']) => name)
  expect(names).toEqual(expect.arrayContaining(['TILLSYNC_URL', 'TILLSYNC_TOKEN']))
  expect(() => readConfig(Object.fromEntries(names.map((name) => [name, 'x'])))).not.toThrow()
})

test('an empty setting is one that is not set', () => {
  expect(readConfig({ PORT: '', DEMO: ' ', HQ_DATABASE_URL: '' })).toMatchObject({ port: 4000, demo: true })
})

test('a database of the user’s own turns the demo off, unless it is asked for', () => {
  expect(readConfig({ HQ_DATABASE_URL: 'postgres://localhost/hq' }).demo).toBe(false)
  expect(readConfig({ HQ_DATABASE_URL: 'postgres://localhost/hq', DEMO: 'on' }).demo).toBe(true)
})

test('reads a secret from a file, and never prints it', async () => {
  const path = join(folder, 'url')
  await writeFile(path, 'postgres://user:hunter2@localhost/hq\n')
  const config = readConfig({ HQ_DATABASE_URL_FILE: path })
  expect(config.hqDatabaseUrl?.reveal()).toBe('postgres://user:hunter2@localhost/hq')
  expect(JSON.stringify(config) + String(config.hqDatabaseUrl)).not.toContain('hunter2')
  expect(faultsOf({ HQ_DATABASE_URL_FILE: join(folder, 'absent') })).toEqual([
    expect.stringContaining('HQ_DATABASE_URL_FILE'),
  ])
  expect(faultsOf({ HQ_DATABASE_URL_FILE: path, HQ_DATABASE_URL: 'postgres://localhost/hq' })).toEqual([
    expect.stringContaining('both set'),
  ])
})

test('reads the secret that a channel database names, by variable or file', async () => {
  const path = join(folder, 'houston')
  await writeFile(path, 'postgres://houston\n')
  const config = readConfig({ HOUSTON_URL: 'postgres://from-variable' })
  expect(config.secret('env:HOUSTON_URL').reveal()).toBe('postgres://from-variable')
  expect(config.secret(`file:${path}`).reveal()).toBe('postgres://houston')
  expect(() => config.secret('env:ABSENT')).toThrow('env:ABSENT')
  expect(() => config.secret('postgres://user:hunter2@host/db')).toThrow(/^A secret is named/)
})

test('limits can be set one by one', () => {
  const { limits } = readConfig({ TILLSYNC_LIMIT_MESSAGE_BYTES: '100000' })
  expect(limits).toMatchObject({ messageBytes: 100_000, depth: 12 })
})

test('trusted documents need a manifest', () => {
  expect(readConfig().documents).toEqual({ mode: 'off', manifest: undefined })
  expect(readConfig({ TILLSYNC_DOCUMENTS: 'require', TILLSYNC_DOCUMENT_MANIFEST: '/m.json' }).documents).toEqual({
    mode: 'require',
    manifest: '/m.json',
  })
  expect(faultsOf({ TILLSYNC_DOCUMENTS: 'require' })).toEqual([expect.stringMatching(/^TILLSYNC_DOCUMENT_MANIFEST /)])
  expect(faultsOf({ TILLSYNC_DOCUMENTS: 'some' })).toEqual(
    expect.arrayContaining([expect.stringMatching(/^TILLSYNC_DOCUMENTS must be one of off, allow, require/)]),
  )
})

test('signing in to the page is a client of the provider and where the page is, together', () => {
  const provider = {
    TILLSYNC_IDENTITY_ISSUER: 'https://login.example.com',
    TILLSYNC_IDENTITY_AUDIENCE: 'tillsync',
    TILLSYNC_IDENTITY_JWKS: 'https://login.example.com/keys',
  }
  const client = { TILLSYNC_SIGN_IN_CLIENT_ID: 'page', TILLSYNC_PUBLIC_URL: 'https://tillsync.example.com' }
  expect(readConfig(provider).signIn).toBeUndefined()
  expect(readConfig({ ...provider, ...client }).signIn).toMatchObject({
    clientId: 'page',
    clientSecret: undefined,
    pageUrl: 'https://tillsync.example.com',
    idleMinutes: 60,
    hours: 12,
  })
  const { signIn } = readConfig({ ...provider, ...client, TILLSYNC_SIGN_IN_CLIENT_SECRET: 'hush' })
  expect(signIn?.clientSecret?.reveal()).toBe('hush')
  expect(JSON.stringify(signIn)).not.toContain('hush')
  expect(faultsOf({ ...provider, TILLSYNC_SIGN_IN_CLIENT_ID: 'page' })).toEqual([
    expect.stringMatching(/^TILLSYNC_PUBLIC_URL must be set, .* the redirect URI/),
  ])
  expect(faultsOf(client)).toEqual([expect.stringMatching(/^TILLSYNC_IDENTITY_ISSUER must be set/)])
  expect(faultsOf({ ...provider, ...client, TILLSYNC_PUBLIC_URL: 'http://tillsync.example.com' })).toEqual([
    expect.stringMatching(/^TILLSYNC_PUBLIC_URL must be https:/),
  ])
  expect(faultsOf({ ...provider, ...client, TILLSYNC_IDENTITY_ISSUER: 'login.example.com' })).toEqual([
    expect.stringMatching(/^TILLSYNC_IDENTITY_ISSUER must be an https/),
  ])
  expect(faultsOf({ ...provider, ...client, TILLSYNC_SIGN_IN_CLIENT_ID: 'tillsync' })).toEqual([
    expect.stringMatching(/^TILLSYNC_IDENTITY_AUDIENCE must differ from TILLSYNC_SIGN_IN_CLIENT_ID/),
  ])
  expect(faultsOf({ ...provider, ...client, TILLSYNC_SIGN_IN_SCOPE: 'profile' })).toEqual([
    expect.stringMatching(/^TILLSYNC_SIGN_IN_SCOPE must contain openid/),
  ])
  expect(faultsOf({ ...provider, ...client, TILLSYNC_ROLES: 'channel' })).toEqual([
    expect.stringMatching(/is of headquarters: a store keeps no sessions/),
  ])
})

test('an identity provider is its issuer, audience and keys together', () => {
  expect(readConfig().identity).toEqual({ ownTokens: true, provider: undefined })
  const provider = {
    TILLSYNC_IDENTITY_ISSUER: 'https://login.example.com',
    TILLSYNC_IDENTITY_AUDIENCE: 'tillsync',
    TILLSYNC_IDENTITY_JWKS: 'https://login.example.com/keys',
  }
  expect(
    readConfig({ ...provider, TILLSYNC_OWN_TOKENS: 'off', TILLSYNC_IDENTITY_ROLES_CLAIM: 'realm_access.roles' })
      .identity,
  ).toEqual({
    ownTokens: false,
    provider: {
      issuer: 'https://login.example.com',
      audience: 'tillsync',
      jwks: 'https://login.example.com/keys',
      claims: { roles: 'realm_access.roles', channels: 'channels', subject: 'sub' },
    },
  })
  expect(faultsOf({ TILLSYNC_IDENTITY_ISSUER: 'x' })).toEqual([
    expect.stringMatching(/^TILLSYNC_IDENTITY_AUDIENCE must be set/),
    expect.stringMatching(/^TILLSYNC_IDENTITY_JWKS must be set/),
  ])
  expect(faultsOf({ TILLSYNC_OWN_TOKENS: 'off' })).toEqual([expect.stringMatching(/no one could sign in/)])
})

test('the provider’s keys are fetched by TLS, or from this machine', () => {
  const jwks = (place: string) => ({
    TILLSYNC_IDENTITY_ISSUER: 'x',
    TILLSYNC_IDENTITY_AUDIENCE: 'y',
    TILLSYNC_IDENTITY_JWKS: place,
  })
  for (const place of [
    'http://login.example.com/keys',
    'ftp://login.example.com/keys',
    'http://localhost.example.com/',
  ])
    expect(faultsOf(jwks(place))).toEqual([expect.stringMatching(/^TILLSYNC_IDENTITY_JWKS must be an https/)])
  expect(readConfig(jwks('http://127.0.0.1:8080/keys')).identity.provider?.jwks).toBe('http://127.0.0.1:8080/keys')
  expect(readConfig(jwks('keys.json')).identity.provider?.jwks).toBe(join(process.cwd(), 'keys.json'))
})

test('a process can be given the channel databases that it serves', () => {
  expect(readConfig().channelDatabases).toEqual([])
  const settings = { TILLSYNC_CHANNEL_DATABASES: 'houston-db=env:HOUSTON_DATABASE_URL, utrecht=file:/run/a=b' }
  expect(readConfig(settings).channelDatabases).toEqual([
    { id: 'houston-db', connection: 'env:HOUSTON_DATABASE_URL' },
    { id: 'utrecht', connection: 'file:/run/a=b' },
  ])
  for (const wrong of ['houston-db', 'houston-db=postgres://user:hunter2@host/db', 'a=env:A,a=env:B', ','])
    expect(faultsOf({ TILLSYNC_CHANNEL_DATABASES: wrong })).toEqual([
      expect.stringMatching(/^TILLSYNC_CHANNEL_DATABASES (?!.*hunter2)/),
    ])
})
