import { type FormEvent, type ReactNode, useState } from 'react'
import { useText } from '../api/language.ts'
import { AlertNote } from './alert-note.tsx'
import { Dialog } from './dialog.tsx'
import { Icon, type IconName } from './icon.tsx'
import { UI } from './texts.ts'

/** The properties that all dialogs with one action share. */
export type SubmitProps = {
  readonly title: string
  readonly confirm: string
  readonly icon: IconName
  readonly danger?: boolean
  readonly onClose: () => void
}

type Props = SubmitProps & {
  readonly wide?: boolean
  /** Returns false when a value is missing, which the field shows; the form is then not submitted. */
  readonly check?: (given: FormData) => boolean
  /** Runs the action. Returns why the server refused it, or null when it is done. */
  readonly onSubmit: (given: FormData) => Promise<ReactNode>
  /** When the action is done; closes the dialog if it is not given. */
  readonly onDone?: () => void
  readonly children: ReactNode
}

/** A form in a dialog. It is submitted once at a time, and stays open with the reason when the server refuses it. */
export function SubmitDialog({
  title,
  confirm,
  icon,
  danger,
  wide,
  check,
  onSubmit,
  onClose,
  onDone = onClose,
  children,
}: Props) {
  const say = useText(UI)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ReactNode>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    if (busy || check?.(given) === false) return
    setBusy(true)
    const refusal = await onSubmit(given).catch((error: unknown) =>
      error instanceof Error ? error.message : say.failed,
    )
    setBusy(false)
    setRefused(refusal)
    if (!refusal) onDone()
  }
  return (
    <Dialog title={title} {...(wide && { wide })} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        {children}
        {refused && <AlertNote>{refused}</AlertNote>}
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
