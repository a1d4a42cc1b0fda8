import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Texts, useDraft } from '../api/drafts.ts'
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
  /** False while the action would do nothing or be refused, as with a missing reason: it is then not primary. */
  readonly isReady?: boolean
  /** The name of the draft that keeps what is typed until the action is done, such as `operation/<id>/dismiss`. */
  readonly draft: string
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

/**
 * A form in a dialog. It is submitted once at a time, and stays open with the reason when the server refuses it. The
 * text in its named fields is a draft: closed and opened again, the dialog still has it.
 */
export function SubmitDialog({
  title,
  confirm,
  icon,
  danger,
  isReady = true,
  draft,
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
  const [kept, keep] = useDraft(draft)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // Once, when the dialog opens: its fields are not controlled.
    for (const field of textFieldsOf(form.current)) field.value = kept?.values[field.name] ?? field.value
  }, [])
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
    if (refusal) return
    keep(null)
    onDone()
  }
  return (
    <Dialog title={title} {...(wide && { wide })} onClose={onClose}>
      <form
        ref={form}
        className="dialog-form"
        onSubmit={(event) => void submit(event)}
        onInput={(event) => keep(draftOf(typedIn(event.currentTarget)))}
        noValidate
      >
        {children}
        {refused && <AlertNote>{refused}</AlertNote>}
        <div className="dialog-foot">
          <button
            type="button"
            className="button"
            onClick={() => {
              keep(null)
              onClose()
            }}
          >
            {kept ? say.discard : say.cancel}
          </button>
          <button
            type="submit"
            className={!isReady ? 'button' : danger ? 'button danger' : 'button primary'}
            aria-disabled={busy}
          >
            <Icon name={icon} />
            {confirm}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

type TextField = HTMLInputElement | HTMLTextAreaElement

/** The fields that a person types in and that have a name. */
function textFieldsOf(form: HTMLFormElement | null): TextField[] {
  return [
    ...(form?.querySelectorAll<TextField>('textarea[name], input[name]:not([type="checkbox"], [type="radio"])') ?? []),
  ]
}

function typedIn(form: HTMLFormElement): Texts {
  const typed = textFieldsOf(form).filter(({ value, defaultValue }) => value !== defaultValue)
  return Object.fromEntries(typed.map(({ name, value }) => [name, value]))
}

const draftOf = (values: Texts) => (Object.keys(values).length > 0 ? { values, was: {}, base: '', key: '' } : null)
