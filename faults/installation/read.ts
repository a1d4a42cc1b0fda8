import pg from 'pg'

const CONNECTED_WITHIN = 2_000
const ANSWERED_WITHIN = 2_000

/** Reads over a connection of its own, past every line; throws soon when the server is down, frozen, or refuses. */
export async function read<Row extends object>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECTED_WITHIN,
    query_timeout: ANSWERED_WITHIN,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<Row>(query)).rows
  } finally {
    // A frozen server does not answer the farewell.
    client.end().catch(() => {})
  }
}
