import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { RowsGiven } from '../../src/db/client.ts'

/** The work on whose behalf something runs; none for what the process does by itself. */
const measured = new AsyncLocalStorage<symbol>()

/**
 * The names of the statements that some work sends, in order of their names; without those that match `besides`. The
 * requests of the work are part of it, up to the server that answers them in this process; the loops of the process
 * are not.
 */
export async function statementsOf(work: () => Promise<unknown>, besides?: RegExp): Promise<string[]> {
  const own = Symbol('work')
  const names: string[] = []
  const note = (message: unknown) => {
    const { sql } = message as RowsGiven
    const name = /^\s*\/\* (\S+) \*\//.exec(sql)?.[1]
    if (measured.getStore() === own && name !== undefined && !besides?.test(name)) names.push(name)
  }
  const adopt = () => measured.enterWith(own)
  subscribe('tillsync.rows', note)
  subscribe('http.server.request.start', adopt)
  try {
    await measured.run(own, work)
  } finally {
    unsubscribe('http.server.request.start', adopt)
    unsubscribe('tillsync.rows', note)
  }
  return names.sort()
}
