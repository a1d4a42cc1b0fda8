import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, transaction } from '../src/db/client.ts'
import { createDatabaseIfMissing } from '../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../src/db/embedded/server.ts'
import { append } from '../src/log/append.ts'
import { wake } from '../src/log/wake.ts'
import { type Program, startProgram } from './live/process.ts'
import type { Group, Row } from './row.ts'

// Subscriptions: messages per second and server CPU per message, compared with bare `ws` and with stock graphql-ws; and
// the time from a commit to the last subscriber. Server, subscribers and publisher are separate processes.

const ROUNDS = 3
const BURSTS = [
  { subscribers: 100, events: 500 },
  { subscribers: 1_000, events: 100 },
]
const SINGLE_EVENTS = 100

const PEERS: { name: string; program: string; env?: Record<string, string> }[] = [
  { name: 'bare', program: 'bare-server' },
  { name: 'batched', program: 'bare-server', env: { BATCH: '64' } },
  { name: 'stock', program: 'stock-server' },
]

type Side = {
  readonly name: string
  readonly server: Program /** Returns the time from which they could be sent, in nanoseconds. */
  publish(count: number): Promise<bigint>
}
type Measured = { perSecond: number; cpuPerMessage: number }
type Latency = { p50: number; p99: number; cpuPerMessage: number }

const group: Group = async (progress) => {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-bench-'))
  await chmod(folder, 0o711)
  const postgres = await startEmbeddedServer({
    name: 'bench',
    folder: join(folder, 'pg'),
    log: { info() {}, warn() {} },
  })
  await createDatabaseIfMissing(postgres.url('postgres'), 'hq')
  const url = postgres.url('hq')
  const sides: Side[] = []
  for (const { name, program, env } of PEERS) {
    const server = startProgram(program, env)
    sides.push({ name, server, publish: (count) => publishAtPeer(server, count) })
  }
  const server = startProgram('tillsync-server', settings(url, join(folder, 'data')))
  await server.ask({ type: 'address' })
  const db = openDatabase(url)
  sides.push({ name: 'tillsync', server, publish: (count) => publish(db, count) })
  const subscribers = startProgram('subscribers')
  try {
    const rows: Row[] = []
    for (const { subscribers: count, events } of BURSTS)
      rows.push(...(await bursts(sides, subscribers, count, events, progress)))
    rows.push(...(await singles(sides, subscribers, 1_000, progress)))
    return rows
  } finally {
    await Promise.all([subscribers, ...sides.map((side) => side.server)].map((program) => program.stop()))
    await db.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
export default group

function settings(url: string, dataFolder: string): Record<string, string> {
  return {
    PORT: '0',
    DEMO: 'off',
    LOG_LEVEL: 'error',
    TILLSYNC_DATA: dataFolder,
    TILLSYNC_ROLES: 'hq',
    HQ_DATABASE_URL: url,
    TILLSYNC_LIMIT_SOCKETS_PER_TOKEN: '10000',
    TILLSYNC_LIMIT_SOCKETS_PER_ADDRESS: '10000',
  }
}

async function publishAtPeer(server: Program, count: number): Promise<bigint> {
  const begun = process.hrtime.bigint()
  await server.ask({ type: 'publish', count })
  return begun
}

async function publish(db: ReturnType<typeof openDatabase>, count: number): Promise<bigint> {
  const events = Array.from({ length: count }, () => {
    const operationId = randomUUID()
    return { kind: 'OPERATION' as const, entityId: operationId, operationId, status: 'SYNCED', revision: 1 }
  })
  await transaction(db, (tx) => append(tx, events))
  const committed = process.hrtime.bigint()
  wake(db)
  return committed
}

/** Runs each side in turn, so that disturbances of the machine affect all. */
async function inTurn<T>(
  sides: readonly Side[],
  subscribers: Program,
  count: number,
  measure: (side: Side) => Promise<T>,
): Promise<Map<string, T[]>> {
  const measured = new Map<string, T[]>(sides.map(({ name }) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of sides) {
      const address = await side.server.ask<{ url: string; token: string }>({ type: 'address' })
      await subscribers.ask({ type: 'subscribe', ...address, count })
      measured.get(side.name)?.push(await measure(side))
      await subscribers.ask({ type: 'leave' })
    }
  }
  return measured
}

async function bursts(
  sides: readonly Side[],
  subscribers: Program,
  count: number,
  events: number,
  progress: (line: string) => void,
): Promise<Row[]> {
  progress(`${events} events at once to ${count} subscribers`)
  const measured = await inTurn(sides, subscribers, count, async ({ server, publish }): Promise<Measured> => {
    // One round to warm up.
    await deliver(subscribers, Math.ceil(events / 10), publish)
    const before = await cpuOf(server)
    const seconds = (await deliver(subscribers, events, publish)).all / 1e9
    const messages = events * count
    return { perSecond: messages / seconds, cpuPerMessage: ((await cpuOf(server)) - before) / messages }
  })
  const perSecond = (name: string) => median(measured.get(name)?.map((one) => one.perSecond))
  const cpu = (name: string) => median(measured.get(name)?.map((one) => one.cpuPerMessage))
  const row = { name: `messages delivered of a burst, ${count} subscribers`, value: perSecond('tillsync'), unit: '/s' }
  const cpuRow = { name: `server CPU a message of a burst, ${count} subscribers`, value: cpu('tillsync'), unit: 'us' }
  return [
    { ...row, beside: 'graphql-ws', besideValue: perSecond('stock'), reach: { atLeast: 2 } },
    { ...row, beside: 'bare ws, a write for each message', besideValue: perSecond('bare') },
    {
      ...row,
      beside: 'bare ws, batched as ours',
      besideValue: perSecond('batched'),
      ...(count === 1_000 && { reach: { atLeast: 0.8 } }),
    },
    { ...cpuRow, beside: 'graphql-ws', besideValue: cpu('stock') },
    { ...cpuRow, beside: 'bare ws, batched as ours', besideValue: cpu('batched') },
  ]
}

async function singles(
  sides: readonly Side[],
  subscribers: Program,
  count: number,
  progress: (line: string) => void,
): Promise<Row[]> {
  progress(`${SINGLE_EVENTS} events, one at a time, to ${count} subscribers`)
  const measured = await inTurn(sides, subscribers, count, async ({ server, publish }): Promise<Latency> => {
    await deliver(subscribers, 1, publish)
    const before = await cpuOf(server)
    const times: number[] = []
    for (let nth = 0; nth < SINGLE_EVENTS / ROUNDS; nth++) times.push((await deliver(subscribers, 1, publish)).sent)
    times.sort((a, b) => a - b)
    const at = (part: number) => (times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0) / 1e6
    const cpuPerMessage = ((await cpuOf(server)) - before) / (times.length * count)
    return { p50: at(0.5), p99: at(0.99), cpuPerMessage }
  })
  const of = (name: string, what: keyof Latency) => median(measured.get(name)?.map((one) => one[what]))
  const beside = (what: keyof Latency, peer: string) => ({
    beside: peer === 'bare' ? 'bare ws' : 'graphql-ws',
    besideValue: of(peer, what),
  })
  const time = (what: 'p50' | 'p99') => ({
    name: `commit to the last of ${count} subscribers, ${what}`,
    value: of('tillsync', what),
    unit: 'ms',
  })
  const cpu = {
    name: `server CPU a message, one event at a time, ${count} subscribers`,
    value: of('tillsync', 'cpuPerMessage'),
    unit: 'us',
  }
  return [
    { ...time('p50'), ...beside('p50', 'bare') },
    { ...time('p99'), ...beside('p99', 'bare') },
    { ...time('p99'), beside: 'the promise, ms', besideValue: 200, reach: { atMost: 1 } },
    // Nothing can be batched here: the plain cost of a message. 0.8 of bare `ws` is 1.25 of its cost.
    { ...cpu, ...beside('cpuPerMessage', 'bare'), reach: { atMost: 1.25 } },
    { ...cpu, ...beside('cpuPerMessage', 'stock'), reach: { atMost: 0.5 } },
  ]
}

/**
 * Nanoseconds until the last subscriber has received all messages: since the first was published, and since they could
 * be sent.
 */
async function deliver(
  subscribers: Program,
  events: number,
  publish: Side['publish'],
): Promise<{ all: number; sent: number }> {
  await subscribers.ask({ type: 'expect', messages: events })
  const begun = process.hrtime.bigint()
  const committed = await publish(events)
  const { at } = await subscribers.ask<{ at: string }>({ type: 'arrived' })
  return { all: Number(BigInt(at) - begun), sent: Number(BigInt(at) - committed) }
}

async function cpuOf(server: Program): Promise<number> {
  return (await server.ask<{ cpu: number }>({ type: 'cpu' })).cpu
}

function median(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
