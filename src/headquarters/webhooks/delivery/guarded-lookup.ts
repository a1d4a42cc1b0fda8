import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { assertMayReach, type Networks } from './networks.ts'

/**
 * Looks a name up, and refuses it when any of its addresses may not be reached: it is the address that is connected to.
 */
export function guardedLookup(plain: boolean, networks: Networks): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      try {
        for (const { address } of addresses) assertMayReach(address, plain, networks)
      } catch (refused) {
        return callback(refused instanceof Error ? refused : new Error(String(refused)), '', 0)
      }
      const [first] = addresses
      if (options.all || !first) return callback(null, addresses)
      callback(null, first.address, first.family)
    })
  }
}
