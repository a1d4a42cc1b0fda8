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

/** The sockets of the other processes of this server, by a key that begins with `address` or `token`. */
export interface OtherProcesses {
  count(key: string): number
  /** Tells them what has changed in this one. */
  changed(key: string, by: 1 | -1): void
}

const NO_OTHERS: OtherProcesses = { count: () => 0, changed() {} }

/** Counts of one server. */
export function makeSocketCounts(
  limits: Pick<Limits, 'socketsPerAddress' | 'socketsPerToken'>,
  others: OtherProcesses = NO_OTHERS,
): SocketCounts {
  const counts = new Map<string, number>()
  function take(key: string, most: number): boolean {
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    others.changed(key, 1)
    return count + others.count(key) < most
  }
  function give(key: string): void {
    const count = counts.get(key) ?? 0
    if (count > 1) counts.set(key, count - 1)
    else counts.delete(key)
    if (count > 0) others.changed(key, -1)
  }
  const ofAddress = (address: string) => `address ${address}`
  const ofToken = (tokenId: string) => `token ${tokenId}`
  return {
    open: (address) => take(ofAddress(address), limits.socketsPerAddress),
    signIn(address, tokenId) {
      give(ofAddress(address))
      return take(ofToken(tokenId), limits.socketsPerToken)
    },
    close: (address, tokenId) => give(tokenId === undefined ? ofAddress(address) : ofToken(tokenId)),
  }
}
