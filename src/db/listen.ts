import { reconnectDelay } from './client.ts'
import { postgres } from './driver-guard.ts'

/** How to listen; times in milliseconds. */
export interface ListenOptions {
  readonly applicationName?: string
  /** Told on each change: false when the listener became deaf, true when it hears again. */
  readonly onConnection?: (connected: boolean) => void
  /** How often a silent connection is asked whether it is still there (10,000). */
  readonly heartbeat?: number
}

/** Ends a listener and closes its connection. */
export type StopListening = () => Promise<void>

/**
 * Listens for notices on a channel with a connection of its own, for as long as it takes: when the connection is lost it
 * is made again. `onWake` is called on every notice and on every (re)connect, because what was sent while nobody listened
 * is lost; it means "read again", nothing more. It is not called for a database that cannot be reached.
 */
export function listen(url: string, channel: string, onWake: () => void, options: ListenOptions = {}): StopListening {
  const heartbeat = options.heartbeat ?? 10_000
  let stopped = false
  let attempt = 0
  let stop = () => {}
  const whenStopped = new Promise<void>((resolve) => {
    stop = resolve
  })

  async function hearOnce(): Promise<void> {
    let lost = () => {}
    const whenLost = new Promise<void>((resolve) => {
      lost = resolve
    })
    const settings = {
      max: 1,
      connect_timeout: 2,
      keep_alive: 10,
      max_lifetime: null,
      fetch_types: false,
      connection: { application_name: options.applicationName ?? 'tillsync listen' },
      onnotify: onWake,
      onclose: lost,
      onnotice: () => {},
    }
    const client = postgres(url, settings)
    try {
      await client.unsafe(`listen "${channel.replaceAll('"', '""')}"`)
      if (stopped) return
      attempt = 0
      options.onConnection?.(true)
      onWake()
      await Promise.race([whenLost, whenStopped, whenSilent(() => client.unsafe('select 1'), heartbeat, whenStopped)])
      options.onConnection?.(false)
    } finally {
      await client.end({ timeout: 0 })
    }
  }

  async function hear(): Promise<void> {
    while (!stopped) {
      await hearOnce().catch(() => {})
      if (!stopped) await Promise.race([wait(reconnectDelay(attempt++) * 1_000), whenStopped])
    }
  }

  const done = hear()
  return async () => {
    stopped = true
    stop()
    await done
  }
}

/** Settles when a question stays unanswered for as long as the pause between two questions. */
async function whenSilent(ask: () => Promise<unknown>, pause: number, until: Promise<void>): Promise<void> {
  let stopped = false
  void until.then(() => {
    stopped = true
  })
  while (!stopped) {
    await Promise.race([wait(pause), until])
    if (stopped) return
    const answered = ask().then(
      () => true,
      () => false,
    )
    if (!(await Promise.race([answered, wait(pause).then(() => false), until.then(() => false)]))) return
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
