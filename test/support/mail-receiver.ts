import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterFile } from './after-file.ts'

/** A mail as the server got it. */
export type ReceivedMail = { from: string; to: string[]; subject: string; text: string; source: string }

/** A mail server on this machine: a real SMTP server. */
export type MailReceiver = {
  readonly url: string
  /** All mails that were accepted, in their order. */
  readonly got: readonly ReceivedMail[]
  /** What it answers instead of accepting; null: it accepts. */
  refuse: string | null
  /** Resolves when the mails fulfil the condition. */
  until(condition: (got: readonly ReceivedMail[]) => boolean): Promise<void>
  /** Closes the port, so that connections are refused, and opens it again. */
  away(): Promise<void>
  back(): Promise<void>
}

/** How a mail server differs from a plain one without login. */
export type MailReceiverOptions = {
  /** Encrypted from the start, or by STARTTLS, with this certificate and key (PEM). */
  tls?: { from: 'start' | 'STARTTLS'; cert: string; key: string }
  /** Who may send, after a login. */
  login?: { user: string; password: string }
  /** The recipients that it refuses. */
  unknown?: readonly string[]
}

/** Starts a mail server that accepts everything. It ends with the file's tests. */
export async function mailReceiver({ tls, login, unknown = [] }: MailReceiverOptions = {}): Promise<MailReceiver> {
  const got: ReceivedMail[] = []
  const waiting = new Set<() => void>()
  const open = () =>
    new SMTPServer({
      authOptional: login === undefined,
      disabledCommands: tls?.from === 'STARTTLS' ? [] : ['STARTTLS'],
      disableReverseLookup: true,
      secure: tls?.from === 'start',
      ...(tls && { cert: tls.cert, key: tls.key }),
      onAuth({ username, password }, _, done) {
        if (username === login?.user && password === login?.password) return done(null, { user: username })
        done(new Error(`Invalid user or password of ${username}`))
      },
      onRcptTo({ address }, _, done) {
        done(unknown.includes(address) ? new Error(`No such user ${address}`) : null)
      },
      onData(stream, { envelope }, done) {
        const pieces: Buffer[] = []
        stream.on('data', (piece: Buffer) => pieces.push(piece))
        stream.on('end', () => {
          if (receiver.refuse !== null) return done(new Error(receiver.refuse))
          const source = Buffer.concat(pieces).toString('utf8')
          const [head = '', ...body] = source.split('\r\n\r\n')
          got.push({
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            to: envelope.rcptTo.map(({ address }) => address),
            subject: /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(head)?.[1]?.replace(/\r\n[ \t]/g, ' ') ?? '',
            text: textOf(head, body.join('\r\n\r\n')),
            source,
          })
          done()
          for (const wake of waiting) wake()
        })
      },
    })
  let server = open()
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        // A client that gives up is no fault of the server.
        server.off('error', reject)
        server.on('error', () => {})
        resolve()
      })
    })
  await listen(0)
  const { port } = server.server.address() as AddressInfo
  const away = () => new Promise<void>((resolve) => server.close(resolve))
  const receiver: MailReceiver = {
    url: `${tls?.from === 'start' ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    got,
    refuse: null,
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition(got)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    away,
    back() {
      server = open()
      return listen(port)
    },
  }
  afterFile(away)
  return receiver
}

/** A body in plain text, however it was encoded. */
function textOf(head: string, body: string): string {
  if (!/quoted-printable/i.test(head)) return body.replaceAll('\r\n', '\n')
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n')
}
