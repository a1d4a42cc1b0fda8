import type { HeadquartersDatabase } from '../between/sides.ts'
import type { MailSettings } from '../config/mail-settings.ts'
import { sendWelcomeMessage } from '../headquarters/welcome/send-messages.ts'
import { keepSending } from './keep-sending.ts'

/** Sends the welcome messages that are owed, where there is a mail server. The function given back ends it. */
export function sendWelcomeMessages(
  { db }: HeadquartersDatabase,
  mail: MailSettings | undefined,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  if (!mail) return async () => {}
  return keepSending(mail, { sendNext: (server) => sendWelcomeMessage(db, server), onFault }).stop
}
