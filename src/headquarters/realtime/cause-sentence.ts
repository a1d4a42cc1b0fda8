import type { KnownAtCall, WhyRealtime } from '../../model/why-realtime.ts'

/** The cause of a real-time call. `known` is null if headquarters did not respond at the call. */
export type Cause = Pick<WhyRealtime, 'reason' | 'blockingFeature' | 'missingJobs'> & { known: KnownAtCall | null }

/** Display names; without headquarters, the keys. */
export type Names = { feature: string; channel: string }

const SUBJECTS: Readonly<Record<string, string>> = {
  createCustomer: 'The creation',
  createCustomers: 'The creation',
  updateCustomer: 'The update',
  addCustomerAddress: 'The new address',
  updateCustomerAddress: 'The update of an address',
  removeCustomerAddress: 'The removal of an address',
  issueLoyaltyCard: 'The loyalty card',
  linkLoyaltyCard: 'The link of a loyalty card',
  adoptCustomer: 'The adoption of a customer of another store',
  searchCustomers: 'The search in all stores',
}

/** The subject of a sentence about a call. */
export const subjectOf = (method: string) => SUBJECTS[method] ?? 'The update'

/** Why a call was not asynchronous, in one sentence (question 2 of the FAQ). */
export function causeSentence(subject: string, cause: Cause, { feature, channel }: Names): string {
  const went = `${subject} went to headquarters because`
  switch (cause.reason) {
    case 'ALWAYS_SYNCHRONOUS':
      return `${went} this call is always synchronous.`
    case 'SYNCHRONOUS_PROFILE':
      return `${went} the functionality profile applied on ${channel} does not create customers in async mode.`
    case 'FEATURE_OFF':
      return `${went} "${feature}" is off${cause.known ? ' at headquarters' : ''}.`
    case 'FEATURE_NOT_EFFECTIVE':
      return cause.missingJobs.length > 0
        ? `${went} "${feature}" is not applied on ${channel}: ${jobsSentence(cause)}.`
        : `${went} the cache of ${channel} is older than "${feature}", which is already applied there.`
  }
}

/** When each missing job was last applied: before the feature's change, or never. */
function jobsSentence({ missingJobs, known }: Cause): string {
  const before = missingJobs.filter((job) => !known || known.lastApplied[job] !== undefined)
  const never = missingJobs.filter((job) => !before.includes(job))
  return [
    before.length > 0 && `${jobs(before)} last applied before the change`,
    never.length > 0 && `${jobs(never)} never applied there`,
  ]
    .filter((each) => each !== false)
    .join(', ')
}

const jobs = (ids: readonly string[]) =>
  ids.length === 1 ? `job ${ids[0]} was` : `jobs ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)} were`

/** What would have avoided such calls, in one sentence. */
export function avoidedBySentence({ reason, missingJobs }: Omit<Cause, 'known'>, { feature, channel }: Names): string {
  if (reason === 'FEATURE_OFF') return `Enable "${feature}", then run 1110, 1010 and 1070 for ${channel}.`
  if (missingJobs.length > 0) return `Run ${missingJobs.join(', ')} for ${channel} after the change of "${feature}".`
  return `Flush the cache of ${channel}, or wait until it expires, after the jobs have been applied.`
}
