import { EventEmitter, once } from 'node:events'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { Answers, type ErrorAnswer } from './answers.ts'
import type { Counted, ServerConnections } from './server-connections.ts'
import type { Tls } from './tls.ts'

export type Host = { readonly host: string; readonly port: number }

/** Where the driver says that the server is. */
export type Place = {
  readonly host: readonly string[]
  readonly port: readonly number[]
  readonly path: string | false
}

/** How connections are made and watched; times in milliseconds. */
export type ConnectionSettings = {
  readonly ssl: Tls
  /** Tried one after the other; without, the driver's. */
  readonly hosts: readonly Host[] | null
  /** The longest silence of the server while a connection is opened. */
  readonly connectTimeout: number
  readonly statementTimeout: number
  /** Called with each error that the server answers, also with those that the caller expects. */
  readonly onError?: (error: ErrorAnswer) => void
  /** The connections to this server, when they are counted. */
  readonly connections?: ServerConnections | null
  readonly isListener?: boolean
}

/** A connection that could not be made, or has gone. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  constructor(
    readonly code: 'CONNECTION_CLOSED' | 'CONNECT_TIMEOUT' | 'ANSWER_TIMEOUT' | 'TLS_REFUSED' | 'CONNECTIONS_USED_UP',
    /** `host:port` of the server. */
    readonly server?: string,
  ) {
    super(code)
  }
}

const KEEP_ALIVE = 10_000
/** How long a server may take to close a connection that was ended. */
const END_WITHIN = 2_000
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
const SSL_ACCEPTED = 'S'

/**
 * One connection to PostgreSQL, which the driver uses as its socket. It knows when an answer is overdue. When it is
 * lost it emits `error` and then `close`, in one go: between a socket's `error` and `close` the driver would put
 * statements on it that never fail. A close by the server during the start of a session is an error, too: for the
 * driver it is a reason to try again, without end (porsager/postgres#1193).
 */
export class WatchedConnection extends EventEmitter implements Counted {
  readyState: 'open' | 'closed' = 'open'
  readonly answers: Answers
  readonly owner: object
  readonly isListener: boolean
  /** Set by the driver (driver-repairs.ts). */
  retire = (): void => {}
  readonly #settings: ConnectionSettings
  #deadline: NodeJS.Timeout
  readonly #onTimeout: (error: ConnectionLost) => void
  #socket: Socket | null = null
  #dialing: Socket | null = null
  #host = ''
  readonly #server: string
  #unsent: Buffer[] = []
  #isEnding = false

  constructor(place: Place, settings: ConnectionSettings, onTimeout: (error: ConnectionLost) => void) {
    super()
    this.#settings = settings
    const { host, port, path } = place
    this.#server = path === false ? `${host.join()}:${port.join()}` : path
    this.#onTimeout = onTimeout
    this.answers = new Answers(settings.statementTimeout, settings.onError)
    this.owner = settings
    this.isListener = settings.isListener ?? false
    this.#deadline = setTimeout(
      () => this.lose(new ConnectionLost('CONNECTIONS_USED_UP', this.#server)),
      settings.connectTimeout,
    )
    void this.#connect(place).catch((error: Error) => this.lose(error))
  }

  get #isClosed(): boolean {
    return this.readyState === 'closed'
  }

  get idleSince(): number | null {
    return this.answers.idleSince
  }

  write(messages: Buffer, done?: () => void): boolean {
    this.answers.sent(messages)
    if (this.#socket) return this.#socket.write(messages, done)
    this.#unsent.push(messages)
    return true
  }

  /** Says goodbye to the server, which then closes the connection. */
  end(goodbye: Buffer): void {
    this.#isEnding = true
    if (this.#socket) {
      this.#socket.end(goodbye)
      setTimeout(() => this.destroy(), END_WITHIN).unref()
    } else {
      this.destroy()
    }
  }

  destroy(): void {
    this.lose(null)
  }

  pause(): void {
    this.#socket?.pause()
  }

  resume(): void {
    this.#socket?.resume()
  }

  /** Gives the connection up, and with it what is in flight. */
  lose(error: Error | null): void {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    clearTimeout(this.#deadline)
    this.#dialing?.destroy()
    this.#socket?.destroy()
    if (error) this.emit('error', error)
    this.emit('close', error !== null)
    this.#settings.connections?.leave(this)
  }

  timeOut(code: 'CONNECT_TIMEOUT' | 'ANSWER_TIMEOUT'): void {
    const error = new ConnectionLost(code, this.#server)
    this.lose(error)
    this.#onTimeout(error)
  }

  async #connect({ host, port, path }: Place): Promise<void> {
    const { connections, connectTimeout } = this.#settings
    await connections?.admit(this)
    if (this.#isClosed) return
    clearTimeout(this.#deadline)
    this.#deadline = setTimeout(() => this.timeOut('CONNECT_TIMEOUT'), connectTimeout)
    const hosts = this.#settings.hosts ?? [{ host: host[0] ?? 'localhost', port: port[0] ?? 5432 }]
    const socket = path === false ? await this.#dialFirst(hosts) : await this.#dial({ path })
    socket.setKeepAlive(true, KEEP_ALIVE)
    const onClose = () => this.lose(this.#isEnding ? null : new ConnectionLost('CONNECTION_CLOSED', this.#server))
    socket.on('close', onClose)
    const secure = await this.#secure(socket)
    if (secure !== socket) secure.on('error', (error) => this.lose(error)).on('close', onClose)
    if (this.readyState === 'closed') return void secure.destroy()
    secure.on('drain', () => this.emit('drain'))
    secure.on('data', (piece: Buffer) => {
      this.answers.received(piece)
      if (this.answers.isReady) clearTimeout(this.#deadline)
      // A session begins with several answers in turn: a server that is far away or slow is not lost.
      else if (!this.#isClosed) this.#deadline.refresh()
      this.emit('data', piece)
      connections?.freed()
    })
    this.#socket = secure
    for (const messages of this.#unsent) secure.write(messages)
    this.#unsent = []
  }

  /** The first of the hosts that answers. */
  async #dialFirst([first, ...others]: readonly Host[]): Promise<Socket> {
    if (!first) throw new ConnectionLost('CONNECTION_CLOSED', this.#server)
    this.#host = first.host
    try {
      return await this.#dial(first)
    } catch (error) {
      if (others.length === 0 || this.readyState === 'closed') throw error
      return await this.#dialFirst(others)
    }
  }

  async #dial(to: Host | { path: string }): Promise<Socket> {
    const socket = connect(to)
    this.#dialing = socket
    await once(socket, 'connect')
    socket.on('error', (error) => this.lose(error))
    return socket
  }

  async #secure(socket: Socket): Promise<Socket> {
    const { ssl } = this.#settings
    if (ssl === false) return socket
    socket.write(SSL_REQUEST)
    const [answer]: unknown[] = await once(socket, 'data')
    // More than the one letter was inserted before the encryption, by a third party.
    if (String(answer) !== SSL_ACCEPTED) {
      if (ssl === 'prefer' && String(answer) === 'N') return socket
      throw new ConnectionLost('TLS_REFUSED', this.#server)
    }
    const name = isIP(this.#host) ? {} : { servername: this.#host }
    const secure = connectTls({ socket, ...name, ...(ssl === 'prefer' ? { rejectUnauthorized: false } : ssl) })
    await once(secure, 'secureConnect')
    return secure
  }
}
