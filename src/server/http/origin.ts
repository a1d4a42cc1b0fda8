import type { Config } from '../../config/config.ts'
import { isLoopback } from '../../model/loopback.ts'

/** Decides whether a browser page of that origin may call the server. */
export type MayCallFrom = (origin: string, ownHost: string | undefined) => boolean

/**
 * Allows the server's own pages and the configured origins. While the server listens on the loopback address only, its
 * own host must be a loopback name too, so that a foreign name that resolves to 127.0.0.1 does not count as its own.
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

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
