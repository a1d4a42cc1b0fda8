import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { endWithNpm } from '../src/cli/terminal/end-with-npm.ts'
import { accidentsNamed } from './accidents/plan.ts'
import { failuresOf, runFaults } from './fault-run.ts'
import { hasNetworks } from './installation/network.ts'

// npm run faults -- --seed 7 --acknowledgements 10000 --seconds 3600 --accidents kill-api,disk-full --stores 2 --keep
// npm run faults -- --stores 5 --cut store-seattle --accidents kill-headquarters,kill-api,kill-worker,kill-store
// npm run faults -- --beside ../the-release-before --accidents kill-api,kill-worker,jobs-twice
// npm run faults -- --stores 5 --upgrade-from ../the-release-before

endWithNpm()
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    acknowledgements: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '3600' },
    accidents: { type: 'string', default: '' },
    pause: { type: 'string', default: '0' },
    rows: { type: 'string', default: '40' },
    patience: { type: 'string', default: '240' },
    keep: { type: 'boolean', default: false },
    stores: { type: 'string', default: '0' },
    networks: { type: 'boolean', default: false },
    cut: { type: 'string' },
    beside: { type: 'string' },
    'upgrade-from': { type: 'string' },
  },
})
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed)
const { acknowledgements, seconds, keep } = values
const accidents = values.accidents.split(',').filter(Boolean)
const named = accidentsNamed(accidents)
const print = (line: string) => process.stdout.write(`${line}\n`)
const printTable = (rows: Iterable<readonly [string, string | number]>) => {
  const all = [...rows]
  const wide = Math.max(0, ...all.map(([name]) => name.length))
  for (const [name, value] of all) print(`  ${name.padEnd(wide)}  ${String(value).padStart(6)}`)
}

const { cut, beside, 'upgrade-from': upgradeFrom } = values
const stores = Number(values.stores)
if (![0, 2, 3, 4, 5].includes(stores)) throw new Error('--stores must be 2 to 5.')
if (values.networks && !hasNetworks())
  throw new Error(
    '--networks needs Linux, root, and `ip` (iproute2). Leave it out: the stores are then on the loopback.',
  )
const what = upgradeFrom === undefined ? `${named.length} kinds of accidents` : 'An upgrade and the way back'
print(
  `${what} until ${acknowledgements} customers are acknowledged, at most ${seconds} s, ` +
    `seed ${seed} (npm run faults -- --seed ${seed})`,
)
const request = {
  seed,
  acknowledgements: Number(acknowledgements),
  seconds: Number(seconds),
  accidents,
  keep,
  stores,
  networks: values.networks,
  pause: Number(values.pause),
  rows: Number(values.rows),
  patience: Number(values.patience),
  ...(cut !== undefined && { cut }),
  ...(beside !== undefined && { beside: resolve(beside) }),
  ...(upgradeFrom !== undefined && { upgradeFrom: resolve(upgradeFrom) }),
}
const run = await runFaults(request)
print('accidents')
printTable(run.accidents)
for (const [name, why] of run.lacking) print(`  ${name}: left out, ${why}`)
print(`${run.lacking.size} of ${named.length} kinds left out on this machine`)
print('figures')
printTable(Object.entries(run.figures))
print('broken promises')
printTable(Object.entries(run.verdict).map(([name, found]) => [name, found.length]))
for (const [name, found] of Object.entries(run.verdict))
  for (const one of found.slice(0, 10)) print(`  ${name}: ${one}`)
const failures = failuresOf(request, run)
for (const failure of failures) print(failure)
if (keep || failures.length > 0) print(`history: ${run.history}; log of the programs: ${run.log}`)
print(failures.length === 0 ? 'all promises held' : `FAILED, seed ${seed}`)
// What still waits for a till or a subscriber of a failed run does not keep it.
process.exit(failures.length === 0 ? 0 : 1)
