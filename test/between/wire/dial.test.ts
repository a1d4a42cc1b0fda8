import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { type AcceptParts, acceptUpgrades } from '../../../src/between/wire/accept.ts'
import { type Connection, openConnection } from '../../../src/between/wire/connection.ts'
import { dial } from '../../../src/between/wire/dial.ts'
import { watchedLog } from '../../support/canary.ts'

const silent = pino({ level: 'silent' })
const handle = async () => ({ value: 'answer' })
const CALL = { to: 'headquarters', name: 'featureStates', given: [] }

/** Headquarters that accepts the bearer `right`. */
async function headquarters(versions: readonly number[], parts: Partial<AcceptParts<{ id: string }>> = {}) {
  const accepted: { connection: Connection; wireVersion: number }[] = []
  const refused: string[] = []
  const upgrade = acceptUpgrades<{ id: string }>({
    authenticate: async (bearer) =>
      bearer === 'right' ? { id: 'houston-db' } : { refused: 'REVOKED', message: 'The key was revoked.' },
    onConnection: (_, socket, wireVersion) =>
      accepted.push({ connection: openConnection(socket, { handle, log: silent, peer: 'houston-db' }), wireVersion }),
    onRefused: ({ message }) => refused.push(message),
    versions,
    ...parts,
  })
  const server = createServer().on('upgrade', upgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  onTestFinished(() => {
    for (const { connection } of accepted) connection.close()
    server.close()
  })
  return { url: `ws://127.0.0.1:${port}/wire`, accepted, refused }
}

function dialled(url: string, versions: readonly number[], bearer = 'right') {
  const { log, lines } = watchedLog()
  const store = dial({ target: async () => ({ url, bearer }), handle, log, versions, firstPauseMs: 10 })
  onTestFinished(() => store.stop())
  return { store, lines }
}

test.each([
  { hq: [2, 1], store: [2, 1], version: 2 },
  { hq: [2, 1], store: [1], version: 1 },
  { hq: [1], store: [2, 1], version: 1 },
])('headquarters of versions $hq and a store of $store speak version $version', async ({ hq, store, version }) => {
  const there = await headquarters(hq)
  const here = dialled(there.url, store)
  expect(await here.store.call(CALL)).toEqual({ value: 'answer' })
  expect(there.accepted[0]?.wireVersion).toBe(version)
})

test('a call that arrives together with the answer to the handshake is answered', async () => {
  let answer: (answered: Promise<unknown>) => void = () => {}
  const answered = new Promise((resolve) => {
    answer = resolve
  })
  const there = await headquarters([1], {
    onConnection: (_, socket, __, { socket: stream }) => {
      const connection = openConnection(socket, { handle, log: silent, peer: 'houston-db' })
      onTestFinished(() => connection.close())
      // The answer to the handshake waits for the call.
      const alone = stream.writableLength
      const leave = setInterval(() => {
        if (stream.writableLength <= alone) return
        clearInterval(leave)
        stream.uncork()
      }, 1)
      answer(connection.call(CALL))
    },
    authenticate: async (_, { socket }) => {
      socket.cork()
      return { id: 'houston-db' }
    },
  })
  dialled(there.url, [1])
  expect(await answered).toEqual({ value: 'answer' })
})

test.each([
  {
    hq: [3, 2],
    store: [1],
    sentence: 'Headquarters speaks version 2 and 3 of the wire, and this store 1. Upgrade the store.',
  },
  {
    hq: [1],
    store: [3, 2],
    sentence: 'Headquarters speaks version 1 of the wire, and this store 2 and 3. Upgrade headquarters.',
  },
])('headquarters of versions $hq refuses a store of $store, and both say why', async ({ hq, store, sentence }) => {
  const there = await headquarters(hq)
  const here = dialled(there.url, store)
  await expect
    .poll(() => here.store.state)
    .toMatchObject({
      state: 'REFUSED',
      code: 'WIRE_VERSION',
      why: expect.stringContaining(sentence),
    })
  expect(there.refused[0]).toBe(sentence)
  expect(here.lines.join()).toContain(sentence)
  await expect(here.store.call(CALL)).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('a store that is refused says why, and is connected when it is accepted again', async () => {
  let bearer = 'wrong'
  const there = await headquarters([1])
  const { log } = watchedLog()
  const target = async () => ({ url: there.url, bearer })
  const store = dial({ target, handle, log, firstPauseMs: 10 })
  onTestFinished(() => store.stop())
  await expect.poll(() => store.state).toMatchObject({ state: 'REFUSED', code: 'REVOKED' })
  bearer = 'right'
  await expect.poll(() => store.state.state, { timeout: 60_000 }).toBe('CONNECTED')
})

test('a lost connection is dialled again', async () => {
  const there = await headquarters([1])
  const here = dialled(there.url, [1])
  await here.store.call(CALL)
  there.accepted[0]?.connection.close(1001)
  await expect.poll(() => there.accepted.length, { timeout: 60_000 }).toBe(2)
  await expect.poll(() => here.store.state.state, { timeout: 60_000 }).toBe('CONNECTED')
  expect(await here.store.call(CALL)).toEqual({ value: 'answer' })
})

test('an answer of something else than headquarters is told as such', async () => {
  const server = createServer().on('upgrade', (_, stream) => stream.end('HTTP/1.1 502 Bad Gateway\r\n\r\n<html>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const here = dialled(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/wire`, [1])
  await expect.poll(() => here.store.state).toMatchObject({ code: 'HTTP_502', why: expect.stringContaining('502') })
})
