import { queryBody } from './harness/customers.ts'
import { type Generator, type Load, sendAll, startGenerator } from './harness/load.ts'
import { inTurn, type Measured, rateRow, type Side, timeRow } from './harness/measure.ts'
import { type Program, startProgram } from './harness/program.ts'
import { type Servers, startServers } from './harness/servers.ts'
import { capture, download, synchronize, upload } from './harness/steps.ts'
import { startTillsync, type Tillsync } from './harness/tillsync.ts'
import { type Bench, type Group, measureRows, type Row } from './row.ts'

// Reads over HTTP with 100,000 customers, half of them called Ada, all with phone numbers that begin with 713; beside a
// server that reads by keyset and by an indexed prefix. Then with 20,000 captures that wait for headquarters, and with
// PostgreSQL's statistics from before.

const CUSTOMERS = 100_000
const PENDING = 20_000
const CLIENTS = 32
/** Requests of each side before its first round, for at most two seconds: Node compiles what runs often. */
const WARM_UP = 400
/** The same before its other rounds: what was compiled stays, caches are filled again. */
const WARM_UP_AGAIN = 64

const found = 'nodes { id name displayAccount }'
const TILL_SEARCH = (text: string) =>
  `{ customers(channel: "houston", first: 20, filter: { search: "${text}" }) { ${found} } }`
const HQ_SEARCH = (text: string) => `{ customers(first: 20, filter: { search: "${text}" }) { ${found} } }`
const OPERATION_SEARCH = (text: string) =>
  `{ operations(first: 20, filter: { search: "${text}" }) { nodes { operationId status } } }`
const LIST =
  '{ customers(channel: "houston", first: 20) { nodes { id name displayAccount email phone addresses { street city ' +
  'state zipCode country } } } }'
const OPERATIONS =
  '{ operations(first: 50) { nodes { operationId status changeDescription capturedAt customer { id name } } } }'

/** Words that one customer matches, half of them, and all. */
const ONE = 'lindgren%n'
const HALF = 'ada'
const ALL = '713'

type Parts = {
  bench: Bench
  servers: Servers
  generator: Generator
  tillsync: Tillsync
  apollo: Program
  apolloUrl: string
  customers: number
  /** One for each client, the same in all rounds: a server verifies the token of a busy till once. */
  tokens: { till: string[]; administrator: string[] }
}

const group: Group = async (bench) => {
  const customers = bench.quick ? CUSTOMERS / 10 : CUSTOMERS
  const pending = bench.quick ? PENDING / 10 : PENDING
  const servers = await startServers()
  const generator = startGenerator()
  const apollo = startProgram('yardsticks/bare-apollo', { DATABASE_URL: await servers.channels.create('apollo') })
  const [tillsync] = await Promise.all([startTillsync(servers), apollo.ask({ type: 'fill', customers })])
  const { url: apolloUrl } = await apollo.ask<{ url: string }>({ type: 'address' })
  const tokens = {
    till: await tillsync.tokens('CHANNEL_APPLICATION', CLIENTS),
    administrator: await tillsync.tokens('ADMINISTRATOR', CLIENTS),
  }
  const parts = { bench, servers, generator, tillsync, apollo, apolloUrl, customers, tokens }
  bench.progress(`${customers} customers`)
  await capture(generator, tillsync, customers, 0)
  for (const step of [upload, synchronize, download]) await step(tillsync, customers)
  await servers.analyze()
  await servers.setAutovacuum('off')

  await beside(parts, 'nothing pending', 0.45)
  await operations(parts)
  await words(parts)
  const calm = await typing(parts)
  bench.progress(`${pending} captures`)
  await capture(generator, tillsync, pending, customers)
  await beside(parts, `${pending} pending`, 0.4)
  await typingWhilePending(parts, pending, calm)
}
export default group

/** So many requests, for at most so many seconds. */
function side(parts: Parts, name: string, query: string, requests: number, apollo = false): Side {
  const { bench, generator, tillsync, apollo: program, apolloUrl, customers } = parts
  const tokens = query.includes('channel:') ? parts.tokens.till : parts.tokens.administrator
  const send = (most: number, seconds: number) => {
    const load: Load = {
      url: apollo ? apolloUrl : tillsync.url,
      tokens: apollo ? [] : tokens,
      clients: CLIENTS,
      bodies: [queryBody(query)],
      step: 7_919,
      modulo: customers,
      requests: most,
      seconds,
    }
    return sendAll(generator, load)
  }
  return {
    name,
    processes: [apollo ? program.pid : tillsync.pid],
    prepare: (round) => send(round === 0 ? WARM_UP : WARM_UP_AGAIN, 2),
    run: () => send(bench.quick ? requests / 10 : requests, bench.quick ? 2 : 3),
  }
}

const inPairs = async ({ servers, bench }: Parts, ours: Side, theirs: Side): Promise<[Measured, Measured]> => {
  const [one, other] = await inTurn(servers, [ours, theirs], bench)
  if (!one || !other) throw new Error('A side was not measured.')
  return [one, other]
}

/** A search with one match, and the first page, beside bare Apollo's. */
async function beside(parts: Parts, when: string, searchAtLeast: number): Promise<void> {
  const rows = [
    { name: `till's search, one match; ${when}`, query: TILL_SEARCH(ONE), requests: 8_000, atLeast: searchAtLeast },
    { name: `first 20 customers with addresses; ${when}`, query: LIST, requests: 4_000, atLeast: searchAtLeast },
  ]
  for (const { name, query, requests, atLeast } of rows)
    await measureRows(parts.bench, [name], async () => {
      parts.bench.progress(name)
      const [ours, theirs] = await inPairs(
        parts,
        side(parts, 'tillsync', query, requests),
        side(parts, 'bare Apollo', query, requests, true),
      )
      return [rateRow(name, ours, theirs, atLeast)]
    })
}

async function operations(parts: Parts): Promise<void> {
  const name = 'operations(first: 50) with changeDescription'
  await measureRows(parts.bench, [name], async () => {
    parts.bench.progress(name)
    const [ours, theirs] = await inPairs(
      parts,
      side(parts, 'tillsync', OPERATIONS, 2_000),
      side(parts, 'bare Apollo', OPERATIONS, 2_000, true),
    )
    return [rateRow(name, ours, theirs, 0.4)]
  })
}

/** Searches with many matches, beside the same search with one. */
async function words(parts: Parts): Promise<void> {
  const { bench, customers } = parts
  const searches = [
    { where: "till's search", query: TILL_SEARCH },
    { where: "headquarters' search of customers", query: HQ_SEARCH },
    { where: "headquarters' search of operations", query: OPERATION_SEARCH },
  ]
  for (const { where, query } of searches) {
    const name = (word: string, matches: number) => `${where}, ${matches} matches (${word})`
    const [half, all] = [name(HALF, customers / 2), name(ALL, customers)]
    await measureRows(bench, [half, all], async () => {
      bench.progress(where)
      const one = side(parts, 'the same with one match', query(ONE), 2_000)
      const many = [HALF, ALL].map((word) => side(parts, `${where}, ${word}`, query(word), 2_000))
      const [single, ...common] = await inTurn(parts.servers, [one, ...many], bench)
      const rows: Row[] = []
      for (const [nth, measured] of common.entries())
        if (single) rows.push(rateRow([half, all][nth] ?? '', measured, single, 0.25))
      return rows
    })
  }
}

/** A till that searches as it types: four letters, a request for each, one after the other. */
async function typing({ bench, generator, tillsync, servers }: Parts, letters = 'lind'): Promise<Measured | undefined> {
  const load = {
    url: tillsync.url,
    tokens: await tillsync.tokens('CHANNEL_DEVICE', 1),
    clients: 1,
    bodies: [...letters].map((_, nth) => queryBody(TILL_SEARCH(letters.slice(0, nth + 1)))),
    requests: bench.quick ? 100 : 400,
    seconds: bench.quick ? 5 : 10,
  }
  const run = () => sendAll(generator, load)
  const [measured] = await inTurn(servers, [{ name: 'nothing pending', processes: [tillsync.pid], run }], bench)
  return measured
}

/** Headquarters is away, so that the captures wait. */
async function typingWhilePending(parts: Parts, pending: number, calm: Measured | undefined): Promise<void> {
  const name = `a till that searches as it types, ${pending} pending, headquarters away (p99)`
  await measureRows(parts.bench, [name], async () => {
    if (!calm) throw new Error('The calm till was not measured.')
    parts.bench.progress(name)
    await parts.servers.headquarters.stop()
    const measured = await typing(parts)
    if (!measured) throw new Error('The till was not measured.')
    return [timeRow(name, 'p99', measured, calm, 5)]
  })
}
