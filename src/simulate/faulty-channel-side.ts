import type { ChannelSide } from '../between/channel-side.ts'
import type { RegisterState } from '../between/channel-state.ts'

/** What goes wrong at a channel's side. */
export type ChannelFaults = {
  /** False: no call reaches it. */
  reachable: boolean
  /** True: no download session can be applied. */
  downloadsFail: boolean
  /** True: its registers have not reported for two hours. */
  registersSilent: boolean
}

export const NO_FAULTS: Readonly<ChannelFaults> = { reachable: true, downloadsFail: false, registersSilent: false }

/** A connection that could not be made, as the system reports it. */
class Unreachable extends Error {
  override readonly name = 'Unreachable'
  readonly code = 'ECONNREFUSED'
}

/** Thrown where a download is made to fail. */
export class SimulatedFailure extends Error {
  override readonly name = 'SimulatedFailure'
}

/** The side, with faults between it and its callers. Notices of its log still arrive: a lost notice is no fault. */
export function faultyChannelSide(side: ChannelSide, faults: ChannelFaults): ChannelSide {
  const silenced: Pick<ChannelSide, 'state' | 'customerState'> = {
    state: async () => withSilentRegisters(await side.state()),
    customerState: async (...args) => withSilentRegisters(await side.customerState(...args)),
  }
  return new Proxy(side, {
    get(target, name) {
      const value: unknown = Reflect.get(
        faults.registersSilent && Object.hasOwn(silenced, name) ? silenced : target,
        name,
      )
      if (typeof value !== 'function' || name === 'onWake') return value
      return async (...args: unknown[]) => {
        if (!faults.reachable) throw new Unreachable('The simulator keeps the channel database unreachable.')
        if (faults.downloadsFail && name === 'applyDownload')
          throw new SimulatedFailure('The simulator fails this download.')
        return Reflect.apply(value, target, args)
      }
    },
  })
}

const withSilentRegisters = <T extends { registers?: RegisterState[] | null | undefined }>(state: T): T => ({
  ...state,
  registers: state.registers?.map(silent),
})

const SILENT_FOR_MS = 2 * 3_600_000

/** The register, as it was reported two hours ago. */
function silent(register: RegisterState): RegisterState {
  const { lastSeenAt, oldestWaitingAt } = register
  return {
    ...register,
    online: false,
    lastSeenAt: earlier(lastSeenAt),
    oldestWaitingAt: oldestWaitingAt === null ? null : earlier(oldestWaitingAt),
  }
}

const earlier = (at: string): string => new Date(Date.parse(at) - SILENT_FOR_MS).toISOString()
