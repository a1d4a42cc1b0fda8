import type { Entry } from '../history.ts'
import { checkCustomers } from './customers.ts'
import { checkEvents } from './events.ts'
import { type Databases, readFacts } from './facts.ts'
import { checkHealth } from './health.ts'
import { checkOrder } from './order.ts'

/** What is wrong, by what identifies it. All lists must be empty. */
export type Verdict = {
  /** Acknowledged, but headquarters has no customer. */
  lost: string[]
  /** More than one customer, or more than one account, for one key. */
  doubled: string[]
  /** The customer at headquarters has another GUID than the acknowledged one. */
  otherwise: string[]
  /** At headquarters, but never requested. */
  unasked: string[]
  /** A till lacks the customer, or does not show its account number. */
  notBack: string[]
  /** Another value than the last acknowledged one is at headquarters. */
  editLost: string[]
  /** Headquarters and a till differ in a customer. */
  unequal: string[]
  /** An account number that two customers have had. */
  numberReused: string[]
  /** An erased customer is in a database. */
  erasedBack: string[]
  /** Operations of one customer and channel database that were numbered, applied or reported out of their order. */
  outOfOrder: string[]
  /** In a log, but a subscriber did not receive it and was told of no gap. */
  eventMissed: string[]
  /** Received twice by a subscriber. */
  eventDoubled: string[]
  /** All was well, said a replica, while something waited longer than its schedule, or a database was away. */
  falseGreen: string[]
}

/** True when nothing is wrong. */
export function isClean(verdict: Verdict): boolean {
  return Object.values(verdict).every((found) => found.length === 0)
}

/**
 * Compares what was seen from outside with what the databases contain, using its own SQL and none of the program's
 * code. docs/faults.md states the rules.
 */
export async function check(databases: Databases, history: readonly Entry[]): Promise<Verdict> {
  const facts = await readFacts(databases)
  const { eventsInverted, ...events } = checkEvents(facts, history)
  return {
    ...checkCustomers(facts, history),
    outOfOrder: [...checkOrder(facts, history), ...eventsInverted],
    ...events,
    falseGreen: checkHealth(history),
  }
}
