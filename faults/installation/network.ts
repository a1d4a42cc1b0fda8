import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** In the run's folder: the names of its network namespaces, for the sweeper. */
const NAMES = 'networks'

/**
 * The network of a store's machine: a namespace of Linux, which reaches this machine and headquarters over a wire of
 * its own.
 */
export type StoreNetwork = {
  /** What runs a command within. */
  readonly within: readonly string[]
  /** The store's own address. */
  readonly store: string
  /** This machine's address as the store's neighbour, where its PostgreSQL is. */
  readonly neighbour: string
  /** Headquarters' address. */
  readonly headquarters: string
  /** Packets to headquarters go nowhere, also those of open connections; neither end is told. */
  cut(): void
  connect(): void
}

/** Whether this machine can have them: root on Linux, with `ip`. */
export function hasNetworks(): boolean {
  const name = `tillsync-${process.pid}`
  return succeeds('netns', 'add', name) && succeeds('netns', 'delete', name)
}

/** Makes the network of the `nth` store of a run, counted from 1. */
export function makeNetwork(folder: string, nth: number): StoreNetwork {
  const name = `tillsync-${process.pid}-${nth}`
  // At most 15 characters.
  const [here, there] = [`ts${process.pid}h${nth}`, `ts${process.pid}s${nth}`]
  const run = (process.pid % 200) + 20
  const [neighbour, store, headquarters] = [`10.${run}.${nth}.1`, `10.${run}.${nth}.2`, `10.${run}.${nth + 100}.1`]
  ip('netns', 'add', name)
  appendFileSync(join(folder, NAMES), `${name}\n`)
  ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name)
  ip('address', 'add', `${neighbour}/24`, 'dev', here)
  ip('address', 'add', `${headquarters}/32`, 'dev', here)
  ip('link', 'set', here, 'up')
  ip('-n', name, 'address', 'add', `${store}/24`, 'dev', there)
  ip('-n', name, 'link', 'set', 'lo', 'up')
  ip('-n', name, 'link', 'set', there, 'up')
  const connect = () => ip('-n', name, 'route', 'replace', `${headquarters}/32`, 'via', neighbour)
  connect()
  return {
    within: ['ip', 'netns', 'exec', name],
    store,
    neighbour,
    headquarters,
    cut: () => ip('-n', name, 'route', 'replace', 'blackhole', `${headquarters}/32`),
    connect,
  }
}

function ip(...options: readonly string[]): void {
  execFileSync('ip', options, { stdio: ['ignore', 'ignore', 'inherit'] })
}

function succeeds(...options: readonly string[]): boolean {
  try {
    execFileSync('ip', options, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
