import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { check, isClean, type Verdict } from './checker.ts'
import { type Acknowledged, startClients } from './clients.ts'
import { type Installed, installed } from './installed.ts'
import { startKiller } from './killer.ts'
import { randomOf } from './random.ts'

// Clients create customers through a real server that is killed over and over, with its PostgreSQL twice; a checker that knows nothing of the program then
// compares what was acknowledged with what is at headquarters. `npm run faults -- --seed 7 --seconds 30`

const { values } = parseArgs({ options: { seed: { type: 'string' }, seconds: { type: 'string', default: '45' } } })
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed)
const seconds = Number(values.seconds)

/** Longest that everything may take to arrive once the faults are over, in milliseconds. A dead holder's lease ends within 30 seconds. */
const PATIENCE = 120_000

process.stdout.write(`faults for ${seconds} s, seed ${seed} (npm run faults -- --seed ${seed} --seconds ${seconds})\n`)
const installation = await installed()
try {
  const random = randomOf(seed)
  const acknowledged: Acknowledged[] = []
  const killer = startKiller(installation, seconds, random)
  const clients = startClients(installation, acknowledged, random)
  await killer.over
  const counts = await clients.finish()
  const settledAfter = await settle(installation)
  const verdict = await check(installation.databases, acknowledged)
  report({ ...killer.counts(), ...counts, acknowledged: acknowledged.length, settledAfter }, verdict)
  process.exitCode = isClean(verdict) ? 0 : 1
} finally {
  await installation.end()
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
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('Operations were still on their way after two minutes.')
}

function report(counts: Readonly<Record<string, number>>, verdict: Verdict): void {
  const rows = { ...counts, ...Object.fromEntries(Object.entries(verdict).map(([name, keys]) => [name, keys.length])) }
  const wide = Math.max(...Object.keys(rows).map((name) => name.length))
  for (const [name, n] of Object.entries(rows))
    process.stdout.write(`  ${name.padEnd(wide)}  ${String(n).padStart(6)}\n`)
  for (const [name, keys] of Object.entries(verdict))
    if (keys.length > 0) process.stdout.write(`  ${name}: ${keys.slice(0, 10).join(' ')}\n`)
  process.stdout.write(isClean(verdict) ? 'nothing lost, nothing doubled\n' : `FAILED, seed ${seed}\n`)
}
