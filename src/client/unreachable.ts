/** No tillsync server answers at the address. The message says why, and what to do. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable'
}

/** What to do about a failure of `fetch`, by its code; `at` is the server's address without path. */
const ADVICE: Readonly<Record<string, (at: URL) => string>> = {
  ECONNREFUSED: ({ port, host }) => `Nothing listens at ${host}. Is the server running, and is ${portOf(port)} right?`,
  ENOTFOUND: ({ hostname }) => `There is no host with the name ${hostname}.`,
  EAI_AGAIN: ({ hostname }) => `The name ${hostname} cannot be looked up at the moment.`,
  EHOSTUNREACH: ({ hostname }) => `There is no way to the host ${hostname} from here.`,
  ENETUNREACH: ({ hostname }) => `There is no way to the host ${hostname} from here.`,
  ETIMEDOUT: ({ host }) => `Nothing answers at ${host} in time.`,
  UND_ERR_CONNECT_TIMEOUT: ({ host }) => `Nothing answers at ${host} in time.`,
  UND_ERR_HEADERS_TIMEOUT: ({ host }) => `The server at ${host} does not answer in time.`,
  ECONNRESET: ({ host }) => `The server at ${host} ended the connection without an answer.`,
  UND_ERR_SOCKET: (at) => `The server at ${at.host} ended the connection without an answer.${perhaps(at)}`,
  EPROTO: noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  CERT_HAS_EXPIRED: ({ host }) => `The certificate of the server at ${host} has expired.`,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ host, hostname }) =>
    `The certificate of the server at ${host} is not for ${hostname}.`,
}

/** The refusal of a certificate whose issuer this machine does not know. */
const UNKNOWN_ISSUER = /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)/

/** The error of a request that `fetch` could not send, or got no answer to. */
export function unreachable(url: string, error: unknown): ServerUnreachable {
  const code = codeOf(error)
  const at = URL.canParse(url) ? new URL(url) : null
  if (at === null || !/^https?:$/.test(at.protocol))
    return new ServerUnreachable(`"${url}" is not the address of a server, such as http://127.0.0.1:4000.`)
  const advice = code === undefined ? undefined : Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined
  if (advice) return new ServerUnreachable(advice(at), { cause: error })
  if (code !== undefined && UNKNOWN_ISSUER.test(code))
    return new ServerUnreachable(
      `The certificate of the server at ${at.host} is not signed by an authority that this machine trusts. Name the ` +
        'file of its authority in NODE_EXTRA_CA_CERTS.',
      { cause: error },
    )
  if (isBadPort(error))
    return new ServerUnreachable(
      `No program sends requests of the web to ${portOf(at.port)}, which other services use. Give the server another ` +
        'port (PORT), such as 4000.',
      { cause: error },
    )
  return new ServerUnreachable(`The server at ${at.host} cannot be reached${code ? ` (${code})` : ''}.`, {
    cause: error,
  })
}

/** The error of an answer that no tillsync server gives. */
export function notTillsync(url: string, status: number): ServerUnreachable {
  return new ServerUnreachable(
    `What answers at ${url} is not a tillsync server (HTTP ${status} without a GraphQL response). Give the server's ` +
      'address, such as http://127.0.0.1:4000.',
  )
}

function noTls({ host }: URL): string {
  return `The server at ${host} does not use TLS: its address begins with http://, not https://.`
}

const perhaps = ({ protocol }: URL) =>
  protocol === 'http:' ? ' If it uses TLS, its address begins with https://.' : ''

const portOf = (port: string) => (port === '' ? 'the port' : `port ${port}`)

/** Ports of mail, news and the like, which `fetch` refuses. */
const isBadPort = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port'

/** The first code in a chain of causes; of several attempts (IPv6 and IPv4), that of the first. */
function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at instanceof AggregateError ? at.errors[0] : at.cause)
    if ('code' in at && typeof at.code === 'string') return at.code
  return undefined
}
