import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { createTransport } from 'nodemailer'

/** A message in plain text. `to`: its recipients, where they are not those of alerts. */
export type Mail = { subject: string; text: string; to?: readonly string[] }

/** A mail server that mail is sent by. */
export type MailServer = {
  /**
   * Resolves when the mail server has taken the mail, with how many recipients it has refused. Rejects when it has
   * taken it for none: `mailTrouble` says why.
   */
  send(mail: Mail): Promise<{ refusedRecipients: number }>
  /** Connects and signs in as for a mail, and sends none. */
  examine(): Promise<void>
  close(): void
}

/** Milliseconds for each step of a connection, and for all of it. */
const STEP_WITHIN = 15_000
const WITHIN = 60_000

/**
 * The mail server of a URL (TILLSYNC_SMTP_URL). The connection is encrypted, and its certificate verified, unless the
 * URL says `tls=off`. `smtp://` to this machine is encrypted where the server offers it, by whatever certificate.
 */
export function openMailServer(url: string, from: string, to: readonly string[]): MailServer {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'smtps:'
  const isOff = searchParams.get('tls') === 'off'
  const isHere = !secure && isThisMachine(host)
  const transport = createTransport({
    host,
    port: port === '' ? (secure ? 465 : isOff || isHere ? 25 : 587) : Number(port),
    secure,
    requireTLS: !(secure || isOff || isHere),
    ignoreTLS: isOff,
    ...(isHere && { tls: { rejectUnauthorized: false } }),
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: STEP_WITHIN,
    greetingTimeout: STEP_WITHIN,
    socketTimeout: STEP_WITHIN,
    dnsTimeout: STEP_WITHIN,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ subject, text, to: recipients = to }) {
      const headers = { 'Auto-Submitted': 'auto-generated' }
      const { rejected } = await inTime(transport.sendMail({ from, to: [...recipients], subject, text, headers }))
      return { refusedRecipients: rejected.length }
    },
    async examine() {
      await inTime(transport.verify())
    },
    close: () => transport.close(),
  }
}

/** What the transport does, unless it takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The mail server did not answer in time.')), WITHIN)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}

const isThisMachine = (host: string) =>
  host === 'localhost' || (isIP(host) !== 0 && ipaddr.parse(host).range() === 'loopback')
