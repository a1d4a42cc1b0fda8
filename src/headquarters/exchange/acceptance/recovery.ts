import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import type { BatchRunRow, RunLease } from '../../jobs/run.ts'

/** A recovery that is running. `notRestored`: what its message says cannot come back. */
export type Recovery = {
  sides: Sides
  hq: HeadquartersDatabase
  actor: Actor
  run: BatchRunRow
  lease: RunLease
  reason: string
  acceptLoss: boolean
  restoreCustomers: boolean
  notRestored: readonly string[]
}
