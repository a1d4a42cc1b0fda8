import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Spawned, spawnServer } from '../../test/support/spawn-server.ts'
import { type Line, openLine } from './line.ts'

/** Milliseconds after which a program that could not start is started again, as a supervisor would. */
const STARTED_AGAIN_AFTER = 300

/** A process of the program, under a supervisor that starts it again when it has ended by itself. */
export type Program = {
  readonly name: string
  /** Clients reach it through this line, at an address that stays. */
  readonly line: Line
  readonly url: string
  /** The process that runs now; null: it is down. */
  pid(): number | null
  /** SIGKILL. It stays down until `start`. */
  kill(): Promise<void>
  /** SIGTERM, as a rolling restart does it. It stays down until `start`. */
  stop(): Promise<void>
  /** Starts it and returns when it listens. While a start fails, the supervisor tries again. */
  start(settings?: Readonly<Record<string, string>>): Promise<void>
  /** Where its next start finds the program: the folder of another release, or undefined for this one. */
  runFrom(packageFolder: string | undefined): void
  /** SIGSTOP; `thaw` continues it. */
  freeze(): void
  thaw(): void
  end(): Promise<void>
}

type Options = {
  name: string
  dataFolder: string
  settings: Readonly<Record<string, string>>
  log: number | 'inherit'
  /** Where the program is; by default this one. */
  packageFolder?: string | undefined
  /** The command that runs it, such as one that puts it into a network of its own. */
  within?: readonly string[] | undefined
  /** Opens its line; by default in this thread. */
  openLine?: () => Promise<Line>
  /** Called when it has ended although nobody ended it. */
  onCrash: () => void
}

export async function openProgram({
  name,
  dataFolder,
  settings,
  log,
  packageFolder: firstFolder,
  within,
  openLine: open = openLine,
  onCrash,
}: Options): Promise<Program> {
  let packageFolder = firstFolder
  const line = await open()
  let running: Spawned | null = null
  let wanted = false

  async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    wanted = true
    while (wanted && running === null) {
      const all = { ...settings, ...more }
      const started = await spawnServer(dataFolder, all, [], log, packageFolder, within).catch(() => null)
      if (started === null) {
        await pause(STARTED_AGAIN_AFTER)
        continue
      }
      running = started
      const { port, hostname } = new URL(started.url)
      line.leadTo(Number(port), hostname)
      started.process.once('exit', () => {
        if (running !== started) return
        running = null
        if (!wanted) return
        onCrash()
        void start()
      })
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    wanted = false
    const ended = running
    running = null
    if (ended === null || ended.process.exitCode !== null || ended.process.signalCode !== null) return
    const exit = once(ended.process, 'exit')
    ended.process.kill(signal)
    await exit
  }

  return {
    name,
    line,
    url: `http://127.0.0.1:${line.port}`,
    pid: () => running?.process.pid ?? null,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start,
    runFrom(folder) {
      packageFolder = folder
    },
    freeze: () => void running?.process.kill('SIGSTOP'),
    thaw: () => void running?.process.kill('SIGCONT'),
    async end() {
      line.close()
      await end('SIGKILL')
    },
  }
}
