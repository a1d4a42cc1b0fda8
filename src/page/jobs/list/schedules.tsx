import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import type { SchedulePartsFragment } from '../../generated/documents.ts'
import { useDuration, useSecond } from '../../ui/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import { JOBS } from '../shared/texts.ts'
import { useRecurrenceWords } from './recurrence-words.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'

type Schedule = SchedulePartsFragment

/** The schedules of a job; administrators can change them. `marked`: the id of the one that the address names. */
export function Schedules({ schedules, marked }: { schedules: readonly Schedule[]; marked: string | null }) {
  const say = useText(JOBS)
  const may = useMay()
  const wordsOf = useRecurrenceWords()
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

function NextRun({ schedule: { active, nextRunAt } }: { schedule: Schedule }) {
  const say = useText(JOBS)
  const duration = useDuration()
  const now = useSecond()
  if (!active || nextRunAt === null) return null
  const wait = (Date.parse(nextRunAt) - now) / 1_000
  return <span className="soft number">{wait < 1 ? say.due : say.next(duration(wait))}</span>
}
