import { expect, test } from 'vitest'
import { openSocket } from '../../support/http.ts'
import { startTestServer } from '../fixture.ts'

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

test('X-Forwarded-For is trusted only from configured proxies', async () => {
  const server = await startTestServer({ limits: { socketsPerAddress: 1 } })
  const first = await openSocket(server.url, from('203.0.113.1'))
  await expect(openSocket(server.url, from('203.0.113.2'))).rejects.toThrow('429')
  first.close()
  await server.stop()
})

test('behind a trusted proxy each client has an address of its own, and cannot invent another', async () => {
  const server = await startTestServer({ limits: { socketsPerAddress: 1 }, config: { trustProxy: ['127.0.0.1'] } })
  const sockets = [await openSocket(server.url, from('203.0.113.1')), await openSocket(server.url, from('203.0.113.2'))]
  await expect(openSocket(server.url, from('203.0.113.1'))).rejects.toThrow('429')
  // The proxy adds the address that it sees; the text before it comes from the client.
  await expect(openSocket(server.url, from('198.51.100.9, 203.0.113.1'))).rejects.toThrow('429')
  for (const socket of sockets) socket.close()
  await server.stop()
})
