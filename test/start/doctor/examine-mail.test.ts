import { expect, test } from 'vitest'
import { readConfig } from '../../../src/config/config.ts'
import { examineMail } from '../../../src/start/doctor/examine-mail.ts'
import { makeCertificate } from '../../support/certificate.ts'
import { mailReceiver } from '../../support/mail-receiver.ts'

/** What the doctor says of a mail server. */
async function said(url: string): Promise<string[]> {
  const config = readConfig({
    TILLSYNC_SMTP_URL: url,
    TILLSYNC_ALERT_FROM: 'Tillsync <tillsync@example.com>',
    TILLSYNC_ALERT_TO: 'ops@example.com',
  })
  const findings = await examineMail(config)
  return findings.map(({ status, message, cure }) => `${status} ${message} → ${cure}`)
}

test('nothing is said where no mail is sent', async () => {
  expect(await examineMail(readConfig())).toEqual([])
})

test('a mail server that can be used is right, and gets no mail', async () => {
  const { url, got } = await mailReceiver()
  expect(await said(url)).toEqual(['PASS The mail server takes mail from Tillsync <tillsync@example.com>. → null'])
  expect(got).toEqual([])
})

test('one that refuses the password, has another certificate, or is away, is wrong, without the password', async () => {
  const certificate = makeCertificate('DNS:mail.example.com')
  const login = { user: 'ops', password: 'right' }
  const [plain, encrypted] = [
    await mailReceiver({ tls: { from: 'STARTTLS', ...certificate }, login }),
    await mailReceiver({ tls: { from: 'start', ...certificate }, login }),
  ]
  const findings = [
    ...(await said(plain.url.replace('//', '//ops:not-it@'))),
    ...(await said(encrypted.url.replace('//', '//ops:not-it@'))),
    ...(await said('smtp://ops:not-it@127.0.0.1:1')),
  ]
  expect(findings).toEqual([
    expect.stringMatching(/^FAIL The mail server refuses the login: .* → Correct the user and the password/),
    expect.stringMatching(/^FAIL The certificate of the mail server is not accepted: .* → Write the host/),
    expect.stringMatching(/^FAIL .*ECONNREFUSED.* → Start the mail server, or correct its host and port/),
  ])
  expect(findings.join()).not.toContain('not-it')
})
