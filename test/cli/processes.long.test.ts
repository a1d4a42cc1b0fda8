// @module-tag long
import { randomUUID } from 'node:crypto'
import { mkdtempSync, openSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTokens } from '../../src/access/tokens.ts'
import { asApplication } from '../support/databases.ts'
import { type EventStream, openStream } from '../support/event-stream.ts'
import { startInstallation } from '../support/installation.ts'
import { type Spawned, spawnServer } from '../support/spawn-server.ts'

const CREATE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { operation { operationId } userErrors { message } } }`
const WATCH = `subscription ($after: String) {
  operationChanged(after: $after) { ... on OperationChanged { cursor operationId } } }`

/** More than processes: connections go to them in turn, but which one is next is not known. */
const STREAMS = 6
/** Milliseconds. */
const ANSWERED_WITHIN = 60_000

let server: Spawned
let token: string
const folder = mkdtempSync(join(tmpdir(), 'tillsync-processes-'))
const logFile = join(folder, 'log')

beforeAll(async () => {
  const { databases, running } = await startInstallation()
  await running.stop()
  const settings = {
    TILLSYNC_PROCESSES: '2',
    TILLSYNC_LIMIT_SOCKETS_PER_TOKEN: String(STREAMS),
    LOG_LEVEL: 'info',
    HQ_DATABASE_URL: asApplication(databases.hq),
    HOUSTON_DATABASE_URL: asApplication(databases.houston),
    SANFRANCISCO_DATABASE_URL: asApplication(databases.sanfrancisco),
    MIGRATION_HQ_DATABASE_URL: databases.hq.url,
    MIGRATION_HOUSTON_DATABASE_URL: databases.houston.url,
    MIGRATION_SANFRANCISCO_DATABASE_URL: databases.sanfrancisco.url,
  }
  server = await spawnServer(folder, settings, [], openSync(logFile, 'w'))
  const tokens = await openTokens(folder)
  token = await tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds: 3_600, subject: 'two' })
}, 600_000)

afterAll(async () => {
  if (!server || server.process.exitCode !== null) return
  const ended = new Promise((resolve) => server.process.once('exit', resolve))
  server.process.kill('SIGTERM')
  await ended
}, 600_000)

type Line = { process?: number; pid?: number; msg: string }
const logged = (): Line[] =>
  readFileSync(logFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const answering = () => logged().filter(({ msg }) => msg === 'a process answers requests')

/** As a till does: a request that got no answer in time is sent again with its idempotency key. */
async function create(): Promise<string> {
  const customer = { firstName: 'Ada', lastName: 'Lovelace', email: `${randomUUID()}@example.com` }
  const input = { channel: 'houston', idempotencyKey: randomUUID(), customer }
  const body = JSON.stringify({ query: CREATE, variables: { input } })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  for (let attempt = 1; ; attempt++) {
    try {
      const signal = AbortSignal.timeout(ANSWERED_WITHIN)
      const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body, signal })
      const { data } = (await answer.json()) as { data: { createCustomer: { operation: { operationId: string } } } }
      return data.createCustomer.operation.operationId
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}

/** A connection of its own: they go to the processes in turn. */
async function watch(after: string | null): Promise<EventStream> {
  const stream = await openStream(server.url, token, { query: WATCH, variables: { after } })
  expect(stream.response.status).toBe(200)
  return stream
}

/** Reads until the operation is announced, and gives the cursor of its event; null when the stream ends before. */
async function until(stream: EventStream, operationId: string): Promise<string | null> {
  for (;;) {
    const event = await stream.next().catch(() => null)
    if (event === null) return null
    const { data } = (event.data ?? {}) as { data?: { operationChanged: { cursor?: string; operationId?: string } } }
    if (data?.operationChanged.operationId === operationId) return data.operationChanged.cursor ?? null
  }
}

test('their metrics are those of all processes, whichever answers', async () => {
  const scrape = async () => {
    const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(200)
    return answer.text()
  }
  const captured = async () =>
    Number(/^tillsync_requests_total\{.*field="createCustomer",result="OK".*\} (\d+)$/m.exec(await scrape())?.[1] ?? 0)
  const before = await captured()
  await Promise.all(Array.from({ length: 8 }, create))
  expect(await captured()).toBe(before + 8)
  expect(await captured()).toBe(before + 8)
  expect(await scrape()).toMatch(/^tillsync_workers 1$/m)
})

test('two processes share the port, the events and the limits; one that is killed is started again, and its subscribers go on at the other', async () => {
  expect(answering().map(({ process }) => process)).toEqual([1, 2])
  const streams: EventStream[] = []
  while (streams.length < STREAMS) streams.push(await watch(null))
  // A process learns of the sockets of the others after a moment.
  await expect
    .poll(
      async () => {
        const more = await openStream(server.url, token, { query: WATCH })
        more.close()
        return more.response.status
      },
      { timeout: 60_000 },
    )
    .toBe(429)

  const ofAll = (operationId: string) => Promise.all(streams.map((stream) => until(stream, operationId)))
  const first = await create()
  const cursors = await ofAll(first)
  expect(cursors).not.toContain(null)

  const killed = answering()[1]
  process.kill(killed?.pid ?? Number.NaN, 'SIGKILL')
  const second = await create()
  // Which of the streams were there is known when they end.
  const seen = await ofAll(second)
  expect(new Set(seen.map((cursor) => cursor === null))).toEqual(new Set([true, false]))

  // The sockets of the killed process do not count any more.
  const after = cursors[seen.indexOf(null)] ?? null
  const resume = async () => {
    const body = { query: WATCH, variables: { after } }
    const signal = AbortSignal.timeout(ANSWERED_WITHIN)
    const resumed = await openStream(server.url, token, body, { signal }).catch(() => null)
    return resumed?.response.status === 200 && (await until(resumed, second)) !== null
  }
  await expect.poll(resume, { timeout: 120_000 }).toBe(true)

  await expect.poll(() => answering().map(({ process }) => process), { timeout: 120_000 }).toEqual([1, 2, 2])
  expect(answering()[2]?.pid).not.toBe(killed?.pid)
  expect(logged()).toContainEqual(
    expect.objectContaining({ process: 2, msg: expect.stringContaining('started again') }),
  )
  for (const stream of streams) stream.close()
}, 600_000)

test('a connection that was being handed to a process when that was killed is closed', async () => {
  const stopped = answering().findLast(({ process }) => process === 2)?.pid ?? Number.NaN
  process.kill(stopped, 'SIGSTOP')
  // They go to the processes in turn; the one that is stopped is handed one, and takes none.
  const url = new URL(server.url)
  let closed = 0
  for (let nth = 0; nth < 6; nth++) {
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    })
    socket.resume()
    socket.on('error', () => {}).once('close', () => closed++)
  }
  await expect.poll(() => closed, { timeout: ANSWERED_WITHIN }).toBe(5)
  process.kill(stopped, 'SIGKILL')
  await expect.poll(() => closed, { timeout: ANSWERED_WITHIN }).toBe(6)
  await expect
    .poll(() => answering().findLast(({ process }) => process === 2)?.pid, { timeout: 120_000 })
    .not.toBe(stopped)
}, 600_000)

test('all of them end with the one that was started', async () => {
  const pids = [...new Map(answering().map(({ process, pid }) => [process, pid])).values()]
  const ended = new Promise((resolve) => server.process.once('exit', resolve))
  server.process.kill('SIGTERM')
  expect(await ended).toBe(0)
  for (const pid of pids) expect(() => process.kill(pid ?? Number.NaN, 0)).toThrow('ESRCH')
}, 600_000)
