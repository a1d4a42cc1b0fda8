import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate that signs itself, for these addresses; `file` is for NODE_EXTRA_CA_CERTS. */
export type Certificate = { readonly key: string; readonly cert: string; readonly file: string }

export function makeCertificate(folder: string, addresses: readonly string[]): Certificate {
  const [keyFile, file] = [join(folder, 'headquarters.key'), join(folder, 'headquarters.pem')]
  const names = `subjectAltName=${addresses.map((address) => `IP:${address}`).join(',')}`
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const files = ['-keyout', keyFile, '-out', file, '-subj', '/CN=headquarters', '-addext', names]
  execFileSync('openssl', ['req', '-x509', ...kind, ...files], { stdio: 'ignore' })
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file }
}
