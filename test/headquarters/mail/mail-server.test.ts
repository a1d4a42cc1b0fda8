import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openMailServer } from '../../../src/headquarters/mail/mail-server.ts'
import { mailTrouble, whyNotSent } from '../../../src/headquarters/mail/mail-trouble.ts'
import { makeCertificate, type TestCertificate } from '../../support/certificate.ts'
import { mailReceiver } from '../../support/mail-receiver.ts'

const PASSWORD = 'p@ss/word'
const login = { user: 'tillsync', password: PASSWORD }

let certificate: TestCertificate
beforeAll(() => {
  certificate = makeCertificate('IP:127.0.0.1', 'IP:::ffff:127.0.0.1')
})

const fromStart = () => ({ from: 'start' as const, ...certificate })
const byStartTls = () => ({ from: 'STARTTLS' as const, ...certificate })

/** The URL with a user and password, as a person writes it. */
function withLogin(url: string, password = PASSWORD): string {
  const made = new URL(url)
  made.username = login.user
  made.password = encodeURIComponent(password)
  return made.href
}

/** As another machine: the certificate is verified, and encryption required. The address leads to this one. */
const elsewhere = (url: string) => url.replace('127.0.0.1', '[::ffff:127.0.0.1]')

function server(url: string) {
  const made = openMailServer(url, 'tillsync@example.com', ['ops@example.com'])
  onTestFinished(() => made.close())
  return made
}

const MAIL = { subject: 'Hello', text: 'A line.' }
const sent = (url: string) =>
  server(url)
    .send(MAIL)
    .then(() => 'sent', whyNotSent)

/** Sends in a process that knows the certificate as an authority, as NODE_EXTRA_CA_CERTS says. */
async function sentByOther(url: string): Promise<string> {
  const program = `
    import { openMailServer } from './src/headquarters/mail/mail-server.ts'
    import { whyNotSent } from './src/headquarters/mail/mail-trouble.ts'
    const server = openMailServer(process.argv[1], 'tillsync@example.com', ['ops@example.com'])
    console.log(await server.send({ subject: 'Hello', text: 'A line.' }).then(() => 'sent', whyNotSent))
    server.close()`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type', 'module', '--eval', program, url],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate.file } },
  )
  return stdout.trim()
}

describe('a mail is sent with a login', () => {
  test('by a connection that is encrypted from the start, and by STARTTLS, once the authority is known', async () => {
    const receivers = await Promise.all([fromStart(), byStartTls()].map((tls) => mailReceiver({ tls, login })))
    const urls = receivers.map(({ url }) => elsewhere(withLogin(url)))
    expect(await Promise.all(urls.map(sentByOther))).toEqual(['sent', 'sent'])
    expect(receivers.map(({ got }) => got.map(({ subject }) => subject))).toEqual([['Hello'], ['Hello']])
  })

  test('to this machine by whatever certificate its server has, and without encryption where it has none', async () => {
    const receivers = await Promise.all([mailReceiver({ tls: byStartTls(), login }), mailReceiver()])
    expect(await sent(withLogin(receivers[0].url))).toBe('sent')
    expect(await sent(receivers[1].url)).toBe('sent')
    expect(await sent(`${elsewhere(receivers[1].url)}?tls=off`)).toBe('sent')
  })
})

test('tls=off encrypts nothing, also where the server offers it with a certificate that is not accepted', async () => {
  const receiver = await mailReceiver({ tls: byStartTls() })
  expect(await sent(`${elsewhere(receiver.url)}?tls=off`)).toBe('sent')
})

describe('what is wrong is said, with what to do, and never the password:', () => {
  test('a certificate that is not accepted, from the start and by STARTTLS', async () => {
    for (const tls of [fromStart(), byStartTls()]) {
      const receiver = await mailReceiver({ tls, login })
      const why = await sent(elsewhere(withLogin(receiver.url)))
      expect(why).toMatch(/^The certificate of the mail server is not accepted: .*self-signed.* NODE_EXTRA_CA_CERTS/)
      expect(why).not.toContain(PASSWORD)
      expect(receiver.got).toEqual([])
    }
  })

  test('a certificate for another name', async () => {
    const other = makeCertificate('DNS:mail.example.com')
    const receiver = await mailReceiver({ tls: { from: 'start', ...other } })
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type',
        'module',
        '--eval',
        `import { openMailServer } from './src/headquarters/mail/mail-server.ts'
        import { mailTrouble } from './src/headquarters/mail/mail-trouble.ts'
        const server = openMailServer(process.argv[1], 'a@example.com', ['b@example.com'])
        await server.examine().catch((error) => console.log(JSON.stringify(mailTrouble(error))))`,
        receiver.url,
      ],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: other.file } },
    )
    expect(JSON.parse(stdout)).toEqual({
      what: expect.stringMatching(/^The certificate of the mail server is not accepted: .*altnames/),
      cure: expect.stringMatching(/^Write the host in TILLSYNC_SMTP_URL as the certificate has it/),
    })
  })

  test('a wrong password, and a login where the server wants none', async () => {
    const receiver = await mailReceiver({ tls: byStartTls(), login })
    const why = await sent(withLogin(receiver.url, 'wrong/one'))
    expect(why).toMatch(/^The mail server refuses the login: Invalid login: 535 .* Correct the user and the password/)
    expect(why).not.toContain('wrong/one')
    await expect(server(withLogin(receiver.url, 'wrong/one')).examine()).rejects.toThrow(/Invalid login/)
    expect(receiver.got).toEqual([])
  })

  test('a server without encryption, and smtps:// where it begins without', async () => {
    const receiver = await mailReceiver()
    expect(await sent(elsewhere(receiver.url))).toMatch(
      /^The mail server does not encrypt the connection: .* Use smtps:\/\/ .*tls=off only for a relay/,
    )
    expect(await sent(receiver.url.replace('smtp:', 'smtps:'))).toMatch(
      /^The mail server does not begin with encryption/,
    )
  })

  test('a server that is away, and a name that there is not', async () => {
    expect(
      mailTrouble(
        await server('smtp://127.0.0.1:1')
          .examine()
          .catch((error: unknown) => error),
      ),
    ).toEqual({
      what: expect.stringMatching(/ECONNREFUSED/),
      cure: 'Start the mail server, or correct its host and port in TILLSYNC_SMTP_URL.',
    })
    expect(await sent('smtp://no-such-host.invalid:25?tls=off')).toMatch(/correct its host and port/)
  })
})

test('a recipient that is refused does not keep the mail from the others, and is counted', async () => {
  const receiver = await mailReceiver({ unknown: ['night@example.com'] })
  const mail = openMailServer(receiver.url, 'tillsync@example.com', ['ops@example.com', 'night@example.com'])
  onTestFinished(() => mail.close())
  expect(await mail.send(MAIL)).toEqual({ refusedRecipients: 1 })
  expect(receiver.got).toMatchObject([{ to: ['ops@example.com'] }])
  expect(await mail.send({ ...MAIL, to: ['night@example.com'] }).then(String, whyNotSent)).toMatch(
    /No such user \[address\]/,
  )
})

test('examining signs in, and sends nothing', async () => {
  const receiver = await mailReceiver({ tls: byStartTls(), login })
  await server(withLogin(receiver.url)).examine()
  expect(receiver.got).toEqual([])
})
