import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'

/**
 * What happens on a line: it forwards; refuses new connections; takes them and never answers; or ends them as soon as
 * an answer comes, so that the request was carried out and nobody learns of it.
 */
export type LineMode = 'open' | 'refusing' | 'silent' | 'answers dropped'

/** A network connection on this machine that can fail as networks do. Its own port never changes. */
export type Line = {
  readonly port: number
  mode: LineMode
  /** Milliseconds by which each piece of an answer is delayed. */
  delay: number
  /** Where new connections lead to: a port of this machine, or of another address. */
  leadTo(port: number, host?: string): void
  /** Resets every connection. */
  cut(): void
  /** Every connection stays open, but forwards nothing any more: half-open. */
  silence(): void
  close(): void
}

/** A line of this thread, which tells what happens on it. */
export type ObservedLine = Line & {
  /** Called for each new connection, whatever happens to it. */
  onConnection: () => void
  /** Called for each piece before it is forwarded; its result is what happens to the connection. */
  spoil: ((from: 'program' | 'database', piece: string) => 'cut' | 'silence' | undefined) | null
}

/** Where a line listens; with a certificate, by TLS, which ends there. */
export type Listening = { readonly host?: string; readonly tls?: { readonly key: string; readonly cert: string } }

/** Opens a line. It refuses connections until it leads somewhere. */
export async function openLine({ host = '127.0.0.1', tls }: Listening = {}): Promise<ObservedLine> {
  let target: { port: number; host: string } | null = null
  const connections = new Map<Socket, { silent: boolean }>()
  const take = (near: Socket) => {
    near.on('error', () => {})
    line.onConnection()
    if (target === null || line.mode === 'refusing') return void reset(near)
    const state = { silent: line.mode === 'silent' }
    connections.set(near, state)
    near.once('close', () => connections.delete(near))
    const far = connect({ ...target, noDelay: true })
    const spoil = (from: 'program' | 'database', piece: Buffer) => {
      const what = line.spoil?.(from, piece.toString('latin1'))
      if (what === 'cut') reset(near)
      if (what === 'silence') state.silent = true
    }
    near.on('data', (piece) => {
      spoil('program', piece)
      if (!state.silent && !near.destroyed) far.write(piece)
    })
    far.on('data', (piece) => {
      if (line.mode === 'answers dropped') return void reset(near)
      spoil('database', piece)
      const forward = () => state.silent || near.destroyed || near.write(piece)
      if (line.delay > 0) setTimeout(forward, line.delay)
      else forward()
    })
    far.on('error', () => reset(near))
    far.once('close', () => state.silent || near.end())
    near.once('close', () => far.destroy())
  }
  const server = tls ? createTlsServer({ ...tls, noDelay: true }, take) : createServer({ noDelay: true }, take)
  server.listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  const line: ObservedLine = {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    mode: 'open',
    delay: 0,
    onConnection: () => {},
    spoil: null,
    leadTo(port, to = '127.0.0.1') {
      target = { port, host: to }
    },
    cut() {
      for (const near of connections.keys()) reset(near)
    },
    silence() {
      for (const state of connections.values()) state.silent = true
    },
    close() {
      server.close()
      line.cut()
    },
  }
  return line
}

/** Under TLS there is no reset: the connection ends without a farewell. */
function reset(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}
