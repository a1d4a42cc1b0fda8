import type { Config } from '../../config/config.ts'

/** Says whether a browser page of that origin may call. */
export type MayCallFrom = (origin: string, ownHost: string | undefined) => boolean

/**
 * The server's own pages and the configured origins; nothing else. While it listens on the loopback address only, its own
 * host must be a loopback name too, so that a foreign name pointed at 127.0.0.1 does not count as our own.
 */
export function originPolicy(config: Pick<Config, 'allowedOrigins' | 'host'>): MayCallFrom {
  const allowed = new Set(config.allowedOrigins)
  const loopbackOnly = isLoopback(config.host)
  return (origin, ownHost) => {
    if (allowed.has(origin)) return true
    const url = parseUrl(origin)
    if (!url || ownHost === undefined || url.host !== ownHost.toLowerCase()) return false
    return !loopbackOnly || isLoopback(url.hostname)
  }
}

/** True for the names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
