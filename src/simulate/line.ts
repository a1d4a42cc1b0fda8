import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'

/** A connection to a database that can be lost or slow. A client of `url` speaks to the database itself. */
export type Line = {
  /** The database's URL through this line. */
  readonly url: string
  reachable: boolean
  /** Milliseconds that each piece of an answer takes longer. */
  delayMs: number
  /** Cuts every connection; while `reachable` is false none is accepted. */
  cut(): void
  close(): Promise<void>
}

/** Opens a line to a database on this machine that is connected to without TLS. */
export async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url)
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 5432) }
  const callers = new Set<Socket>()
  const server = createServer({ noDelay: true }, (caller) => {
    caller.on('error', () => {})
    if (!line.reachable) return void caller.resetAndDestroy()
    callers.add(caller)
    caller.once('close', () => callers.delete(caller))
    const database = connect({ ...target, noDelay: true })
    // When one end is lost, the other is closed.
    database.on('error', () => caller.resetAndDestroy())
    database.once('close', () => caller.destroy())
    caller.once('close', () => database.destroy())
    caller.pipe(database)
    database.pipe(delayed(() => line.delayMs)).pipe(caller)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line: Line = {
    url: through(url, server.address()),
    reachable: true,
    delayMs: 0,
    cut() {
      for (const caller of callers) caller.resetAndDestroy()
    },
    async close() {
      server.close()
      line.cut()
    },
  }
  return line
}

/** Passes each piece on this long after it came, in order: what comes meanwhile does not wait for it again. */
function delayed(ms: () => number): Transform {
  let last = 0
  return new Transform({
    transform(chunk, _, done) {
      const now = performance.now()
      last = Math.max(last, now + ms())
      if (last <= now) this.push(chunk)
      else setTimeout(() => this.push(chunk), last - now)
      done()
    },
    flush(done) {
      setTimeout(done, Math.max(0, last - performance.now()))
    },
  })
}

function through(url: string, address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('The line to the database has no port.')
  const changed = new URL(url)
  changed.hostname = '127.0.0.1'
  changed.port = String(address.port)
  return changed.href
}
