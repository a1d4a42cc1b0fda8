import { connect, type Socket } from 'node:net'
import type { Load, Loaded } from './load.ts'
import { answer } from './program.ts'

// The load: keep-alive connections over plain sockets, because an HTTP client would cost more than some of the servers.

/** A response that does not come within this many milliseconds fails the benchmark. */
const LONGEST = 60_000

type Connection = { exchange(request: string): Promise<{ status: number; body: Buffer }>; close(): void }

answer({ send: ({ load }: { load: Load }) => send(load) })

async function send(load: Load): Promise<Loaded> {
  const { url, tokens, clients, requests, seconds } = load
  const { host, hostname, port } = new URL(url)
  const connections = await Promise.all(Array.from({ length: clients }, () => open(hostname, Number(port))))
  const times: number[] = []
  let sent = 0
  let refused = 0
  let refusal: string | null = null
  const begun = performance.now()
  const end = begun + seconds * 1_000
  async function client(connection: Connection, nth: number): Promise<void> {
    const token = tokens[nth % Math.max(tokens.length, 1)]
    const head = `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${token === undefined ? '' : `authorization: Bearer ${token}\r\n`}content-length: `
    while (sent < requests && performance.now() < end) {
      const body = bodyOf(load, sent++)
      const at = performance.now()
      const response = await connection.exchange(`${head}${Buffer.byteLength(body)}\r\n\r\n${body}`)
      if (isRefusal(response)) {
        refused += 1
        refusal ??= response.body.toString('utf8', 0, 500)
      } else times.push(performance.now() - at)
    }
  }
  try {
    await Promise.all(connections.map(client))
  } finally {
    for (const connection of connections) connection.close()
  }
  const took = (performance.now() - begun) / 1_000
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? Number.NaN
  return { answered: times.length, refused, refusal, seconds: took, p50: at(0.5), p99: at(0.99) }
}

function bodyOf({ bodies, item, items = 0, from = 0, step = 1, modulo }: Load, nth: number): string {
  const numbered = (text: string, number: number) =>
    text.replaceAll('%n', String(number).padStart(7, '0')).replaceAll('%f', number % 2 === 0 ? 'Ada' : 'Grace')
  const numberOf = (place: number) => (modulo === undefined ? from + place * step : (from + place * step) % modulo)
  const body = bodies[nth % bodies.length] ?? ''
  if (item === undefined) return numbered(body, numberOf(nth))
  const all = Array.from({ length: items }, (_, place) => numbered(item, numberOf(nth * items + place)))
  return body.replace('%items', all.join(','))
}

const isRefusal = ({ status, body }: { status: number; body: Buffer }) =>
  status !== 200 || body.includes('"errors":[') || body.includes('"userErrors":[{')

function open(host: string, port: number): Promise<Connection> {
  return new Promise((opened, failed) => {
    const socket: Socket = connect(port, host)
    socket.setNoDelay(true)
    socket.setTimeout(LONGEST, () => socket.destroy(new Error(`no response within ${LONGEST} ms`)))
    let waiting: { resolve(response: { status: number; body: Buffer }): void; reject(error: Error): void } | undefined
    let received: Buffer[] = []
    let size = 0
    /** The bytes of the whole response, once its headers are there. */
    let whole = Number.POSITIVE_INFINITY
    let start = 0
    socket.on('data', (chunk) => {
      received.push(chunk)
      size += chunk.length
      if (whole === Number.POSITIVE_INFINITY) {
        const head = Buffer.concat(received)
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = /\r\ncontent-length: *(\d+)/i.exec(head.toString('latin1', 0, end + 2))?.[1]
        if (length === undefined) return socket.destroy(new Error('a response without content-length'))
        start = end + 4
        whole = start + Number(length)
      }
      if (size < whole) return
      const response = Buffer.concat(received)
      received = []
      size = 0
      whole = Number.POSITIVE_INFINITY
      waiting?.resolve({ status: Number(response.toString('latin1', 9, 12)), body: response.subarray(start) })
    })
    const gone = (error: Error) => {
      failed(error)
      waiting?.reject(error)
    }
    socket.on('error', gone)
    socket.on('close', () => gone(new Error('the server closed a connection')))
    socket.on('connect', () =>
      opened({
        exchange: (request) =>
          new Promise((resolve, reject) => {
            waiting = { resolve, reject }
            socket.write(request)
          }),
        close: () => socket.destroy(),
      }),
    )
  })
}
