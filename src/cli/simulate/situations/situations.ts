import { OF_CONNECTIONS } from './of-connections.ts'
import { OF_CUSTOMERS } from './of-customers.ts'
import { OF_FEATURES } from './of-features.ts'
import { OF_JOBS } from './of-jobs.ts'
import { OF_MESSAGES } from './of-messages.ts'
import { OF_REGISTERS } from './of-registers.ts'
import type { Situation } from './stage.ts'

/** Every situation that can be set up, by name. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  ...OF_CONNECTIONS,
  ...OF_FEATURES,
  ...OF_JOBS,
  ...OF_CUSTOMERS,
  ...OF_REGISTERS,
  ...OF_MESSAGES,
}
