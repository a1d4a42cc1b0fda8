import type { ChannelSide } from '../between/channel-side.ts'
import type { StoreMachine } from '../between/channel-state.ts'
import { VERSION } from '../config/package.ts'
import { readDiskSpace } from './disk-space.ts'

/** The side of a store's channel database, which tells its machine with its state. */
export function tellingMachine(side: ChannelSide, dataFolder: string): ChannelSide {
  return {
    ...side,
    async state() {
      const state = await side.state()
      // The clock last: it is compared with the time at which the answer arrives.
      return { ...state, machine: await readMachine(dataFolder) }
    },
  }
}

async function readMachine(dataFolder: string): Promise<StoreMachine> {
  const disk = await readDiskSpace(dataFolder).catch(() => null)
  return {
    version: VERSION,
    now: new Date().toISOString(),
    disk: disk && { free: String(disk.free), total: String(disk.total) },
  }
}
