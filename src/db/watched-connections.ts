import { ConnectionLost, type ConnectionSettings, type Place, WatchedConnection } from './watched-connection.ts'

/** Milliseconds between two looks for an answer that is overdue. */
const LOOK_EVERY = 250
/** Milliseconds within which another connection must have heard from the server, not to count as cut, too. */
const HEARD_WITHIN = 1_000

/** The connections of all clients that have some; one timer looks at them. */
const clients = new Set<{ look(): void }>()
let timer: NodeJS.Timeout | undefined

function watch(client: { look(): void }): void {
  clients.add(client)
  timer ??= setInterval(() => {
    for (const each of clients) each.look()
  }, LOOK_EVERY).unref()
}

function unwatch(client: { look(): void }): void {
  clients.delete(client)
  if (clients.size > 0) return
  clearInterval(timer)
  timer = undefined
}

/**
 * The connections of one client. When the server is silent on one of them, all go that are as silent: one timeout is
 * enough to notice a cut network. `onCutOff` is called when none is left then.
 */
export class WatchedConnections {
  readonly #connections = new Set<WatchedConnection>()
  readonly #suspects = new WeakSet<WatchedConnection>()
  readonly #settings: ConnectionSettings
  readonly #onCutOff: () => void

  constructor(settings: ConnectionSettings, onCutOff: () => void = () => {}) {
    this.#settings = settings
    this.#onCutOff = onCutOff
  }

  /** For the driver, as its `socket`. */
  readonly open = (place: Place): WatchedConnection => {
    const connection = new WatchedConnection(place, this.#settings, () => this.#dropSilent())
    this.#connections.add(connection)
    watch(this)
    connection.once('close', () => this.#forget(connection))
    return connection
  }

  /** Closes what is still open, without a goodbye. */
  close(): void {
    for (const connection of this.#connections) connection.destroy()
  }

  #forget(connection: WatchedConnection): void {
    this.#connections.delete(connection)
    if (this.#connections.size === 0) unwatch(this)
  }

  /** Gives up connections whose answer is overdue; looked at twice, for it may lie unread in a busy process. */
  look(): void {
    const now = performance.now()
    for (const connection of this.#connections) {
      if (!connection.answers.isOverdue(now)) this.#suspects.delete(connection)
      else if (this.#suspects.has(connection)) connection.timeOut('ANSWER_TIMEOUT')
      else this.#suspects.add(connection)
    }
  }

  #dropSilent(): void {
    const now = performance.now()
    const ready = [...this.#connections].filter(({ answers }) => answers.isReady)
    const silent = ready.filter(({ answers }) => now - answers.heard >= HEARD_WITHIN)
    for (const connection of silent) connection.lose(new ConnectionLost('ANSWER_TIMEOUT'))
    if (silent.length === ready.length) this.#onCutOff()
  }
}
