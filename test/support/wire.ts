import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import { type Connection, type ConnectionParts, openConnection } from '../../src/between/wire/connection.ts'
import { afterFile } from './after-file.ts'

const log = pino({ level: 'silent' })

type End = Partial<ConnectionParts> & Pick<ConnectionParts, 'handle'>

/** The two ends of a connection over a real socket. `url`: leads to the server by another way, such as a proxy. */
export async function connectionPair(
  store: End,
  headquarters: End,
  url: (port: number) => Promise<string> | string = (port) => `ws://127.0.0.1:${port}`,
): Promise<{ store: Connection; headquarters: Connection; sockets: { store: WebSocket; headquarters: WebSocket } }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const accepted = new Promise<WebSocket>((resolve) => server.once('connection', resolve))
  const dialled = new WebSocket(await url(port), { perMessageDeflate: false })
  await new Promise((resolve) => dialled.once('open', resolve))
  const sockets = { store: dialled, headquarters: await accepted }
  afterFile(() => {
    sockets.store.terminate()
    sockets.headquarters.terminate()
    server.close()
  })
  return {
    store: openConnection(sockets.store, { log, peer: 'headquarters', ...store }),
    headquarters: openConnection(sockets.headquarters, { log, peer: 'houston-db', ...headquarters }),
    sockets,
  }
}
