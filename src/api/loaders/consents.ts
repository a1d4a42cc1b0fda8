import DataLoader from 'dataloader'
import type { Channels } from '../../access/scope-sql.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type ConsentView, readConsents } from '../../headquarters/customers/consents.ts'

/**
 * The consents of customers by their keys, oldest first. Of another channel than the caller's, only that and when it
 * was given or withdrawn, and for what.
 */
export function consentsLoader(sides: Sides, channels: Channels): DataLoader<string, ConsentView[]> {
  return new DataLoader(async (customerKeys) => {
    const consents = await readConsents(headquartersOf(sides).db, customerKeys)
    const shown = consents.map((consent) => (mayKnow(consent, channels) ? consent : { ...consent, ...ELSEWHERE }))
    return customerKeys.map((key) => shown.filter(({ customerKey }) => customerKey === key))
  })
}

const mayKnow = ({ channelId }: ConsentView, channels: Channels) =>
  channels === 'ALL' || (channelId !== null && channels.includes(channelId))

const ELSEWHERE = { channelId: null, actor: '***', wording: null }
