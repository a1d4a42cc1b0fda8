import { setTimeout as pause } from 'node:timers/promises'
import type { HeadquartersDatabase } from '../between/sides.ts'
import type { MailSettings } from '../config/mail-settings.ts'
import { isUnavailable } from '../db/errors.ts'
import { openMailServer } from '../headquarters/mail/mail-server.ts'
import { sendWelcomeMessage } from '../headquarters/welcome/send-messages.ts'

/** Milliseconds between two looks at what is to be sent, and that a stop waits for a mail. */
const LOOK_EVERY = 5_000
const SENT_WITHIN = 5_000

/**
 * Sends the welcome messages that are owed, together with any number of other processes. Does nothing without a mail
 * server. The function given back ends it.
 */
export function sendWelcomeMessages(
  { db }: HeadquartersDatabase,
  mail: MailSettings | undefined,
  onFault: (error: unknown) => void,
): () => Promise<void> {
  if (!mail) return async () => {}
  const stopping = new AbortController()
  const { signal } = stopping
  const server = openMailServer(mail.url.reveal(), mail.from, mail.to)
  const sending = (async () => {
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await sendWelcomeMessage(db, server)));
      } catch (error) {
        if (!signal.aborted && !isUnavailable(error)) onFault(error)
      }
      await pause(LOOK_EVERY, undefined, { signal, ref: false }).catch(() => {})
    }
    server.close()
  })()
  return async () => {
    stopping.abort()
    await Promise.race([sending, pause(SENT_WITHIN, undefined, { ref: false })])
  }
}
