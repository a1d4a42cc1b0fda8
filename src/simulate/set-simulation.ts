import type { Actor } from '../access/actor.ts'
import { recordAudit } from '../access/audit.ts'
import { mayUseDatabase } from '../between/may-use-database.ts'
import type { Sides } from '../between/sides.ts'
import { isUnavailable } from '../db/errors.ts'
import { unknownName } from '../model/near-names.ts'
import type { Simulator } from './simulator.ts'

const LONGEST_DELAY_MS = 60_000
const MOST_HOURS = 100

export type SimulationRefusal = {
  __typename: 'Refused'
  code: 'SIMULATOR_OFF' | 'CHANNELS_NOT_ALLOWED' | 'INVALID_VALUE' | 'NOT_FOUND' | 'CHANNEL_DATABASE_UNREACHABLE'
  field: string[]
  message: string
}

/** What is to be switched; what is left out stays. */
export type SimulationChange = {
  headquartersReachable?: boolean | null | undefined
  headquartersDelayMs?: number | null | undefined
  mailServerReachable?: boolean | null | undefined
  /** The caller ages them, at headquarters. */
  ageWelcomeMessagesHours?: number | null | undefined
  channelDatabases?: readonly DatabaseChange[] | null | undefined
}
type DatabaseChange = {
  channelDatabase: string
  reachable?: boolean | null | undefined
  downloadsFail?: boolean | null | undefined
  registersSilent?: boolean | null | undefined
  cacheFrozen?: boolean | null | undefined
}

/**
 * Switches the faults of this process: all of them or, with a refusal, none. It works while headquarters is
 * unreachable, because this is how headquarters comes back.
 */
export async function setSimulation(
  simulator: Simulator | null,
  sides: Sides,
  actor: Actor,
  change: SimulationChange,
): Promise<SimulationRefusal[]> {
  if (simulator === null)
    return [
      refused(
        'SIMULATOR_OFF',
        [],
        'This server simulates no faults. Start it with TILLSYNC_SIMULATOR=on, and never where real customers are captured.',
      ),
    ]
  const refusals = refusalsOf(sides, actor, change)
  if (refusals.length > 0) return refusals
  for (const database of change.channelDatabases ?? []) {
    const refusal = await switchDatabase(simulator, sides, actor, database)
    if (refusal) return [refusal]
  }
  await switchHeadquarters(simulator, sides, actor, change)
  await switchMail(simulator, sides, actor, change)
  return []
}

function refusalsOf(sides: Sides, actor: Actor, change: SimulationChange): SimulationRefusal[] {
  const { headquartersReachable, headquartersDelayMs: delay, channelDatabases } = change
  const { mailServerReachable, ageWelcomeMessagesHours: hours } = change
  const known = [...sides.channelSides.keys()].filter((id) => mayUseDatabase(sides, actor, id))
  const ofAll = [headquartersReachable, delay, mailServerReachable, hours].some((each) => each != null)
  return [
    ...(ofAll && actor.channels !== 'ALL'
      ? [refused('CHANNELS_NOT_ALLOWED', ['input'], 'Headquarters is of all channels, and this token is of some.')]
      : []),
    ...(delay != null && (delay < 0 || delay > LONGEST_DELAY_MS)
      ? [refused('INVALID_VALUE', ['input', 'headquartersDelayMs'], `It must be 0 to ${LONGEST_DELAY_MS}.`)]
      : []),
    ...(hours != null && (hours < 1 || hours > MOST_HOURS)
      ? [refused('INVALID_VALUE', ['input', 'ageWelcomeMessagesHours'], `It must be 1 to ${MOST_HOURS}.`)]
      : []),
    ...(channelDatabases ?? []).flatMap(({ channelDatabase }, index) =>
      known.includes(channelDatabase)
        ? []
        : [refused('NOT_FOUND', fieldOf(index), unknownName('channel database', channelDatabase, known))],
    ),
  ]
}

async function switchDatabase(
  simulator: Simulator,
  sides: Sides,
  actor: Actor,
  { channelDatabase: id, reachable, downloadsFail, registersSilent, cacheFrozen }: DatabaseChange,
): Promise<SimulationRefusal | null> {
  const faults = simulator.faultsOf(id)
  const note = (result: string) => audit(sides, actor, id, result)
  if (cacheFrozen != null) {
    const own = sides.ownSides.get(id)
    try {
      if (!own) return databaseAway(id)
      await own.freezeCache(cacheFrozen)
    } catch (error) {
      if (isUnavailable(error)) return databaseAway(id)
      throw error
    }
    await note(cacheFrozen ? 'CACHE_FROZEN' : 'CACHE_RELEASED')
  }
  if (downloadsFail != null && downloadsFail !== faults.downloadsFail) {
    await note(downloadsFail ? 'DOWNLOADS_FAIL' : 'DOWNLOADS_SUCCEED')
    faults.downloadsFail = downloadsFail
  }
  if (registersSilent != null && registersSilent !== faults.registersSilent) {
    await note(registersSilent ? 'REGISTERS_SILENT' : 'REGISTERS_HEARD')
    faults.registersSilent = registersSilent
  }
  if (reachable != null && reachable !== faults.reachable) {
    await note(reachable ? 'REACHABLE' : 'UNREACHABLE')
    faults.reachable = reachable
  }
  return null
}

async function switchHeadquarters(
  { headquarters: line }: Simulator,
  sides: Sides,
  actor: Actor,
  { headquartersReachable: reachable, headquartersDelayMs: delay }: SimulationChange,
): Promise<void> {
  if (delay != null && delay !== line.delayMs) {
    await audit(sides, actor, 'headquarters', delay === 0 ? 'FAST' : 'SLOW')
    line.delayMs = delay
  }
  if (reachable == null || reachable === line.reachable) return
  await audit(sides, actor, 'headquarters', reachable ? 'REACHABLE' : 'UNREACHABLE')
  line.reachable = reachable
  if (!reachable) line.cut()
}

async function switchMail(
  { mailServer }: Simulator,
  sides: Sides,
  actor: Actor,
  { mailServerReachable: reachable, ageWelcomeMessagesHours: hours }: SimulationChange,
): Promise<void> {
  if (reachable != null && reachable !== mailServer.reachable) {
    await audit(sides, actor, 'mail server', reachable ? 'REACHABLE' : 'UNREACHABLE')
    mailServer.reachable = reachable
  }
  if (hours != null) await audit(sides, actor, 'welcome messages', 'AGED')
}

/** At headquarters; while that is unreachable, in the first channel database by id that can be reached. */
async function audit(sides: Sides, actor: Actor, target: string, result: string): Promise<void> {
  const entry = { action: 'setSimulation', target, result }
  const { headquarters: hq } = sides
  const channels = [...sides.ownSides.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const record of [
    ...(hq ? [() => recordAudit(hq.db, actor, entry)] : []),
    ...channels.map((side) => () => side.recordAudit(actor, entry)),
  ]) {
    try {
      return await record()
    } catch (error) {
      if (!isUnavailable(error)) throw error
    }
  }
}

const fieldOf = (index: number) => ['input', 'channelDatabases', String(index), 'channelDatabase']

const databaseAway = (id: string) =>
  refused(
    'CHANNEL_DATABASE_UNREACHABLE',
    ['input', 'channelDatabases'],
    `The database ${id} cannot be reached by this process. Try again once it is back.`,
  )

function refused(code: SimulationRefusal['code'], field: string[], message: string): SimulationRefusal {
  return { __typename: 'Refused', code, field, message }
}
