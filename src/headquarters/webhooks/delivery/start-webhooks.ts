import { setTimeout as pause } from 'node:timers/promises'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { isUnavailable } from '../../../db/errors.ts'
import { makeNotifier } from '../../../log/notifier.ts'
import { onLogWake } from '../../../log/on-log-wake.ts'
import { keepLease, LeaseLost } from '../../jobs/lease.ts'
import type { Pace } from './back-off.ts'
import { deliver } from './deliver.ts'
import { type Leased, releaseEndpoint, renewEndpoint, takeEndpoints, untilDue } from './endpoint-lease.ts'
import type { Networks } from './networks.ts'
import { openSender, type Sender } from './send.ts'

/** How this process delivers. `answerWithin`: milliseconds that a receiver has. */
export type WebhookOptions = {
  networks: Networks
  onFault: (error: unknown) => void
  pace?: Pace
  answerWithin?: number
}

/** Endpoints that this process delivers to at once. */
const AT_ONCE = 8
/** Milliseconds between two looks: without a notice, while there is no endpoint, and however many notices come. */
const LOOK_EVERY = 5_000
const LOOK_EVERY_WITHOUT = 60_000
const LOOK_AFTER = 50

/**
 * Delivers webhooks, together with any number of other processes: each endpoint has a lease. A process that dies loses
 * it within half a minute, and another goes on from the cursor; what it had sent and not noted is sent again, with the
 * same id. The function given back ends it.
 */
export function startWebhooks(hq: HeadquartersDatabase, options: WebhookOptions): () => Promise<void> {
  const stopping = new AbortController()
  const sender = openSender(options.networks, options.answerWithin)
  const done = watch(hq, options, sender, stopping.signal)
  return async () => {
    stopping.abort(new Error('The process stops.'))
    await done
    sender.close()
  }
}

async function watch(
  hq: HeadquartersDatabase,
  { onFault, pace = 1 }: WebhookOptions,
  sender: Sender,
  stopping: AbortSignal,
): Promise<void> {
  const notifier = makeNotifier(stopping)
  const running = new Set<Promise<void>>()
  const report = (error: unknown) => {
    if (!stopping.aborted && !isUnavailable(error) && !(error instanceof LeaseLost)) onFault(error)
  }
  const work = async (leased: Leased) => {
    await keepLease(
      () => renewEndpoint(hq.db, leased),
      (lost) => deliver({ db: hq.db, sender, pace, signal: AbortSignal.any([lost, stopping]) }, leased),
    ).catch(report)
    await releaseEndpoint(hq.db, leased).catch(report)
    notifier.notify()
  }
  await notifier.listen('headquarters', { onWake: async (wake) => onLogWake(hq.url, wake) })
  while (!stopping.aborted) {
    notifier.takeNotified()
    let wait = LOOK_EVERY
    try {
      for (const leased of await takeEndpoints(hq.db, AT_ONCE - running.size)) {
        const delivered = work(leased)
        running.add(delivered)
        void delivered.finally(() => running.delete(delivered))
      }
      const { enabled, milliseconds } = await untilDue(hq.db)
      // What is delivered is in the log: its next notice comes with the first event of a new endpoint.
      wait = enabled ? Math.min(LOOK_EVERY, milliseconds ?? LOOK_EVERY) : LOOK_EVERY_WITHOUT
    } catch (error) {
      report(error)
    }
    await notifier.wait(wait)
    await pause(LOOK_AFTER, undefined, { signal: stopping, ref: false }).catch(() => {})
  }
  await Promise.all(running)
  await notifier.close()
}
