import { useMemo } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useApiPages, useApiQuery } from '../api/query.ts'
import { serverNow } from '../api/server-clock.ts'
import {
  ActivityDocument,
  type ActivityQuery,
  type AuditFilter,
  CustomersOfAccountDocument,
} from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { More } from '../ui/more.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import { actionsAbout, namedAction, SUBJECTS } from './actions.ts'
import { ActivityFilters, PERIODS } from './activity-filters.tsx'
import { ACTIVITY } from './activity-texts.ts'
import { ACTIVITY_TITLE } from './title.ts'
import '../operations/operations.css'
import '../jobs/jobs.css'
import './activity.css'

type Entry = ActivityQuery['auditEntries']['nodes'][number]

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const READ_EVERY_MS = 15_000

/** Who did what: the audit of headquarters or of a channel database, newest first. The address has the filters. */
export default function ActivityView() {
  const say = useText(ACTIVITY)
  const number = useNumber()
  const [address] = useSearchParams()
  const { filter, channelDatabase, isReady } = useRequest(address)
  const pages = useApiPages(ActivityDocument, { filter, channelDatabase }, (answer) => answer.auditEntries, {
    enabled: isReady,
    refetchInterval: READ_EVERY_MS,
  })
  const { nodes: entries, error, hasMore, reload } = pages
  return (
    <div className="activity">
      <header>
        <h1>{ACTIVITY_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      <ActivityFilters key={address.toString()} />
      {!entries && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={8} />)}
      {entries?.length === 0 && (
        <EmptyState icon="search" title={say.none}>
          <p className="soft">{say.noneHint}</p>
          <Link href="/activity" className="button">
            {say.clear}
          </Link>
        </EmptyState>
      )}
      {entries && entries.length > 0 && (
        <>
          <div className="card jobs-card">
            <Entries entries={entries} />
          </div>
          <p className="soft hint number" role="status">
            {(hasMore ? say.shownMore : say.shown)(number(entries.length))}
          </p>
        </>
      )}
      <More pages={pages} />
    </div>
  )
}

/** What the address asks for. An account number is looked up: the audit has the ids of customers. */
function useRequest(address: URLSearchParams) {
  const given = (name: string) => address.get(name)?.trim() || null
  const about = given('about')
  const mayBeAccount = about !== null && !GUID.test(about)
  const found = useApiQuery(CustomersOfAccountDocument, { account: about ?? '' }, { enabled: mayBeAccount })
  const customer = mayBeAccount ? found.data?.customers.nodes[0]?.asyncCustomerAccount : null
  const channelDatabase = given('database')
  const subject = SUBJECTS.find((one) => one === given('what'))
  const seconds = PERIODS.find(([name]) => name === given('when'))?.[1]
  const after = useMemo(
    () => (seconds === undefined ? null : new Date(serverNow() - seconds * 1_000).toISOString()),
    [seconds],
  )
  const filter: AuditFilter = {
    actor: given('person'),
    target: customer ?? about,
    ...(subject && channelDatabase === null && { actions: actionsAbout(subject) }),
    ...(after !== null && { at: { after } }),
  }
  return { filter, channelDatabase, isReady: !mayBeAccount || found.data !== undefined || found.error !== null }
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const say = useText(ACTIVITY)
  return (
    <table className="table stacks activity-table">
      <thead>
        <tr>
          {[say.when, say.who, say.did, say.about, say.outcome, say.why].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.entryId} entry={entry} />
        ))}
      </tbody>
    </table>
  )
}

function EntryRow({ entry }: { entry: Entry }) {
  const say = useText(ACTIVITY)
  const language = useLanguage()
  const { at, actor, roles, action, target, result, reason } = entry
  const [address] = useSearchParams()
  const narrowed = (name: string, value: string) => {
    const next = new URLSearchParams(address)
    next.set(name, value)
    return `/activity?${next}`
  }
  const named = namedAction(action)
  return (
    <tr>
      <td data-name={say.when}>
        <Ago at={at} />
      </td>
      <td data-name={say.who}>
        <Link href={narrowed('person', actor)} title={say.only(actor)}>
          {actor}
        </Link>
        <span className="soft hint">{roles.join(', ')}</span>
      </td>
      <td data-name={say.did}>{named?.[language] ?? action}</td>
      <td data-name={say.about}>
        {target && (
          <span className="activity-about">
            <Link className="mono" href={hrefOfTarget(action, target) ?? narrowed('about', target)}>
              {GUID.test(target) ? target.slice(0, 8) : target}
            </Link>
            <Link
              className="button plain small square"
              href={narrowed('about', target)}
              title={say.only(target)}
              aria-label={say.only(target)}
            >
              <Icon name="group" />
            </Link>
          </span>
        )}
      </td>
      <td data-name={say.outcome}>
        <Outcome result={result} />
      </td>
      <td data-name={say.why}>{reason}</td>
    </tr>
  )
}

/** What was done as it always is. */
const PLAIN: readonly string[] = ['OK', 'HEADQUARTERS', 'REALTIME', 'CAPTURED']
/** Results of what was done; any other is the code of a refusal or an error. */
const DONE = /^(NO_DATA|(RE)?STARTED|ACTIVE|INACTIVE|ENABLED|DISABLED|SCHEDULED|[A-Z]+ED(_BEFORE)?|until .*|\d+ .*)$/

function Outcome({ result }: { result: string }) {
  const say = useText(ACTIVITY)
  if (PLAIN.includes(result)) return <Icon name="check" />
  if (result === 'DRY_RUN') return <span className="badge">{say.dryRun}</span>
  return DONE.test(result) ? (
    <span className="soft">{result.toLowerCase().replaceAll('_', ' ')}</span>
  ) : (
    <code>{result}</code>
  )
}

/** Where the page shows what an entry is about; null when only the audit has it. */
function hrefOfTarget(action: string, target: string): string | null {
  const subject = namedAction(action)?.subject
  if (action.endsWith('Feature') || action === 'runFeaturePlan') return `/features/${encodeURIComponent(target)}`
  if (action.endsWith('Schedule')) return `/jobs?${new URLSearchParams({ schedule: target })}`
  if (!GUID.test(target)) return null
  if (subject === 'OPERATIONS') return `/operations/${target}`
  if (subject === 'CUSTOMERS' || subject === 'PRIVACY') return `/diagnose?${new URLSearchParams({ of: target })}`
  return null
}
