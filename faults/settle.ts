import { setTimeout as pause } from 'node:timers/promises'
import { restoreCustomers } from './accidents/restores.ts'
import type { History } from './history.ts'
import type { Installed } from './installation/installed.ts'
import { stuckWork } from './installation/stuck-work.ts'
import { correctOnce } from './load/persons.ts'
import { isFine, sample } from './samples/health.ts'

const ON_THEIR_WAY = new Set(['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'SYNCED', 'WAITING_ON', 'FAILED'])

/**
 * Waits until every operation has arrived and every replica is green, for at most `patience` seconds. Nobody runs a
 * job: the schedules do. A person corrects what has failed and restores what is left to decide. Returns after how many seconds, and what remains with
 * what it is stuck in.
 */
export async function settle(
  installation: Installed,
  history: History,
  patience: number,
): Promise<{ seconds: number; unsettled: string[] }> {
  const began = performance.now()
  for (;;) {
    const left = await leftOver(installation, history)
    const seconds = Math.round((performance.now() - began) / 1_000)
    if (left.length === 0) return { seconds, unsettled: [] }
    if (performance.now() - began > patience * 1_000)
      return { seconds, unsettled: [...left, ...(await stuckWork(installation))] }
    await pause(1_000)
  }
}

async function leftOver(installation: Installed, history: History): Promise<string[]> {
  await correctOnce(installation)
  const undecided = await restoreCustomers(installation)
  const { operationCounts } = await installation.ask<{ operationCounts: { status: string; count: number }[] }>(
    '{ operationCounts { status count } }',
  )
  const open = operationCounts.filter(({ status, count }) => ON_THEIR_WAY.has(status) && count > 0)
  const green = await sample(installation, history)
  const last = history.entries.findLast(({ type }) => type === 'health')
  const parts = last?.type === 'health' ? Object.entries(last.parts).filter((part) => !isFine(part)) : []
  return [
    ...open.map(({ status, count }) => `${count} ${status}`),
    ...(undecided > 0 ? [`${undecided} differences to decide`] : []),
    ...(green ? [] : [`not green: ${parts.map(([part, said]) => `${part}: ${said}`).join('; ') || 'another replica'}`]),
  ]
}
