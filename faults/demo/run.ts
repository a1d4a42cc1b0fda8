import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { endWithNpm } from '../../src/cli/terminal/end-with-npm.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { randomOf } from '../random.ts'
import { DEMO_ACCIDENTS, type DemoAccident, happen } from './accidents.ts'
import { startDemo } from './demo.ts'
import { growthOf, look, type Minute } from './minutes.ts'
import type { DemoServer } from './server.ts'

// npm run faults:demo -- --minutes 60 --rate 10 --seed 7

endWithNpm()
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '10' },
    every: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
  },
})
const [minutes, every, seed] = [Number(values.minutes), Number(values.every), Number(values.seed)]
/** How long everything may take to arrive afterwards, in milliseconds; and how much memory may grow. */
const PATIENCE = 300_000
const MOST_GROWTH = 1.25

/** A line, with the time of day. */
const print = (line: string) => process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)
const failures: string[] = []
const demo = await startDemo()
try {
  print(
    `${minutes} minutes at ${values.rate}/s, an accident every ${every} minutes, seed ${seed}; log: ${demo.logFile}`,
  )
  const till = command('simulate', '--rate', values.rate, '--duration', `${minutes}m`)
  const began = performance.now()
  const seen: Minute[] = []
  const planned = accidentsOf(seed)
  let accident: Promise<void> = Promise.resolve()
  for (let minute = 1; minute <= minutes; minute++) {
    await pause(began + minute * 60_000 - performance.now())
    seen.push(await lookAt(minute))
    await analyze()
    // The last one leaves a minute for what it delays.
    if (minute % every !== 0 || minute >= minutes - 1) continue
    await accident
    accident = begin(planned.next().value)
  }
  await accident
  const said = await till
  print(`simulate: ${said}`)
  await settle(Number(/(\d+) captured/.exec(said)?.[1]))
  const growth = growthOf(seen)
  if (growth) {
    print(`memory: ${growth.before} MB, then ${growth.after} MB, of a process that ran for ${growth.minutes} minutes`)
    if (growth.after > growth.before * MOST_GROWTH) failures.push('Memory grows.')
  }
  if (demo.crashes() > 0) failures.push(`The program ended by itself, ${demo.crashes()} times.`)
  const compared = await command('reconcile')
  print(`reconcile: ${compared}`)
  if (!compared.endsWith('(exit 0)')) failures.push('The sides differ.')
} finally {
  await demo.end()
}
for (const failure of failures) print(failure)
print(failures.length === 0 ? 'everything has arrived' : `FAILED, seed ${seed}`)
process.exit(failures.length === 0 ? 0 : 1)

/** Each kind once in an order that the seed decides, then again in another. */
function* accidentsOf(seed: number): Generator<Planned, never> {
  const random = randomOf(seed)
  for (;;) {
    const order = DEMO_ACCIDENTS.map((one) => ({ one, place: random() })).sort((a, b) => a.place - b.place)
    for (const { one } of order) yield { one, server: demo.servers[random() < 0.5 ? 'headquarters' : 'channels'] }
  }
}

type Planned = { one: DemoAccident; server: DemoServer }

async function begin({ one, server }: Planned): Promise<void> {
  print(`${one.name} begins (${server.name})`)
  await happen(one, demo, server).catch((error: unknown) => failures.push(`${one.name}: ${String(error)}`))
  print(`${one.name} is over`)
}

async function lookAt(minute: number): Promise<Minute> {
  const seen = await look(demo, minute)
  const { counts, megabytes, pid, waits, parts } = seen
  const of = (count: number | undefined) => String(count ?? '?').padStart(6)
  print(
    `minute ${String(minute).padStart(3)}  ${of(megabytes ?? undefined)} MB (${pid ?? 'none'})  ` +
      `${of(counts?.captured)} captured  ${of(counts?.distributed)} distributed  ${of(counts?.onTheWay)} on their way ` +
      ` ${of(counts?.failed)} failed  oldest ${waits ?? '?'} s  ${parts}`,
  )
  return seen
}

/** Statistics of every database, whatever the moment. A server that is away is left out. */
async function analyze(): Promise<void> {
  for (const server of Object.values(demo.servers))
    for (const database of await server.databases().catch(() => []))
      await server.execute('analyze', database).catch(() => {})
}

/** Waits until whatever the tills captured is back at them, and all is well. */
async function settle(acknowledged: number): Promise<void> {
  const until = performance.now() + PATIENCE
  const isOver = ({ counts, parts }: Minute) => counts?.onTheWay === 0 && counts.failed === 0 && parts === ''
  while (performance.now() < until && !isOver(await look(demo, minutes))) await pause(2_000)
  const last = await lookAt(minutes)
  if (!isOver(last)) failures.push(`After ${PATIENCE / 60_000} minutes, not all had arrived, or not all was well.`)
  const captured = last.counts?.captured ?? 0
  if (!(captured >= acknowledged)) failures.push(`${acknowledged} were acknowledged, headquarters has ${captured}.`)
}

/** Runs a command of the program against the demo; returns its last line, and how it ended. */
async function command(...words: string[]): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(PACKAGE_FOLDER, 'bin/tillsync.mjs'), ...words, '--url', `${demo.program.url}/graphql`],
    { env: { PATH: process.env.PATH, TILLSYNC_DATA: demo.dataFolder }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.on('data', (piece) => {
      said = `${said}${piece}`.slice(-2_000)
    })
  const [code] = await once(child, 'close')
  return `${said.trim()} (exit ${code})`
}
