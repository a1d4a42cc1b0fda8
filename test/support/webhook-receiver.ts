import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterFile } from './after-file.ts'

/** A message as the receiver got it. */
export type ReceivedMessage = {
  id: string
  type: string
  customerId: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

/** How a receiver answers a message; `count`: how many it has got, this one included. */
export type Answer = (message: ReceivedMessage, response: ServerResponse, count: number) => void

export const accept: Answer = (_, response) => void response.writeHead(204).end()
export const fail: Answer = (_, response) => void response.writeHead(500).end('out of order')
export const hang: Answer = () => {}

/** A receiver of webhooks on this machine: a real HTTP server. */
export type WebhookReceiver = {
  readonly url: string
  /** All messages in their order, whatever was answered. */
  readonly got: readonly ReceivedMessage[]
  answer: Answer
  /** Resolves when the messages fulfil the condition. */
  until(condition: (got: readonly ReceivedMessage[]) => boolean): Promise<void>
  /** Closes the port, so that connections are refused, and opens it again. */
  away(): Promise<void>
  back(): Promise<void>
}

/** Starts a receiver that accepts everything. It ends with the file's tests. */
export async function webhookReceiver(): Promise<WebhookReceiver> {
  const got: ReceivedMessage[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8')
      const { type, data } = JSON.parse(body)
      const { headers } = request
      const message = { id: String(headers['webhook-id']), type, customerId: data.customerId, headers, body }
      got.push(message)
      receiver.answer(message, response, got.length)
      for (const wake of waiting) wake()
    })
  })
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const away = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hook`,
    got,
    answer: accept,
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition(got)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    away,
    back: () => listen(port),
  }
  afterFile(away)
  return receiver
}
