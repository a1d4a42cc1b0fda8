import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { queries, useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import {
  ReleaseScheduleDocument,
  ScheduleListDocument,
  type SchedulePartsFragment,
  WithholdScheduleDocument,
} from '../../generated/documents.ts'
import { Explained } from '../../ui/explained.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { Ago } from '../../ui/time.tsx'
import { runMutation, toastOutcome } from '../shared/run-mutation.ts'
import { JOBS } from '../shared/texts.ts'
import { DeleteSchedule } from './delete-schedule.tsx'
import { NewSchedule, type Start } from './new-schedule.tsx'
import { NEW_SCHEDULE } from './new-schedule-texts.ts'
import { useRecurrenceWords } from './recurrence-words.ts'
import { NextRuns, ScheduleDialog } from './schedule-dialog.tsx'

type Schedule = SchedulePartsFragment
const TONES: { readonly [status: string]: string } = { ACTIVE: 'good', WITHHELD: 'warn' }
const READ_EVERY_MS = 10_000

const EMPTY: Start = { jobs: [], group: null, recurrence: '0 3 * * *', timeZone: 'UTC', copied: null }

/** Every schedule in one row: its jobs, when it runs in words, its next runs, and what an administrator can do. */
export function ScheduleList({ marked }: { marked: string | null }) {
  const say = useText(JOBS)
  const sayNew = useText(NEW_SCHEDULE)
  const may = useMay()
  const [making, setMaking] = useState<Start | null>(null)
  const [deleting, setDeleting] = useState<Schedule | null>(null)
  const { data, error, refetch } = useApiQuery(ScheduleListDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  const [changing, setChanging] = useState<Schedule | null>(null)
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={6} />
  const create = may('Mutation.createSchedule') && (
    <button type="button" className="button small" onClick={() => setMaking(EMPTY)}>
      <Icon name="add" />
      {sayNew.create}
    </button>
  )
  const dialogs = (
    <>
      {changing && <ScheduleDialog schedule={changing} onClose={() => setChanging(null)} />}
      {making && <NewSchedule start={making} onClose={() => setMaking(null)} />}
      {deleting && <DeleteSchedule schedule={deleting} onClose={() => setDeleting(null)} />}
    </>
  )
  if (data.schedules.length === 0)
    return (
      <EmptyState icon="calendar" title={say.noSchedule}>
        <p className="soft">{say.noScheduleHint}</p>
        {create}
        {dialogs}
      </EmptyState>
    )
  return (
    <div className="card jobs-card">
      {create}
      <table className="table stacks">
        <thead>
          <tr>
            {[say.schedule, say.jobs, say.recurrence, say.nextRuns, say.actions].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.schedules.map((schedule) => (
            <ScheduleRow
              key={schedule.id}
              schedule={schedule}
              isMarked={schedule.id === marked}
              onChange={() => setChanging(schedule)}
              onCopy={() => setMaking({ ...schedule, copied: schedule.name })}
              onDelete={() => setDeleting(schedule)}
            />
          ))}
        </tbody>
      </table>
      {dialogs}
    </div>
  )
}

type RowProps = {
  schedule: Schedule
  isMarked: boolean
  onChange: () => void
  onCopy: () => void
  onDelete: () => void
}

function ScheduleRow({ schedule, isMarked, onChange, onCopy, onDelete }: RowProps) {
  const say = useText(JOBS)
  const sayNew = useText(NEW_SCHEDULE)
  const may = useMay()
  const wordsOf = useRecurrenceWords()
  const row = useRef<HTMLTableRowElement>(null)
  const [isWithholding, setWithholding] = useState(false)
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'center' })
  }, [isMarked])
  const { id, name, jobs, group, recurrence, timeZone, status, withheld, lastRunAt, lastMessage } = schedule
  const words = wordsOf(recurrence, timeZone)
  const release = () =>
    void toastOutcome(
      runMutation(ReleaseScheduleDocument, { schedule: id }, ({ releaseSchedule }) => releaseSchedule),
      say.released,
    )
  return (
    <tr ref={row} className={isMarked ? 'marked' : undefined}>
      <th scope="row">
        {name}
        <span className="soft hint">{id}</span>
        <span className={`badge ${TONES[status] ?? ''}`}>{say[status] ?? status}</span>
        {withheld && <span className="soft hint">{say.withheldBy(withheld.by, withheld.reason)}</span>}
      </th>
      <td data-name={say.jobs}>
        {jobs.map((job) => (
          <Link key={job} href={`/jobs?job=${encodeURIComponent(job)}`} className="schedule-job">
            {job}
          </Link>
        ))}
        {group !== null && <span className="soft hint">{say.group(group)}</span>}
      </td>
      <td data-name={say.recurrence}>
        <span>{words ?? <code>{recurrence}</code>}</span>
        {words === null && <span className="soft hint">{timeZone}</span>}
        {lastRunAt && (
          <span className="soft hint">
            {say.lastRun} <Ago at={lastRunAt} />
          </span>
        )}
        {lastMessage && (
          <span className="soft hint">
            <Explained message={lastMessage} explanations={schedule.explanations} />
          </span>
        )}
      </td>
      <td data-name={say.nextRuns}>
        <NextRuns schedule={schedule} />
      </td>
      <td className="row-actions">
        {may('Mutation.setSchedule') && (
          <button type="button" className="button small" onClick={onChange}>
            <Icon name="pencil" />
            {say.changeSchedule}
            <span className="unseen"> {name}</span>
          </button>
        )}
        {withheld
          ? may('Mutation.releaseSchedule') && (
              <button type="button" className="button small" onClick={release}>
                <Icon name="play" />
                {say.release}
                <span className="unseen"> {name}</span>
              </button>
            )
          : may('Mutation.withholdSchedule') && (
              <button type="button" className="button small" onClick={() => setWithholding(true)}>
                <Icon name="pause" />
                {say.withhold}
                <span className="unseen"> {name}</span>
              </button>
            )}
        {may('Mutation.createSchedule') && (
          <button
            type="button"
            className="button plain square small"
            aria-label={`${sayNew.copy}: ${name}`}
            title={sayNew.copy}
            onClick={onCopy}
          >
            <Icon name="add" />
          </button>
        )}
        {may('Mutation.deleteSchedule') && (
          <button
            type="button"
            className="button plain square small"
            aria-label={`${sayNew.remove}: ${name}`}
            title={sayNew.remove}
            onClick={onDelete}
          >
            <Icon name="close" />
          </button>
        )}
        {isWithholding && <WithholdDialog schedule={schedule} onClose={() => setWithholding(false)} />}
      </td>
    </tr>
  )
}

function WithholdDialog({ schedule: { id, name, jobs }, onClose }: { schedule: Schedule; onClose: () => void }) {
  const say = useText(JOBS)
  return (
    <ReasonDialog
      title={say.withholdTitle(name)}
      confirm={say.withhold}
      icon="pause"
      draft={`schedule/${id}/withhold`}
      hint={say.withholdReason}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { schedule: id, reason }
        const { userErrors } = (await callApi(WithholdScheduleDocument, { input })).withholdSchedule
        void queries.invalidateQueries()
        return refusalsOf(userErrors)
      }}
    >
      <p>{say.stops(jobs.join(', '))}</p>
      <p>{say.withholdHint}</p>
    </ReasonDialog>
  )
}
