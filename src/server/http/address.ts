import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import type { Config } from '../../config/config.ts'

/** The client's address. X-Forwarded-For is trusted only from the configured proxies. */
export function clientAddress(request: IncomingMessage, trustProxy: Config['trustProxy']): string {
  if (trustProxy === false) return request.socket.remoteAddress ?? 'unknown'
  return proxyAddress(request, trustProxy === true ? () => true : [...trustProxy]) || 'unknown'
}
