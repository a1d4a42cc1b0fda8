import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { DatabaseNamesDocument } from '../../generated/documents.ts'
import { Filters } from '../shared/filters.tsx'
import { JOBS } from '../shared/texts.ts'
import { KIND_NAMES, STATUS_NAMES } from './difference-names.ts'
import { DIFFERENCES } from './difference-texts.ts'

const FILTERS = ['status', 'kind', 'database'] as const

/** True when the address filters the differences. */
export function isNarrowed(address: URLSearchParams): boolean {
  return FILTERS.some((filter) => address.has(filter))
}

/** The filters of the differences; the address keeps them. */
export function DifferenceFilters() {
  const say = useText(DIFFERENCES)
  const jobs = useText(JOBS)
  const language = useLanguage()
  const { data } = useApiQuery(DatabaseNamesDocument, {})
  const statuses = Object.entries(STATUS_NAMES[language])
  const kinds = Object.entries(KIND_NAMES[language])
  const databases = data?.channelDatabases.map(({ key, name }): [string, string] => [key, name]) ?? []
  return (
    <Filters
      filters={[
        { name: 'status', label: jobs.status, choices: [['', say.open], ...statuses, ['all', say.anyStatus]] },
        { name: 'kind', label: say.kind, choices: [['', say.anyKind], ...kinds] },
        { name: 'database', label: jobs.database, choices: [['', jobs.allDatabases], ...databases] },
      ]}
    />
  )
}
