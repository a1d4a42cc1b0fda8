import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { type SchedulePartsFragment, SetScheduleDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { At } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { JOBS } from '../shared/texts.ts'
import { NEW_SCHEDULE } from './new-schedule-texts.ts'
import { useRecurrenceWords } from './recurrence-words.ts'

type Schedule = SchedulePartsFragment
const TYPING_MS = 300

/** Changes a schedule, and shows meanwhile what the change would mean: its words, its next runs, its consequences. */
export function ScheduleDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const say = useText(JOBS)
  const sayNew = useText(NEW_SCHEDULE)
  const id = useId()
  const [refused, setRefused] = useState<ReactNode>(null)
  const [recurrence, setRecurrence] = useState(schedule.recurrence)
  const [timeZone, setTimeZone] = useState(schedule.timeZone)
  const [active, setActive] = useState(schedule.active)
  const [name, setName] = useState(schedule.name)
  const [jobs, setJobs] = useState(schedule.jobs.join(', '))
  const [group, setGroup] = useState(schedule.group ?? '')
  const change = {
    schedule: schedule.id,
    active,
    recurrence: recurrence === schedule.recurrence ? null : recurrence,
    timeZone: timeZone === schedule.timeZone ? null : timeZone,
  }
  const after = useAfter(schedule, change)
  const what = { name: name.trim(), jobs: jobs.split(',').map((job) => job.trim()), group: group.trim() || null }
  const isSameWhat =
    what.name === schedule.name && what.jobs.join() === schedule.jobs.join() && what.group === (schedule.group ?? null)
  const isReady = after !== null && (after !== schedule || !isSameWhat)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const outcome = await runMutation(SetScheduleDocument, { ...change, ...what }, ({ setSchedule }) => setSchedule)
    setRefused(outcome.refused)
    if (outcome.refused !== null) return
    toast('good', say.saved)
    onClose()
  }
  return (
    <Dialog title={say.changeScheduleOf(schedule.name)} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        <label className="check">
          <input type="checkbox" name="active" checked={active} onChange={(event) => setActive(event.target.checked)} />
          {say.active}
        </label>
        <div className="field">
          <label htmlFor={id}>{say.recurrence}</label>
          <input
            id={id}
            name="recurrence"
            className="input mono"
            value={recurrence}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={refused !== null}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              setRecurrence(event.target.value)
              setRefused(null)
            }}
          />
          <div
            id={`${id}-hint`}
            className={refused === null ? 'soft hint' : 'field-error'}
            role={refused === null ? undefined : 'alert'}
          >
            {refused ?? say.recurrenceHint}
          </div>
        </div>
        <div className="field">
          <label htmlFor={`${id}-zone`}>{say.timeZone}</label>
          <input
            id={`${id}-zone`}
            className="input"
            value={timeZone}
            list={`${id}-zones`}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setTimeZone(event.target.value)
              setRefused(null)
            }}
          />
          <datalist id={`${id}-zones`}>
            {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
        {(
          [
            ['name', sayNew.name, null, name, setName],
            ['jobs', sayNew.jobs, sayNew.jobsHint, jobs, setJobs],
            ['group', sayNew.group, sayNew.groupHint, group, setGroup],
          ] as const
        ).map(([field, label, hint, value, set]) => (
          <div key={field} className="field">
            <label htmlFor={`${id}-${field}`}>{label}</label>
            <input
              id={`${id}-${field}`}
              className="input"
              value={value}
              spellCheck={false}
              autoComplete="off"
              aria-describedby={hint === null ? undefined : `${id}-${field}-hint`}
              onChange={(event) => {
                set(event.target.value)
                setRefused(null)
              }}
            />
            {hint !== null && (
              <p id={`${id}-${field}-hint`} className="soft hint">
                {hint}
              </p>
            )}
          </div>
        ))}
        <Consequences schedule={schedule} change={change} after={after} />
        <div className="dialog-foot">
          <button type="submit" className={isReady ? 'button primary' : 'button'}>
            <Icon name="check" />
            {say.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

type Change = {
  readonly schedule: string
  readonly active: boolean
  readonly recurrence: string | null
  readonly timeZone: string | null
}

/** The schedule after the change, as the server works it out by a dry run; null when it would be refused. */
function useAfter(schedule: Schedule, { active, recurrence, timeZone }: Change): Schedule | null {
  const [after, setAfter] = useState<Schedule | null>(schedule)
  useEffect(() => {
    const stop = new AbortController()
    const isSame = active === schedule.active && recurrence === null && timeZone === null
    if (isSame) return setAfter(schedule)
    const timer = setTimeout(() => {
      const input = { schedule: schedule.id, active, recurrence, timeZone, dryRun: true }
      callApi(SetScheduleDocument, { input }, stop.signal).then(
        ({ setSchedule }) => setAfter(setSchedule.schedule),
        // What is wrong is said when it is saved.
        () => undefined,
      )
    }, TYPING_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [schedule, active, recurrence, timeZone])
  return after
}

type ConsequencesProps = { schedule: Schedule; change: Change; after: Schedule | null }

/** What the change would mean. */
function Consequences({ schedule, change: { active }, after }: ConsequencesProps) {
  const say = useText(JOBS)
  const wordsOf = useRecurrenceWords()
  const words = after && (wordsOf(after.recurrence, after.timeZone) ?? after.recurrence)
  return (
    <section className="would-do" aria-live="polite">
      <h3>{say.consequences}</h3>
      {after === null && <p className="soft">{say.notReadable}</p>}
      {!active && <p>{say.stops(schedule.jobs.join(', '))}</p>}
      {!active && schedule.jobs.some((job) => CUSTOMER_JOBS.includes(job)) && <p>{say.stopsCustomers}</p>}
      {active && after && (
        <>
          <p>{words}</p>
          {after.nextRuns.length > 0 && <p className="soft hint">{say.nextRuns}</p>}
          <NextRuns schedule={after} />
        </>
      )}
    </section>
  )
}

/** Without these, customers do not get to headquarters, or their account numbers not to the tills. */
const CUSTOMER_JOBS: readonly string[] = ['P-0001', 'synchronize', '1010']

/** The next times at which a schedule runs. */
export function NextRuns({ schedule: { nextRuns } }: { schedule: Schedule }) {
  if (nextRuns.length === 0) return null
  return (
    <ol className="next-runs">
      {nextRuns.map((time) => (
        <li key={time}>
          <At at={time} />
        </li>
      ))}
    </ol>
  )
}
