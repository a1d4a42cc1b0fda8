import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterFile } from './after-file.ts'

/** A certificate that is its own authority, and its key (PEM); `file` has the certificate. */
export type TestCertificate = { readonly cert: string; readonly key: string; readonly file: string }

/** Makes a certificate for these addresses, such as `IP:127.0.0.1`. Its files go with the tests of the file. */
export function makeCertificate(...addresses: readonly string[]): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'tillsync-certificate-'))
  afterFile(async () => rmSync(folder, { recursive: true, force: true }))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=test', '-addext', `subjectAltName=${addresses.join(',')}`]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  )
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8'), file: cert }
}
