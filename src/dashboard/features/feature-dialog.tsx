import { type FormEvent, type ReactNode, useState } from 'react'
import type { FeatureRefusalFragment, TypedDocumentString } from '../../generated/dashboard.ts'
import { ask } from '../api/ask.ts'
import { useText } from '../api/language.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { UI } from '../ui/texts.ts'
import { toast } from '../ui/toast.tsx'
import { FEATURES } from './texts.ts'

type Props = {
  readonly title: string
  readonly confirm: string
  readonly icon: IconName
  readonly danger?: boolean
  /** False where nothing is kept. */
  readonly comment?: boolean
  /** Does it; gives why it was refused, and null when it is done, which closes the dialog. */
  readonly onConfirm: (comment: string | null) => Promise<string | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Says what is about to be done with a feature, takes a comment, and shows why it was refused. */
export function FeatureDialog({ title, confirm, icon, danger, comment = true, onConfirm, onClose, children }: Props) {
  const say = useText(FEATURES)
  const ui = useText(UI)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const given = String(new FormData(event.currentTarget).get('comment') ?? '').trim()
    setBusy(true)
    const refusal = await onConfirm(given || null).catch((error: unknown) =>
      error instanceof Error ? error.message : ui.failed,
    )
    setBusy(false)
    setRefused(refusal)
    if (refusal === null) onClose()
  }
  return (
    <Dialog title={title} wide={!comment} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        {children}
        {comment && (
          <label className="field">
            <span className="label">{say.commentLabel}</span>
            <input name="comment" className="input" maxLength={500} autoComplete="off" />
            <span className="soft hint">{say.commentHint}</span>
          </label>
        )}
        {refused && (
          <div className="note bad" role="alert">
            <Icon name="alert" />
            <div>{refused}</div>
          </div>
        )}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {ui.cancel}
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

type TextProps = { text: string | null; confirmed: boolean; confirm: (confirmed: boolean) => void }

/** What has to be confirmed before it is enabled; nothing when there is nothing. */
export function ConfirmationText({ text, confirmed, confirm }: TextProps) {
  const say = useText(FEATURES)
  if (!text) return null
  return (
    <div className="note warn">
      <Icon name="alert" />
      <div>
        <p>{text}</p>
        <label className="check">
          <input type="checkbox" checked={confirmed} onChange={(event) => confirm(event.target.checked)} />
          {say.confirm}
        </label>
      </div>
    </div>
  )
}

type Payload = { readonly userErrors: readonly FeatureRefusalFragment[] }

/** Runs a mutation whose one field is a payload: why it was refused, or null when it is done, which is said in the corner. */
export async function outcomeOf<R extends { readonly [field in keyof R]: Payload }, I>(
  document: TypedDocumentString<R, { input: I }>,
  input: I,
  done: string,
  onDone: () => void,
): Promise<string | null> {
  const [payload] = Object.values<Payload>(await ask(document, { input }))
  onDone()
  if (payload && payload.userErrors.length > 0) return payload.userErrors.map(({ message }) => message).join(' ')
  toast('good', done)
  return null
}
