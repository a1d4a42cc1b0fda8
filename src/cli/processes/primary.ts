import type { Serializable } from 'node:child_process'
import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { access, constants } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { AggregatorRegistry } from 'prom-client'
import { openTokens } from '../../access/tokens.ts'
import type { Config } from '../../config/config.ts'
import type { Log } from '../../config/log.ts'
import type { Running } from '../../main.ts'
import { assertCanListen } from '../../server/http/listen.ts'
import { startDatabaseServers } from '../../start/database-servers.ts'
import { type CountChanges, type ServerPlace, type ToProcess, toPrimary } from './messages.ts'

/**
 * Milliseconds after which a process that has ended is started again: at first, and at most when it ends again soon.
 */
const AGAIN_AFTER = 100
const AGAIN_AFTER_AT_MOST = 30_000
/** One that has run for so long ended for a reason of its own. */
const RAN_WELL = 60_000
/** Milliseconds that a process may take to stop beside what its requests are given. */
const STOP_SLACK = 10_000

/**
 * Starts the embedded servers and the processes, which share the port (docs/setup.md). A process that ends is started
 * again. Resolves when all of them answer requests; the first one before the others, since it migrates the databases.
 */
export async function startProcesses(given: Config, log: Log, signal: AbortSignal): Promise<Running> {
  const tokens = await openTokens(given.dataFolder, given.identity)
  await access(given.dataFolder, constants.W_OK)
  await assertCanListen(given, tokens)
  const config = { ...given, port: given.port === 0 ? await freePort(given.host) : given.port }
  const servers = await startDatabaseServers(config, log, signal)
  const processes = new Map<number, Worker>()
  /** The sockets of each process. */
  const counts = new Map<number, Map<string, number>>()
  const metrics = new AggregatorRegistry()
  let stopping = false

  async function stop(): Promise<void> {
    stopping = true
    const ended = [...processes.values()].map(async (worker) => {
      if (worker.isDead()) return
      const exit = once(worker, 'exit')
      worker.process.kill('SIGTERM')
      const late = pause(config.limits.stopSeconds * 1_000 + STOP_SLACK, 'late', { ref: false })
      if ((await Promise.race([exit, late])) === 'late') worker.process.kill('SIGKILL')
    })
    await Promise.all(ended)
    await servers.stop()
  }

  /** Resolves when the process answers requests. */
  function begin(number: number, failures = 0): Promise<{ url: string; started: string[] }> {
    const worker = cluster.fork()
    closeUnanswered(worker)
    const beganAt = performance.now()
    processes.set(number, worker)
    counts.set(number, new Map())
    return new Promise((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        // What the library of metrics says to itself is not for here.
        const { success, data: said } = toPrimary.safeParse(message)
        if (!success) return
        if (said.type === 'begin') say(worker, { type: 'begin', number, port: config.port, counts: countsBut(number) })
        else if (said.type === 'server') void tellPlace(worker, said.name)
        else if (said.type === 'counts') changeCounts(number, said.changes)
        else if (said.type === 'metrics') void tellMetrics(worker)
        else {
          log.info({ process: number, pid: worker.process.pid }, 'a process answers requests')
          resolve(said)
        }
      })
      worker.once('exit', (code, how) => {
        const cause = how ? `by ${how}` : `with code ${code}`
        reject(new Error(`Process ${number} of ${config.processes} has ended ${cause} before it answered requests.`))
        changeCounts(
          number,
          [...(counts.get(number) ?? [])].map(([key, count]) => [key, -count]),
        )
        if (stopping || !isStarted) return
        const soon = performance.now() - beganAt < RAN_WELL
        const wait = soon ? Math.min(AGAIN_AFTER * 2 ** failures, AGAIN_AFTER_AT_MOST) : AGAIN_AFTER
        log.error({ process: number, pid: worker.process.pid }, `a process has ended ${cause}; it is started again`)
        setTimeout(() => {
          if (!stopping) begin(number, soon ? failures + 1 : 0).catch(() => {})
        }, wait)
      })
    })
  }

  function changeCounts(number: number, changes: CountChanges): void {
    const own = counts.get(number) ?? new Map<string, number>()
    for (const [key, by] of changes) {
      const count = (own.get(key) ?? 0) + by
      if (count === 0) own.delete(key)
      else own.set(key, count)
    }
    if (changes.length === 0) return
    for (const [other, worker] of processes) if (other !== number) say(worker, { type: 'counts', changes })
  }

  function countsBut(number: number): CountChanges {
    return [...counts].flatMap(([other, own]) => (other === number ? [] : [...own]))
  }

  async function tellPlace(worker: Worker, name: 'headquarters' | 'channels'): Promise<void> {
    const place = await servers.embeddedServer(name).then(
      ({ port, dataFolder, url }): ServerPlace => ({ name, port, dataFolder, url: url('postgres') }),
      () => null,
    )
    say(worker, { type: 'server', name, place })
  }

  async function tellMetrics(worker: Worker): Promise<void> {
    const text = await metrics.clusterMetrics().catch(() => null)
    say(worker, { type: 'metrics', text })
  }

  let isStarted = false
  signal.addEventListener('abort', () => {
    stopping = true
    for (const worker of processes.values()) if (!worker.isDead()) worker.process.kill('SIGTERM')
  })
  try {
    const first = await begin(1)
    await Promise.all(Array.from({ length: config.processes - 1 }, (_, nth) => begin(nth + 2)))
    isStarted = true
    const pids = [...processes.values()].map(({ process }) => process.pid).join(', ')
    return { ...first, tokens, started: [...first.started, `Processes: ${config.processes} (${pids})`], stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Closes the connection that was being handed to a process when that was killed, so that its client connects again.
 * Node keeps it until the process has answered, which it never does then, and the client would wait forever. A process
 * gets the next connection when it has answered the one before; one that it has answered is closed here already.
 */
function closeUnanswered(worker: Worker): void {
  const { process: child } = worker
  const send = child.send.bind(child)
  let close = () => {}
  child.send = (message: Serializable, handle?: unknown, ...others: unknown[]) => {
    if (isClosable(handle)) close = () => handle.close()
    return Reflect.apply(send, child, [message, handle, ...others])
  }
  worker.once('exit', () => close())
}

function isClosable(handle: unknown): handle is { close(): void } {
  return typeof handle === 'object' && handle !== null && 'close' in handle && typeof handle.close === 'function'
}

function say(worker: Worker, message: ToProcess): void {
  // One that is ending does not listen any more.
  if (worker.isConnected()) worker.send(message, () => {})
}

/** The processes get the same port, and one that is started again gets it too. */
async function freePort(host: string): Promise<number> {
  const probe = createServer().listen({ host, port: 0 })
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}
