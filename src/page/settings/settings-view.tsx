import { Link, useLocation } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { CustomerSettingsDocument } from '../generated/documents.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { Attributes } from './attributes/attributes.tsx'
import { DatabaseGroups } from './groups/database-groups.tsx'
import { WelcomeMessages } from './messages/welcome-messages.tsx'
import { SETTINGS } from './texts.ts'
import { SETTINGS_TITLE } from './title.ts'
import '../jobs/jobs.css'
import './settings.css'

const PATH = '/settings'
const PARTS = [
  ['attributes', PATH],
  ['messages', `${PATH}/welcome-messages`],
  ['groups', `${PATH}/groups`],
] as const

/** What is set up at headquarters: customer attributes, welcome messages, and groups of channel databases. */
export default function SettingsView() {
  const say = useText(SETTINGS)
  const [path] = useLocation()
  // Groups are about schedules.
  const mayGroups = useMay()('Query.schedules')
  return (
    <div className="jobs settings">
      <header>
        <h1>{SETTINGS_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      <nav className="jobs-parts" aria-label={say.parts}>
        {PARTS.filter(([name]) => name !== 'groups' || mayGroups).map(([name, to]) => (
          <Link key={name} href={to} aria-current={path === to ? 'page' : undefined}>
            {say[name]}
          </Link>
        ))}
      </nav>
      {path === `${PATH}/groups` && mayGroups ? <DatabaseGroups /> : <OfLegalEntities path={path} />}
    </div>
  )
}

function OfLegalEntities({ path }: { path: string }) {
  const say = useText(SETTINGS)
  const { data, error, refetch } = useApiQuery(CustomerSettingsDocument, {}, { keep: true })
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />
  const entities = data.organization?.legalEntities ?? []
  if (entities.length === 0)
    return (
      <EmptyState icon="office" title={say.nothing}>
        <p className="soft">{say.nothingHint}</p>
      </EmptyState>
    )
  const Part = path === `${PATH}/welcome-messages` ? WelcomeMessages : Attributes
  return entities.map((entity) => <Part key={entity.dataAreaId} entity={entity} />)
}
