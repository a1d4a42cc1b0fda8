import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, type ProcessInfo, processesIn, processInfo, worksIn } from './processes.ts'

/** Thrown when another living program runs a server over the same data folder. */
export class AlreadyRunningError extends Error {
  override name = 'AlreadyRunningError'
}

const pause = 50
const patience = 20_000
/** A starter that was killed a moment ago still looks alive. */
const doubt = 1_000

/**
 * Waits until no server runs over the data folder, and clears what a dead one left.
 * - A living server whose starter lives too belongs to that one: refused, naming it.
 * - A living server whose starter is gone is being stopped by its watchdog; without a watchdog it is stopped here.
 * - A process id that now belongs to something else is cleared away. The file of a server that is simply gone stays:
 *   PostgreSQL reads from it whether a child of the dead one still uses the memory.
 */
export async function claimCluster(cluster: string, log: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const begun = performance.now()
  let isLogged = false
  for (;;) {
    const pid = postmaster(cluster)?.pid
    const server = pid === undefined ? undefined : processInfo(pid)
    if (pid === undefined || server === undefined || !runsOver(server, cluster)) {
      if (pid !== undefined && isAlive(pid)) await clearReusedPid(cluster, pid)
      return
    }
    const watchdog = watchdogOf(server, cluster)
    if (watchdog?.starterLives) {
      if (performance.now() > begun + doubt) throw alreadyRunning(cluster, watchdog.starter)
    } else {
      if (!isLogged) log(`Waiting for the PostgreSQL server ${pid} to stop; the program that started it is gone.`)
      if (!isLogged && watchdog === undefined) interrupt(pid)
      isLogged = true
    }
    if (performance.now() > begun + patience) {
      throw new Error(`The PostgreSQL server ${pid} over ${cluster} does not stop; its starter is gone.`)
    }
    await wait(pause, undefined, { signal })
  }
}

/** What PostgreSQL writes about itself: its process id, and whether it takes connections. */
export function postmaster(cluster: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number.parseInt(lines[0] ?? '', 10)
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

function runsOver(info: ProcessInfo, cluster: string): boolean {
  return `${info.arguments.join(' ')} `.includes(`-D ${cluster} `)
}

/**
 * The watchdog is the server's parent and names its starter; when that one is gone, the watchdog has another parent.
 */
function watchdogOf(server: ProcessInfo, cluster: string): { starter: number; starterLives: boolean } | undefined {
  const info = processInfo(server.parent)
  const command = info?.arguments.join(' ') ?? ''
  const [, named] = /watchdog\.mjs (\d+) /.exec(command) ?? []
  if (info === undefined || named === undefined || !command.includes(cluster)) return undefined
  const starter = Number(named)
  return { starter, starterLives: info.parent === starter && isAlive(starter) }
}

/** Ends sessions and stops; the server may have gone by itself in this moment. */
function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (isAlive(pid)) throw error
  }
}

function alreadyRunning(cluster: string, starter: number): AlreadyRunningError {
  const command = processInfo(starter)?.arguments.join(' ') ?? 'a program'
  return new AlreadyRunningError(
    `The data folder ${cluster} is in use by process ${starter} (${command}). ` +
      'Stop it, or choose another data folder and port.',
  )
}

/** Children of the dead server may still write: the file is what keeps a new one out until they are gone. */
async function clearReusedPid(cluster: string, pid: number): Promise<void> {
  const until = performance.now() + patience
  while (worksIn(pid, cluster) || processesIn(cluster).length > 0) {
    if (performance.now() > until) throw new Error(`Processes of another PostgreSQL server still work in ${cluster}.`)
    await wait(pause)
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
}
