import { createServer } from 'node:net'
import type { Tokens } from '../../access/tokens.ts'
import type { Config } from '../../config/config.ts'
import { isLoopback } from '../../model/loopback.ts'

/**
 * Throws, before anything is started, what would keep the server from listening afterwards: the address is not of this
 * machine, the port is taken or not allowed, or the signing key is the generated one.
 */
export async function assertCanListen(config: Config, tokens: Tokens): Promise<void> {
  await assertMayListen(config, tokens)
  await assertPortFree(config)
}

/** The same for the address and the port alone. */
export async function assertPortFree(config: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(cannotListen(error, config)))
    probe.listen({ host: config.host, port: config.port, exclusive: true }, () => probe.close(() => resolve()))
  })
}

/** Why the server cannot listen, by the name of the setting; the error itself for any other reason. */
export function cannotListen(error: unknown, { host, port }: Config): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} of ${host} is in use by another program. Stop that one, or set another PORT, such as PORT=4001.`,
      )
    case 'EACCES':
      return new Error(`PORT ${port} is not allowed for this user. Set one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new Error(`HOST ${host} is not an address of this machine. Set one that is, such as 127.0.0.1 or 0.0.0.0.`)
    default:
      return error
  }
}

/**
 * Refuses to listen on other than loopback addresses while tokens are signed with the generated key: no administrator
 * has chosen its location and permissions yet.
 */
export async function assertMayListen(config: Config, tokens: Tokens): Promise<void> {
  if (isLoopback(config.host) || config.allowGeneratedKey || !(await tokens.signsWithGeneratedKey())) return
  throw new Error(
    `The server does not listen on ${config.host} with the signing key that its first start generated. ` +
      'Create a new key (`npx tillsync token --role administrator --new-key --void-former`), ' +
      'or accept only tokens of an identity provider (TILLSYNC_IDENTITY_ISSUER and TILLSYNC_OWN_TOKENS=off), ' +
      'or set TILLSYNC_ALLOW_GENERATED_KEY=on if the data folder is protected.',
  )
}
