import ipaddr from 'ipaddr.js'

/**
 * The networks inside of the house that webhooks may be sent to, such as `10.1.0.0/16` or `127.0.0.1/32`. Without one,
 * only public addresses are.
 */
export type Networks = readonly string[]

/** Thrown before a connection to an address that webhooks may not be sent to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
  readonly code = 'ADDRESS_REFUSED'
}

/**
 * Throws AddressRefused unless a webhook may be sent to the address: a public one, or one of the allowed networks.
 * `plain`: without TLS, which only an allowed loopback address may be. An IPv4 address inside of an IPv6 one counts as
 * itself.
 */
export function assertMayReach(address: string, plain: boolean, networks: Networks): void {
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  const allowed = networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network)
    return base.kind() === parsed.kind() && parsed.match(base, bits)
  })
  if (plain && !(allowed && range === 'loopback'))
    throw new AddressRefused('Webhooks are sent by https only; by http only to an allowed loopback address.')
  if (!allowed && range !== 'unicast')
    throw new AddressRefused(
      `The address is not a public one (${range}), and TILLSYNC_WEBHOOK_NETWORKS does not allow it.`,
    )
}

/** The address that a URL's host is, without a name; null when it is a name. */
export function addressOf({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(bare) ? bare : null
}
