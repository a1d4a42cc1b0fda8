import { CREATE, CREATE_LIST, LIST, queryBody } from './harness/customers.ts'
import { type Generator, type Load, sendAll, startGenerator } from './harness/load.ts'
import { inTurn, rateRow, type Side, timeRow } from './harness/measure.ts'
import { type Program, startProgram } from './harness/program.ts'
import { type Servers, startServers } from './harness/servers.ts'
import { startTillsync, type Tillsync } from './harness/tillsync.ts'
import { type Bench, type Group, measureRows, withoutValue } from './row.ts'

// Captures over HTTP, each durable before its answer, beside servers that write three rows.

const CLIENTS = 32
const SETTLED = 100_000

type Parts = {
  bench: Bench
  servers: Servers
  generator: Generator
  tillsync: Tillsync
  tokens: string[]
  apollo: Program
}

const group: Group = async (bench) => {
  const servers = await startServers()
  const generator = startGenerator()
  const tillsync = await startTillsync(servers)
  const apollo = startProgram('yardsticks/bare-apollo', { DATABASE_URL: await servers.channels.create('apollo') })
  await apollo.ask({ type: 'fill', customers: bench.quick ? SETTLED / 10 : SETTLED })
  const parts = {
    bench,
    servers,
    generator,
    tillsync,
    tokens: await tillsync.tokens('CHANNEL_APPLICATION', CLIENTS),
    apollo,
  }
  await requests(parts)
  await postGraphile(parts)
  await lists(parts)
}
export default group

/** How much is sent to each side in each round: so many requests, for at most so many seconds. */
const sized = ({ quick }: Bench, requests: number) => ({
  requests: quick ? requests / 10 : requests,
  seconds: quick ? 5 : 6,
})

let next = 0
/** The number of the first of so many new customers. */
function numbers(count: number): number {
  next += count
  return next - count
}

function side(parts: Parts, name: string, pid: number, load: Omit<Load, 'from'>): Side {
  const send = (requests: number) =>
    sendAll(parts.generator, { ...load, requests, from: numbers(requests * (load.items ?? 1)) }, load.items)
  return {
    name,
    processes: [pid],
    // Node compiles what runs often: a few hundred requests would measure that.
    prepare: (round) => send(Math.max(Math.ceil(load.requests / (round === 0 ? 10 : 40)), load.items ? 5 : 100)),
    run: () => send(load.requests),
  }
}

async function sides(parts: Parts, load: Pick<Load, 'bodies' | 'clients' | 'requests' | 'seconds'>): Promise<Side[]> {
  const { tillsync, tokens, apollo } = parts
  const { url } = await apollo.ask<{ url: string }>({ type: 'address' })
  return [
    side(parts, 'tillsync', tillsync.pid, { ...load, url: tillsync.url, tokens }),
    side(parts, 'bare Apollo', apollo.pid, { ...load, url, tokens: [] }),
  ]
}

async function requests(parts: Parts): Promise<void> {
  const { bench, servers } = parts
  const measure = async (load: Pick<Load, 'bodies' | 'clients' | 'requests' | 'seconds'>) => {
    const [ours, theirs] = await inTurn(servers, await sides(parts, load), bench)
    if (!ours || !theirs) throw new Error('A side was not measured.')
    return { ours, theirs }
  }
  const typename = '{ __typename }, signed in, 32 clients'
  await measureRows(bench, [typename], async () => {
    bench.progress(typename)
    const { ours, theirs } = await measure({
      bodies: [queryBody('{ __typename }')],
      clients: CLIENTS,
      ...sized(bench, 40_000),
    })
    return [rateRow(typename, ours, theirs, 0.9)]
  })
  const capture = 'capture, 32 clients'
  await measureRows(bench, [capture], async () => {
    bench.progress(capture)
    const { ours, theirs } = await measure({ bodies: [CREATE], clients: CLIENTS, ...sized(bench, 15_000) })
    return [rateRow(capture, ours, theirs, 0.65)]
  })
  const one = 'capture, one client (p50)'
  await measureRows(bench, [one], async () => {
    bench.progress(one)
    const { ours, theirs } = await measure({ bodies: [CREATE], clients: 1, ...sized(bench, 3_000) })
    return [timeRow(one, 'p50', ours, theirs, 1.8)]
  })
}

/** Both on the Node that runs the benchmark: PostGraphile 5 needs Node 22. */
async function postGraphile(parts: Parts): Promise<void> {
  const { bench, servers, tillsync, tokens } = parts
  const name = 'capture, 32 clients, beside PostGraphile 5'
  const missing = await notInstalled('postgraphile')
  if (missing) return bench.report([withoutValue(name, { leftOut: missing })])
  await measureRows(bench, [name], async () => {
    bench.progress(name)
    const database = await servers.channels.create('postgraphile')
    const program = startProgram('yardsticks/postgraphile', { DATABASE_URL: database })
    await program.ask({ type: 'fill', customers: 1 })
    const { url, body } = await program.ask<{ url: string; body: string }>({ type: 'address' })
    const load = { clients: CLIENTS, ...sized(bench, 15_000) }
    const [ours, theirs] = await inTurn(
      servers,
      [
        side(parts, 'tillsync', tillsync.pid, { ...load, bodies: [CREATE], url: tillsync.url, tokens }),
        side(parts, 'PostGraphile', program.pid, { ...load, bodies: [body], url, tokens: [] }),
      ],
      bench,
    )
    await program.stop()
    return ours && theirs ? [rateRow(name, ours, theirs, 1)] : []
  })
}

async function notInstalled(name: string): Promise<string | null> {
  try {
    import.meta.resolve(name)
    return null
  } catch {
    return `${name} is not installed`
  }
}

async function lists(parts: Parts): Promise<void> {
  const { bench, servers, tillsync, tokens } = parts
  const name = `lists of ${LIST}`
  await measureRows(bench, [name], async () => {
    bench.progress(name)
    const { requests, seconds } = sized(bench, 200)
    const arrays = startProgram('yardsticks/lists', { DATABASE_URL: await servers.channels.create('lists') })
    await arrays.ask({ type: 'fill' })
    const write = (customers: number) =>
      arrays.ask<{ operations: number; seconds: number }>({ type: 'write', customers, from: numbers(customers) })
    const [ours, theirs] = await inTurn(
      servers,
      [
        side(parts, 'tillsync', tillsync.pid, {
          ...CREATE_LIST,
          url: tillsync.url,
          tokens,
          clients: 8,
          requests,
          seconds,
        }),
        {
          name: '64 customers a transaction, by unnest',
          processes: [arrays.pid],
          prepare: () => write((requests * LIST) / 10),
          run: () => write(requests * LIST),
        },
      ],
      bench,
    )
    await arrays.stop()
    return ours && theirs ? [rateRow(name, ours, theirs, 0.2)] : []
  })
}
