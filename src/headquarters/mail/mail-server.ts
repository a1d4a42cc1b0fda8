import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { createTransport } from 'nodemailer'

/** A message in plain text. `to`: its recipients, where they are not those of alerts. */
export type Mail = { subject: string; text: string; to?: readonly string[] }

/** Sends mail; resolves when the mail server has taken it for all recipients. */
export type MailServer = { send(mail: Mail): Promise<void>; close(): void }

/** Milliseconds for each step of a connection, and for all of it. */
const STEP_WITHIN = 15_000
const SEND_WITHIN = 60_000

/**
 * The mail server of a URL (TILLSYNC_SMTP_URL). The connection is encrypted, and its certificate verified, unless the
 * URL says `tls=off`, or the server is on this machine.
 */
export function openMailServer(url: string, from: string, to: readonly string[]): MailServer {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'smtps:'
  const isPlain = searchParams.get('tls') === 'off' || isThisMachine(host)
  const transport = createTransport({
    host,
    port: port === '' ? (secure ? 465 : isPlain ? 25 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isPlain,
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
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('The mail server did not answer in time.')), SEND_WITHIN)
      })
      const sent = transport.sendMail({
        from,
        to: [...recipients],
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      try {
        const { rejected } = await Promise.race([sent, late])
        if (rejected.length > 0) throw new Error(`The mail server has refused ${rejected.length} recipients.`)
      } finally {
        clearTimeout(timer)
        sent.catch(() => {})
      }
    },
    close: () => transport.close(),
  }
}

const isThisMachine = (host: string) =>
  host === 'localhost' || (isIP(host) !== 0 && ipaddr.parse(host).range() === 'loopback')

/** Why a mail was not sent: the code and the server's answer, without the addresses in it. */
export function whyNotSent(error: unknown): string {
  if (!(error instanceof Error)) return 'The mail server could not be reached.'
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : ''
  return `${code}${error.message.replace(/\S+@\S+/g, '[address]')}`.slice(0, 300)
}
