import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { madeEvent } from './payload.ts'
import { answer, cpuUsed } from './process.ts'

// Bare `ws`: each message serialised once and sent to every socket; no GraphQL, no rights, no database.

const sockets = new Set<WebSocket>()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
await once(server, 'listening')
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { type, id } = JSON.parse(String(data))
    if (type === 'connection_init') return socket.send('{"type":"connection_ack"}')
    sockets.add(socket)
    socket.send(`{"id":"${id}","type":"next","payload":{"data":{"operationChanged":{"__typename":"Ready"}}}}`)
  })
  socket.on('close', () => sockets.delete(socket))
})

answer({
  address: () => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: '' }),
  cpu: () => ({ cpu: cpuUsed() }),
  async publish({ count }: { count: number }) {
    for (let nth = 0; nth < count; nth++) {
      const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { operationChanged: madeEvent() } } })
      for (const socket of sockets) socket.send(text)
      await turn()
    }
  },
})
