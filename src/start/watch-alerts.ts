import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { SYSTEM } from '../access/actor.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import type { Sides } from '../between/sides.ts'
import type { Config } from '../config/config.ts'
import { isUnavailable } from '../db/errors.ts'
import { findingsOfDiagnosis } from '../diagnose/alerts/findings-of-diagnosis.ts'
import { diagnoseInstallation } from '../diagnose/diagnose-installation.ts'
import { readAlertRules } from '../headquarters/alerts/alert-rules.ts'
import { decideAlerts, type Told } from '../headquarters/alerts/decide.ts'
import { sendDueNotices, untilNoticeDue } from '../headquarters/alerts/notify/send-notices.ts'
import { releaseAlertWatch, takeAlertWatch } from '../headquarters/alerts/watch-lease.ts'
import { openMailServer } from '../headquarters/mail/mail-server.ts'
import { makeNotifier, type Notifier } from '../log/notifier.ts'

type AlertConfig = Pick<Config, 'alertEverySeconds' | 'mail' | 'publicUrl'>

/** What both loops use. `toSend`: notified when a notice is to be sent. */
type Watch = {
  sides: Sides
  config: AlertConfig
  toSend: Notifier
  report: (error: unknown) => void
  stopping: AbortSignal
  /** Resolves when `stopping` is aborted. */
  stopped: Promise<null>
}

/** Milliseconds between two looks at what is to be sent, without a notice; and that a stop waits for a mail. */
const SEND_EVERY = 5_000
const SENT_WITHIN = 5_000

/**
 * Watches over the installation, together with any number of other processes: the one that has the lease looks at the
 * diagnosis and decides which alerts open and close, and each sends what is due. The function given back ends it.
 */
export function watchAlerts(
  sides: Sides,
  config: AlertConfig,
  { onFault }: { onFault: (error: unknown) => void },
): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const toSend = makeNotifier(signal)
  const report = (error: unknown) => {
    if (!signal.aborted && !isUnavailable(error)) onFault(error)
  }
  const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
  const watch: Watch = { sides, config, toSend, report, stopping: signal, stopped }
  const looking = keepLooking(watch)
  const sending = keepSending(watch)
  return async () => {
    stopping.abort()
    await Promise.all([looking, Promise.race([sending, pause(SENT_WITHIN, undefined, { ref: false })])])
  }
}

async function keepLooking({ sides, config, toSend, report, stopping, stopped }: Watch): Promise<void> {
  const { db } = headquartersOf(sides)
  const leaseId = randomUUID()
  const rest = () =>
    pause(config.alertEverySeconds * 1_000, undefined, { signal: stopping, ref: false }).catch(() => {})
  await rest()
  while (!stopping.aborted) {
    try {
      const look = lookAtAlerts(sides, leaseId, { email: config.mail !== undefined })
      look.catch(() => {})
      // A diagnosis may wait for databases that are away: a stop does not.
      const told = await Promise.race([look, stopped])
      if (told && told.length > 0) toSend.notify()
    } catch (error) {
      report(error)
    }
    await rest()
  }
  await releaseAlertWatch(db, leaseId).catch(() => {})
}

/**
 * One look: the diagnosis of the installation, the same that `diagnose` answers, and what it means for alerts. Null
 * when another process has the lease.
 */
export async function lookAtAlerts(sides: Sides, leaseId: string, how: { email: boolean }): Promise<Told[] | null> {
  const { db } = headquartersOf(sides)
  if (!(await takeAlertWatch(db, leaseId))) return null
  const rules = await readAlertRules(db)
  const diagnosis = await diagnoseInstallation(sides, SYSTEM)
  return decideAlerts(db, leaseId, { rules, ...findingsOfDiagnosis(diagnosis, rules) }, how)
}

async function keepSending({ sides, config, toSend, report, stopping }: Watch): Promise<void> {
  const { mail, publicUrl } = config
  if (mail) {
    const { db } = headquartersOf(sides)
    const server = openMailServer(mail.url.reveal(), mail.from, mail.to)
    while (!stopping.aborted) {
      toSend.takeNotified()
      let wait = SEND_EVERY
      try {
        while (!stopping.aborted && (await sendDueNotices(db, server, { publicUrl })));
        wait = Math.min(SEND_EVERY, (await untilNoticeDue(db)) ?? SEND_EVERY)
      } catch (error) {
        report(error)
      }
      await toSend.wait(Math.max(wait, 20))
    }
    server.close()
  }
  await toSend.close()
}
