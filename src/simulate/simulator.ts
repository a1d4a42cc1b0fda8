import type { ChannelSide } from '../between/channel-side.ts'
import { type ChannelFaults, faultyChannelSide, NO_FAULTS } from './faulty-channel-side.ts'
import { type Line, openLine } from './line.ts'

/** The faults that this process simulates. They lie between the parts: nothing of the domain knows of them. */
export type Simulator = {
  readonly headquarters: Line
  /** False: no mail is taken. To be changed in place. */
  readonly mailServer: { reachable: boolean }
  /** The faults of a channel database, to be changed in place. */
  faultsOf(channelDatabaseId: string): ChannelFaults
  /** The side with its faults. */
  wrap(side: ChannelSide): ChannelSide
}

/** A channel database with its faults, as the API shows it. */
export type SimulatedDatabase = { channelDatabase: { key: string } } & Readonly<ChannelFaults>

/** Opens the simulator of a process over headquarters' database. */
export async function openSimulator(headquartersUrl: string): Promise<Simulator> {
  const faults = new Map<string, ChannelFaults>()
  const faultsOf = (id: string) => {
    const known = faults.get(id) ?? { ...NO_FAULTS }
    faults.set(id, known)
    return known
  }
  return {
    headquarters: await openLine(headquartersUrl),
    mailServer: { reachable: true },
    faultsOf,
    wrap: (side) => faultyChannelSide(side, faultsOf(side.id)),
  }
}
