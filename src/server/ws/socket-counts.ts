import type { Limits } from '../../config/limits.ts'

/** The number of sockets: by address before they sign in, by token afterwards. */
export interface SocketCounts {
  /** Counts a new socket of the address; false when too many of its sockets have not signed in. */
  open(address: string): boolean
  /** Moves a socket from its address to its token; false when the token has too many. */
  signIn(address: string, tokenId: string): boolean
  /** Removes a socket from the counts. */
  close(address: string, tokenId: string | undefined): void
}

/** Counts of one server. */
export function makeSocketCounts(limits: Pick<Limits, 'socketsPerAddress' | 'socketsPerToken'>): SocketCounts {
  const addresses = new Map<string, number>()
  const tokens = new Map<string, number>()
  return {
    open: (address) => take(addresses, address, limits.socketsPerAddress),
    signIn(address, tokenId) {
      give(addresses, address)
      return take(tokens, tokenId, limits.socketsPerToken)
    },
    close: (address, tokenId) => (tokenId === undefined ? give(addresses, address) : give(tokens, tokenId)),
  }
}

function take(counts: Map<string, number>, key: string, most: number): boolean {
  const count = counts.get(key) ?? 0
  counts.set(key, count + 1)
  return count < most
}

function give(counts: Map<string, number>, key: string): void {
  const count = counts.get(key) ?? 0
  if (count > 1) counts.set(key, count - 1)
  else counts.delete(key)
}
