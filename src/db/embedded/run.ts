import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, closeSync, constants, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { postmaster } from './claim.ts'
import type { Place } from './cluster.ts'
import { childrenOf, isAlive, processesIn } from './processes.ts'

/** A PostgreSQL that takes connections, under its watchdog. */
export interface Running {
  readonly pid: number
  /** Resolves when the server has ended, for any reason. */
  readonly exited: Promise<void>
  /** Ends every session, writes a checkpoint, and stops. */
  stop(): Promise<void>
  /** SIGKILL for the server and its children, as a loss of power would end them. */
  kill(): Promise<void>
}

/**
 * The server ended before it took connections. `output` is what it said meanwhile; `place` is where its data and its
 * log are.
 */
export class StartFailedError extends Error {
  override name = 'StartFailedError'
  readonly output: string
  constructor(output: string, { cluster, logFile }: Place) {
    const said = output.trim().split('\n').slice(-5).join(' | ') || 'it said nothing'
    super(
      `PostgreSQL did not start over ${cluster}: ${said}. Correct that (its log is ${logFile}), ` +
        'put back a backup of the folder, or choose another data folder.',
    )
    this.output = output
  }
}

const watchdogFile = fileURLToPath(new URL('./watchdog.mjs', import.meta.url))
const startLimit = 120_000
const largestLog = 10_000_000

/** Starts PostgreSQL under a watchdog and waits until it takes connections. An abort stops it again. */
export async function run(
  program: string,
  place: Place,
  options: readonly string[],
  signal?: AbortSignal,
): Promise<Running> {
  // Without the log file the watchdog could not say why nothing starts.
  accessSync(path.dirname(place.logFile), constants.W_OK)
  const logStart = rotateLog(place.logFile)
  const settings = {
    command: program,
    args: ['-D', place.cluster, ...options],
    uid: place.account?.uid,
    gid: place.account?.gid,
    logFile: place.logFile,
  }
  const watchdog = spawn(
    process.execPath,
    [watchdogFile, String(process.pid), place.cluster, JSON.stringify(settings)],
    {
      cwd: '/',
      env: { PATH: process.env.PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    },
  )
  const { spawned, exited } = follow(watchdog)
  const pid = await spawned
  if (pid === undefined || !(await becameReady(place.cluster, pid, exited, signal))) {
    watchdog.stdin.end()
    await exited
    signal?.throwIfAborted()
    throw new StartFailedError(readFrom(place.logFile, logStart), place)
  }
  return { pid, exited, stop: () => stop(watchdog, pid, exited), kill: () => kill(place.cluster, pid, exited) }
}

function follow(watchdog: ChildProcess & { stdout: NodeJS.ReadableStream; stdin: NodeJS.WritableStream }) {
  // A pipe to a watchdog that was killed breaks; its exit is noticed.
  watchdog.stdin.on('error', () => {})
  const spawned = new Promise<number | undefined>((resolve, reject) => {
    watchdog.on('error', reject)
    watchdog.on('exit', () => resolve(undefined))
    createInterface({ input: watchdog.stdout }).on('line', (line) => {
      const event: { event?: string; pid?: number } = JSON.parse(line)
      if (event.event === 'spawned') resolve(event.pid)
    })
  })
  const exited = (async () => {
    await new Promise((resolve) => watchdog.on('exit', resolve).on('error', resolve))
    // A watchdog that was killed leaves the server running.
    const pid = await spawned.catch(() => undefined)
    while (pid !== undefined && isAlive(pid)) await wait(50)
  })()
  return { spawned, exited }
}

async function becameReady(
  cluster: string,
  pid: number,
  exited: Promise<void>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let gone = false
  void exited.then(() => {
    gone = true
  })
  const until = performance.now() + startLimit
  while (!gone && !signal?.aborted && performance.now() < until) {
    const state = postmaster(cluster)
    if (state?.pid === pid && state.ready) return true
    await wait(15)
  }
  return false
}

async function stop(watchdog: ChildProcess, pid: number, exited: Promise<void>): Promise<void> {
  if (watchdog.exitCode === null && watchdog.signalCode === null) watchdog.stdin?.end()
  else if (isAlive(pid)) process.kill(pid, 'SIGINT')
  await exited
}

async function kill(cluster: string, pid: number, exited: Promise<void>): Promise<void> {
  const children = childrenOf(pid).map((child) => child.pid)
  for (const target of [pid, ...children]) killNow(target)
  await exited
  for (let left = children; left.length > 0; left = [...left, ...processesIn(cluster)].filter(isAlive)) await wait(5)
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone by itself.
  }
}

/** Keeps one older log; gives the length of the current one. */
function rotateLog(file: string): number {
  const size = existsSync(file) ? statSync(file).size : 0
  if (size < largestLog) return size
  renameSync(file, `${file}.1`)
  return 0
}

function readFrom(file: string, start: number): string {
  try {
    const descriptor = openSync(file, 'r')
    const buffer = Buffer.alloc(8_192)
    const length = readSync(descriptor, buffer, 0, buffer.length, start)
    closeSync(descriptor)
    return buffer.toString('utf8', 0, length)
  } catch {
    return ''
  }
}
