import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { endWithNpm } from '../src/cli/terminal/end-with-npm.ts'
import { failuresOf, runFaults } from './fault-run.ts'

// npm run faults -- --seed 7 --acknowledgements 10000 --seconds 900

endWithNpm()
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    acknowledgements: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '900' },
  },
})
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed)
const { acknowledgements, seconds } = values
process.stdout.write(
  `faults until ${acknowledgements} customers are acknowledged, at most ${seconds} s, seed ${seed} (npm run ` +
    `faults -- --seed ${seed})\n`,
)
const request = { seed, acknowledgements: Number(acknowledgements), seconds: Number(seconds) }
const run = await runFaults(request)
const { figures, verdict } = run

const rows = { ...figures, ...Object.fromEntries(Object.entries(verdict).map(([name, keys]) => [name, keys.length])) }
const wide = Math.max(...Object.keys(rows).map((name) => name.length))
for (const [name, n] of Object.entries(rows)) process.stdout.write(`  ${name.padEnd(wide)}  ${String(n).padStart(6)}\n`)
for (const [name, keys] of Object.entries(verdict))
  if (keys.length > 0) process.stdout.write(`  ${name}: ${keys.slice(0, 10).join(' ')}\n`)
const failures = failuresOf(request, run)
for (const failure of failures) process.stdout.write(`${failure}\n`)
process.stdout.write(failures.length === 0 ? 'nothing lost, nothing duplicated\n' : `FAILED, seed ${seed}\n`)
process.exitCode = failures.length === 0 ? 0 : 1
