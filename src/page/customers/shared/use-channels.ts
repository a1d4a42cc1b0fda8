import { useApiQuery } from '../../api/query.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import { CustomerChannelsDocument } from '../../generated/documents.ts'

/** A channel on whose behalf the visitor can work. A till may not read its name and legal entity. */
export type TillChannel = {
  readonly key: string
  readonly name: string
  readonly legalEntity: string | null
  readonly offline: boolean
}

/** The channels of the visitor's token; null until they have been read. */
export function useChannels(): readonly TillChannel[] | null {
  const may = useMay()
  const { channels: own } = useWhoami()
  const listed = may('Query.channels')
  const { data, error } = useApiQuery(CustomerChannelsDocument, {}, { enabled: listed })
  if (!listed || error) return (own ?? []).map((key) => ({ key, name: key, legalEntity: null, offline: false }))
  if (!data) return null
  return data.channels
    .filter(({ key }) => own === null || own.includes(key))
    .map(({ key, name, legalEntity, offline }) => ({ key, name, legalEntity, offline: offline === true }))
}
