import type { ReactNode } from 'react'
import { callApi } from '../api/call-api.ts'
import { useText } from '../api/language.ts'
import type { FeatureRefusalFragment, TypedDocumentString } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { refusalsOf } from '../ui/refusals.tsx'
import { SubmitDialog, type SubmitProps } from '../ui/submit-dialog.tsx'
import { toast } from '../ui/toast.tsx'
import { FEATURES } from './texts.ts'

type Props = SubmitProps & {
  /** False when the action takes no comment. */
  readonly comment?: boolean
  /** Runs the action. Returns why the server refused it, or null when it is done, which closes the dialog. */
  readonly onConfirm: (comment: string | null) => Promise<ReactNode>
  readonly children: ReactNode
}

/** A dialog that describes an action on a feature, takes a comment, and shows why the server refused it. */
export function FeatureDialog({ comment = true, onConfirm, children, ...dialog }: Props) {
  const say = useText(FEATURES)
  const commentOf = (given: FormData) => String(given.get('comment') ?? '').trim() || null
  return (
    <SubmitDialog {...dialog} wide={!comment} onSubmit={(given) => onConfirm(commentOf(given))}>
      {children}
      {comment && (
        <label className="field">
          <span className="label">{say.commentLabel}</span>
          <input name="comment" className="input" maxLength={500} autoComplete="off" />
          <span className="soft hint">{say.commentHint}</span>
        </label>
      )}
    </SubmitDialog>
  )
}

type TextProps = { text: string | null; confirmed: boolean; confirm: (confirmed: boolean) => void }

/** The text that the visitor must confirm before the feature is enabled, if it has one. */
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

/** Runs a mutation with one field. Returns why the server refused it, or null when it is done, and shows a toast. */
export async function outcomeOf<R extends { readonly [field in keyof R]: Payload }, I>(
  document: TypedDocumentString<R, { input: I }>,
  input: I,
  done: string,
  onDone: () => void,
): Promise<ReactNode> {
  const [payload] = Object.values<Payload>(await callApi(document, { input }))
  onDone()
  if (payload && payload.userErrors.length > 0) return refusalsOf(payload.userErrors)
  toast('good', done)
  return null
}
