import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What becomes of new connections: they are let through, reset at once, or accepted and never answered. */
type Mode = 'open' | 'refusing' | 'silent'

/** A way to a database that can be made to fail as networks do. */
export type FaultyLine = {
  /** The database's address by way of this line. */
  readonly url: string
  mode: Mode
  /** Milliseconds by which each piece of an answer comes later. */
  delay: number
  /** Called with each new connection, whatever becomes of it. */
  onConnection: () => void
  /** Looks at each piece that is sent: what it names becomes of the connection, before the piece is passed on. */
  spoil: ((from: 'program' | 'database', piece: string) => 'cut' | 'silence' | undefined) | null
  /** Resets every connection. */
  cut(): void
  /** Every connection stays open, and nothing comes through it any more, in neither direction. */
  silence(): void
}

/** Opens a line to a database on this machine; it is closed when the test is done. */
export async function openFaultyLine(database: string, finished = onTestFinished): Promise<FaultyLine> {
  const { hostname, port } = new URL(database)
  const connections = new Map<Socket, { isSilent: boolean }>()
  const server = createServer((near) => {
    near.on('error', () => {})
    line.onConnection()
    if (line.mode === 'refusing') return void near.resetAndDestroy()
    const state = { isSilent: line.mode === 'silent' }
    connections.set(near, state)
    near.once('close', () => connections.delete(near))
    const far = connect(Number(port), hostname)
    const pass = (from: 'program' | 'database', to: Socket) => (piece: Buffer) => {
      const what = line.spoil?.(from, piece.toString('latin1'))
      if (what === 'cut') near.resetAndDestroy()
      if (what === 'silence') state.isSilent = true
      const wait = from === 'database' ? line.delay : 0
      if (wait > 0) setTimeout(() => state.isSilent || to.write(piece), wait)
      else if (!state.isSilent && !near.destroyed) to.write(piece)
    }
    near.on('data', pass('program', far))
    far.on('data', pass('database', near))
    far.on('error', () => near.resetAndDestroy())
    far.once('close', () => state.isSilent || near.destroy())
    near.once('close', () => far.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(database)
  url.hostname = '127.0.0.1'
  url.port = address !== null && typeof address === 'object' ? String(address.port) : ''
  const line: FaultyLine = {
    url: url.href,
    mode: 'open',
    delay: 0,
    onConnection: () => {},
    spoil: null,
    cut() {
      for (const near of connections.keys()) near.resetAndDestroy()
    },
    silence() {
      for (const state of connections.values()) state.isSilent = true
    },
  }
  finished(() => {
    server.close()
    line.cut()
  })
  return line
}
