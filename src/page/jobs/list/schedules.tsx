import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { type SchedulePartsFragment, SetScheduleDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useDuration, useSecond } from '../../ui/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { JOBS } from '../shared/texts.ts'

type Schedule = SchedulePartsFragment

/** The schedules of a job; administrators can change them. `marked`: the id of the one that the address names. */
export function Schedules({ schedules, marked }: { schedules: readonly Schedule[]; marked: string | null }) {
  const say = useText(JOBS)
  const may = useMay()
  const [changing, setChanging] = useState<Schedule | null>(null)
  if (schedules.length === 0) return <p className="soft">{say.noSchedule}</p>
  return (
    <>
      <ul className="schedules">
        {schedules.map((schedule) => (
          <li key={schedule.id} className={schedule.id === marked ? 'marked' : ''}>
            <span className={schedule.active ? 'badge good' : 'badge'}>
              {schedule.active ? say.active : say.inactive}
            </span>
            <span
              className="schedule-when"
              title={schedule.group === null ? schedule.name : `${schedule.name}: ${say.group(schedule.group)}`}
            >
              <span>
                <Recurrence text={schedule.recurrence} />
              </span>
              <NextRun schedule={schedule} />
            </span>
            {may('Mutation.setSchedule') && (
              <button
                type="button"
                className="button plain square small"
                aria-label={`${say.changeSchedule}: ${schedule.name}`}
                title={say.changeSchedule}
                onClick={() => setChanging(schedule)}
              >
                <Icon name="pencil" />
              </button>
            )}
            {schedule.lastMessage && (
              <span className="hint schedule-message soft" lang="en">
                {schedule.lastMessage}
              </span>
            )}
          </li>
        ))}
      </ul>
      {changing && <ScheduleDialog schedule={changing} onClose={() => setChanging(null)} />}
    </>
  )
}

function Recurrence({ text }: { text: string }) {
  const say = useText(JOBS)
  const number = useNumber()
  const seconds = /^EVERY (\d+) SECONDS?$/i.exec(text.trim())?.[1]
  if (seconds === undefined)
    return (
      <>
        <code>{text}</code> UTC
      </>
    )
  return seconds === '1' ? say.everyOne : say.every(number(Number(seconds)))
}

function NextRun({ schedule: { active, nextRunAt } }: { schedule: Schedule }) {
  const say = useText(JOBS)
  const duration = useDuration()
  const now = useSecond()
  if (!active || nextRunAt === null) return null
  const wait = (Date.parse(nextRunAt) - now) / 1_000
  return <span className="soft number">{wait < 1 ? say.due : say.next(duration(wait))}</span>
}

function ScheduleDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const say = useText(JOBS)
  const id = useId()
  const [refused, setRefused] = useState<ReactNode>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const recurrence = String(form.get('recurrence'))
    const input = {
      schedule: schedule.id,
      active: form.get('active') === 'on',
      recurrence: recurrence === schedule.recurrence ? null : recurrence,
    }
    const outcome = await runMutation(SetScheduleDocument, input, ({ setSchedule }) => setSchedule)
    setRefused(outcome.refused)
    if (outcome.refused !== null) return
    toast('good', say.saved)
    onClose()
  }
  return (
    <Dialog title={say.changeScheduleOf(schedule.name)} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        <p className="soft">
          {say.scheduleJobs} <code>{schedule.jobs.join(', ')}</code>
          {schedule.group !== null && ` · ${say.group(schedule.group)}`}
        </p>
        <label className="check">
          <input type="checkbox" name="active" defaultChecked={schedule.active} />
          {say.active}
        </label>
        <div className="field">
          <label htmlFor={id}>{say.recurrence}</label>
          <input
            id={id}
            name="recurrence"
            className="input mono"
            defaultValue={schedule.recurrence}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={refused !== null}
            aria-describedby={`${id}-hint`}
            onChange={() => setRefused(null)}
          />
          <div
            id={`${id}-hint`}
            className={refused === null ? 'soft hint' : 'field-error'}
            role={refused === null ? undefined : 'alert'}
          >
            {refused ?? say.recurrenceHint}
          </div>
        </div>
        <div className="dialog-foot">
          <button type="submit" className="button primary">
            <Icon name="check" />
            {say.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
