import { useAsk } from '../../api/query.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import { CustomerChannelsDocument } from '../../generated/documents.ts'

/** A channel as a till's own: its name and legal entity are not known to who may not read them. */
export type TillChannel = {
  readonly key: string
  readonly name: string
  readonly legalEntity: string | null
  readonly offline: boolean
}

/** The channels that the visitor can work at, as the token says; null until they are known. */
export function useChannels(): readonly TillChannel[] | null {
  const may = useMay()
  const { channels: own } = useWhoami()
  const listed = may('Query.channels')
  const { data, error } = useAsk(CustomerChannelsDocument, {}, { enabled: listed })
  if (!listed || error) return (own ?? []).map((key) => ({ key, name: key, legalEntity: null, offline: false }))
  if (!data) return null
  return data.channels
    .filter(({ key }) => own === null || own.includes(key))
    .map(({ key, name, legalEntity, offline }) => ({ key, name, legalEntity, offline: offline === true }))
}
