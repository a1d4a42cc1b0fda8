import type { HeadquartersDatabase } from '../between/sides.ts'
import { sendWelcomeMessage } from '../headquarters/welcome/send-messages.ts'
import { keepSending, type Mailing } from './keep-sending.ts'

/** Sends the welcome messages that are owed, where there is a mail server. The function given back ends it. */
export function sendWelcomeMessages(
  { db }: HeadquartersDatabase,
  mailing: Mailing,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  if (!mailing.settings && !mailing.simulated) return async () => {}
  return keepSending(mailing, { sendNext: (server) => sendWelcomeMessage(db, server), onFault }).stop
}
