import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../api/language.ts'
import { SubmitDialog, type SubmitProps } from './submit-dialog.tsx'
import { UI } from './texts.ts'

type Props = SubmitProps & {
  /** False when the reason is optional. */
  readonly required?: boolean
  /** Where the reason is saved, when it is not with an operation. */
  readonly hint?: string
  /** Runs the action. Returns why the server refused it, or null when it is done, which closes the dialog. */
  readonly onConfirm: (reason: string) => Promise<ReactNode>
  readonly children?: ReactNode
}

const reasonOf = (given: FormData) => String(given.get('reason')).trim()

/** A dialog that takes a reason for an action, which the audit records, and shows why the server refused it. */
export function ReasonDialog({ required = true, isReady = true, hint, onConfirm, children, ...dialog }: Props) {
  const say = useText(UI)
  const id = useId()
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const [hasReason, setHasReason] = useState(false)
  const look = () => setHasReason(field.current !== null && field.current.value.trim() !== '')
  // It may begin with a draft.
  useEffect(look, [])
  const check = (given: FormData) => {
    const isMissing = required && reasonOf(given) === ''
    setMissing(isMissing)
    return !isMissing
  }
  return (
    <SubmitDialog
      {...dialog}
      isReady={isReady && (hasReason || !required)}
      check={check}
      onSubmit={(given) => onConfirm(reasonOf(given))}
    >
      {children}
      <div className="field">
        <label htmlFor={id}>{say.reason}</label>
        <textarea
          ref={field}
          id={id}
          name="reason"
          className="input"
          rows={2}
          maxLength={500}
          aria-invalid={missing}
          aria-describedby={`${id}-hint`}
          onChange={() => {
            setMissing(false)
            look()
          }}
        />
        <p id={`${id}-hint`} className={missing ? 'field-error' : 'soft hint'} role={missing ? 'alert' : undefined}>
          {missing ? say.reasonMissing : (hint ?? say.reasonHint)}
        </p>
      </div>
    </SubmitDialog>
  )
}
