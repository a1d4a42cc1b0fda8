/**
 * The version of the wire: of its framing and of the calls of the contract. It is raised when a peer of the version
 * before could not understand what is sent.
 */
export const WIRE_VERSION = 1
/** The versions that this program speaks: its own and the one before. */
export const WIRE_VERSIONS: readonly number[] = [WIRE_VERSION, WIRE_VERSION - 1].filter((version) => version > 0)

const PREFIX = 'tillsync.wire.'

/** Versions as WebSocket subprotocols: a server chooses one that it is offered. */
export const protocolsOf = (versions: readonly number[]): string[] => versions.map((version) => `${PREFIX}${version}`)

/** The versions in a list of subprotocols, such as a header `Sec-WebSocket-Protocol`. */
export const versionsIn = (protocols: string): number[] =>
  protocols.split(',').flatMap((protocol) => {
    const version = new RegExp(`^\\s*${PREFIX.replaceAll('.', '\\.')}(\\d{1,6})\\s*$`).exec(protocol)?.[1]
    return version === undefined ? [] : [Number(version)]
  })

/** The latest version that both speak; or a sentence that says which of them is too old. */
export function agreedVersion(ours: readonly number[], theirs: readonly number[]): number | { refused: string } {
  const common = ours.filter((version) => theirs.includes(version))
  if (common.length > 0) return Math.max(...common)
  const list = (versions: readonly number[]) => [...versions].sort((a, b) => a - b).join(' and ') || 'none'
  const storeIsOld = Math.max(...theirs, 0) < Math.min(...ours)
  return {
    refused:
      `Headquarters speaks version ${list(ours)} of the wire, and this store ${list(theirs)}. ` +
      (storeIsOld ? 'Upgrade the store.' : 'Upgrade headquarters.'),
  }
}
