import { openDatabase } from '../src/db/client.ts'
import { cpuOf } from './harness/cpu.ts'
import { publish } from './harness/events.ts'
import { median, ROUNDS } from './harness/measure.ts'
import { type Program, startProgram } from './harness/program.ts'
import { startServers } from './harness/servers.ts'
import { startTillsync } from './harness/tillsync.ts'
import { type Bench, type Group, measureRows, type Row } from './row.ts'

// Subscriptions: messages per second and server CPU per message, compared with bare `ws` and with stock graphql-ws; and
// the time from a commit to the last subscriber. Server, subscribers and publisher are separate processes.

/** Events at once, so many for so many subscribers. */
const BURSTS = [
  { subscribers: 100, events: 500 },
  { subscribers: 1_000, events: 100 },
]
/** Events of a round, one at a time, for so many subscribers. */
const SINGLES = { subscribers: 1_000, events: 100 }
/** All subscribers share a token and an address. */
const MANY_SOCKETS = { TILLSYNC_LIMIT_SOCKETS_PER_TOKEN: '10000', TILLSYNC_LIMIT_SOCKETS_PER_ADDRESS: '10000' }

/** A server with subscribers. `publish` returns the time from which the events could be sent, in nanoseconds. */
type Side = {
  readonly name: string
  readonly pid: number
  readonly address: { url: string; token: string }
  publish(count: number): Promise<bigint>
}
type Parts = { bench: Bench; sides: readonly Side[]; subscribers: Program }
type Measured = { perSecond: number; cpuPerMessage: number }
type Latency = { p50: number; p99: number; cpuPerMessage: number }

const group: Group = async (bench) => {
  const servers = await startServers()
  const sides: Side[] = []
  sides.push(await yardstick('bare ws', 'yardsticks/bare-ws'))
  sides.push(await yardstick('bare ws, batched as ours', 'yardsticks/bare-ws', { BATCH: '64' }))
  sides.push(await yardstick('stock graphql-ws', 'yardsticks/stock-graphql-ws'))
  const tillsync = await startTillsync(servers, { roles: 'hq', settings: MANY_SOCKETS })
  const [token = ''] = await tillsync.tokens('ADMINISTRATOR', 1)
  const db = openDatabase(servers.headquarters.url('hq'))
  const address = { url: tillsync.url, token }
  sides.push({ name: 'tillsync', pid: tillsync.pid, address, publish: (count) => publish(db, count) })
  const parts = { bench, sides, subscribers: startProgram('harness/subscribers') }
  try {
    for (const { subscribers, events } of BURSTS) await bursts(parts, subscribers, bench.quick ? events / 2 : events)
    await singles(parts)
  } finally {
    await db.close()
  }
}
export default group

async function yardstick(name: string, program: string, env?: Record<string, string>): Promise<Side> {
  const server = startProgram(program, env)
  const address = await server.ask<{ url: string; token: string }>({ type: 'address' })
  return {
    name,
    pid: server.pid,
    address,
    async publish(count) {
      const begun = process.hrtime.bigint()
      await server.ask({ type: 'publish', count })
      return begun
    },
  }
}

/** Runs each side in turn, so that disturbances of the machine affect all. */
async function inTurn<T>(
  { sides, subscribers }: Parts,
  count: number,
  measure: (side: Side) => Promise<T>,
): Promise<(name: string) => readonly T[]> {
  const measured = new Map<string, T[]>(sides.map(({ name }) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of sides) {
      await subscribers.ask({ type: 'subscribe', ...side.address, count })
      measured.get(side.name)?.push(await measure(side))
      await subscribers.ask({ type: 'leave' })
    }
  }
  return (name) => measured.get(name) ?? []
}

async function bursts(parts: Parts, count: number, events: number): Promise<void> {
  const name = `messages delivered of a burst, ${count} subscribers`
  const cpuName = `server CPU a message of a burst, ${count} subscribers`
  await measureRows(parts.bench, [name, cpuName], async () => {
    parts.bench.progress(`${events} events at once to ${count} subscribers`)
    const of = await inTurn(parts, count, async ({ pid, publish }): Promise<Measured> => {
      // One round to warm up.
      await deliver(parts.subscribers, Math.ceil(events / 10), publish)
      const before = cpuOf(pid)
      const seconds = (await deliver(parts.subscribers, events, publish)).all / 1e9
      const messages = events * count
      return { perSecond: messages / seconds, cpuPerMessage: ((cpuOf(pid) - before) * 1_000) / messages }
    })
    const row = (what: keyof Measured, beside: string, reach?: Row['reach']): Row => ({
      name: what === 'perSecond' ? name : cpuName,
      value: median(of('tillsync').map((one) => one[what])),
      unit: what === 'perSecond' ? '/s' : 'µs',
      beside,
      besideValue: median(of(beside).map((one) => one[what])),
      ...(reach && { reach }),
    })
    // Version 0.3.0 had 32 and 1.3 with 1,000 subscribers; a quarter less is within what runs differ by.
    const isMany = count === 1_000
    return [
      row('perSecond', 'stock graphql-ws', { atLeast: isMany ? 24 : 2 }),
      row('perSecond', 'bare ws'),
      row('perSecond', 'bare ws, batched as ours', isMany ? { atLeast: 1 } : undefined),
      row('cpuPerMessage', 'stock graphql-ws'),
      row('cpuPerMessage', 'bare ws, batched as ours'),
    ]
  })
}

async function singles(parts: Parts): Promise<void> {
  const { subscribers: count } = SINGLES
  const events = parts.bench.quick ? SINGLES.events / 4 : SINGLES.events
  const name = (what: string) => `commit to the last of ${count} subscribers, ${what}`
  const cpuName = `server CPU a message, one event at a time, ${count} subscribers`
  await measureRows(parts.bench, [name('p50'), name('p99'), cpuName], async () => {
    parts.bench.progress(`${events} events, one at a time, to ${count} subscribers`)
    const of = await inTurn(parts, count, async ({ pid, publish }): Promise<Latency> => {
      await deliver(parts.subscribers, 1, publish)
      const before = cpuOf(pid)
      const times: number[] = []
      for (let nth = 0; nth < events; nth++) times.push((await deliver(parts.subscribers, 1, publish)).sent)
      times.sort((a, b) => a - b)
      const at = (part: number) => (times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0) / 1e6
      return { p50: at(0.5), p99: at(0.99), cpuPerMessage: ((cpuOf(pid) - before) * 1_000) / (events * count) }
    })
    const row = (what: keyof Latency, beside: string, reach?: Row['reach']): Row => ({
      name: what === 'cpuPerMessage' ? cpuName : name(what),
      value: median(of('tillsync').map((one) => one[what])),
      unit: what === 'cpuPerMessage' ? 'µs' : 'ms',
      beside,
      besideValue: median(of(beside).map((one) => one[what])),
      ...(reach && { reach }),
    })
    return [
      row('p50', 'bare ws'),
      row('p99', 'bare ws'),
      { ...row('p99', 'bare ws'), beside: 'the promise', besideValue: 200, reach: { atMost: 1 } },
      // Nothing can be batched here: the plain cost of a message.
      row('cpuPerMessage', 'bare ws', { atMost: 1.15 }),
      row('cpuPerMessage', 'stock graphql-ws', { atMost: 0.5 }),
    ]
  })
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
