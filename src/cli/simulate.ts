import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { defineCommand } from 'citty'
import type { Connection } from '../client/request.ts'
import { readConfig } from '../config/config.ts'
import { connectionArgs, ownRegisterToken } from './connect/connection.ts'
import { heal } from './simulate/heal.ts'
import { runJobs } from './simulate/mutate.ts'
import { type People, readPeople } from './simulate/people.ts'
import { lineOf, readStatus, refusalsOf } from './simulate/report.ts'
import { type SimulatedServer, simulatedServer } from './simulate/server.ts'
import { forget, keep, REGISTER, readKept, readSetting, type Setting } from './simulate/setting.ts'
import { SITUATIONS } from './simulate/situations/situations.ts'
import type { Situation } from './simulate/situations/stage.ts'
import { newTally, runTraffic } from './simulate/traffic.ts'
import { stopSignal } from './terminal/stop-signal.ts'
import { readDuration } from './token.ts'

const USUAL_RATE = 5
const USUAL_DURATION = '60s'
/** How often the simulator runs the jobs of stopped schedules. */
const JOBS_EVERY_MS = 5_000

export const simulateCommand = defineCommand({
  meta: {
    name: 'simulate',
    description:
      'Simulates till traffic and every situation of docs/faq.md, on a running server or one that it starts; ' +
      'Ctrl-C ends it',
  },
  args: {
    rate: {
      type: 'string',
      description: `Customers and updates per second; default ${USUAL_RATE}, and 0 with --situation`,
    },
    duration: { type: 'string', description: `Duration: 60s, 5m, 1h; default ${USUAL_DURATION}` },
    channels: { type: 'string', description: 'Channels by key or name, separated by commas; default: all' },
    edits: { type: 'string', description: 'Share of updates; default 30%' },
    bad: { type: 'string', description: 'Share of customers that headquarters refuses, such as 5%; default 0%' },
    situation: { type: 'string', description: 'Sets up this situation, and prints what to look at; see --list' },
    list: { type: 'boolean', description: 'Lists the situations', default: false },
    heal: { type: 'boolean', description: 'Restores the state before the situation', default: false },
    ...connectionArgs,
  },
  async run({ args }) {
    if (args.list) return void process.stdout.write(listed())
    const situation = situationOf(args.situation)
    const shares = { edits: shareOf(args.edits ?? '30%'), bad: shareOf(args.bad ?? `${(situation?.bad ?? 0) * 100}%`) }
    const rate = args.rate ?? (situation || args.heal ? undefined : String(USUAL_RATE))
    const pace = { rate: rate === undefined ? 0 : rateOf(rate), seconds: readDuration(args.duration ?? USUAL_DURATION) }
    const signal = stopSignal()
    const path = join(readConfig().dataFolder, 'simulated.json')
    const server = await simulatedServer(args, signal)
    if (server === null) process.exit(0)
    try {
      const { connection } = server
      const before = await healed(connection, path, args.heal)
      if (args.heal) return
      const people = await readPeople()
      const channels = channelsOf(before, args.channels)
      if (situation) await setUp({ server, people, before, channels, path }, situation)
      if (pace.rate > 0)
        await traffic({ connection, people, channels, ...pace, ...shares, signal }, situation?.jobs ?? [])
      else if (server.own) await stopped(signal)
    } finally {
      await server.stop()
    }
  },
})

type SetUp = { server: SimulatedServer; people: People; before: Setting; channels: string[]; path: string }

/** Ends the current situation, if there is one or it is requested, and returns the state after that. */
async function healed(connection: Connection, path: string, request: boolean): Promise<Setting> {
  const kept = await readKept(path)
  if (kept === null && !request) return readSetting(connection)
  process.stdout.write(`Healing ${kept?.situation ?? 'what has been switched'} …\n`)
  await heal(connection, kept?.setting ?? null)
  await forget(path)
  process.stdout.write(kept ? 'The state before is restored.\n' : 'No faults are simulated any more.\n')
  return readSetting(connection)
}

async function setUp({ server, people, before, channels, path }: SetUp, situation: Named): Promise<void> {
  const { connection } = server
  await keep(path, { situation: situation.name, setting: before })
  const registerToken = (channel: string) => ownRegisterToken(channel, REGISTER)
  const customer = await situation.setUp({ connection, people, setting: before, channels, registerToken })
  const page = new URL(situation.view, connection.url)
  const lines = [
    `${situation.name}: ${situation.what}`,
    `  Page       ${page}`,
    `  Ask        ${situation.ask.replace('%', customer ?? '')}`,
    ...(customer === null ? [] : [`  Customer   ${customer}, captured in ${channels[0]}`]),
    '  Heal       tillsync simulate --heal',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

type Traffic = Parameters<typeof runTraffic>[0]

/** Prints a line per second; on a terminal each replaces the last. */
async function traffic(request: Traffic, jobs: readonly string[]): Promise<void> {
  const { connection, signal } = request
  const tally = newTally()
  const before = await readStatus(connection)
  const began = performance.now()
  const line = async () => lineOf(tally, (performance.now() - began) / 1_000, await readStatus(connection), before)
  const over = new AbortController()
  const show = async () => {
    while (!over.signal.aborted) {
      await pause(1_000, undefined, { signal: over.signal }).catch(() => {})
      if (!over.signal.aborted && process.stdout.isTTY) process.stdout.write(`\r\u001b[K${await line()}`)
    }
  }
  const standIn = async () => {
    while (!over.signal.aborted) {
      await runJobs(connection, jobs).catch(() => {})
      await pause(JOBS_EVERY_MS, undefined, { signal: over.signal }).catch(() => {})
    }
  }
  const beside = [show(), ...(jobs.length > 0 ? [standIn()] : [])]
  await runTraffic(request, tally).finally(() => over.abort())
  await Promise.all(beside)
  process.stdout.write(`${process.stdout.isTTY ? '\r\u001b[K' : ''}${await line()}\n`)
  if (tally.refused > 0) process.stdout.write(`Refused: ${refusalsOf(tally)}\n`)
  if (tally.lastFault !== null) process.stderr.write(`Last fault: ${tally.lastFault}\n`)
  if (signal.aborted) process.stdout.write('Stopped.\n')
}

async function stopped(signal: AbortSignal): Promise<void> {
  process.stdout.write('The server runs until Ctrl-C.\n')
  if (!signal.aborted) await once(signal, 'abort')
}

const listed = () =>
  Object.entries(SITUATIONS)
    .map(([name, { what }]) => `${name.padEnd(30)}${what}\n`)
    .join('')

type Named = Situation & { name: string }

function situationOf(name: string | undefined): Named | undefined {
  if (name === undefined) return undefined
  const situation = Object.hasOwn(SITUATIONS, name) ? SITUATIONS[name] : undefined
  if (!situation) throw new Error(`Unknown situation "${name}". See:  tillsync simulate --list`)
  return { ...situation, name }
}

/** `30%` as 0.3. */
function shareOf(text: string): number {
  const percent = /^(\d{1,3})%?$/.exec(text.trim())?.[1]
  if (percent === undefined || Number(percent) > 100) throw new Error('A share must be a percentage, such as 30%.')
  return Number(percent) / 100
}

function rateOf(text: string): number {
  const rate = Number(text)
  if (!(rate > 0 && rate <= 1_000)) throw new Error('--rate must be more than 0 and at most 1000 per second.')
  return rate
}

/** `contoso-online` is the channel named Contoso Online. */
function channelsOf({ channels }: Setting, wanted: string | undefined): string[] {
  const keyOf = (text: string) => text.trim().toLowerCase().replace(/\s+/g, '-')
  const keys = (wanted ?? '')
    .split(',')
    .filter((name) => name.trim() !== '')
    .map((name) => {
      const found = channels.find((each) => each.key === name.trim() || keyOf(each.name) === keyOf(name))
      if (!found)
        throw new Error(`Unknown channel "${name}". The channels are: ${channels.map(({ key }) => key).join(', ')}.`)
      return found.key
    })
  return keys.length > 0 ? keys : channels.map(({ key }) => key)
}
