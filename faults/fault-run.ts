import { setTimeout as pause } from 'node:timers/promises'
import { check, type Verdict } from './checker.ts'
import { type Acknowledged, startClients } from './clients.ts'
import { type Installed, installed } from './installed.ts'
import { killOverAndOver } from './killer.ts'
import { randomOf } from './random.ts'

/** It is over when so many customers were acknowledged, or so many seconds have passed. The same seed gives the same faults. */
export type FaultRunRequest = { seed: number; acknowledgements: number; seconds: number }

/** What happened, in figures, and what is wrong. */
export type FaultRun = { figures: Readonly<Record<string, number>>; verdict: Verdict }

/** Longest that everything may take to arrive once the faults are over, in milliseconds. A dead holder's lease ends within 30 seconds. */
const PATIENCE = 120_000

/**
 * Clients create customers through a real server that is killed over and over, with its PostgreSQL twice; a checker that knows nothing of the program then
 * compares what was acknowledged with what is at headquarters.
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

/** Runs the jobs until nothing is on its way any more; says how many seconds that took. */
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
  throw new Error('Operations were still on their way after two minutes.')
}
