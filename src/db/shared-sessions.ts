import { openClient } from './open-client.ts'

const known = new Map<string, Promise<boolean>>()

/**
 * True when a pooler at this address gives each transaction another session of PostgreSQL, such as PgBouncer with
 * `pool_mode = transaction`: notices do not arrive through it, and nothing of a session outlasts a transaction. Asked
 * once for each address; rejects while the database cannot be reached.
 */
export function sharesSessions(address: string): Promise<boolean> {
  const asked = known.get(address) ?? probe(address)
  known.set(address, asked)
  asked.catch(() => known.delete(address))
  return asked
}

/**
 * A session of PostgreSQL belongs to one connection, unless a pooler lends it. So two connections are held, and one of
 * them has a transaction: if it has the session that the other one just had, or the other one has another session now,
 * sessions are lent.
 */
async function probe(address: string): Promise<boolean> {
  const connect = () =>
    openClient(address, {
      max: 1,
      connectTimeout: 2_000,
      statementTimeout: 3_000,
      session: { application_name: 'tillsync probe' },
    })
  const [one, other] = [connect(), connect()]
  const session = `/* db.session */ select pg_backend_pid() as pid`
  try {
    const [before] = await one.client.unsafe(session)
    return await other.client.begin(async (transaction) => {
      const [held] = await transaction.unsafe(session)
      if (held?.pid === before?.pid) return true
      const [after] = await one.client.unsafe(session)
      return after?.pid !== before?.pid
    })
  } finally {
    await Promise.all([one.close(0), other.close(0)])
  }
}
