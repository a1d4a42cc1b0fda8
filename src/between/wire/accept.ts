import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { FRAME_BYTES } from './frames.ts'
import { agreedVersion, protocolsOf, versionsIn, WIRE_VERSIONS } from './version.ts'

/** Where the wire is, beside GraphQL. */
export const WIRE_PATH = '/wire'

/** Handles the request of an upgrade. */
export type WireUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void

/** Why a peer is refused: a code for programs and a sentence for people, with nothing secret in either. */
export type WireRefusal = { readonly refused: string; readonly message: string }

export type AcceptParts<Peer extends object> = {
  /** Who dials, by the bearer token. */
  readonly authenticate: (bearer: string, request: IncomingMessage) => Promise<Peer | WireRefusal>
  readonly onConnection: (peer: Peer, socket: WebSocket, wireVersion: number, request: IncomingMessage) => void
  readonly onRefused: (refusal: WireRefusal, request: IncomingMessage) => void
  readonly versions?: readonly number[] | undefined
}

/** Handles upgrade requests to WIRE_PATH. The version is agreed on before the token is looked at: it is no secret. */
export function acceptUpgrades<Peer extends object>(parts: AcceptParts<Peer>) {
  const { authenticate, onConnection, onRefused, versions = WIRE_VERSIONS } = parts
  const sockets = new WebSocketServer({
    noServer: true,
    // A frame, its header and what compression may add to bytes that cannot be compressed.
    maxPayload: FRAME_BYTES + 1_024,
    // Documents are compressed as a whole (frames.ts).
    perMessageDeflate: false,
    handleProtocols: (offered) => {
      const version = agreedVersion(versions, versionsIn([...offered].join(',')))
      return typeof version === 'number' ? (protocolsOf([version])[0] ?? false) : false
    },
  })

  async function admit(request: IncomingMessage): Promise<{ peer: Peer; version: number } | WireRefusal> {
    const version = agreedVersion(versions, versionsIn(request.headers['sec-websocket-protocol'] ?? ''))
    if (typeof version !== 'number') return { refused: 'WIRE_VERSION', message: version.refused }
    const bearer = bearerIn(request)
    if (bearer === undefined) return { refused: 'INVALID', message: 'The wire needs the assertion of a store.' }
    const peer = await authenticate(bearer, request)
    return 'refused' in peer ? peer : { peer, version }
  }

  const upgrade: WireUpgrade = (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    admit(request).then(
      (admitted) => {
        if ('refused' in admitted) {
          onRefused(admitted, request)
          return refuse(stream, admitted.refused === 'WIRE_VERSION' ? 426 : 403, admitted)
        }
        sockets.handleUpgrade(request, stream, head, (socket) => {
          onConnection(admitted.peer, socket, admitted.version, request)
        })
      },
      () => refuse(stream, 503, { refused: 'UNAVAILABLE', message: 'Headquarters cannot check the store now.' }),
    )
  }
  return upgrade
}

/** The bearer token of a request. */
export const bearerIn = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]

/** Refuses an upgrade with an answer that the dialling side shows to its operator. */
export function refuse(stream: Duplex, status: number, refusal: WireRefusal): void {
  const body = JSON.stringify(refusal)
  stream.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
