import { EventEmitter, on, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { buildSchema, type ExecutionArgs, subscribe } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { madeEvent } from '../harness/event.ts'
import { answer } from '../harness/program.ts'

// Stock graphql-ws: executes and serializes events for every subscriber separately. Events come from memory; no
// permissions, no database.

const schema = buildSchema(/* GraphQL */ `
  type Query { none: Int }
  type OperationChanged { cursor: String! at: String! operationId: String! status: String! revision: Int! }
  type Ready { cursor: String! }
  union Event = OperationChanged | Ready
  type Subscription { operationChanged: Event! }`)
const events = new EventEmitter().setMaxListeners(0)

async function* watch() {
  const coming = on(events, 'event')
  yield { operationChanged: { __typename: 'Ready', cursor: '' } }
  for await (const [event] of coming) yield { operationChanged: event }
}

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
await once(server, 'listening')
useServer(
  {
    schema,
    roots: { subscription: { operationChanged: watch } },
    subscribe: (args) => subscribe(args as ExecutionArgs),
  },
  server,
)

answer({
  address: () => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: '' }),
  async publish({ count }: { count: number }) {
    for (let nth = 0; nth < count; nth++) {
      events.emit('event', madeEvent())
      await turn()
    }
  },
})
