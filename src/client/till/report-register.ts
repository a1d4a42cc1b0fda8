import { now } from './delays.ts'
import { ask, type OpenQueue, putOff } from './open-queue.ts'
import { REGISTER_PAUSED, type RegisterState } from './queue-state.ts'
import { sendReport } from './send.ts'

/** Reports how the register is: what waits on it, and its version. A paused register sends nothing else. */
export async function reportRegister(queue: OpenQueue, before: RegisterState): Promise<void> {
  const { captures, delays, shown, options } = queue
  const waiting = captures.all.filter(({ status }) => status === 'KEPT' || status === 'REFUSED')
  const oldest = Math.min(...waiting.map(({ keptAt }) => Date.parse(keptAt)))
  const { version = '', reportEvery = 60_000 } = options.register ?? {}
  const report = {
    version,
    waitingCaptures: waiting.length,
    oldestWaitingForSeconds: waiting.length > 0 ? Math.max(0, Math.round((Date.now() - oldest) / 1_000)) : null,
  }
  const answer = await ask(queue, (connection) => sendReport(connection, options.channel, report))
  if (answer === null) return
  if (answer.outcome === 'REPORTED') {
    const { paused, offlineCustomerCreateDisabled } = answer
    shown.register = { reportedAt: new Date().toISOString(), offlineCustomerCreateDisabled, message: null }
    queue.registerPaused = paused
    shown.pause(paused ? REGISTER_PAUSED : null)
  } else if (answer.outcome === 'NOT_REPORTED') {
    shown.register = { ...before, message: answer.message }
  } else {
    return putOff(queue, answer, '')
  }
  delays.reportAt = now() + reportEvery
  shown.show()
}
