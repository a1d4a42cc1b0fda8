import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What happens to new connections: they are forwarded, reset at once, or accepted and never answered. */
type Mode = 'open' | 'refusing' | 'silent'

/** A connection to a database that can fail as networks do. */
export type FaultyLine = {
  /** The database's address through this line. */
  readonly url: string
  mode: Mode
  /** Milliseconds by which each piece of an answer is delayed. */
  delay: number
  /** Called for each new connection, whatever happens to it. */
  onConnection: () => void
  /** Called for each piece before it is forwarded; its result is what happens to the connection. */
  spoil: ((from: 'program' | 'database', piece: string) => 'cut' | 'silence' | undefined) | null
  /** Resets every connection. */
  cut(): void
  /** Every connection stays open, but forwards nothing any more, in either direction. */
  silence(): void
}

/** Opens a line to a database on this machine; it is closed at the end of the test. */
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
