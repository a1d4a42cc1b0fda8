import { useText } from '../../api/language.ts'
import { DeleteScheduleDocument, type SchedulePartsFragment } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { NEW_SCHEDULE } from './new-schedule-texts.ts'

/** Deletes a schedule; an execution that runs finishes. */
export function DeleteSchedule({ schedule, onClose }: { schedule: SchedulePartsFragment; onClose: () => void }) {
  const say = useText(NEW_SCHEDULE)
  return (
    <ReasonDialog
      title={say.removeOf(schedule.name)}
      confirm={say.remove}
      icon="alert"
      danger
      required={false}
      hint={say.inAudit}
      draft={`schedule/${schedule.id}/delete`}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { schedule: schedule.id, reason: reason === '' ? null : reason }
        const { refused } = await runMutation(DeleteScheduleDocument, input, (answer) => answer.deleteSchedule)
        if (refused === null) toast('good', say.removed)
        return refused
      }}
    >
      <p>{say.removeHint(schedule.jobs.join(', '))}</p>
    </ReasonDialog>
  )
}
