import { type ReactNode, useId, useState } from 'react'
import { useText } from '../api/language.ts'
import { SubmitDialog, type SubmitProps } from './submit-dialog.tsx'
import { UI } from './texts.ts'

type Props = SubmitProps & {
  /** False where a reason may be given but need not. */
  readonly required?: boolean
  /** Where the reason is kept, when it is not with an operation. */
  readonly hint?: string
  /** Does it; gives what it was refused with, and nothing when it is done, which closes the dialog. */
  readonly onConfirm: (reason: string) => Promise<ReactNode>
  readonly children?: ReactNode
}

const reasonOf = (given: FormData) => String(given.get('reason')).trim()

/** Asks why before something is done that is kept in the audit, and shows why it was refused. */
export function ReasonDialog({ required = true, hint, onConfirm, children, ...dialog }: Props) {
  const say = useText(UI)
  const id = useId()
  const [missing, setMissing] = useState(false)
  const check = (given: FormData) => {
    const isMissing = required && reasonOf(given) === ''
    setMissing(isMissing)
    return !isMissing
  }
  return (
    <SubmitDialog {...dialog} check={check} onSubmit={(given) => onConfirm(reasonOf(given))}>
      {children}
      <div className="field">
        <label htmlFor={id}>{say.reason}</label>
        <textarea
          id={id}
          name="reason"
          className="input"
          rows={2}
          maxLength={500}
          aria-invalid={missing}
          aria-describedby={`${id}-hint`}
          onChange={() => setMissing(false)}
        />
        <p id={`${id}-hint`} className={missing ? 'field-error' : 'soft hint'} role={missing ? 'alert' : undefined}>
          {missing ? say.reasonMissing : (hint ?? say.reasonHint)}
        </p>
      </div>
    </SubmitDialog>
  )
}
