import postgres, { type Sql } from 'postgres'

/** Addresses of the databases: headquarters', and those of the tills by the names of their places. */
export type Databases = { readonly hq: string; readonly tills: Readonly<Record<string, string>> }

export type Customer = {
  key: string
  name: string
  account: string
  phone: string | null
  cellularPhone: string | null
  email: string | null
}
/**
 * A captured operation. `number` counts the operations of its customer and channel database at headquarters;
 * `ownNumber` is the one that it has at the channel.
 */
export type Operation = {
  id: string
  customerKey: string
  channelDatabase: string
  channel: string
  number: number
  ownNumber: number
}
/** A line of a log; `at` in milliseconds since 1970. */
export type LogLine = { position: number; at: number; operationId: string; status: string; revision: number }

/** What the databases contain, read with the checker's own SQL. */
export type Facts = {
  customers: Customer[]
  accounts: { key: string; account: string }[]
  tills: ReadonlyMap<string, Customer[]>
  operations: ReadonlyMap<string, Operation>
  /** Headquarters' log, and the captures in those of the channel databases; only of captured operations. */
  log: LogLine[]
  captures: LogLine[]
  /** All names of customers to be erased that are anywhere in a database. */
  erasableNames: { name: string; where: string }[]
}

const LINES = `select position::float8 as position, (extract(epoch from at) * 1000)::float8 as at,
  operation_id::text as "operationId", status, revision from log
  where kind = 'OPERATION' and operation_id is not null and status is not null`

export async function readFacts(databases: Databases): Promise<Facts> {
  const open = (url: string) => postgres(url, { max: 2, onnotice: () => {} })
  const hq = open(databases.hq)
  const tills = Object.fromEntries(Object.entries(databases.tills).map(([place, url]) => [place, open(url)]))
  try {
    return await readFrom(hq, tills)
  } finally {
    await Promise.all([hq, ...Object.values(tills)].map((client) => client.end({ timeout: 1 })))
  }
}

async function readFrom(hq: Sql, tills: Readonly<Record<string, Sql>>): Promise<Facts> {
  const operations = await read<Operation>(
    hq,
    `select operation_id::text as id, customer_key::text as "customerKey", channel_database_id as "channelDatabase",
      channel_id as channel, operation_number as number,
      operation_number - number_offset as "ownNumber"
    from operation where route = 'ASYNC' and channel_database_id is not null and operation_number is not null`,
  )
  const byId = new Map(operations.map((operation) => [operation.id, operation]))
  const captures = await Promise.all(
    Object.values(tills).map((till) => read<LogLine>(till, `${LINES} and status = 'CAPTURED'`)),
  )
  return {
    customers: await read(
      hq,
      `select customer_key::text as key, last_name as name, account, phone, cellular_phone as "cellularPhone", email
      from customer where last_name like 'Fault%'`,
    ),
    accounts: await read(hq, 'select customer_key::text as key, account from customer_account'),
    tills: new Map(
      await Promise.all(
        Object.entries(tills).map(async ([place, till]) => {
          const customers = await read<Customer>(
            till,
            `select customer_key::text as key, substring(name from 'Fault.*') as name, account,
              document ->> 'phone' as phone, document ->> 'cellularPhone' as "cellularPhone", document ->> 'email' as email
            from customer where name like '%Fault%'`,
          )
          return [place, customers] as const
        }),
      ),
    ),
    operations: byId,
    log: (await read<LogLine>(hq, `${LINES} order by position`)).filter(({ operationId }) => byId.has(operationId)),
    captures: captures.flat(),
    erasableNames: (
      await Promise.all(Object.entries({ hq, ...tills }).map(([where, client]) => erasable(where, client)))
    ).flat(),
  }
}

/** Looks through every table, whatever it is for. */
async function erasable(where: string, client: Sql): Promise<Facts['erasableNames']> {
  const tables = await read<{ name: string }>(
    client,
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const found = await Promise.all(
    tables.map(async ({ name: table }) => {
      const names = await read<{ name: string }>(
        client,
        `select distinct (regexp_matches(t::text, 'FaultErased\\w+', 'g'))[1] as name from ${table} t
        where t::text like '%FaultErased%'`,
      )
      return names.map(({ name }) => ({ name, where: `${where} ${table}` }))
    }),
  )
  return found.flat()
}

async function read<Row extends object>(client: Sql, query: string): Promise<Row[]> {
  return [...(await client.unsafe<Row[]>(query))]
}

export function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
