import type { Config } from '../../config/config.ts'
import { openMailServer } from '../../headquarters/mail/mail-server.ts'
import { mailTrouble } from '../../headquarters/mail/mail-trouble.ts'
import { type Finding, right, wrong } from './finding.ts'

/** Whether the mail server can be used: connects and signs in, as for a mail, and sends none. */
export async function examineMail({ mail, isStore }: Pick<Config, 'mail' | 'isStore'>): Promise<Finding[]> {
  if (!mail || isStore) return []
  const { host } = new URL(mail.url.reveal())
  const server = openMailServer(mail.url.reveal(), mail.from, mail.to)
  try {
    await server.examine()
    return [right('MAIL', host, `The mail server takes mail from ${mail.from}.`)]
  } catch (error) {
    const { what, cure } = mailTrouble(error)
    return [wrong('MAIL', host, what, cure ?? 'Correct the mail server, or TILLSYNC_SMTP_URL.')]
  } finally {
    server.close()
  }
}
