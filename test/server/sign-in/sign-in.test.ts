import { sql } from 'drizzle-orm'
import { createClient } from 'graphql-ws'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { execute } from '../../../src/db/client.ts'
import { freePort } from '../../../src/db/embedded/cluster.ts'
import { readAnswer } from '../../support/http.ts'
import { type HttpBrowser, httpBrowser } from '../../support/http-browser.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { later } from '../../support/later.ts'
import { startOpenIdProvider, type TestProvider } from '../../support/openid-provider.ts'

let tillsync: Installation
let provider: TestProvider
let url: string
beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  provider = await startOpenIdProvider(url)
  tillsync = await startInstallation({ settings: { PORT: String(port), ...provider.settings(url) } })
})
beforeEach(() => {
  Object.assign(provider, { signsIn: 'ada', denies: false, tokenSeconds: 600, refreshes: true, isAway: false })
  provider.people.set('ada', { sub: 'ada', name: 'Ada Operator', roles: ['operator'], channels: ['houston'] })
})

const WHOAMI = '{ serverInfo { whoami { id roles channels } } }'

/** Signs a person in; returns the browser and where it ended. */
async function signIn(person = 'ada', returnTo = '/'): Promise<{ browser: HttpBrowser; at: URL }> {
  provider.signsIn = person
  const browser = httpBrowser()
  const at = await browser.follow(`${url}/sign-in/start?return=${encodeURIComponent(returnTo)}`)
  return { browser, at }
}

/** As the page asks: by POST, from its own origin. */
const ask = async (browser: HttpBrowser, query = WHOAMI, headers: Record<string, string> = { origin: url }) =>
  readAnswer(
    await browser.visit(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: browser.cookies(`${url}/graphql`), ...headers },
      body: JSON.stringify({ query }),
    }),
  )
const post = (browser: HttpBrowser, path: string, headers: Record<string, string> = { origin: url }) =>
  browser.visit(`${url}${path}`, { method: 'POST', headers: { cookie: browser.cookies(`${url}${path}`), ...headers } })
/** What is used of the answers of `/sign-in/…`. */
type Answer = { to: string | null; session: { endsAt: string; canStay: boolean } }
const bodyOf = async (response: Response) => (await response.json()) as Answer
const session = async (browser: HttpBrowser) => bodyOf(await browser.visit(`${url}/sign-in/session`))
const isCallback = (at: URL) => at.pathname === '/sign-in/callback'

/** Makes the provider's claims of all sessions end now, as if their token had expired. */
const endClaims = () =>
  execute(tillsync.databases.hq.db, sql`update sign_in_session set claims_until = now() - interval '1 second'`)
/** Lets what a process has read of a session become too old to be used. */
const untilReadAgain = () => later(1_100)

test('a person signs in at the provider, with roles and channels from its claims, and comes back to the same view', async () => {
  const { browser, at } = await signIn('ada', '/operations?status=FAILED')
  expect(at.href).toBe(`${url}/operations?status=FAILED`)
  const { data } = await ask(browser)
  expect(data).toEqual({ serverInfo: { whoami: { id: 'ada', roles: ['OPERATOR'], channels: ['houston'] } } })
  expect(await session(browser)).toMatchObject({
    provider: { name: 'Example Login', issuer: provider.issuer },
    session: { subject: 'ada', name: 'Ada Operator', canStay: true },
  })
  const bo = await signIn('bo')
  expect((await ask(bo.browser)).data).toMatchObject({
    serverInfo: { whoami: { id: 'bo', roles: ['ADMINISTRATOR'], channels: null } },
  })
})

test('the browser gets an opaque cookie that no script and no other site can use, and no token', async () => {
  const { browser } = await signIn()
  const cookie = browser.setCookies.find((line) => line.startsWith('tillsync-session'))
  expect(cookie).toMatch(/^tillsync-session-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/i)
  const rows = await execute<{ all: string }>(
    tillsync.databases.hq.db,
    sql`select string_agg(s::text, ' ') as all from sign_in_session s`,
  )
  const secret = /=([\w-]{43});/.exec(cookie ?? '')?.[1] ?? 'none'
  expect(rows[0]?.all).not.toContain(secret)
  expect(rows[0]?.all).not.toContain('eyJ')
  expect(tillsync.logLines.join('\n')).not.toContain(secret)
})

test('a person without a role of this server is refused, and one who is denied by the provider', async () => {
  expect((await signIn('cy')).at.hash).toBe('#sign-in=no-role')
  provider.denies = true
  const { browser, at } = await signIn('ada', '/jobs')
  expect(at.href).toBe(`${url}/jobs#sign-in=denied`)
  expect((await ask(browser)).status).toBe(401)
})

test.each([
  ['https://evil.example.com/', '/'],
  ['//evil.example.com/', '/'],
  ['/\\evil.example.com', '/'],
  ['/%2f%2fevil.example.com', '/'],
  ['javascript:alert(1)', '/'],
  ['/operations/../../x', '/x'],
])('a sign-in from %s comes back to the page', async (returnTo, expected) => {
  const { at } = await signIn('ada', returnTo)
  expect(at.href).toBe(`${url}${expected}`)
})

test('a state that was stolen is of no use in another browser, and a made-up one nowhere', async () => {
  const browser = httpBrowser()
  const callback = await browser.follow(`${url}/sign-in/start`, isCallback)
  const victim = httpBrowser()
  expect((await victim.follow(callback.href)).hash).toBe('#sign-in=not-ours')
  expect((await ask(victim)).status).toBe(401)
  const made = new URL(callback)
  made.searchParams.set('state', 'made-up')
  expect((await browser.copy().follow(made.href)).hash).toBe('#sign-in=not-ours')
  // Of the same cookie, but another state.
  made.searchParams.set('state', `${callback.searchParams.get('state')?.slice(0, 12)}${'x'.repeat(31)}`)
  expect((await browser.copy().follow(made.href)).hash).toBe('#sign-in=not-ours')
})

test('an ID token with another nonce, or an answer of another issuer, is refused', async () => {
  const browser = httpBrowser()
  const atProvider = await browser.follow(`${url}/sign-in/start`, (at) => at.origin === provider.issuer)
  atProvider.searchParams.set('nonce', 'another')
  expect((await browser.follow(atProvider.href)).hash).toBe('#sign-in=refused')
  const other = httpBrowser()
  const callback = await other.follow(`${url}/sign-in/start`, isCallback)
  callback.searchParams.set('iss', 'https://evil.example.com')
  expect((await other.follow(callback.href)).hash).toBe('#sign-in=refused')
  expect((await ask(other)).status).toBe(401)
})

test('a code that was replayed is refused, also with the cookies of its sign-in', async () => {
  const browser = httpBrowser()
  const callback = await browser.follow(`${url}/sign-in/start`, isCallback)
  const thief = browser.copy()
  await browser.follow(callback.href)
  expect((await ask(browser)).status).toBe(200)
  expect((await thief.follow(callback.href)).hash).toBe('#sign-in=refused')
  expect((await ask(thief)).status).toBe(401)
})

const DISMISS = 'mutation { setChannelOffline(input: { channel: "houston", offline: true }) { userErrors { code } } }'

test('a mutation with the cookie is refused unless the page itself sends it', async () => {
  const { browser } = await signIn('bo')
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'https://evil.example.com' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-origin' },
    { origin: url.replace('127.0.0.1', 'localhost') },
  ]
  for (const headers of foreign) {
    const { status, errors } = await ask(browser, DISMISS, headers)
    expect([headers, status, errors?.[0]?.extensions.code]).toEqual([headers, 403, 'FORBIDDEN'])
  }
  const form = await browser.visit(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url, cookie: browser.cookies(url) },
    body: 'query=x',
  })
  expect(form.status).toBe(415)
  expect((await post(browser, '/sign-in/sign-out', { origin: 'https://evil.example.com' })).status).toBe(403)
  expect((await post(browser, '/sign-in/extend', {})).status).toBe(403)
  expect((await ask(browser)).status).toBe(200)
})

test('a token has precedence over the cookie, and a wrong one is not made good by it', async () => {
  const { browser } = await signIn()
  const authorization = `Bearer ${tillsync.token}`
  expect((await ask(browser, WHOAMI, { authorization })).data).toMatchObject({
    serverInfo: { whoami: { id: 'test-administrator' } },
  })
  expect((await ask(browser, WHOAMI, { authorization: 'Bearer a.b.c', origin: url })).status).toBe(401)
})

/** Opens a socket as a browser does, with its cookies; resolves with what the server says first, or the close code. */
function openSocket(browser: HttpBrowser, origin: string | undefined) {
  const sent = { cookie: browser.cookies(url), ...(origin !== undefined && { origin }) }
  class BrowserSocket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers: sent })
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: BrowserSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
  })
  const closed = new Promise<number>((resolve) =>
    client.on('closed', (event) => resolve(Number(Reflect.get(Object(event), 'code')))),
  )
  const connected = new Promise<true>((resolve) => client.on('connected', () => resolve(true)))
  const ask = async (query: string) => {
    for await (const { data } of client.iterate({ query })) return data
  }
  /** `onEvent` gets what the one field of the subscription brings. */
  const subscribe = (query: string, onEvent: (event: unknown) => void) =>
    client.subscribe(
      { query },
      { next: ({ data }) => onEvent(Object.values(data ?? {})[0]), error: () => {}, complete: () => {} },
    )
  return { first: Promise.race([connected, closed]), closed, ask, subscribe, dispose: () => client.dispose() }
}

test('a socket of another origin is refused with the cookie, and one without an origin', async () => {
  const { browser } = await signIn()
  const own = openSocket(browser, url)
  expect(await own.first).toBe(true)
  await own.dispose()
  // Refused at the upgrade: the handshake fails.
  expect(await openSocket(browser, 'https://evil.example.com').first).not.toBe(true)
  expect(await openSocket(browser, undefined).first).toBe(4403)
})

test('a sign-out ends the session for all that has its cookie, closes its sockets, and ends that of the provider', async () => {
  const { browser } = await signIn()
  const thief = browser.copy()
  const socket = openSocket(browser, url)
  expect(await socket.first).toBe(true)
  const answer = await post(browser, '/sign-in/sign-out')
  const { to } = await bodyOf(answer)
  const end = new URL(to ?? '')
  expect(end.origin + end.pathname).toBe(`${provider.issuer}/session/end`)
  expect(end.searchParams.get('post_logout_redirect_uri')).toBe(`${url}/`)
  expect(end.searchParams.get('id_token_hint')).toMatch(/^eyJ/)
  expect(await socket.closed).toBe(4403)
  expect((await ask(thief)).status).toBe(401)
  expect(await session(browser)).toMatchObject({ session: null })
  // Done twice.
  expect(await bodyOf(await post(browser, '/sign-in/sign-out'))).toEqual({ to: null })
})

test('claims are refreshed when the token ends: one that was taken away takes effect, and sockets close', async () => {
  const { browser } = await signIn('bo')
  const socket = openSocket(browser, url)
  expect(await socket.first).toBe(true)
  provider.people.set('bo', { sub: 'bo', name: 'Bo', roles: ['viewer'], channels: ['houston'] })
  await endClaims()
  expect(await socket.closed).toBe(4403)
  expect((await ask(browser)).data).toMatchObject({
    serverInfo: { whoami: { id: 'bo', roles: ['VIEWER'], channels: ['houston'] } },
  })
  provider.people.set('bo', { sub: 'bo', name: 'Bo', roles: [], channels: ['houston'] })
  await endClaims()
  untilReadAgain()
  expect((await ask(browser)).status).toBe(401)
  provider.people.set('bo', { sub: 'bo', name: 'Bo Administrator', roles: ['administrator'], channels: 'ALL' })
})

test('a socket goes on over a refresh that changes no right', async () => {
  const { browser } = await signIn()
  const socket = openSocket(browser, url)
  expect(await socket.first).toBe(true)
  const before = provider.refreshed
  await endClaims()
  await expect.poll(() => provider.refreshed, { timeout: 30_000 }).toBe(before + 1)
  expect(await socket.ask('{ serverInfo { whoami { id } } }')).toEqual({ serverInfo: { whoami: { id: 'ada' } } })
  await socket.dispose()
})

test('many requests at once refresh a token once', async () => {
  const { browser } = await signIn()
  const before = provider.refreshed
  await endClaims()
  untilReadAgain()
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(browser)))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect(provider.refreshed).toBe(before + 1)
})

test('processes share sessions: each knows them, one refreshes them, and their end is the end in all', async () => {
  const second = await startInstallation({ databases: tillsync.databases, settings: provider.settings(url) })
  const { browser } = await signIn()
  const askSecond = async () => {
    const answer = await fetch(`${second.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie: browser.cookies(url) },
      body: JSON.stringify({ query: WHOAMI }),
    })
    return answer.status
  }
  expect(await askSecond()).toBe(200)
  const before = provider.refreshed
  await endClaims()
  untilReadAgain()
  const answers = await Promise.all([ask(browser).then(({ status }) => status), askSecond(), askSecond()])
  expect([answers, provider.refreshed]).toEqual([[200, 200, 200], before + 1])
  await post(browser, '/sign-in/sign-out')
  untilReadAgain()
  expect(await askSecond()).toBe(401)
})

test('while the provider is away a session goes on until its token ends, then waits for the provider, and goes on', async () => {
  const { browser } = await signIn()
  provider.isAway = true
  expect((await ask(browser)).status).toBe(200)
  await endClaims()
  untilReadAgain()
  const { status, errors } = await ask(browser)
  expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'BUSY'])
  provider.isAway = false
  expect((await ask(browser)).status).toBe(200)
})

test('a sign-in that the provider does not complete says so', async () => {
  const browser = httpBrowser()
  const callback = await browser.follow(`${url}/sign-in/start`, isCallback)
  provider.isAway = true
  expect((await browser.follow(callback.href)).hash).toBe('#sign-in=unreachable')
})

test('without a refresh token a session ends with the token, whatever the person does', async () => {
  provider.refreshes = false
  const { browser } = await signIn()
  const { session: before } = await session(browser)
  expect(before.canStay).toBe(false)
  expect(Date.parse(before.endsAt) - Date.now()).toBeLessThan(601_000)
  await execute(tillsync.databases.hq.db, sql`update sign_in_session set claims_until = now(), ends_at = now()`)
  untilReadAgain()
  expect((await ask(browser)).status).toBe(401)
  expect((await post(browser, '/sign-in/extend')).status).toBe(401)
})

const CAPTURE = `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "while-it-ends",
  customer: { name: "Captured Meanwhile" } }) { repeated customer { id } userErrors { code } } }`

test('a mutation that has begun is carried out, and answered, though its session ends; the next one is refused', async () => {
  const { browser } = await signIn('bo')
  const { hq, houston } = tillsync.databases
  let begun: ReturnType<typeof ask> | undefined
  await houston.db.transaction(async (tx) => {
    await tx.execute(sql`lock table operation in exclusive mode`)
    begun = ask(browser, CAPTURE)
    await expect
      .poll(() => execute(houston.db, sql`select from pg_locks where not granted`), { interval: 20 })
      .not.toEqual([])
    await execute(hq.db, sql`delete from sign_in_session where subject = 'bo'`)
  })
  const done = { customer: { id: expect.any(String) }, userErrors: [] }
  expect((await begun)?.data).toEqual({ createCustomer: { repeated: false, ...done } })
  untilReadAgain()
  expect((await ask(browser, CAPTURE)).status).toBe(401)
  // Sent again after another sign-in, as the page does with its draft.
  const { browser: again } = await signIn('bo')
  expect((await ask(again, CAPTURE)).data).toEqual({ createCustomer: { repeated: true, ...done } })
})

test('a subscription ends with its session, and brings nothing that happens afterwards', async () => {
  const { browser } = await signIn('bo')
  const socket = openSocket(browser, url)
  expect(await socket.first).toBe(true)
  const brought: unknown[] = []
  const ready = new Promise<void>((resolve) => {
    socket.subscribe(WATCH, (event) => {
      brought.push(event)
      if (Reflect.get(Object(event), '__typename') === 'Ready') resolve()
    })
  })
  await ready
  const before = brought.length
  await execute(tillsync.databases.hq.db, sql`update sign_in_session set idle_ends_at = now() where subject = 'bo'`)
  expect(await socket.closed).toBe(4403)
  await tillsync.ask(CAPTURE.replace('while-it-ends', 'after-it'))
  await tillsync.travel()
  expect(brought).toHaveLength(before)
})
const WATCH = 'subscription { operationChanged { __typename } }'

test('a session ends when its person does nothing, and is put off by a sign of life', async () => {
  const { browser } = await signIn()
  await execute(
    tillsync.databases.hq.db,
    sql`update sign_in_session set idle_ends_at = now() + interval '1 minute' where subject = 'ada'`,
  )
  untilReadAgain()
  const before = Date.parse((await session(browser)).session.endsAt)
  const after = Date.parse((await bodyOf(await post(browser, '/sign-in/extend'))).session.endsAt)
  expect(after - before).toBeGreaterThan(50 * 60_000)
  await execute(tillsync.databases.hq.db, sql`update sign_in_session set idle_ends_at = now()`)
  untilReadAgain()
  expect((await ask(browser)).status).toBe(401)
  expect(await session(browser)).toMatchObject({ session: null })
})

test('an administrator sees who is signed in, and ends the sessions of a person, sockets included', async () => {
  const { browser } = await signIn()
  const other = (await signIn('bo')).browser
  const socket = openSocket(browser, url)
  expect(await socket.first).toBe(true)
  const { signInSessions } = await tillsync.ask<{ signInSessions: { id: string; subject: string }[] }>(
    '{ signInSessions { id subject roles channels signedInAt endsAt } }',
  )
  expect(signInSessions.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['ada', 'bo']))
  const end = (of: object) =>
    tillsync.ask(
      `mutation ($input: EndSignInSessionsInput!) {
        endSignInSessions(input: $input) { ended userErrors { code field } }
      }`,
      { input: { of, reason: 'a lost laptop' } },
    )
  expect(await end({ subject: 'ada' })).toMatchObject({ endSignInSessions: { userErrors: [] } })
  expect(await socket.closed).toBe(4403)
  expect((await ask(browser)).status).toBe(401)
  expect((await ask(other)).status).toBe(200)
  // Done twice.
  expect(await end({ subject: 'ada' })).toEqual({
    endSignInSessions: { ended: 0, userErrors: [{ code: 'NOT_FOUND', field: ['input', 'of', 'subject'] }] },
  })
  expect(await end({ session: 'no id' })).toMatchObject({
    endSignInSessions: { userErrors: [{ field: ['input', 'of', 'session'] }] },
  })
})

const MINE = `{ mySignInSessions {
  id subject device address isCurrent roles channels signedInAt lastActiveAt endsAt
} }`
type Mine = { mySignInSessions: { id: string; isCurrent: boolean; lastActiveAt: string }[] }
const mine = async (browser: HttpBrowser) => ((await ask(browser, MINE)).data as Mine).mySignInSessions
const END_MINE = `mutation ($input: EndMySignInSessionsInput!) {
  endMySignInSessions(input: $input) { ended userErrors { code field } } }`
const endMine = async (browser: HttpBrowser, of: object) =>
  (
    await readAnswer(
      await browser.visit(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: browser.cookies(`${url}/graphql`), origin: url },
        body: JSON.stringify({ query: END_MINE, variables: { input: { of } } }),
      }),
    )
  ).data?.endMySignInSessions

test('a person sees where they are signed in, signs out there, and of all others, and nobody else’s', async () => {
  await execute(tillsync.databases.hq.db, sql`delete from sign_in_session`)
  const [here, there, elsewhere, bo] = [await signIn(), await signIn(), await signIn(), await signIn('bo')]
  const sessions = await mine(here.browser)
  expect(sessions).toHaveLength(3)
  expect(sessions).toContainEqual({
    id: expect.any(String),
    subject: 'ada',
    device: 'Firefox on Windows',
    address: expect.stringContaining('127.0.0.1'),
    isCurrent: true,
    roles: ['OPERATOR'],
    channels: ['houston'],
    signedInAt: expect.any(String),
    lastActiveAt: expect.any(String),
    endsAt: expect.any(String),
  })
  expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1)
  const socket = openSocket(there.browser, url)
  expect(await socket.first).toBe(true)
  const idThere = (await mine(there.browser)).find(({ isCurrent }) => isCurrent)?.id ?? ''
  expect(await endMine(here.browser, { session: idThere })).toEqual({ ended: 1, userErrors: [] })
  expect(await socket.closed).toBe(4403)
  expect((await ask(there.browser)).status).toBe(401)
  // Done twice; another person's; by a token.
  const [ofBo] = await mine(bo.browser)
  for (const session of [idThere, ofBo?.id ?? '', 'no id'])
    expect(await endMine(here.browser, { session })).toEqual({
      ended: 0,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'of', 'session'] }],
    })
  expect(await endMine(here.browser, { others: false })).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] })
  expect(await tillsync.ask(MINE)).toEqual({ mySignInSessions: [] })
  expect(await tillsync.ask(END_MINE, { input: { of: { others: true } } })).toMatchObject({
    endMySignInSessions: { userErrors: [{ code: 'NOT_FOUND' }] },
  })
  expect(await endMine(here.browser, { others: true })).toEqual({ ended: 1, userErrors: [] })
  untilReadAgain()
  expect((await ask(elsewhere.browser)).status).toBe(401)
  expect((await ask(here.browser)).status).toBe(200)
  expect((await ask(bo.browser)).status).toBe(200)
  expect(await endMine(here.browser, { others: true })).toEqual({ ended: 0, userErrors: [] })
  const audit = await execute<{ target: string; result: string }>(
    tillsync.databases.hq.db,
    sql`select target, result from audit_entry where action = 'endMySignInSessions' and actor = 'ada' order by id`,
  )
  expect(audit[0]).toEqual({ target: idThere, result: 'ENDED' })
})

test('what a person does last is in the list, to the minute', async () => {
  const { browser } = await signIn()
  await execute(
    tillsync.databases.hq.db,
    sql`update sign_in_session set last_active_at = now() - interval '1 hour' where subject = 'ada'`,
  )
  const at = async () => Date.parse((await mine(browser)).find(({ isCurrent }) => isCurrent)?.lastActiveAt ?? '')
  const before = await at()
  await post(browser, '/sign-in/extend')
  expect((await at()) - before).toBeGreaterThan(59 * 60_000)
})

test('a sign-in is in the audit, and so is a sign-out', async () => {
  const { browser } = await signIn()
  await post(browser, '/sign-in/sign-out')
  const entries = await execute<{ action: string; actor: string }>(
    tillsync.databases.hq.db,
    sql`select action, actor from audit_entry where action in ('signIn', 'signOut') order by at desc limit 2`,
  )
  expect(entries).toEqual([
    { action: 'signOut', actor: 'ada' },
    { action: 'signIn', actor: 'ada' },
  ])
})

test('an address that begins sign-ins without end is refused for a moment', async () => {
  const browser = httpBrowser()
  const places = await Promise.all(
    Array.from({ length: 80 }, async () => (await browser.visit(`${url}/sign-in/start`)).headers.get('location')),
  )
  expect(places.filter((place) => place === `${url}/#sign-in=too-many`).length).toBeGreaterThan(0)
})
