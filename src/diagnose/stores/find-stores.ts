import type { Actor } from '../../access/actor.ts'
import type { StoreMachine } from '../../between/channel-state.ts'
import type { Sides } from '../../between/sides.ts'
import { CHANNELS } from '../checks/channels.ts'
import { evaluateAll } from '../checks/check.ts'
import type { CheckCode } from '../checks/check-code.ts'
import { type AllFacts, INSTALLATION } from '../checks/installation.ts'
import { unlessRewound } from '../checks/rewound.ts'
import { readInstallation } from '../diagnose-installation.ts'
import { factsOfStore } from './facts-of-store.ts'

/**
 * A store as the diagnosis of the installation finds it. Times are RFC 3339.
 */
export type FoundStore = {
  readonly channelDatabaseId: string
  readonly name: string
  /** The names of its channels in scope. */
  readonly channels: readonly string[]
  /** The failed checks that are wrong with this store, in the order of the diagnosis. */
  readonly causes: readonly CheckCode[]
  /** True when its database answered. */
  readonly answered: boolean
  /** When headquarters last heard of it, by the clock of headquarters. */
  readonly lastContactAt: string | null
  /** Since when the oldest operation waits for P-0001; null: nothing waits, or it is not known. */
  readonly oldestPendingUploadAt: string | null
  /** Since when the oldest result waits for 1010. */
  readonly oldestUndistributedAt: string | null
  /** Seconds by which its clock is ahead of that of headquarters' database; null while it is not known. */
  readonly clockSkewSeconds: number | null
  readonly machine: StoreMachine | null
  /** When 1110 last brought keys and revocations. */
  readonly trustAppliedAt: string | null
}

/** The checks whose subject can be one store. */
const OF_STORES = [
  ...CHANNELS,
  ...INSTALLATION.filter(({ code }) => code === 'CLOCKS_AGREE' || code === 'ERASURES_APPLIED'),
]

/** The order of the causes, as the diagnosis names them. */
const ORDER = [...new Set(OF_STORES.map(({ code }) => code))]

/** How early the diagnosis names the first cause of a store; one without a cause comes last. */
export const urgency = ([first]: readonly CheckCode[]): number =>
  first === undefined ? ORDER.length : ORDER.indexOf(first)

/**
 * Every channel database in the actor's scope, with what the diagnosis finds wrong with it: the same checks, evaluated
 * on the facts of each. Headquarters must be reachable.
 */
export async function findStores(sides: Sides, actor: Actor): Promise<FoundStore[]> {
  const facts = await readInstallation(sides, actor)
  const shared = causesIn(factsOfStore(facts, null))
  return (facts.exchange?.databases ?? []).map((database) => {
    const { id: channelDatabaseId } = database
    const there = facts.there.get(channelDatabaseId)
    const answered = there?.channelState != null
    const exchanged = [database.lastUpload, database.lastDownload].flatMap((session) => session?.at ?? []).sort()
    const pending = there?.counts.flatMap(({ oldestPendingAt }) => oldestPendingAt ?? []).sort()
    return {
      channelDatabaseId,
      name: database.channels.map(({ name }) => name).join(', ') || channelDatabaseId,
      channels: database.channels.map(({ name }) => name),
      causes: causesIn(factsOfStore(facts, channelDatabaseId)).filter((code) => !shared.includes(code)),
      answered,
      lastContactAt: answered ? facts.now : (exchanged.at(-1) ?? null),
      oldestPendingUploadAt: pending?.[0] ?? null,
      oldestUndistributedAt:
        facts.undistributed.find((waiting) => waiting.channelDatabaseId === channelDatabaseId)?.since ?? null,
      clockSkewSeconds: there?.skew ?? null,
      machine: there?.state?.machine ?? null,
      trustAppliedAt: there?.state?.tokenTrust?.appliedAt ?? null,
    }
  })
}

function causesIn(facts: AllFacts): CheckCode[] {
  const checks = unlessRewound(evaluateAll(OF_STORES, facts))
  return [...new Set(checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code))]
}
