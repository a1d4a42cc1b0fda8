import { useId, useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import { DatabaseGroupsDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { SETTINGS } from '../texts.ts'
import type { Group, Schedule } from './group.ts'
import { ChangeGroup, DeleteGroup, NewGroup } from './group-dialogs.tsx'

const READ_EVERY_MS = 10_000
/** Without these, its customers do not get to headquarters, or their account numbers not to the tills. */
const NEEDED = ['P-0001', '1010']

/** The channel database groups: what is in each, and what runs for it. */
export function DatabaseGroups() {
  const say = useText(SETTINGS)
  const may = useMay()('Mutation.createChannelDatabaseGroup')
  const heading = useId()
  const [opened, setOpened] = useState<{ what: 'new' | 'copy' | 'change' | 'delete'; group: Group | null } | null>(null)
  const { data, error, refetch } = useApiQuery(
    DatabaseGroupsDocument,
    {},
    { keep: true, refetchInterval: READ_EVERY_MS },
  )
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={6} />
  const { organization, schedules } = data
  if (!organization)
    return (
      <EmptyState icon="office" title={say.nothing}>
        <p className="soft">{say.nothingHint}</p>
      </EmptyState>
    )
  const groups = organization.channelDatabaseGroups.map(
    ({ id, name }): Group => ({
      id,
      name,
      databases: organization.channelDatabases.filter(({ group }) => group === id),
      schedules: schedules.filter(({ group }) => group === id),
    }),
  )
  const ofAll = schedules.filter(({ group }) => group === null)
  const close = () => setOpened(null)
  return (
    <section className="card jobs-card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{say.groups}</h2>
        {may && (
          <button type="button" className="button small" onClick={() => setOpened({ what: 'new', group: null })}>
            <Icon name="add" />
            {say.newDatabaseGroup}
          </button>
        )}
      </header>
      <table className="table stacks">
        <thead>
          <tr>
            {[say.group, say.databases, say.runs, say.schedules, say.actions].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow
              key={group.id}
              group={group}
              ofAll={ofAll}
              onAct={may ? (what) => setOpened({ what, group }) : null}
            />
          ))}
        </tbody>
      </table>
      {opened?.what === 'new' && <NewGroup copied={null} onClose={close} />}
      {opened?.what === 'copy' && <NewGroup copied={opened.group} onClose={close} />}
      {opened?.what === 'change' && opened.group && (
        <ChangeGroup group={opened.group} databases={organization.channelDatabases} onClose={close} />
      )}
      {opened?.what === 'delete' && opened.group && <DeleteGroup group={opened.group} onClose={close} />}
    </section>
  )
}

type RowProps = {
  group: Group
  ofAll: readonly Schedule[]
  onAct: ((what: 'copy' | 'change' | 'delete') => void) | null
}

function GroupRow({ group: { id, name, databases, schedules }, ofAll, onAct }: RowProps) {
  const say = useText(SETTINGS)
  const active = [...schedules, ...ofAll].filter(({ status }) => status === 'ACTIVE')
  const jobs = [...new Set(active.flatMap((schedule) => schedule.jobs))]
  const isStuck = databases.length > 0 && NEEDED.some((job) => !jobs.includes(job))
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="soft hint">{id}</span>
      </th>
      <td data-name={say.databases}>
        {databases.map((database) => database.name).join(', ') || <span className="soft">{say.none}</span>}
      </td>
      <td data-name={say.runs}>
        {jobs.length > 0 && <span>{jobs.join(', ')}</span>}
        {(isStuck || jobs.length === 0) && (
          <span className={`badge ${isStuck ? 'bad' : ''}`}>
            {isStuck && <Icon name="alert" />}
            {jobs.length === 0 ? say.runsNothing : NEEDED.filter((job) => !jobs.includes(job)).join(', ')}
          </span>
        )}
      </td>
      <td data-name={say.schedules}>
        <span>
          {schedules.map((schedule) => (
            <Link
              key={schedule.id}
              href={`/jobs/schedules?schedule=${encodeURIComponent(schedule.id)}`}
              className="schedule-job"
            >
              {schedule.name}
            </Link>
          ))}
          {schedules.length === 0 && <span className="soft">{ofAll.length > 0 ? say.allGroups : say.none}</span>}
        </span>
      </td>
      <td className="row-actions">
        {onAct &&
          (
            [
              ['change', 'pencil', say.change],
              ['copy', 'add', say.copyGroup],
              ['delete', 'close', say.remove],
            ] as const
          ).map(([what, icon, label]) => (
            <button key={what} type="button" className="button small" onClick={() => onAct(what)}>
              <Icon name={icon} />
              {label}
              <span className="unseen"> {name}</span>
            </button>
          ))}
      </td>
    </tr>
  )
}
