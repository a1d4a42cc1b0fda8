import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { DOCUMENT } from './event.ts'
import { answer } from './program.ts'

// Subscribers that only count frames, so that the benchmark measures the server and not them.

type Subscriber = { socket: Socket; received: number }

let subscribers: Subscriber[] = []
/** When the last subscriber had received this many messages, in nanoseconds of the machine's clock. */
let wanted = 0
let missing = 0
let done: (at: string) => void = () => {}
let arrived: Promise<string> = Promise.resolve('0')

function received(subscriber: Subscriber): void {
  subscriber.received += 1
  if (subscriber.received !== wanted) return
  missing -= 1
  if (missing === 0) done(process.hrtime.bigint().toString())
}

function subscribeOnce(url: URL, token: string): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname)
    const subscriber: Subscriber = { socket, received: 0 }
    let ready = false
    let opened = false
    let rest: Buffer = Buffer.alloc(0)
    const key = randomBytes(16).toString('base64')
    socket.setNoDelay(true)
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: ` +
        `Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: ` +
        `graphql-transport-ws\r\n\r\n`,
    )
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed a socket')))
    socket.on('data', (chunk: Buffer) => {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      if (!opened) {
        const end = rest.indexOf('\r\n\r\n')
        if (end < 0) return
        opened = true
        rest = rest.subarray(end + 4)
        socket.write(frame({ type: 'connection_init', payload: { token } }))
      }
      let at = 0
      for (let next = frameAt(rest, at); next; next = frameAt(rest, at)) {
        at = next.end
        if (ready) {
          if (next.opcode === 1) received(subscriber)
          else if (next.opcode === 9) socket.write(pong)
          continue
        }
        const text = rest.toString('utf8', next.start, next.end)
        if (text.includes('connection_ack'))
          socket.write(frame({ id: '1', type: 'subscribe', payload: { query: DOCUMENT } }))
        if (text.includes('"error')) reject(new Error(text))
        if (!text.includes('Ready')) continue
        ready = true
        resolve(subscriber)
      }
      rest = rest.subarray(at)
    })
  })
}

/** A server's frame: not masked. */
function frameAt(buffer: Buffer, at: number): { start: number; end: number; opcode: number } | undefined {
  if (buffer.length < at + 2) return undefined
  const [first = 0, second = 0] = [buffer[at], buffer[at + 1]]
  const short = second & 127
  const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
  if (buffer.length < start) return undefined
  const length =
    short === 126 ? buffer.readUInt16BE(at + 2) : short === 127 ? Number(buffer.readBigUInt64BE(at + 2)) : short
  return buffer.length < start + length ? undefined : { start, end: start + length, opcode: first & 15 }
}

/** A client's frame, with a mask of zeros. */
function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message))
  const header = body.length < 126 ? [0x81, 0x80 | body.length] : [0x81, 0xfe, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([...header, 0, 0, 0, 0]), body])
}
const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0])

answer({
  async subscribe({ url, token, count }: { url: string; token: string; count: number }) {
    while (subscribers.length < count) {
      const some = Math.min(50, count - subscribers.length)
      subscribers.push(...(await Promise.all(Array.from({ length: some }, () => subscribeOnce(new URL(url), token)))))
    }
  },
  /** Expects this many messages from here on. */
  expect({ messages }: { messages: number }) {
    for (const subscriber of subscribers) subscriber.received = 0
    wanted = messages
    missing = subscribers.length
    arrived = new Promise((resolve) => {
      done = resolve
    })
  },
  arrived: async () => ({ at: await arrived }),
  leave() {
    for (const { socket } of subscribers) socket.removeAllListeners('close').destroy()
    subscribers = []
  },
})
