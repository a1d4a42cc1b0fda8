import postgres from 'postgres'
import type { Acknowledged } from './clients.ts'
import type { Databases } from './installed.ts'

/** What is wrong, by keys. All lists must be empty. */
export type Verdict = {
  /** Acknowledged, but headquarters has no customer. */
  lost: string[]
  /** More than one customer, or more than one account, for one key. */
  doubled: string[]
  /** The customer at headquarters has another GUID than the acknowledged one. */
  otherwise: string[]
  /** At headquarters, but never acknowledged to a client. */
  unasked: string[]
  /** A till shows no account number for the customer, or another than headquarters assigned. */
  notBack: string[]
}

/** True when nothing is wrong. */
export function isClean(verdict: Verdict): boolean {
  return Object.values(verdict).every((keys) => keys.length === 0)
}

type CustomerRow = { key: string; name: string; account: string }

/** Compares what was acknowledged with what the databases contain, using its own SQL and none of the program's code. */
export async function check(databases: Databases, acknowledged: readonly Acknowledged[]): Promise<Verdict> {
  const atHeadquarters = await read(
    databases.hq,
    `select c.customer_key::text as key, c.last_name as name, c.account from customer c where c.last_name like 'Fault%'`,
  )
  const accounts = await read(
    databases.hq,
    `select customer_key::text as key, '' as name, account from customer_account`,
  )
  const atTills = new Map<string, string>()
  for (const url of [databases.houston, databases.sanfrancisco]) {
    const rows = await read(
      url,
      `select customer_key::text as key, name, account from customer where name like '%Fault%'`,
    )
    for (const { key, account } of rows) atTills.set(`${url} ${key}`, account)
  }
  const byName = groupBy(atHeadquarters, ({ name }) => name)
  const accountsOf = groupBy(accounts, ({ key }) => key)
  const ownersOf = groupBy(accounts, ({ account }) => account)
  const names = new Set(acknowledged.map(({ name }) => name))
  const found = ({ name }: Acknowledged) => byName.get(name) ?? []
  const keys = (which: (each: Acknowledged) => boolean) => acknowledged.filter(which).map(({ key }) => key)
  const isBack = ({ customerKey }: Acknowledged, account: string) =>
    [databases.houston, databases.sanfrancisco].some((url) => atTills.get(`${url} ${customerKey}`) === account)
  return {
    lost: keys((each) => found(each).length === 0),
    doubled: keys(
      (each) =>
        found(each).length > 1 ||
        (accountsOf.get(each.customerKey)?.length ?? 0) > 1 ||
        found(each).some(({ account }) => (ownersOf.get(account)?.length ?? 0) > 1),
    ),
    otherwise: keys((each) => found(each).some(({ key }) => key !== each.customerKey)),
    unasked: [...byName.keys()].filter((name) => !names.has(name)),
    notBack: keys((each) => found(each).some(({ account }) => !isBack(each, account))),
  }
}

async function read(url: string, query: string): Promise<CustomerRow[]> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await client.unsafe<CustomerRow[]>(query)
  } finally {
    await client.end({ timeout: 1 })
  }
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
