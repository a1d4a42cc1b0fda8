import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { parse } from 'graphql'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { connectLive, type Live, type LiveOptions } from '../../src/client/connect-live.ts'
import { SubscriptionEnded } from '../../src/client/ended.ts'
import type { SubscriptionState, TypedDocument } from '../../src/client/subscribe-with-resume.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

type Event = { __typename: string; cursor: string; operationId?: string; status?: string; reason?: string }
const WATCH: TypedDocument<{ operationChanged: Event }, { status: string[] | null; after: string | null }> = `
  subscription ($status: [OperationStatus!], $after: String) {
    operationChanged(status: $status, after: $after) { __typename
      ... on OperationChanged { cursor operationId status } ... on Snapshot { cursor } ... on Ready { cursor }
      ... on Gap { cursor reason } ... on SourceLost { cursor } ... on SourceBack { cursor } } }`

const backOff = { shortest: 5, longest: 20 }

function connect(options: Partial<LiveOptions> & Pick<LiveOptions, 'url'>): Live {
  const live = connectLive({ token: () => 'token', webSocketImpl: WebSocket, backOff, ...options })
  onTestFinished(() => live.close())
  return live
}

/** Collects what is received, and waits until it meets a condition. */
function makeCollector<T>() {
  const all: T[] = []
  let wakeUp = () => {}
  return {
    all,
    add(one: T) {
      all.push(one)
      wakeUp()
    },
    async until(condition: (all: T[]) => boolean): Promise<void> {
      while (!condition(all)) {
        await new Promise<void>((resolve) => {
          wakeUp = resolve
        })
      }
    },
  }
}

describe('against the program', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
  }, 120_000)

  async function create(): Promise<string> {
    const { createCustomer } = await tillsync.ask<{ createCustomer: { operation: { operationId: string } } }>(
      `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { operation { operationId } } }`,
      { input: { channel: 'houston', idempotencyKey: randomUUID(), customer: { name: 'Some One' } } },
    )
    return createCustomer.operation.operationId
  }

  /** A WebSocket class whose open sockets the test can cut. */
  function cuttable() {
    const open = new Set<WebSocket>()
    class Cuttable extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols)
        open.add(this)
        this.once('close', () => open.delete(this))
      }
    }
    return { webSocketImpl: Cuttable, cut: () => [...open].map((socket) => socket.terminate()) }
  }

  it('resumes after a cut where it was, reports its state, and has a cursor to resume from later', async () => {
    const { webSocketImpl, cut } = cuttable()
    const states: SubscriptionState[] = []
    const received = makeCollector<Event>()
    const acknowledged = makeCollector<unknown>()
    const live = connect({
      url: `${tillsync.url}/graphql`,
      token: () => tillsync.token,
      webSocketImpl,
      onAcknowledged: acknowledged.add,
    })
    const subscription = live.subscribeWithResume(WATCH, {
      onEvent: received.add,
      onGap: received.add,
      onState: (state) => states.push(state),
    })
    const seen = (id: string) => received.until((all) => all.some(({ operationId }) => operationId === id))
    await received.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    const first = await create()
    await seen(first)
    cut()
    const missed = await create()
    await seen(missed)
    await received.until(() => subscription.state() === 'live')
    expect(received.all.flatMap(({ operationId }) => operationId ?? [])).toEqual([first, missed])
    expect(received.all.filter(({ __typename }) => __typename === 'Snapshot').length).toBe(1)
    expect(states.slice(0, 4)).toEqual(['catching-up', 'live', 'lost', 'connecting'])
    expect(states.at(-1)).toBe('live')
    expect(acknowledged.all[0]).toMatchObject({
      serverTime: expect.any(String),
      retention: { eventDays: 90 },
      oldestCursor: expect.any(String),
    })

    const kept = subscription.cursor()
    await subscription.stop()
    await subscription.ended
    expect(subscription.state()).toBe('ended')
    const later = await create()
    const again = makeCollector<Event>()
    live.subscribeWithResume(WATCH, { after: kept, onEvent: again.add, onGap: again.add })
    await again.until((all) => all.some(({ operationId }) => operationId === later))
    expect(again.all.flatMap(({ operationId }) => operationId ?? [])).toEqual([later])
  })

  it('can go back as far as the logs reach, with the cursor of the server’s acknowledgement', async () => {
    const id = await create()
    const acknowledgements = makeCollector<unknown>()
    const url = `${tillsync.url}/graphql`
    const live = connect({ url, token: () => tillsync.token, onAcknowledged: acknowledgements.add })
    live.subscribeWithResume(WATCH, { onEvent: () => {}, onGap: () => {} })
    await acknowledgements.until((all) => all.length > 0)
    const { oldestCursor } = acknowledgements.all[0] as { oldestCursor: string }
    const [received, gaps] = [makeCollector<Event>(), makeCollector<Event>()]
    live.subscribeWithResume(WATCH, { after: oldestCursor, onEvent: received.add, onGap: gaps.add })
    await received.until((all) => all.some(({ operationId }) => operationId === id))
    expect(gaps.all).toEqual([])
  })

  it('accepts parsed documents with variables, and many subscriptions on one socket', async () => {
    const document: TypedDocument<{ dashboardStats: { at: string } }, { channel: string[] }> = parse(
      'subscription ($channel: [ID!]) { dashboardStats(channel: $channel) { at } }',
    )
    const sockets = makeCollector<unknown>()
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => tillsync.token, onAcknowledged: sockets.add })
    const [received, others] = [makeCollector<{ at: string }>(), makeCollector<Event>()]
    const subscription = live.subscribeWithResume(document, {
      variables: { channel: ['houston'] },
      onEvent: received.add,
      onGap: () => {},
    })
    live.subscribeWithResume(WATCH, { variables: { status: ['FAILED'] }, onEvent: others.add, onGap: others.add })
    await received.until((all) => all.length > 0)
    await others.until((all) => all.length > 1)
    expect(subscription.state()).toBe('live')
    expect(sockets.all.length).toBe(1)
  })

  it('reports a gap, so that the caller can reload, and continues', async () => {
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => tillsync.token })
    const [received, gaps] = [makeCollector<Event>(), makeCollector<Event>()]
    live.subscribeWithResume(WATCH, { after: 'nonsense', onEvent: received.add, onGap: gaps.add })
    await received.until((all) => all.length > 0)
    expect(gaps.all).toMatchObject([{ __typename: 'Gap', reason: 'UNKNOWN_CURSOR' }])
    expect(received.all).toMatchObject([{ __typename: 'Ready' }])
  })

  it('requests another token when one is refused, and ends when that is refused too', async () => {
    const url = `${tillsync.url}/graphql`
    const requests: boolean[] = []
    const refreshed = connect({
      url,
      token: (refused) => {
        requests.push(refused)
        return refused ? tillsync.token : 'expired'
      },
    })
    const received = makeCollector<Event>()
    refreshed.subscribeWithResume(WATCH, { onEvent: received.add, onGap: received.add })
    await received.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    expect(requests).toEqual([false, true])
    const refused = connect({ url, token: () => 'worthless' }).subscribeWithResume(WATCH, {
      onEvent: () => {},
      onGap: () => {},
    })
    await expect(refused.ended).rejects.toThrow(new SubscriptionEnded('The server refuses the token.', 4403))
  })

  it('ends when the server refuses it for good', async () => {
    const till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => till })
    const options = { onEvent: () => {}, onGap: () => {} }
    await expect(live.subscribeWithResume(WATCH, options).ended).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(live.subscribeWithResume('subscription { nothing }', options).ended).rejects.toMatchObject({
      name: 'SubscriptionEnded',
    })
  })

  it('ends with the error that the handler throws, and does not count that event as handled', async () => {
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => tillsync.token })
    const subscription = live.subscribeWithResume(WATCH, {
      onEvent: () => Promise.reject(new Error('the caller’s own')),
      onGap: () => {},
    })
    await expect(subscription.ended).rejects.toThrow('the caller’s own')
    expect(subscription.cursor()).toBeNull()
  })
})

describe('against a server that the test controls', () => {
  type Served = { url: string; afters: (string | undefined)[] }
  type Send = (event: object) => void

  /** Speaks graphql-transport-ws; `serve` is called for each subscription, with the number of earlier ones. */
  async function startServer(
    serve: (nth: number, send: Send, socket: WebSocket) => void,
    answersPings = true,
  ): Promise<Served> {
    const server = new WebSocketServer({ port: 0, handleProtocols: () => 'graphql-transport-ws' })
    onTestFinished(() => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    })
    const afters: Served['afters'] = []
    server.on('connection', (socket) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data)) as {
          type: string
          id: string
          payload?: { variables?: { after?: string } }
        }
        const send = (reply: object) => socket.send(JSON.stringify(reply))
        if (message.type === 'connection_init') send({ type: 'connection_ack' })
        if (message.type === 'ping' && answersPings) send({ type: 'pong' })
        if (message.type !== 'subscribe') return
        afters.push(message.payload?.variables?.after)
        serve(
          afters.length - 1,
          (event) => send({ type: 'next', id: message.id, payload: { data: { operationChanged: event } } }),
          socket,
        )
      })
    })
    await new Promise<void>((resolve) => server.once('listening', resolve))
    return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, afters }
  }

  it.each([1001, 1006, 1011, 1012, 1013, 4408, 4499, 4500])(
    'reconnects after close %i, with its cursor',
    async (code) => {
      const { url, afters } = await startServer((nth, send, socket) => {
        send({ __typename: 'OperationChanged', cursor: `c${nth}` })
        if (nth === 2) send({ __typename: 'Ready', cursor: 'c2' })
        else if (code === 1006) socket.terminate()
        else socket.close(code)
      })
      const received = makeCollector<Event>()
      connect({ url }).subscribeWithResume(WATCH, { onEvent: received.add, onGap: received.add })
      await received.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
      expect(received.all.map(({ cursor }) => cursor)).toEqual(['c0', 'c1', 'c2', 'c2'])
      expect(afters).toEqual([undefined, 'c0', 'c1'])
    },
  )

  it.each([1002, 1008, 1009, 4400, 4406, 4409, 4429])('does not reconnect after close %i', async (code) => {
    const { url, afters } = await startServer((_nth, _send, socket) => socket.close(code, 'no'))
    const subscription = connect({ url }).subscribeWithResume(WATCH, { onEvent: () => {}, onGap: () => {} })
    await expect(subscription.ended).rejects.toMatchObject({ name: 'SubscriptionEnded', code })
    expect(afters.length).toBe(1)
  })

  it('drops an event that comes twice', async () => {
    const { url } = await startServer((nth, send, socket) => {
      for (const cursor of ['c0', 'c1', 'c1']) send({ __typename: 'OperationChanged', cursor })
      if (nth === 0) socket.close(1001)
      else send({ __typename: 'Ready', cursor: 'c1' })
    })
    const received = makeCollector<Event>()
    connect({ url }).subscribeWithResume(WATCH, { onEvent: received.add, onGap: received.add })
    await received.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    expect(received.all.map(({ cursor }) => cursor)).toEqual(['c0', 'c1', 'c1'])
  })

  it('reconnects when the server completed the subscription', async () => {
    const { url, afters } = await startServer((nth, send, socket) => {
      if (nth === 0) send({ __typename: 'OperationChanged', cursor: 'c0' })
      if (nth < 2) {
        const id = 'none'
        socket.send(JSON.stringify({ type: 'complete', id }))
        socket.close(1001)
      } else send({ __typename: 'Ready', cursor: 'c0' })
    })
    const received = makeCollector<Event>()
    connect({ url }).subscribeWithResume(WATCH, { onEvent: received.add, onGap: received.add })
    await received.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    expect(afters).toEqual([undefined, 'c0', 'c0'])
  })

  it('leaves a server that does not answer pings', async () => {
    const { url, afters } = await startServer((nth, send) => {
      if (nth >= 2) send({ __typename: 'Ready', cursor: 'c' })
    }, false)
    const received = makeCollector<Event>()
    connect({ url, pingEvery: 500 }).subscribeWithResume(WATCH, { onEvent: received.add, onGap: received.add })
    await received.until((all) => all.length > 0)
    expect(afters.length).toBeGreaterThanOrEqual(3)
  })

  it('leaves a server that does not accept the connection, and hears the error of the socket that it gives up', async () => {
    const { url } = await startServer((_nth, send) => send({ __typename: 'Ready', cursor: 'c' }))
    const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const unheard: unknown[] = []
    let sockets = 0
    /** Its first connection leads to a server that accepts none. */
    class First extends WebSocket {
      constructor(address: string, protocols: string) {
        super(sockets++ === 0 ? `ws://127.0.0.1:${(silent.address() as AddressInfo).port}` : address, protocols)
      }
      override emit(event: string | symbol, ...values: unknown[]): boolean {
        if (event !== 'error' || this.listenerCount('error') > 0) return super.emit(event, ...values)
        unheard.push(values[0])
        return false
      }
    }
    onTestFinished(() => void silent.close())
    const received = makeCollector<Event>()
    const live = connect({ url, pingEvery: 1_000, webSocketImpl: First })
    live.subscribeWithResume(WATCH, { onEvent: received.add, onGap: received.add })
    await received.until((all) => all.length > 0)
    expect(unheard).toEqual([])
    expect(sockets).toBeGreaterThan(1)
  })

  it('can be bundled for a browser: it uses no module of Node', async () => {
    const { outputFiles, errors } = await build({
      entryPoints: [join(PACKAGE_FOLDER, 'src/client/connect-live.ts')],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
    })
    expect(errors).toEqual([])
    expect(outputFiles[0]?.text).not.toMatch(/from "node:/)
  })

  it('waits for a handler before it takes the next event', async () => {
    const { url } = await startServer((_nth, send) => {
      for (const cursor of ['c0', 'c1', 'c2']) send({ __typename: 'OperationChanged', cursor })
    })
    const received = makeCollector<string>()
    connect({ url }).subscribeWithResume(WATCH, {
      async onEvent({ cursor }) {
        received.add(`began ${cursor}`)
        await new Promise((resolve) => setImmediate(resolve))
        received.add(`ended ${cursor}`)
      },
      onGap: () => {},
    })
    await received.until((all) => all.length === 6)
    expect(received.all).toEqual(['c0', 'c1', 'c2'].flatMap((cursor) => [`began ${cursor}`, `ended ${cursor}`]))
  })
})
