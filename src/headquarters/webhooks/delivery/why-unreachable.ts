import net from 'node:net'
import tls from 'node:tls'
import { guardedLookup } from './guarded-lookup.ts'
import { addressOf, assertMayReach, type Networks } from './networks.ts'
import { wordsOfFailure } from './words-of-failure.ts'

/** Milliseconds that a connection may take. */
const WITHIN = 5_000

/** Connects to a receiver as a delivery does, and sends nothing. Returns why that fails; null: it is reached. */
export async function whyUnreachable(url: string, networks: Networks): Promise<string | null> {
  try {
    await connect(new URL(url), networks)
    return null
  } catch (error) {
    return wordsOfFailure(error)
  }
}

function connect(to: URL, networks: Networks): Promise<void> {
  const plain = to.protocol !== 'https:'
  const address = addressOf(to)
  const host = address ?? to.hostname
  const port = to.port === '' ? (plain ? 80 : 443) : Number(to.port)
  return new Promise((resolve, reject) => {
    // A host that is an address is not looked up.
    if (address !== null) assertMayReach(address, plain, networks)
    const options = { host, port, lookup: guardedLookup(plain, networks) }
    const socket = plain
      ? net.connect(options)
      : tls.connect({ ...options, ...(address === null && { servername: host }) })
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('It timed out.'), { code: 'ETIMEDOUT' })),
      WITHIN,
    )
    socket.once('error', reject)
    socket.once('close', () => clearTimeout(timer))
    socket.once(plain ? 'connect' : 'secureConnect', () => {
      socket.destroy()
      resolve()
    })
  })
}
