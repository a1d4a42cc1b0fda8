import { useId } from 'react'
import { useText } from '../../api/language.ts'
import { CreateScheduleDocument, type SchedulePartsFragment } from '../../generated/documents.ts'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { NEW_SCHEDULE } from './new-schedule-texts.ts'

/** What a new schedule begins with: a job, or the schedule that is copied. */
export type Start = Pick<SchedulePartsFragment, 'jobs' | 'group' | 'recurrence' | 'timeZone'> & {
  copied: string | null
}

/** Creates a schedule, or a copy of one. It is switched off until the box is checked. */
export function NewSchedule({ start, onClose }: { start: Start; onClose: () => void }) {
  const say = useText(NEW_SCHEDULE)
  return (
    <SubmitDialog
      title={start.copied === null ? say.create : say.copyOf(start.copied)}
      confirm={say.create}
      icon="add"
      draft={`schedule/new/${start.copied ?? start.jobs.join('+')}`}
      onClose={onClose}
      onSubmit={async (given) => {
        const of = (name: string) => String(given.get(name)).trim()
        const input = {
          schedule: of('schedule'),
          name: of('name') || of('schedule'),
          jobs: of('jobs')
            .split(',')
            .map((job) => job.trim()),
          group: of('group') || null,
          recurrence: of('recurrence'),
          timeZone: of('timeZone'),
          active: given.get('active') === 'on',
        }
        const { refused } = await runMutation(CreateScheduleDocument, input, (answer) => answer.createSchedule)
        if (refused === null) toast('good', say.created)
        return refused
      }}
    >
      <Field name="schedule" label={say.id} hint={say.idHint} />
      <Field name="name" label={say.name} />
      <Field name="jobs" label={say.jobs} hint={say.jobsHint} start={start.jobs.join(', ')} />
      <Field name="group" label={say.group} hint={say.groupHint} start={start.group ?? ''} />
      <Field name="recurrence" label={say.recurrence} hint={say.recurrenceHint} start={start.recurrence} />
      <Field name="timeZone" label={say.timeZone} start={start.timeZone} />
      <label className="check">
        <input type="checkbox" name="active" />
        {say.active}
      </label>
    </SubmitDialog>
  )
}

function Field({ name, label, hint, start = '' }: { name: string; label: string; hint?: string; start?: string }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className="input"
        defaultValue={start}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="soft hint">
          {hint}
        </p>
      )}
    </div>
  )
}
