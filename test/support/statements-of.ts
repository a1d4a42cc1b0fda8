import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { RowsGiven } from '../../src/db/client.ts'

/** The names of the statements that some work sends, in order of their names; without those that match `besides`. */
export async function statementsOf(work: () => Promise<unknown>, besides?: RegExp): Promise<string[]> {
  const names: string[] = []
  const note = (message: unknown) => {
    const { sql } = message as RowsGiven
    const name = /^\s*\/\* (\S+) \*\//.exec(sql)?.[1]
    if (name !== undefined && !besides?.test(name)) names.push(name)
  }
  subscribe('tillsync.rows', note)
  try {
    await work()
  } finally {
    unsubscribe('tillsync.rows', note)
  }
  return names.sort()
}
