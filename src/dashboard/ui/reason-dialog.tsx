import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '../api/language.ts'
import { Dialog } from './dialog.tsx'
import { Icon, type IconName } from './icon.tsx'
import { UI } from './texts.ts'

type Props = {
  readonly title: string
  readonly confirm: string
  readonly icon: IconName
  readonly danger?: boolean
  /** False where a reason may be given but need not. */
  readonly required?: boolean
  /** Does it; gives what it was refused with, and nothing when it is done, which closes the dialog. */
  readonly onConfirm: (reason: string) => Promise<ReactNode>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks why before something is done that is kept in the audit, and shows why it was refused. */
export function ReasonDialog({ title, confirm, icon, danger, required = true, onConfirm, onClose, children }: Props) {
  const say = useText(UI)
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<ReactNode>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    if (required && reason === '') return setMissing(true)
    setBusy(true)
    const refusal = await onConfirm(reason).catch((error: unknown) =>
      error instanceof Error ? error.message : say.failed,
    )
    setBusy(false)
    setRefused(refusal)
    if (!refusal) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
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
            {missing ? say.reasonMissing : say.reasonHint}
          </p>
        </div>
        {refused && (
          <div className="note bad" role="alert">
            <Icon name="alert" />
            <div>{refused}</div>
          </div>
        )}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {say.cancel}
          </button>
          <button type="submit" className={danger ? 'button danger' : 'button primary'} aria-disabled={busy}>
            <Icon name={icon} />
            {confirm}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
