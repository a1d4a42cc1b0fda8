import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { parse } from 'graphql'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { connectLive, type Live, type LiveOptions } from '../../src/client/connect-live.ts'
import { SubscriptionEnded } from '../../src/client/ended.ts'
import type { TypedDocument, WatchingState } from '../../src/client/subscribe-with-resume.ts'
import { PACKAGE_FOLDER } from '../../src/config/config.ts'
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

/** What was told, and a wait for something in it. */
function makeTold<T>() {
  const all: T[] = []
  let wakeUp = () => {}
  return {
    all,
    add(one: T) {
      all.push(one)
      wakeUp()
    },
    async until(question: (all: T[]) => boolean): Promise<void> {
      while (!question(all)) {
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

  /** A WebSocket of which the test can cut what is open. */
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

  it('goes on after a cut where it was, says so, and gives its cursor to go on from another time', async () => {
    const { webSocketImpl, cut } = cuttable()
    const states: WatchingState[] = []
    const told = makeTold<Event>()
    const acknowledged = makeTold<unknown>()
    const live = connect({
      url: `${tillsync.url}/graphql`,
      token: () => tillsync.token,
      webSocketImpl,
      onAcknowledged: acknowledged.add,
    })
    const watching = live.subscribeWithResume(WATCH, {
      onEvent: told.add,
      onGap: told.add,
      onState: (state) => states.push(state),
    })
    const seen = (id: string) => told.until((all) => all.some(({ operationId }) => operationId === id))
    await told.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    const first = await create()
    await seen(first)
    cut()
    const missed = await create()
    await seen(missed)
    await told.until(() => watching.state() === 'live')
    expect(told.all.flatMap(({ operationId }) => operationId ?? [])).toEqual([first, missed])
    expect(told.all.filter(({ __typename }) => __typename === 'Snapshot').length).toBe(1)
    expect(states.slice(0, 4)).toEqual(['catching-up', 'live', 'lost', 'connecting'])
    expect(states.at(-1)).toBe('live')
    expect(acknowledged.all[0]).toMatchObject({
      serverTime: expect.any(String),
      retention: { eventDays: 90 },
      oldestCursor: expect.any(String),
    })

    const kept = watching.cursor()
    await watching.stop()
    await watching.ended
    expect(watching.state()).toBe('ended')
    const later = await create()
    const again = makeTold<Event>()
    live.subscribeWithResume(WATCH, { after: kept, onEvent: again.add, onGap: again.add })
    await again.until((all) => all.some(({ operationId }) => operationId === later))
    expect(again.all.flatMap(({ operationId }) => operationId ?? [])).toEqual([later])
  })

  it('can go back as far as the logs reach, with the cursor that the server greets with', async () => {
    const id = await create()
    const greetings = makeTold<unknown>()
    const url = `${tillsync.url}/graphql`
    const live = connect({ url, token: () => tillsync.token, onAcknowledged: greetings.add })
    live.subscribeWithResume(WATCH, { onEvent: () => {}, onGap: () => {} })
    await greetings.until((all) => all.length > 0)
    const { oldestCursor } = greetings.all[0] as { oldestCursor: string }
    const [told, gaps] = [makeTold<Event>(), makeTold<Event>()]
    live.subscribeWithResume(WATCH, { after: oldestCursor, onEvent: told.add, onGap: gaps.add })
    await told.until((all) => all.some(({ operationId }) => operationId === id))
    expect(gaps.all).toEqual([])
  })

  it('takes parsed documents and their variables, and many subscriptions on one socket', async () => {
    const document: TypedDocument<{ dashboardStats: { at: string } }, { channel: string[] }> = parse(
      'subscription ($channel: [ID!]) { dashboardStats(channel: $channel) { at } }',
    )
    const sockets = makeTold<unknown>()
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => tillsync.token, onAcknowledged: sockets.add })
    const [told, others] = [makeTold<{ at: string }>(), makeTold<Event>()]
    const watching = live.subscribeWithResume(document, {
      variables: { channel: ['houston'] },
      onEvent: told.add,
      onGap: () => {},
    })
    live.subscribeWithResume(WATCH, { variables: { status: ['FAILED'] }, onEvent: others.add, onGap: others.add })
    await told.until((all) => all.length > 0)
    await others.until((all) => all.length > 1)
    expect(watching.state()).toBe('live')
    expect(sockets.all.length).toBe(1)
  })

  it('tells of a gap, so that what is shown is read again, and goes on', async () => {
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => tillsync.token })
    const [told, gaps] = [makeTold<Event>(), makeTold<Event>()]
    live.subscribeWithResume(WATCH, { after: 'nonsense', onEvent: told.add, onGap: gaps.add })
    await told.until((all) => all.length > 0)
    expect(gaps.all).toMatchObject([{ __typename: 'Gap', reason: 'UNKNOWN_CURSOR' }])
    expect(told.all).toMatchObject([{ __typename: 'Ready' }])
  })

  it('asks for another token when one is refused, and gives up when that is refused too', async () => {
    const url = `${tillsync.url}/graphql`
    const asked: boolean[] = []
    const refreshed = connect({
      url,
      token: (refused) => {
        asked.push(refused)
        return refused ? tillsync.token : 'expired'
      },
    })
    const told = makeTold<Event>()
    refreshed.subscribeWithResume(WATCH, { onEvent: told.add, onGap: told.add })
    await told.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    expect(asked).toEqual([false, true])
    const refused = connect({ url, token: () => 'worthless' }).subscribeWithResume(WATCH, {
      onEvent: () => {},
      onGap: () => {},
    })
    await expect(refused.ended).rejects.toThrow(new SubscriptionEnded('The server refuses the token.', 4403))
  })

  it('ends when the server will never have it', async () => {
    const till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => till })
    const options = { onEvent: () => {}, onGap: () => {} }
    await expect(live.subscribeWithResume(WATCH, options).ended).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(live.subscribeWithResume('subscription { nothing }', options).ended).rejects.toMatchObject({
      name: 'SubscriptionEnded',
    })
  })

  it('ends with what the handler throws, and does not count that event as handled', async () => {
    const live = connect({ url: `${tillsync.url}/graphql`, token: () => tillsync.token })
    const watching = live.subscribeWithResume(WATCH, {
      onEvent: () => Promise.reject(new Error('the caller’s own')),
      onGap: () => {},
    })
    await expect(watching.ended).rejects.toThrow('the caller’s own')
    expect(watching.cursor()).toBeNull()
  })
})

describe('against a server that does as the test says', () => {
  type Served = { url: string; afters: (string | undefined)[] }
  type Send = (event: object) => void

  /** Speaks graphql-transport-ws; `serve` is called for each subscription, with how many there were before. */
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
    'comes back after close %i, with its cursor',
    async (code) => {
      const { url, afters } = await startServer((nth, send, socket) => {
        send({ __typename: 'OperationChanged', cursor: `c${nth}` })
        if (nth === 2) send({ __typename: 'Ready', cursor: 'c2' })
        else if (code === 1006) socket.terminate()
        else socket.close(code)
      })
      const told = makeTold<Event>()
      connect({ url }).subscribeWithResume(WATCH, { onEvent: told.add, onGap: told.add })
      await told.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
      expect(told.all.map(({ cursor }) => cursor)).toEqual(['c0', 'c1', 'c2', 'c2'])
      expect(afters).toEqual([undefined, 'c0', 'c1'])
    },
  )

  it.each([1002, 1008, 1009, 4400, 4406, 4409, 4429])('does not come back after close %i', async (code) => {
    const { url, afters } = await startServer((_nth, _send, socket) => socket.close(code, 'no'))
    const watching = connect({ url }).subscribeWithResume(WATCH, { onEvent: () => {}, onGap: () => {} })
    await expect(watching.ended).rejects.toMatchObject({ name: 'SubscriptionEnded', code })
    expect(afters.length).toBe(1)
  })

  it('drops an event that comes twice', async () => {
    const { url } = await startServer((nth, send, socket) => {
      for (const cursor of ['c0', 'c1', 'c1']) send({ __typename: 'OperationChanged', cursor })
      if (nth === 0) socket.close(1001)
      else send({ __typename: 'Ready', cursor: 'c1' })
    })
    const told = makeTold<Event>()
    connect({ url }).subscribeWithResume(WATCH, { onEvent: told.add, onGap: told.add })
    await told.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    expect(told.all.map(({ cursor }) => cursor)).toEqual(['c0', 'c1', 'c1'])
  })

  it('comes back when the subscription was completed, or an event could not be shown', async () => {
    const { url, afters } = await startServer((nth, send, socket) => {
      if (nth === 0) send({ __typename: 'OperationChanged', cursor: 'c0' })
      if (nth < 2) {
        const id = 'none'
        socket.send(JSON.stringify({ type: 'complete', id }))
        socket.close(1001)
      } else send({ __typename: 'Ready', cursor: 'c0' })
    })
    const told = makeTold<Event>()
    connect({ url }).subscribeWithResume(WATCH, { onEvent: told.add, onGap: told.add })
    await told.until((all) => all.some(({ __typename }) => __typename === 'Ready'))
    expect(afters).toEqual([undefined, 'c0', 'c0'])
  })

  it('leaves a server that has fallen silent', async () => {
    const { url, afters } = await startServer((nth, send) => {
      if (nth === 2) send({ __typename: 'Ready', cursor: 'c' })
    }, false)
    const told = makeTold<Event>()
    connect({ url, pingEvery: 30 }).subscribeWithResume(WATCH, { onEvent: told.add, onGap: told.add })
    await told.until((all) => all.length > 0)
    expect(afters.length).toBe(3)
  })

  it('can be bundled for a browser: nothing in it is of Node alone', async () => {
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
    const told = makeTold<string>()
    connect({ url }).subscribeWithResume(WATCH, {
      async onEvent({ cursor }) {
        told.add(`began ${cursor}`)
        await new Promise((resolve) => setImmediate(resolve))
        told.add(`ended ${cursor}`)
      },
      onGap: () => {},
    })
    await told.until((all) => all.length === 6)
    expect(told.all).toEqual(['c0', 'c1', 'c2'].flatMap((cursor) => [`began ${cursor}`, `ended ${cursor}`]))
  })
})
