import type { ChannelSide } from '../between/channel-side.ts'

/** What goes wrong at a channel's side. */
export type ChannelFaults = {
  /** False: no call reaches it. */
  reachable: boolean
  /** True: no download session can be applied. */
  downloadsFail: boolean
}

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
  return new Proxy(side, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
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
