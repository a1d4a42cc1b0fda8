/** Why a mail server did not take a mail: what happened, and what a person does about it; null: not known. */
export type MailTrouble = { readonly what: string; readonly cure: string | null }

/** The longest sentence of a mail server that is kept. */
const LONGEST = 200

/** What an error of the mail server means. Addresses in its answer are left out. */
export function mailTrouble(error: unknown): MailTrouble {
  if (!(error instanceof Error)) return { what: 'The mail server could not be reached.', cure: null }
  const said = error.message.replace(/\S+@\S+/g, '[address]').slice(0, LONGEST)
  const code = codeOf(error)
  if (code === 'EAUTH')
    return {
      what: `The mail server refuses the login: ${said}`,
      cure: 'Correct the user and the password in TILLSYNC_SMTP_URL; write characters such as @ or / as %40 or %2F.',
    }
  if (/certificate|self-signed|altnames|alternative names/i.test(said))
    return {
      what: `The certificate of the mail server is not accepted: ${said}`,
      cure:
        'Write the host in TILLSYNC_SMTP_URL as the certificate has it, renew the certificate, or name the file of ' +
        'its authority with NODE_EXTRA_CA_CERTS.',
    }
  if (/upgrading connection with STARTTLS|required STARTTLS/.test(said))
    return {
      what: `The mail server does not encrypt the connection: ${said}`,
      cure: 'Use smtps:// if it is encrypted from the start; tls=off only for a relay in your own network, without a password.',
    }
  if (/wrong version number|packet length too long/i.test(said))
    return {
      what: 'The mail server does not begin with encryption.',
      cure: 'Use smtp:// and its port, such as 587, in TILLSYNC_SMTP_URL.',
    }
  return {
    what: `${code === '' ? '' : `${code}: `}${said}`,
    cure: UNREACHED.has(code) ? 'Start the mail server, or correct its host and port in TILLSYNC_SMTP_URL.' : null,
  }
}

const UNREACHED: ReadonlySet<string> = new Set(['ECONNECTION', 'EDNS', 'ESOCKET', 'ETIMEDOUT', 'ECONNREFUSED'])

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** The same in one text, to be kept with the mail. */
export function whyNotSent(error: unknown): string {
  const { what, cure } = mailTrouble(error)
  return cure === null ? what : `${what.replace(/[.!]?$/, '.')} ${cure}`
}
