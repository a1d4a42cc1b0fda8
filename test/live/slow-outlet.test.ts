import { randomUUID } from 'node:crypto'
import { subscribe as listenTo, unsubscribe } from 'node:diagnostics_channel'
import { get, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '../../src/db/client.ts'
import { append } from '../../src/log/append.ts'
import { wake } from '../../src/log/wake.ts'
import { afterFile } from '../support/after-file.ts'
import { openStream } from '../support/event-stream.ts'
import { type SocketMessage, signedIn } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const EVENTS = 4_000
const AT_ONCE = 250
const SEND_BUFFER = 65_536
const DRAIN_SECONDS = 2
/** The bytes written at once, which may exceed a send buffer that was not full yet. */
const PIECE_BYTES = 262_144

/** Makes results of about 4 KiB, so that they exceed the system's own buffers of a connection. */
const padding = Array.from({ length: 12 }, (_, nth) => `${'padding'.repeat(40)}${nth}: status`).join(' ')
const WATCH = `subscription ($after: String) { operationChanged(after: $after) { __typename
  ... on OperationChanged { cursor operationId ${padding} }
  ... on Snapshot { cursor } ... on Ready { cursor } ... on Gap { cursor } } }`

type Received = { __typename: string; cursor: string; operationId?: string }
const receivedIn = (result: unknown) => (result as { data: { operationChanged: Received } }).data.operationChanged

let tillsync: Installation
/** The server's sockets of all connections. */
const connections = new Set<Socket>()
beforeAll(async () => {
  const onConnection = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  }
  listenTo('net.server.socket', onConnection)
  afterFile(() => unsubscribe('net.server.socket', onConnection))
  tillsync = await startInstallation({
    distribute: false,
    settings: {
      TILLSYNC_LIMIT_SEND_BUFFER_BYTES: String(SEND_BUFFER),
      TILLSYNC_LIMIT_DRAIN_SECONDS: String(DRAIN_SECONDS),
    },
  })
}, 120_000)

/** A subscriber over a socket that keeps what it receives. */
async function reader(after: string | null = null) {
  const socket = await signedIn(tillsync.url, tillsync.token)
  const received: Received[] = []
  let more = () => {}
  socket.raw.on('message', (data) => {
    const message = JSON.parse(String(data)) as SocketMessage
    if (message.type === 'next') received.push(receivedIn(message.payload))
    more()
  })
  socket.send({ id: randomUUID(), type: 'subscribe', payload: { query: WATCH, variables: { after } } })
  const ids = () => received.flatMap(({ operationId }) => operationId ?? [])
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        more = resolve
      })
    }
  }
  await until(() => received.some(({ __typename }) => __typename === 'Ready'))
  return { socket, received, ids, until }
}

/** A subscriber over an event stream that reads until the stream ends. */
async function streamReader() {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const search = new URLSearchParams({ query: WATCH })
    const headers = { authorization: `Bearer ${tillsync.token}`, accept: 'text/event-stream' }
    get(`${tillsync.url}/graphql/stream?${search}`, { headers }, resolve).on('error', reject)
  })
  let text = ''
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (text.includes('"Ready"')) isReady()
  })
  const ended = new Promise<void>((resolve) => response.once('close', () => resolve()).on('error', () => resolve()))
  await ready
  /** The complete messages. */
  const received = () => {
    const blocks = text.split('\n\n').slice(0, -1)
    return blocks.flatMap((block) => {
      const data = block.split('\ndata: ')[1]
      return data ? [receivedIn(JSON.parse(data))] : []
    })
  }
  return { response, ended, received, text: () => text }
}

/** Appends this many events; returns their ids. */
async function appendEvents(count: number): Promise<string[]> {
  const { db } = tillsync.databases.hq
  const ids = Array.from({ length: count }, () => randomUUID())
  for (let from = 0; from < count; from += AT_ONCE) {
    const events = ids
      .slice(from, from + AT_ONCE)
      .map((id) => ({ kind: 'OPERATION' as const, entityId: id, operationId: id, status: 'SYNCED', revision: 1 }))
    await transaction(db, (tx) => append(tx, events))
    wake(db)
  }
  return ids
}

test('an outlet that stops reading is closed, resumes without a loss, and does not delay the others', async () => {
  const quick = [await reader(), await reader(), await reader()]
  const slow = await reader()
  const slowStream = await streamReader()
  const [first = ''] = await appendEvents(1)
  await Promise.all([...quick, slow].map((one) => one.until(() => one.ids().includes(first))))

  slow.socket.raw.pause()
  slowStream.response.pause()
  let mostHeld = 0
  const timer = setInterval(() => {
    mostHeld = Math.max(mostHeld, ...[...connections].map(({ writableLength }) => writableLength))
  }, 1)
  const ids = [first, ...(await appendEvents(EVENTS))]
  await Promise.all(quick.map((one) => one.until(() => one.ids().length === ids.length)))
  clearInterval(timer)
  for (const one of quick) expect(one.ids()).toEqual(ids)
  expect(mostHeld).toBeGreaterThan(SEND_BUFFER)
  expect(mostHeld).toBeLessThan(SEND_BUFFER + 2 * PIECE_BYTES)

  // The server's drain time started earlier, so it ends first.
  await pause(DRAIN_SECONDS * 1_500)
  slow.socket.raw.resume()
  slowStream.response.resume()
  expect(await slow.socket.closed).toEqual({ code: 1013, reason: 'Too slow' })
  await slowStream.ended
  expect(slowStream.text()).not.toContain('event: complete')

  const had = slow.ids()
  expect(had.length).toBeLessThan(ids.length)
  const again = await reader(slow.received.at(-1)?.cursor)
  await again.until(() => had.length + again.ids().length >= ids.length)
  expect([...had, ...again.ids()]).toEqual(ids)

  const streamed = slowStream.received()
  const lastId = streamed.at(-1)?.cursor ?? ''
  expect(streamed.length).toBeLessThan(ids.length)
  const resumed = await openStream(
    tillsync.url,
    tillsync.token,
    { query: WATCH },
    { headers: { 'last-event-id': lastId } },
  )
  const rest = streamed.flatMap(({ operationId }) => operationId ?? [])
  while (rest.length < ids.length) {
    const { operationId } = receivedIn((await resumed.next())?.data)
    if (operationId) rest.push(operationId)
  }
  expect(rest).toEqual(ids)
  resumed.close()
  for (const { socket } of [...quick, again]) socket.close()
}, 120_000)
