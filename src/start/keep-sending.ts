import { setTimeout as pause } from 'node:timers/promises'
import type { MailSettings } from '../config/mail-settings.ts'
import { isUnavailable } from '../db/errors.ts'
import { type MailServer, openMailServer } from '../headquarters/mail/mail-server.ts'
import { makeNotifier } from '../log/notifier.ts'

/** Milliseconds between two looks at what is to be sent, without a notice; and that a stop waits for a mail. */
const LOOK_EVERY = 5_000
const SENT_WITHIN = 5_000
const SHORTEST_WAIT = 20

/** What is sent. */
type Mails = {
  /** Sends one mail that is due; false when none is. */
  readonly sendNext: (server: MailServer) => Promise<boolean>
  /** Milliseconds until one is due, if that is known to be sooner than the next look; null: it is not. */
  readonly untilDue?: () => Promise<number | null>
  readonly onFault: (error: unknown) => void
}

/** Where mails are sent: by no mail server, unless it is configured. `simulated`: whether one can be reached. */
export type Mailing = {
  readonly settings: MailSettings | undefined
  readonly simulated?: { readonly reachable: boolean } | undefined
}

/** `notify`: something is to be sent now. `stop`: ends it, after the mail that is on its way. */
export type Sending = { notify(): void; stop(): Promise<void> }

class MailServerAway extends Error {
  override readonly name = 'MailServerAway'
  readonly code = 'ECONNREFUSED'
}

/** The mail server that the simulator keeps away. */
const AWAY: MailServer = {
  send: () => Promise.reject(new MailServerAway('the simulator keeps the mail server unreachable')),
  examine: () => Promise.reject(new MailServerAway('the simulator keeps the mail server unreachable')),
  close: () => {},
}

/** Sends mails as they become due, together with any number of other processes: each is sent by one of them. */
export function keepSending({ settings, simulated }: Mailing, { sendNext, untilDue, onFault }: Mails): Sending {
  const stopping = new AbortController()
  const { signal } = stopping
  const notifier = makeNotifier(signal)
  const configured = settings && openMailServer(settings.url.reveal(), settings.from, settings.to)
  const sendOne = () => {
    const server = simulated?.reachable === false ? AWAY : configured
    return server ? sendNext(server) : false
  }

  async function send(): Promise<void> {
    while (!signal.aborted) {
      notifier.takeNotified()
      let wait = LOOK_EVERY
      try {
        while (!signal.aborted && (await sendOne()));
        wait = Math.min(LOOK_EVERY, (await untilDue?.()) ?? LOOK_EVERY)
      } catch (error) {
        if (!signal.aborted && !isUnavailable(error)) onFault(error)
      }
      await notifier.wait(Math.max(wait, SHORTEST_WAIT))
    }
    configured?.close()
    await notifier.close()
  }

  const sending = send()
  return {
    notify: () => notifier.notify(),
    async stop() {
      stopping.abort()
      await Promise.race([sending, pause(SENT_WITHIN, undefined, { ref: false })])
    },
  }
}
