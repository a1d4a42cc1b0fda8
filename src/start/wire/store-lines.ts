import { setTimeout as pause } from 'node:timers/promises'
import { Forbidden } from '../../access/actor.ts'
import { wireAt } from '../../between/store/store-identity.ts'
import type { Send } from '../../between/wire/asking.ts'
import type { Connection } from '../../between/wire/connection.ts'
import { ConnectionClosed } from '../../between/wire/connection-closed.ts'
import { dialOnce } from '../../between/wire/dial.ts'
import type { Log } from '../../config/log.ts'
import type { Database } from '../../db/client.ts'
import { holdersOf, makeTicket, wasConnectedLately } from '../../headquarters/stores/store-connections.ts'

/** The call by which wake-ups are asked for. */
export const ON_WAKE = 'onWake'
/** How long a call waits for a store whose connection was lost a moment ago: it is dialling again. */
const RETURNS_WITHIN_MS = 15_000
const LOOKED_FOR_EVERY_MS = 200
/** How often wake-ups are asked for again where no connection gives them. */
const ASKED_AGAIN_EVERY_MS = 5_000
/** Calls that are not sent a second time when the connection was lost before the answer. */
const ONCE: ReadonlySet<string> = new Set(['recordAudit', 'acceptAsNewSource'])

/** The connections of a process of headquarters to stores: its own, and those of other processes, which forward. */
export interface StoreLines {
  /** A store's connection, which this process has accepted. */
  add(channelDatabaseId: string, connection: Connection): void
  /** This process's own connection to a store, the newest one. */
  own(channelDatabaseId: string): Connection | undefined
  /**
   * Sends calls to a store, whichever process holds its connection. Throws ConnectionClosed when none does. A call
   * whose connection was lost is sent again when the store is back within seconds, so that a job does not notice.
   */
  sendTo(channelDatabaseId: string): Send
  onWake(channelDatabaseId: string, wake: () => void): () => void
  close(): void
}

export function openStoreLines(db: Database, log: Log, ownUrl: () => string | null): StoreLines {
  const own = new Map<string, Connection[]>()
  const peers = new Map<string, Promise<Connection>>()
  const listeners = new Map<string, Set<() => void>>()
  const listening = new Set<string>()
  const stopping = new AbortController()
  const ownOf = (id: string) => own.get(id)?.findLast((connection) => connection.isOpen)

  async function connectionTo(id: string): Promise<Connection> {
    const here = ownOf(id)
    if (here) return here
    for (const url of await holdersOf(db, id)) {
      if (url === ownUrl()) continue
      const there = await peer(url).catch(() => null)
      if (there) return there
    }
    throw new ConnectionClosed('The store is not connected.')
  }

  function peer(url: string): Promise<Connection> {
    const known = peers.get(url)
    if (known) return known
    const opened = dialPeer(url)
    peers.set(url, opened)
    const forget = () => peers.delete(url)
    opened.then((connection) => connection.closed).then(forget, forget)
    return opened
  }

  /** Another process of headquarters, which never calls back. */
  async function dialPeer(url: string): Promise<Connection> {
    const target = async () => ({ url: wireAt(url), bearer: await makeTicket(db) })
    const handle = () => Promise.reject(new Forbidden('This process only calls.'))
    return dialOnce({ target, handle, log }, stopping.signal)
  }

  function notify(id: string): void {
    for (const wake of [...(listeners.get(id) ?? [])]) wake()
  }

  async function listen(id: string): Promise<void> {
    if (listening.has(id)) return
    listening.add(id)
    try {
      const connection = await connectionTo(id)
      const stop = connection.onWake((woken) => woken === id && notify(id))
      const ended = () => {
        stop()
        listening.delete(id)
        notify(id)
      }
      await connection.call({ to: id, name: ON_WAKE, given: [] }).catch((error: unknown) => {
        stop()
        throw error
      })
      void connection.closed.then(ended)
      notify(id)
    } catch {
      listening.delete(id)
    }
  }

  const again = setInterval(() => {
    for (const id of listeners.keys()) void listen(id)
  }, ASKED_AGAIN_EVERY_MS)
  again.unref()

  return {
    add(id, connection) {
      own.set(id, [...(own.get(id) ?? []), connection])
      void connection.closed.then(() => {
        const left = own.get(id)?.filter((other) => other !== connection) ?? []
        if (left.length > 0) own.set(id, left)
        else own.delete(id)
      })
      if (listeners.has(id)) void listen(id)
    },
    own: ownOf,
    sendTo: (id) => async (call) => {
      const until = performance.now() + RETURNS_WITHIN_MS
      for (;;) {
        let sent = false
        try {
          const connection = await connectionTo(id)
          sent = true
          return await connection.call(call)
        } catch (error) {
          const mayRepeat = error instanceof ConnectionClosed && !(sent && ONCE.has(call.name))
          if (!mayRepeat || performance.now() > until || !(await wasConnectedLately(db, id))) throw error
          await pause(LOOKED_FOR_EVERY_MS)
        }
      }
    },
    onWake(id, wake) {
      const registered = () => wake()
      const known = listeners.get(id) ?? new Set()
      listeners.set(id, known.add(registered))
      void listen(id)
      return () => {
        known.delete(registered)
        if (known.size === 0 && listeners.get(id) === known) listeners.delete(id)
      }
    },
    close() {
      stopping.abort()
      clearInterval(again)
      for (const connections of own.values()) for (const connection of connections) connection.close(1001, 'Going away')
      for (const opened of peers.values())
        opened.then(
          (connection) => connection.close(),
          () => {},
        )
    },
  }
}
