import { z } from 'zod'
import { type Secret, secretOf } from './secrets.ts'

/** The mail server, and from whom and to whom alerts are sent. */
export type MailSettings = { readonly url: Secret; readonly from: string; readonly to: readonly string[] }

const SMTP_URL = 'must be smtp://user:password@host:587, smtps://user:password@host, or smtp://host:25?tls=off'
const address = (value: string) =>
  /^[^\s@<>,]+@[^\s@<>,]+$/.test(value) || /^[^<>@,\r\n]+<[^\s@<>,]+@[^\s@<>,]+>$/.test(value)
const ADDRESS = 'must be an e-mail address, such as tillsync@example.com or Tillsync <tillsync@example.com>'
const ADDRESSES = 'must be e-mail addresses, separated by commas'

/** The environment variables of e-mail. */
export const mailSettings = {
  TILLSYNC_SMTP_URL: z.string().refine(isSmtpUrl, SMTP_URL).optional(),
  TILLSYNC_SMTP_URL_FILE: z.string().optional(),
  TILLSYNC_ALERT_FROM: z.string().refine(address, ADDRESS).optional(),
  TILLSYNC_ALERT_TO: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().refine(address, ADDRESSES)).min(1, ADDRESSES))
    .optional(),
}

type Read = { TILLSYNC_SMTP_URL?: string; TILLSYNC_ALERT_FROM?: string; TILLSYNC_ALERT_TO?: string[] }

/** Undefined: no e-mail is sent. */
export function mailOf({
  TILLSYNC_SMTP_URL: url,
  TILLSYNC_ALERT_FROM: from,
  TILLSYNC_ALERT_TO: to,
}: {
  [name in keyof Read]: Read[name] | undefined
}): MailSettings | undefined {
  return url === undefined || from === undefined || to === undefined ? undefined : { url: secretOf(url), from, to }
}

/** Settings of e-mail that are right alone and wrong together. */
export function mailFaults(env: Readonly<Record<string, string>>): string[] {
  const names = ['TILLSYNC_SMTP_URL', 'TILLSYNC_ALERT_FROM', 'TILLSYNC_ALERT_TO'] as const
  const missing = names.filter((name) => env[name] === undefined)
  if (missing.length === 0 || missing.length === names.length) return []
  return [`${missing.join(' and ')} must be set, too: alerts are sent by TILLSYNC_SMTP_URL from and to these addresses`]
}

/** A password is not sent in the clear: `tls=off` is for a relay that asks for none. */
function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, username, pathname, searchParams } = new URL(value)
  const keys = [...searchParams.keys()]
  const isPlain = searchParams.get('tls') === 'off'
  return (
    hostname !== '' &&
    ['', '/'].includes(pathname) &&
    (protocol === 'smtps:' ? keys.length === 0 : protocol === 'smtp:') &&
    keys.every((key) => key === 'tls' && isPlain) &&
    !(isPlain && username !== '')
  )
}
