import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'

/** `sslmode` of a database's address, as libpq has it; without one there is no TLS. */
const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
type Mode = (typeof MODES)[number]
/** Those that never go on without TLS. */
const SAFE: readonly string[] = ['require', 'verify-ca', 'verify-full']

/** How a connection is encrypted; `prefer` does without when the server has no TLS. */
export type Tls = false | 'prefer' | ConnectionOptions

/**
 * Thrown for an address whose TLS cannot be meant, or whose certificates cannot be read. Repeats nothing of the
 * address.
 */
export class TlsError extends Error {
  override readonly name = 'TlsError'
  readonly code = 'TLS_SETTINGS'
}

/**
 * What the drivers are given of an address: itself without what is about TLS, and that by itself. `require` encrypts
 * without asking who is there; `verify-ca` asks for a certificate of the authorities in `sslrootcert` (a PEM file;
 * without it the system's), `verify-full` that it is for the host, too. With `sslrootcert`, `require` means
 * `verify-ca`.
 */
export function withTls(address: string): { url: string; ssl: Tls } {
  const url = new URL(address)
  const mode = url.searchParams.get('sslmode') ?? 'disable'
  const root = url.searchParams.get('sslrootcert')
  for (const name of ['sslmode', 'sslrootcert', 'ssl']) url.searchParams.delete(name)
  if (!isMode(mode)) throw new TlsError(`sslmode must be one of ${MODES.join(', ')}.`)
  return { url: url.href, ssl: tlsOf(mode, root, url.hostname) }
}

/** The same for the pg library. */
export function pgConnection(address: string): { connectionString: string; ssl: false | ConnectionOptions } {
  const { url, ssl } = withTls(address)
  return { connectionString: url, ssl: ssl === 'prefer' ? false : ssl }
}

function tlsOf(mode: Mode, root: string | null, host: string): Tls {
  if (mode === 'disable') return false
  if (mode === 'allow' || mode === 'prefer') return 'prefer'
  const ca = root === null || root === 'system' ? undefined : readRoot(root)
  if (mode === 'require' && ca === undefined) return { rejectUnauthorized: false }
  // The host is said here because the drivers do not say it of addresses in numbers: `localhost` would be asked for.
  const checked = { rejectUnauthorized: true, host, ...(ca === undefined ? {} : { ca }) }
  return mode === 'verify-full' ? checked : { ...checked, checkServerIdentity: () => undefined }
}

function readRoot(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new TlsError('The file that sslrootcert names cannot be read.')
  }
}

const isMode = (mode: string): mode is Mode => MODES.some((each) => each === mode)

/** True when the address leads off this machine and what is sent could be read on the way. */
export function isOpenToOthers(address: string): boolean {
  const { hostname, searchParams } = new URL(address)
  // One driver takes the host from the parameter, another does not: both must be here.
  const hosts = [hostname, searchParams.get('host') ?? ''].flatMap((host) => decodeURIComponent(host).split(','))
  return !hosts.every(isHere) && !SAFE.includes(searchParams.get('sslmode') ?? '')
}

/** True when the address leads to a server of this machine. */
export function isOnThisMachine(address: string): boolean {
  const { hostname, searchParams } = new URL(address)
  return [hostname, searchParams.get('host') ?? ''].every((host) => isHere(decodeURIComponent(host)))
}

/** True when the address names one server of this machine by host and port, and asks for no TLS. */
export function isHereAndPlain(address: string): boolean {
  const { hostname, searchParams } = new URL(address)
  return (
    hostname !== '' &&
    isHere(hostname) &&
    !searchParams.has('host') &&
    (searchParams.get('sslmode') ?? 'disable') === 'disable'
  )
}

/** This machine, or a socket in its file system. */
function isHere(host: string): boolean {
  return host === '' || host.startsWith('/') || /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)(:\d+)?$/i.test(host)
}
