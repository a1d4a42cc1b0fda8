import { setTimeout as pause } from 'node:timers/promises'
import { check, isClean, type Verdict } from './checker.ts'
import { type Acknowledged, startClients } from './clients.ts'
import { type Installed, installed } from './installed.ts'
import { killOverAndOver } from './killer.ts'
import { randomOf } from './random.ts'

/**
 * The run ends when this many customers were acknowledged, or after this many seconds. The same seed gives the same
 * faults.
 */
export type FaultRunRequest = { seed: number; acknowledgements: number; seconds: number }

/** What happened, in numbers, and what is wrong. */
export type FaultRun = { figures: Readonly<Record<string, number>>; verdict: Verdict }

/**
 * How long everything may take to arrive once the faults have ended, in milliseconds. The lease of a dead holder ends
 * within 30 seconds.
 */
const PATIENCE = 120_000

/**
 * Clients create customers through a real server that is killed again and again, and its PostgreSQL servers once each.
 * Then a checker that does not use the program compares what was acknowledged with headquarters.
 */
export async function runFaults({ seed, acknowledgements, seconds }: FaultRunRequest): Promise<FaultRun> {
  const installation = await installed()
  try {
    const random = randomOf(seed)
    const acknowledged: Acknowledged[] = []
    const began = Date.now()
    const watched = {
      acknowledged: () => acknowledged.length,
      progress: () =>
        Math.min(1, Math.max(acknowledged.length / acknowledgements, (Date.now() - began) / (seconds * 1_000))),
      random,
    }
    const clients = startClients(installation, acknowledged, random)
    const kills = await killOverAndOver(installation, watched)
    const counts = await clients.finish()
    const settledAfter = await settle(installation)
    const verdict = await check(installation.databases, acknowledged)
    return { figures: { ...kills, ...counts, acknowledged: acknowledged.length, settledAfter }, verdict }
  } finally {
    await installation.end()
  }
}

/** Why a run has failed: something is wrong, or it has tried less than it was to. Empty when it has passed. */
export function failuresOf({ acknowledgements, seconds }: FaultRunRequest, { figures, verdict }: FaultRun): string[] {
  const { acknowledged = 0, serverKills = 0 } = figures
  return [
    ...(isClean(verdict) ? [] : ['What was acknowledged is not what is there.']),
    ...(acknowledged < acknowledgements
      ? [
          `Only ${acknowledged} of ${acknowledgements} customers were acknowledged in ${seconds} s. ` +
            'Give more --seconds, or fewer --acknowledgements.',
        ]
      : []),
    ...(serverKills > 0 ? [] : ['The server was never killed.']),
  ]
}

/** Runs the jobs until every operation has arrived; returns how many seconds that took. */
async function settle({ ask }: Installed): Promise<number> {
  const began = Date.now()
  const onItsWay = new Set(['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'SYNCED'])
  while (Date.now() - began < PATIENCE) {
    for (const job of ['P-0001', '1010']) {
      await ask('mutation ($job: ID!) { runCdxJob(input: { job: $job }) { userErrors { code } } }', { job })
      if (job === 'P-0001')
        await ask('mutation { synchronizeCustomersAndChannelRequests { userErrors { code } } }').catch(() => null)
    }
    const { operationCounts } = await ask<{ operationCounts: { status: string }[] }>('{ operationCounts { status } }')
    if (!operationCounts.some(({ status }) => onItsWay.has(status))) return Math.round((Date.now() - began) / 1_000)
    await pause(500)
  }
  throw new Error('After two minutes, some operations had not arrived.')
}
