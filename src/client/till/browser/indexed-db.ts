/**
 * A till's captures in the browser: `import { indexedDbStore } from 'tillsync/till/indexed-db'`.
 *
 * @module
 */

import { type DBSchema, type IDBPObjectStore, openDB } from 'idb'
import type { StoredCapture } from '../capture.ts'
import { type CaptureStore, NotKept } from '../store.ts'

interface Tables extends DBSchema {
  captures: { key: number; value: StoredCapture }
}

/**
 * Keeps captures in IndexedDB, written to disk before they count as kept. Tabs of the same origin and name share one
 * queue, of which one sends at a time. Needs a secure context (https, or localhost). `name`: one for each till that
 * shares the browser's profile, such as the id of the channel.
 */
export async function indexedDbStore(name: string): Promise<CaptureStore> {
  if (!isSecureContext)
    throw new NotKept('Captures can be kept only on a page that is served by https, or from localhost.')
  const id = `tillsync.till.${name}`
  const db = await openDB<Tables>(id, 1, {
    upgrade(opened) {
      opened.createObjectStore('captures', { keyPath: 'number' })
    },
  }).catch((error: unknown) => {
    throw notKept(error)
  })
  // Without it, a browser that is short of room may remove what a site has stored. It may ask the person, and refuse.
  void navigator.storage?.persist?.().catch(() => false)
  const tabs = new BroadcastChannel(id)
  const write = async <T>(work: (captures: Captures) => Promise<T>): Promise<T> => {
    try {
      const transaction = db.transaction('captures', 'readwrite', { durability: 'strict' })
      const [done] = await Promise.all([work(transaction.store), transaction.done])
      return done
    } catch (error) {
      throw notKept(error)
    }
  }
  return {
    read: () => db.getAll('captures'),
    add: (capture) =>
      write(async (captures) => {
        const last = await captures.openKeyCursor(null, 'prev')
        // A number is not given again while the capture that had it may still be on its way.
        const stored = { ...capture, number: Math.max(Number(last?.key ?? 0) + 1, Date.now()) }
        await captures.add(stored)
        return stored
      }),
    change: (number, change) =>
      write(async (captures) => {
        const stored = await captures.get(number)
        if (!stored) return
        const next = change(stored)
        if (next) await captures.put(next)
        else await captures.delete(number)
      }),
    watch(changed) {
      tabs.addEventListener('message', changed)
      return () => tabs.removeEventListener('message', changed)
    },
    announce: () => tabs.postMessage(null),
    async alone(signal, send) {
      await navigator.locks.request(id, { signal }, send).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
    },
    async close() {
      tabs.close()
      db.close()
    },
  }
}

type Captures = IDBPObjectStore<Tables, ['captures'], 'captures', 'readwrite'>

/** Why the browser did not store something, in words for the till. */
function notKept(error: unknown): NotKept {
  const name = error instanceof DOMException ? error.name : ''
  const why =
    name === 'QuotaExceededError'
      ? 'The browser has no room left. Free some on this device, then capture again.'
      : 'The browser does not let this page store anything. Allow it, or use another browser.'
  return new NotKept(`Nothing was captured: ${why}`, { cause: error })
}
