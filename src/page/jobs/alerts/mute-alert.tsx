import { useId, useState } from 'react'
import { useText } from '../../api/language.ts'
import { MuteAlertDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { ALERTS } from './alert-texts.ts'

const HOURS = [1, 4, 12, 24, 72, 168] as const
const HOUR_MS = 3_600_000

/** The button that mutes an alert for a time, with a reason. */
export function MuteButton({ id, name }: { id: string; name: string }) {
  const say = useText(ALERTS)
  const number = useNumber()
  const field = useId()
  const [open, setOpen] = useState(false)
  const [hours, setHours] = useState(4)
  const label = (n: number) =>
    n === 1 ? say.hour : n % 24 === 0 && n > 24 ? say.days(number(n / 24)) : say.hours(number(n))
  return (
    <>
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        {say.mute}
        <span className="unseen"> {name}</span>
      </button>
      {open && (
        <ReasonDialog
          title={say.muteTitle}
          confirm={say.muteConfirm}
          icon="check"
          draft={`alert/${id}/mute`}
          onClose={() => setOpen(false)}
          onConfirm={async (reason) => {
            const input = { alert: id, until: new Date(Date.now() + hours * HOUR_MS).toISOString(), reason }
            const { refused } = await runMutation(MuteAlertDocument, input, (answer) => answer.muteAlert)
            if (refused === null) toast('good', say.mutedNow)
            return refused
          }}
        >
          <p>{name}</p>
          <p className="soft">{say.muteHint}</p>
          <div className="field">
            <label htmlFor={field}>{say.muteFor}</label>
            <select
              id={field}
              className="input"
              value={hours}
              onChange={({ target }) => setHours(Number(target.value))}
            >
              {HOURS.map((n) => (
                <option key={n} value={n}>
                  {label(n)}
                </option>
              ))}
            </select>
          </div>
        </ReasonDialog>
      )}
    </>
  )
}
