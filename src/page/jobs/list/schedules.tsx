import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import type { SchedulePartsFragment } from '../../generated/documents.ts'
import { useDuration, useSecond } from '../../ui/duration.ts'
import { Explained } from '../../ui/explained.tsx'
import { Icon } from '../../ui/icon.tsx'
import { JOBS } from '../shared/texts.ts'
import { DeleteSchedule } from './delete-schedule.tsx'
import { NewSchedule, type Start } from './new-schedule.tsx'
import { NEW_SCHEDULE } from './new-schedule-texts.ts'
import { useRecurrenceWords } from './recurrence-words.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'

type Schedule = SchedulePartsFragment

type Props = { job: string; schedules: readonly Schedule[]; marked: string | null }

/** The schedules of a job; administrators can change, copy and delete them. `marked`: the id that the address names. */
export function Schedules({ job, schedules, marked }: Props) {
  const say = useText(JOBS)
  const sayNew = useText(NEW_SCHEDULE)
  const may = useMay()
  const wordsOf = useRecurrenceWords()
  const [changing, setChanging] = useState<Schedule | null>(null)
  const [making, setMaking] = useState<Start | null>(null)
  const [deleting, setDeleting] = useState<Schedule | null>(null)
  const dialogs = (
    <>
      {changing && <ScheduleDialog schedule={changing} onClose={() => setChanging(null)} />}
      {making && <NewSchedule start={making} onClose={() => setMaking(null)} />}
      {deleting && <DeleteSchedule schedule={deleting} onClose={() => setDeleting(null)} />}
    </>
  )
  if (schedules.length === 0)
    return (
      <>
        <p className="soft">{say.noSchedule}</p>
        {may('Mutation.createSchedule') && (
          <button type="button" className="button small" onClick={() => setMaking(ofJob(job))}>
            {sayNew.create}
            <span className="unseen"> {job}</span>
          </button>
        )}
        {dialogs}
      </>
    )
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
              <span>{wordsOf(schedule.recurrence, schedule.timeZone) ?? <code>{schedule.recurrence}</code>}</span>
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
            {may('Mutation.createSchedule') && (
              <button
                type="button"
                className="button plain square small"
                aria-label={`${sayNew.copy}: ${schedule.name}`}
                title={sayNew.copy}
                onClick={() => setMaking({ ...schedule, copied: schedule.name })}
              >
                <Icon name="add" />
              </button>
            )}
            {may('Mutation.deleteSchedule') && (
              <button
                type="button"
                className="button plain square small"
                aria-label={`${sayNew.remove}: ${schedule.name}`}
                title={sayNew.remove}
                onClick={() => setDeleting(schedule)}
              >
                <Icon name="close" />
              </button>
            )}
            {schedule.lastMessage && (
              <span className="hint schedule-message soft">
                <Explained message={schedule.lastMessage} explanations={schedule.explanations} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {dialogs}
    </>
  )
}

const ofJob = (job: string): Start => ({
  jobs: [job],
  group: null,
  recurrence: '0 3 * * *',
  timeZone: 'UTC',
  copied: null,
})

function NextRun({ schedule: { active, nextRunAt } }: { schedule: Schedule }) {
  const say = useText(JOBS)
  const duration = useDuration()
  const now = useSecond()
  if (!active || nextRunAt === null) return null
  const wait = (Date.parse(nextRunAt) - now) / 1_000
  return <span className="soft number">{wait < 1 ? say.due : say.next(duration(wait))}</span>
}
