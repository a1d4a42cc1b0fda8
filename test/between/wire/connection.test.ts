import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { PackageRefused } from '../../../src/between/package-refused.ts'
import type { Handler } from '../../../src/between/wire/connection.ts'
import { ConnectionClosed } from '../../../src/between/wire/connection-closed.ts'
import { RemoteError, RemoteFault } from '../../../src/between/wire/remote-error.ts'
import { isStream } from '../../../src/between/wire/streams.ts'
import { databaseState, isRetryable } from '../../../src/db/errors.ts'
import { openFaultyLine } from '../../support/faulty-line.ts'
import { connectionPair } from '../../support/wire.ts'

const never: Handler = () => new Promise(() => {})
const echo: Handler = async ({ given }) => ({ value: given })
const call = (name: string, given: readonly unknown[] = []) => ({ to: 'houston-db', name, given })

/** Reads a stream to its end, and answers how many parts it had. */
const counting =
  (eachMs = 0): Handler =>
  async ({ given: [parts] }) => {
    let value = 0
    if (isStream(parts))
      for await (const _ of parts) {
        value += 1
        if (eachMs > 0) await pause(eachMs)
      }
    return { value }
  }

test('both sides call over one connection, and what is left out stays left out', async () => {
  const { store, headquarters } = await connectionPair({ handle: echo }, { handle: echo })
  const given = [1, undefined, null, { a: 'b' }]
  expect(await store.call(call('echo', given))).toEqual({ value: [1, null, null, { a: 'b' }] })
  const seen: unknown[] = []
  const other = await connectionPair(
    {
      handle: async (received) => {
        seen.push(...received.given)
        return {}
      },
    },
    { handle: echo },
  )
  await other.headquarters.call(call('echo', given))
  expect(seen).toEqual(given)
  expect(await headquarters.call(call('echo', ['x'.repeat(3_000_000)]))).toEqual({ value: ['x'.repeat(3_000_000)] })
})

test.each([
  ['that is compressed already', randomBytes(200_000).toString('base64')],
  ['of which only the middle is', `${'x'.repeat(50_000)}${randomBytes(3_000).toString('base64')}${'x'.repeat(50_000)}`],
  ['that repeats itself', 'customer '.repeat(50_000)],
])('a document %s arrives as it was sent', async (_, text) => {
  const { store } = await connectionPair({ handle: echo }, { handle: echo })
  expect(await store.call(call('echo', [text]))).toEqual({ value: [text] })
})

test('a small call does not wait until a large answer has been sent', async () => {
  const large = Array.from({ length: 100_000 }, () => Math.random())
  const { store } = await connectionPair(
    { handle: echo },
    { handle: async ({ name }) => ({ value: name === 'large' ? large : 'small' }) },
  )
  const order: string[] = []
  const answers = ['large', 'small'].map((name) => store.call(call(name)).then(() => order.push(name)))
  await Promise.all(answers)
  expect(order).toEqual(['small', 'large'])
})

test('known errors cross by name and code, and any other as an id alone', async () => {
  const errors: { [name: string]: Error } = {
    refused: new PackageRefused('The package was refused: parts.0.name must be text.'),
    deadlock: Object.assign(new Error('Key (email)=(ada@example.com)'), { code: '40P01', severity: 'ERROR' }),
    full: Object.assign(new Error('no space: ada@example.com'), { code: '53100', severity: 'FATAL' }),
    lost: Object.assign(new Error('lost'), { code: 'ECONNRESET' }),
    fault: new Error('ada@example.com'),
  }
  const { store } = await connectionPair(
    { handle: echo },
    {
      handle: async ({ name }) => {
        throw errors[name] ?? new Error(name)
      },
    },
  )
  const errorOf = (name: string) => store.call(call(name)).catch((error: unknown) => error)
  expect(await errorOf('refused')).toEqual(errors.refused)
  expect(await errorOf('refused')).toBeInstanceOf(PackageRefused)
  expect(isRetryable(await errorOf('deadlock'))).toBe(true)
  expect(databaseState(await errorOf('full'))).toBe('DISK_FULL')
  expect(databaseState(await errorOf('lost'))).toBe('UNREACHABLE')
  expect(await errorOf('lost')).toBeInstanceOf(RemoteError)
  expect(await errorOf('fault')).toBeInstanceOf(RemoteFault)
  for (const name of Object.keys(errors))
    expect(JSON.stringify([await errorOf(name), String(await errorOf(name))])).not.toContain('ada@')
})

test('a stream is read part by part as its reader takes it, again from its beginning when it is read again', async () => {
  let made = 0
  let readings = 0
  const parts = {
    async *[Symbol.asyncIterator]() {
      readings += 1
      for (let part = 0; part < 50; part++) {
        made += 1
        yield part
      }
    },
  }
  let ahead = 0
  const { headquarters } = await connectionPair(
    {
      handle: async ({ given: [stream] }) => {
        const seen: unknown[] = []
        if (!isStream(stream)) throw new Error('no stream')
        for await (const part of stream) {
          ahead = Math.max(ahead, made - seen.length)
          if (seen.push(part) === 3) break
        }
        seen.length = 0
        made = 0
        for await (const part of stream) {
          ahead = Math.max(ahead, made - seen.length)
          seen.push(part)
        }
        return { value: seen }
      },
    },
    { handle: echo },
  )
  const { value } = await headquarters.call(call('apply', [parts]))
  expect(value).toEqual(Array.from({ length: 50 }, (_, part) => part))
  expect(readings).toBe(2)
  // One is in use, and one is on its way.
  expect(ahead).toBeLessThanOrEqual(2)
})

test('a connection that is cut in the middle of a package fails the call at both ends', async () => {
  let failed: unknown
  const { headquarters, sockets } = await connectionPair(
    {
      handle: async (received, from) => {
        try {
          return await counting(5)(received, from)
        } catch (error) {
          failed = error
          throw error
        }
      },
    },
    { handle: echo },
  )
  let ended = false
  async function* parts() {
    try {
      for (let part = 0; ; part++) {
        if (part === 5) sockets.store.terminate()
        yield { part, customers: 'x'.repeat(10_000) }
      }
    } finally {
      ended = true
    }
  }
  await expect(headquarters.call(call('apply', [parts()]))).rejects.toBeInstanceOf(ConnectionClosed)
  await expect.poll(() => failed).toBeInstanceOf(ConnectionClosed)
  // What reads the package at headquarters is ended.
  await expect.poll(() => ended).toBe(true)
})

test('a connection whose other end is silently gone is found by its heartbeat', async () => {
  let line: Awaited<ReturnType<typeof openFaultyLine>> | undefined
  const { store, headquarters } = await connectionPair(
    { handle: never, pingEveryMs: 50 },
    { handle: never, pingEveryMs: 50 },
    async (port) => {
      line = await openFaultyLine(`ws://127.0.0.1:${port}`)
      return line.url
    },
  )
  const unfinished = [store.call(call('a')), headquarters.call(call('b'))]
  line?.silence()
  await Promise.all(unfinished.map((waiting) => expect(waiting).rejects.toBeInstanceOf(ConnectionClosed)))
  await Promise.all([store.closed, headquarters.closed])
})

test('what waits for a peer that reads nothing is bounded, and all of it arrives when it reads on', async () => {
  const { headquarters, sockets } = await connectionPair({ handle: counting() }, { handle: echo })
  let made = 0
  async function* parts() {
    for (; made < 40; made++) yield Array.from({ length: 20_000 }, () => Math.random())
  }
  sockets.store.pause()
  const calling = headquarters.call(call('apply', [parts()]))
  await pause(300)
  expect(sockets.headquarters.bufferedAmount).toBeLessThan(1024 * 1024)
  expect(made).toBeLessThanOrEqual(3)
  sockets.store.resume()
  expect(await calling).toEqual({ value: 40 })
})

test('many large answers to a peer that reads nothing wait outside the socket', async () => {
  const large = Array.from({ length: 50_000 }, () => Math.random())
  const { store, sockets } = await connectionPair({ handle: echo }, { handle: async () => ({ value: large }) })
  const calls = Array.from({ length: 10 }, () => store.call(call('large')))
  sockets.store.pause()
  await pause(300)
  expect(sockets.headquarters.bufferedAmount).toBeLessThan(3 * 1024 * 1024)
  sockets.store.resume()
  for (const { value } of await Promise.all(calls)) expect(value).toHaveLength(large.length)
})

test('a call after the close fails at once, and one without an answer at its deadline', async () => {
  const { store, headquarters } = await connectionPair({ handle: never }, { handle: never })
  await expect(store.call(call('slow'), 50)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  headquarters.close()
  await store.closed
  await expect(store.call(call('late'))).rejects.toBeInstanceOf(ConnectionClosed)
})

test('a peer that breaks the protocol is disconnected', async () => {
  const { headquarters, sockets } = await connectionPair({ handle: echo }, { handle: echo })
  sockets.store.send('not a frame')
  await headquarters.closed
  const other = await connectionPair({ handle: echo }, { handle: echo })
  other.sockets.store.send(Buffer.from([0, 1, 0, 0, 0, 1, ...Buffer.from('{"to":1}')]))
  await other.headquarters.closed
})
