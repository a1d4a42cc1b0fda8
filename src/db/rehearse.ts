import { type Database, type Transaction, type TransactionOptions, transaction } from './client.ts'

/** Carries the result of a rehearsal out of the transaction that it rolls back. */
class Rehearsed<T> extends Error {
  readonly result: T
  constructor(result: T) {
    super('rehearsed')
    this.result = result
  }
}

/** Runs `work` in a transaction that is always rolled back: a dry run then shows exactly what would have happened. */
export async function rehearse<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  let rehearsed: Rehearsed<T> | undefined
  try {
    return await transaction(
      db,
      async (tx) => {
        rehearsed = new Rehearsed(await work(tx))
        throw rehearsed
      },
      options,
    )
  } catch (error) {
    if (rehearsed !== undefined && error === rehearsed) return rehearsed.result
    throw error
  }
}
