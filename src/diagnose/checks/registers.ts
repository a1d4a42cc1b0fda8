import type { RegisterState } from '../../between/channel-state.ts'
import type { ChannelsFacts } from '../facts/channels.ts'
import { remedy } from '../remedies/remedy.ts'
import { type Evidence, fail, found, pass, type Question } from './check.ts'
import { list } from './exchange.ts'

const HOUR = 3_600_000
/** A till is off at night and on days on which its store is closed. */
const SILENT_AFTER = 7 * 24 * HOUR
/** A till that is online sends at once; what waits longer on it needs a person. */
const WAITS_TOO_LONG = HOUR

/** *Register offline status*: registers that no longer report, and captures that they do not send. */
export const REGISTERS: readonly Question<ChannelsFacts>[] = [
  {
    code: 'REGISTERS_REPORT',
    question: 'Has each register reported lately?',
    evaluate: (facts) => {
      const registers = registersOf(facts)
      if (registers.length === 0) return null
      // What waits on a register is nowhere else.
      const silent = registers.filter(
        ({ register: { waitingCaptures, paused }, silentFor }) =>
          silentFor > (waitingCaptures > 0 && paused === null ? WAITS_TOO_LONG : SILENT_AFTER),
      )
      const [first] = silent
      if (!first) return pass('Each register has reported lately.')
      const { waitingCaptures: n, lastSeenAt } = first.register
      const waiting = n === 0 ? '' : ` ${n} ${n === 1 ? 'capture waits' : 'captures wait'} on it, and nowhere else.`
      return fail(
        `The register ${list(silent.map(nameOf))} has not reported since ${lastSeenAt}.${waiting} Switch it on and ` +
          'sign in, or fix its network. If it is out of use, remove it.',
        silent.map(({ register }) => evidenceOf(register, `last seen ${register.lastSeenAt}`)),
        silent.flatMap(({ register: { channelId, registerId, waitingCaptures } }) =>
          waitingCaptures > 0 ? [] : [remedy('removeRegister', { channel: channelId, register: registerId })],
        ),
        silent.map((each) => ({
          subject: nameOf(each),
          message: `The register ${nameOf(each)} has not reported since ${each.register.lastSeenAt}.`,
        })),
      )
    },
  },
  {
    code: 'REGISTERS_SEND',
    question: 'Does each register send what it has captured?',
    evaluate: (facts) => {
      const registers = registersOf(facts)
      if (registers.length === 0) return null
      const keeping = registers.filter(
        ({ register: { paused }, silentFor, waitingFor }) =>
          waitingFor > WAITS_TOO_LONG && (paused !== null || silentFor <= WAITS_TOO_LONG),
      )
      const [first] = keeping
      if (!first) return pass('No register keeps captures for long.')
      const { waitingCaptures: n, oldestWaitingAt, paused } = first.register
      const waits = `On the register ${list(keeping.map(nameOf))} ${n} ${n === 1 ? 'capture waits' : 'captures wait'}`
      const why = paused
        ? `, because ${paused.by} has paused it since ${paused.at}. Resume it.`
        : ', although it reports: look at its queue; a refused capture waits there until someone corrects it.'
      return fail(
        `${waits} since ${oldestWaitingAt}${why}`,
        keeping.map(({ register }) => evidenceOf(register, `waiting since ${register.oldestWaitingAt}`)),
        keeping.flatMap(({ register: { channelId, registerId, paused: isPaused } }) =>
          isPaused ? [remedy('resumeRegister', { channel: channelId, register: registerId })] : [],
        ),
        keeping.map((each) => ({
          subject: nameOf(each),
          message: `On the register ${nameOf(each)} captures wait since ${each.register.oldestWaitingAt}.`,
        })),
      )
    },
  },
]

/** The registers of the channels in question. Times are by the clock of their channel database, in milliseconds. */
function registersOf({ channels, there }: ChannelsFacts) {
  return [...there.values()].flatMap(({ channelState }) => {
    const now = Date.parse(channelState?.now ?? '')
    const since = (at: string | null) => (at === null ? 0 : now - Date.parse(at))
    return (channelState?.registers ?? [])
      .filter(({ channelId }) => channels.length === 0 || channels.some(({ id }) => id === channelId))
      .map((register) => ({
        register,
        silentFor: since(register.lastSeenAt),
        // It has been free to send since it was resumed.
        waitingFor: Math.min(since(register.oldestWaitingAt), since(register.resumedAt ?? register.oldestWaitingAt)),
      }))
  })
}

const nameOf = ({ register }: { register: RegisterState }) => `${register.channelId}:${register.registerId}`

const evidenceOf = ({ channelId, registerId }: RegisterState, value: string): Evidence =>
  found(`Register ${registerId}`, value, 'Channel', channelId)
