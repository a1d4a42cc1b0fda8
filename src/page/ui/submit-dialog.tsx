import { type FormEvent, type ReactNode, useState } from 'react'
import { useText } from '../api/language.ts'
import { AlertNote } from './alert-note.tsx'
import { Dialog } from './dialog.tsx'
import { Icon, type IconName } from './icon.tsx'
import { UI } from './texts.ts'

/** What every dialog is told that does one thing and shows why it was refused. */
export type SubmitProps = {
  readonly title: string
  readonly confirm: string
  readonly icon: IconName
  readonly danger?: boolean
  readonly onClose: () => void
}

type Props = SubmitProps & {
  readonly wide?: boolean
  /** False where something is missing, which the fields say: nothing is done. */
  readonly check?: (given: FormData) => boolean
  /** Does it; gives what it was refused with, and nothing when it is done, which closes the dialog. */
  readonly onSubmit: (given: FormData) => Promise<ReactNode>
  readonly children: ReactNode
}

/** A form in a dialog: done once at a time, open until it is done, with the reason when it is refused. */
export function SubmitDialog({ title, confirm, icon, danger, wide, check, onSubmit, onClose, children }: Props) {
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
    if (!refusal) onClose()
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
