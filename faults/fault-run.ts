import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Scene } from './accidents/accident.ts'
import { accidentsNamed, planAccidents, possibleOn } from './accidents/plan.ts'
import { check, isClean, type Verdict } from './checker/check.ts'
import { entriesOf, type History, openHistory } from './history.ts'
import { channelsOf, type Installed, startInstalled, storeNamed } from './installation/installed.ts'
import { createCustomers, type Known } from './load/captures.ts'
import { EDITING_CHANNELS, editCustomers } from './load/edits.ts'
import { correctFailed, eraseCustomers } from './load/persons.ts'
import { startSubscribers } from './load/subscribers.ts'
import { bearWithReleaseBefore, type Counts, type Load } from './load/till.ts'
import { randomOf } from './random.ts'
import { startSampling } from './samples/health.ts'
import { settle } from './settle.ts'
import { upgradeAndBack } from './upgrade.ts'

/**
 * The run ends when so many customers were acknowledged and each kind of accident has happened, or after so many
 * seconds. The same seed gives the same schedule of accidents.
 */
export type FaultRunRequest = {
  seed: number
  acknowledgements: number
  seconds: number
  /** Names of accidents; empty: all. */
  accidents?: readonly string[]
  /** How many processes; and the milliseconds that a till rests between two requests. */
  apis?: number
  workers?: number
  rest?: number
  /** How many customers a request has at most. */
  rows?: number
  /** Seconds that pass before each accident, besides those of the schedule: for a machine on which starts take long. */
  pause?: number
  /**
   * Seconds within which everything is to arrive, and all replicas to be green, once the accidents have ended. The
   * lease of a dead holder ends within 30.
   */
  patience?: number
  /**
   * So many channel databases, 2 to 5, are stores', in processes of their own that reach headquarters over the wire; 0:
   * the two are not.
   */
  stores?: number
  /** Each store is on a network of its own, where root is; by default all are on the loopback. */
  networks?: boolean
  /** The process of a store that is cut off from headquarters until the accidents are over. */
  cut?: string
  /**
   * The folder of the release before: all processes are of it at first, are replaced by those of this one under load,
   * and go back.
   */
  upgradeFrom?: string
  /** The folder of the release before: an API and a worker of it run beside. */
  beside?: string
  /** Keeps the history and the log of the programs even when the run has passed. */
  keep?: boolean
}

/** What happened, in numbers, and what is wrong. */
export type FaultRun = {
  figures: Readonly<Record<string, number>>
  /** How often each kind of accident happened, as far as this machine can have it. */
  accidents: ReadonlyMap<string, number>
  /** The kinds that this machine cannot have, and why. */
  lacking: ReadonlyMap<string, string>
  verdict: Verdict
  /** What had not arrived, or was not green, when the wait for it was over. */
  unsettled: readonly string[]
  /** The file of the history; removed when the run has passed and nobody asked to keep it. */
  history: string
  /** The file of the programs' log, kept as long. */
  log: string
}

const TILLS = 8
/** Milliseconds. */
const LAST_EVENTS_WITHIN = 20_000

/** An installation works under accidents; then a checker compares what was seen from outside with the databases. */
export async function runFaults(request: FaultRunRequest): Promise<FaultRun> {
  const { seed, accidents: names = [], apis = 2, workers = 2, keep = false } = request
  const file = join(tmpdir(), `tillsync-faults-${seed}-${process.pid}.jsonl`)
  const history = openHistory(file)
  const installation = await startInstalled({
    apis,
    workers,
    stores: request.stores,
    networks: request.networks ?? false,
    first: request.upgradeFrom,
    beside: request.beside,
    onCrash: (program) => history.note({ type: 'crashed', program }),
  })
  let passed = false
  let stop = () => {}
  try {
    const kinds = request.upgradeFrom === undefined ? accidentsNamed(names) : []
    const { possible, lacking } = possibleOn(installation.machine, kinds)
    if (request.cut !== undefined) cutOff(installation, request.cut, history)
    const began = performance.now()
    if (request.upgradeFrom !== undefined) bearWithReleaseBefore()
    const load = await startLoad(installation, history, request)
    stop = load.stop
    const scene = { installation, history }
    const until = {
      failed: load.failed,
      pause: request.pause ?? 0,
      isOver(round: number) {
        const late = performance.now() - began > request.seconds * 1_000
        return late || (round > 0 && acknowledgedBy(history) >= request.acknowledgements)
      },
    }
    const accidents =
      request.upgradeFrom === undefined
        ? await haveAccidents(scene, planAccidents(seed, possible), until)
        : await upgradeUntil(scene, request.upgradeFrom, until)
    const counts = await load.finish()
    if (request.cut !== undefined) connectAgain(installation, request.cut, history)
    const { seconds: settledAfter, unsettled } = await settle(installation, history, request.patience ?? 240)
    const verdict = await checkUntilReceived(installation, history)
    await load.stopWatching()
    const figures = { acknowledged: acknowledgedBy(history), ...countsOf(history), ...counts, settledAfter }
    const run = { figures, accidents, lacking, verdict, unsettled, history: file, log: installation.logFile }
    passed = failuresOf(request, run).length === 0
    return run
  } finally {
    stop()
    await installation.end({ keepLog: keep || !passed })
    history.close(keep || !passed)
  }
}

/** Subscribers may still receive the last events; nothing else gets better by waiting. */
async function checkUntilReceived({ postgres: servers }: Installed, history: History): Promise<Verdict> {
  const { headquarters, ...tills } = servers
  const urls = Object.values(tills).map(({ place, url }) => [place, url()])
  const databases = { hq: headquarters.url(), tills: Object.fromEntries(urls) }
  const until = performance.now() + LAST_EVENTS_WITHIN
  for (;;) {
    const verdict = await check(databases, history.entries)
    if (verdict.eventMissed.length === 0 || performance.now() > until) return verdict
    await pause(1_000)
  }
}

const acknowledgedBy = ({ entries }: History) => entriesOf(entries, 'created').length

const countsOf = ({ entries }: History) => ({
  captured: entriesOf(entries, 'created').filter(({ route }) => route === 'ASYNC').length,
  edits: entriesOf(entries, 'edited').length,
  erasures: entriesOf(entries, 'erased').length,
  events: entriesOf(entries, 'event').length,
  healthSamples: entriesOf(entries, 'health').length,
  crashes: entriesOf(entries, 'crashed').length,
})

/** Tills, persons, subscribers and samples. */
async function startLoad(
  installation: Installed,
  history: History,
  { seed, acknowledgements, rest = 800, rows = 40, cut }: FaultRunRequest,
) {
  let stopped = false
  const counts: Counts = { requests: 0, unanswered: 0, masked: 0, lostAnswers: 0 }
  const load: Load = {
    installation,
    random: randomOf(seed + 1),
    counts,
    channels: channelsOf(installation),
    away: new Set(cut === undefined ? [] : storeNamed(installation, cut).channels),
    stopped: () => stopped,
  }
  // Once enough are acknowledged, the accidents that are left need work, but not as much.
  const restNow = () => (acknowledgedBy(history) < acknowledgements ? rest : rest * 10)
  const known: Known[] = []
  const erasable: Known[] = []
  const subscribers = await startSubscribers(installation, history)
  const sampling = startSampling(installation, history)
  const creating = Promise.all(
    Array.from({ length: TILLS }, (_, till) =>
      createCustomers(load, history, { till, rest: restNow, rows, known, erasable }),
    ),
  )
  const others = Promise.all([
    editCustomers(load, history, known, rest / 2),
    eraseCustomers(load, history, erasable),
    correctFailed(load, 5_000),
  ])
  const working = Promise.all([creating, others])
  const failed = working.then(() => new Promise<never>(() => {}))
  failed.catch(() => {})
  return {
    /** Rejects when a till or a person meets what no accident explains. */
    failed,
    stop() {
      stopped = true
    },
    /** Begins nothing new, and waits until everything that was begun is acknowledged. */
    async finish(): Promise<Counts> {
      stopped = true
      await working
      return counts
    },
    async stopWatching() {
      await sampling.stop()
      await subscribers.stop()
    },
  }
}

/** Nothing but an upgrade and the way back happens; then it goes on until enough are acknowledged. */
async function upgradeUntil(scene: Scene, before: string, { failed, isOver }: Until): Promise<Map<string, number>> {
  const replaced = await Promise.race([upgradeAndBack(scene, before), failed])
  while (!isOver(1)) await Promise.race([pause(500), failed])
  return replaced
}

/** It stays so until the accidents are over: its captures wait, and the others go on. */
function cutOff(installation: Installed, name: string, history: History): void {
  const { cut, channels } = storeNamed(installation, name)
  if (channels.some((channel) => EDITING_CHANNELS.has(channel)))
    throw new Error(`The tills of ${name} edit customers of the other stores: choose a store beyond the first two.`)
  history.note({ type: 'accident', accident: 'cut for the whole time', target: name, phase: 'begins' })
  cut('silent')
}

function connectAgain(installation: Installed, name: string, history: History): void {
  storeNamed(installation, name).connect()
  history.note({ type: 'accident', accident: 'cut for the whole time', target: name, phase: 'ends' })
}

type Until = { failed: Promise<never>; pause: number; isOver: (round: number) => boolean }

/** Lets the schedule happen, step by step, until it is over; returns how often each kind happened. */
async function haveAccidents(
  scene: Scene,
  schedule: ReturnType<typeof planAccidents>,
  { failed, pause: longer, isOver }: Until,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { round, pause: before, accidents } of schedule) {
    if (isOver(round)) break
    await Promise.race([pause((before + longer) * 1_000), failed])
    await Promise.all(
      accidents.map(async (planned) => {
        const kind = accidentsNamed([planned.accident])[0]
        await kind?.happen(scene, planned)
        counts.set(planned.accident, (counts.get(planned.accident) ?? 0) + 1)
      }),
    )
  }
  return counts
}

/** Why a run has failed: something is wrong, or it has tried less than it was to. Empty when it has passed. */
export function failuresOf(
  { acknowledgements, seconds, accidents: named = [], upgradeFrom }: FaultRunRequest,
  { figures, accidents, lacking, verdict, unsettled }: Omit<FaultRun, 'history' | 'log'>,
): string[] {
  const { acknowledged = 0, crashes = 0 } = figures
  const wanted = upgradeFrom === undefined ? accidentsNamed(named) : []
  const missing = wanted.filter(({ name }) => !lacking.has(name) && !accidents.has(name))
  return [
    ...(isClean(verdict) ? [] : ['What was promised is not what is there.']),
    ...(unsettled.length > 0 ? [`After the accidents, this did not end: ${unsettled.join('; ')}.`] : []),
    ...(crashes > 0 ? [`Programs ended by themselves, ${crashes} times.`] : []),
    ...(acknowledged < acknowledgements
      ? [
          `Only ${acknowledged} of ${acknowledgements} customers were acknowledged in ${seconds} s. ` +
            'Give more --seconds, or fewer --acknowledgements.',
        ]
      : []),
    ...(missing.length > 0
      ? [`These accidents did not happen in ${seconds} s: ${missing.map(({ name }) => name).join(', ')}.`]
      : []),
  ]
}
