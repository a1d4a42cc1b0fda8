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
import { keepSending, type Mailing } from './keep-sending.ts'

type AlertConfig = Pick<Config, 'alertEverySeconds' | 'mail' | 'publicUrl'>

/**
 * Watches over the installation, together with any number of other processes: the one that has the lease looks at the
 * diagnosis and decides which alerts open and close, and each sends what is due. The function given back ends it.
 */
export function watchAlerts(
  sides: Sides,
  config: AlertConfig,
  { onFault, simulated }: { onFault: (error: unknown) => void; simulated?: Mailing['simulated'] },
): () => Promise<void> {
  const { mail, publicUrl } = config
  const { db } = headquartersOf(sides)
  const sending =
    mail &&
    keepSending(
      { settings: mail, simulated },
      {
        sendNext: (server) => sendDueNotices(db, server, { publicUrl }),
        untilDue: () => untilNoticeDue(db),
        onFault,
      },
    )
  const stopping = new AbortController()
  const looking = keepLooking(sides, config, {
    stopping: stopping.signal,
    told: () => sending?.notify(),
    onFault,
  })
  return async () => {
    stopping.abort()
    await Promise.all([looking, sending?.stop()])
  }
}

/** How the diagnosis is looked at. `told`: called when something is to be told. */
type Looking = { stopping: AbortSignal; told: () => void; onFault: (error: unknown) => void }

async function keepLooking(sides: Sides, config: AlertConfig, { stopping, told, onFault }: Looking): Promise<void> {
  const { db } = headquartersOf(sides)
  const leaseId = randomUUID()
  const stopped = new Promise<null>((resolve) =>
    stopping.addEventListener('abort', () => resolve(null), { once: true }),
  )
  const rest = () =>
    pause(config.alertEverySeconds * 1_000, undefined, { signal: stopping, ref: false }).catch(() => {})
  await rest()
  while (!stopping.aborted) {
    try {
      const look = lookAtAlerts(sides, leaseId, { email: config.mail !== undefined })
      look.catch(() => {})
      // A diagnosis may wait for databases that are away: a stop does not.
      const found = await Promise.race([look, stopped])
      if (found && found.length > 0) told()
    } catch (error) {
      if (!stopping.aborted && !isUnavailable(error)) onFault(error)
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
