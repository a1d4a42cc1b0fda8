import type { SignIn } from '../access/sign-in/open-sign-in.ts'
import type { Sides } from '../between/sides.ts'
import type { WireUpgrade } from '../between/wire/accept.ts'
import type { SpendBudgets } from '../server/documents/shared-budgets.ts'
import type { StoreRegistry } from '../server/http/stores.ts'
import type { Simulator } from '../simulate/simulator.ts'
import type { StoreReadiness } from './readiness.ts'
import type { WorkerProof } from './worker-proof.ts'

/** What a process has opened, whatever its roles are. */
export type ServedProcess = {
  readonly sides: Sides
  readonly simulator: Simulator | null
  readonly proof: WorkerProof
  /** Takes the connections of stores; absent in a store. */
  readonly wire?: { readonly upgrade: WireUpgrade; connected(): readonly string[]; stop(): Promise<void> }
  /** What a store knows of headquarters; absent at headquarters. */
  readonly store?: StoreReadiness
  readonly spendBudgets?: SpendBudgets
  /** Where people can sign in to the page; absent in a store, and where it is not configured. */
  readonly signIn?: SignIn
  /** Where stores join; absent in a process that does not serve headquarters. */
  readonly registry?: StoreRegistry
}

/** A step of the start, which an abort does not wait for. */
export type Step = <T>(work: Promise<T>) => Promise<T>
export type Stops = (() => void | Promise<void>)[]
