import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { madeEvent } from '../harness/event.ts'
import { answer } from '../harness/program.ts'

// Bare `ws`: each message serialized once and sent to every socket; no GraphQL, no permissions, no database. With
// BATCH, that many messages are written to each socket at once, as tillsync does with events that are ready: otherwise
// a burst would compare writes, not servers.
const batch = Number(process.env.BATCH ?? 1)

const sockets = new Map<WebSocket, Duplex>()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
await once(server, 'listening')
server.on('connection', (socket, request) => {
  socket.on('message', (data) => {
    const { type, id } = JSON.parse(String(data))
    if (type === 'connection_init') return socket.send('{"type":"connection_ack"}')
    sockets.set(socket, request.socket)
    socket.send(`{"id":"${id}","type":"next","payload":{"data":{"operationChanged":{"__typename":"Ready"}}}}`)
  })
  socket.on('close', () => sockets.delete(socket))
})

answer({
  address: () => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: '' }),
  async publish({ count }: { count: number }) {
    for (let left = count; left > 0; left -= batch) {
      const texts = Array.from({ length: Math.min(batch, left) }, () =>
        JSON.stringify({ id: '1', type: 'next', payload: { data: { operationChanged: madeEvent() } } }),
      )
      for (const [socket, stream] of sockets) {
        if (texts.length > 1) stream.cork()
        for (const text of texts) socket.send(text)
        if (texts.length > 1) stream.uncork()
      }
      await turn()
    }
  },
})
