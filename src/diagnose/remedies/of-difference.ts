import { type Remedy, remedy } from './remedy.ts'

/** A reported difference; `channelDatabaseId` is null for one at headquarters. */
type Reported = { id: string; kind: string; channelDatabaseId: string | null }

/** What a person can decide about a difference. `accepting`: what accepting this one means. */
export function remediesOfDifference({ id, kind, channelDatabaseId }: Reported, accepting?: string): Remedy[] {
  const accept = remedy(
    'acceptDifference',
    { difference: id },
    { needsInput: ['reason'], ...(accepting !== undefined && { effect: accepting }) },
  )
  if (kind === 'UNKNOWN_OPERATIONS' && channelDatabaseId !== null)
    return [remedy('offerOperationsAgain', { channelDatabase: channelDatabaseId }), accept]
  if (kind === 'LOST_AT_HEADQUARTERS' || kind === 'NEWER_AT_CHANNEL')
    return [remedy('restoreCustomers', { differences: [id] }, { needsInput: ['reason'] }), accept]
  return [accept]
}
