import { type FormEvent, type ReactNode, useState } from 'react'
import { type Texts, useDraft } from '../../api/drafts.ts'
import { useText } from '../../api/language.ts'
import type { CustomerPartsFragment, EditOutcomeFragment } from '../../generated/documents.ts'
import { AlertNote } from '../../ui/alert-note.tsx'
import { ChangedMeanwhile } from '../../ui/changed-meanwhile.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { UI } from '../../ui/texts.ts'
import { type Field, type FieldErrors, Fields, fieldErrorsOf, focusFirstError, type Values } from '../form/fields.tsx'
import { isUnanswered, newKey } from '../form/form-key.ts'
import type { Outcome } from '../shared/route-note.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import { VersionConflict } from './version-conflict.tsx'

/** The input fields that every edit shares. */
export type CommonInput = {
  readonly customerId: string
  readonly idempotencyKey: string
  readonly expectedVersion: string
}

type Props = {
  readonly title: string
  /** The name of the draft, below that of the customer: `details`, `address/<id>`. */
  readonly draft: string
  readonly customer: CustomerPartsFragment
  readonly fields: readonly Field[]
  readonly initial: Values
  readonly danger?: boolean
  /** Sends the edit; null when nothing has been changed. */
  readonly send: (values: Values, common: CommonInput) => Promise<EditOutcomeFragment | null>
  /** The form field of a path in the input. */
  readonly nameOf?: (path: readonly string[]) => string
  readonly onDone: (outcome: Outcome) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

const lastOf = (path: readonly string[]) => path.at(-1) ?? ''
type Conflict = Extract<EditOutcomeFragment['userErrors'][number], { readonly __typename: 'VersionConflict' }>

/**
 * A form for one edit of a customer, with its own idempotency key. Shows why the server refused it, and what another
 * person has changed in the meantime.
 */
export function EditDialog(props: Props) {
  const { title, customer, fields, initial, danger, send, nameOf = lastOf, onDone, onClose, children } = props
  const say = useText(CUSTOMERS)
  const ui = useText(UI)
  const { values, version, key, changed, isKept, change, renew, keepMine, discard } = useEdit(props)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [others, setOthers] = useState<ReactNode>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  // A form over values of the customer does nothing before one is changed.
  const wouldChange = isKept || Object.values(initial).every((value) => value === '')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (busy) return
    setBusy(true)
    try {
      const common = { customerId: customer.id, idempotencyKey: key, expectedVersion: version }
      const outcome = await send(values, common)
      if (outcome === null) return setOthers(say.nothingChanged)
      if (outcome.userErrors.length === 0) {
        discard()
        onDone({ ...outcome, customerId: customer.id })
        return onClose()
      }
      const versionConflict = outcome.userErrors.find((one): one is Conflict => one.__typename === 'VersionConflict')
      const found = fieldErrorsOf(outcome.userErrors, fields, nameOf)
      setErrors(found.errors)
      setOthers(versionConflict ? null : found.others)
      setConflict(versionConflict ?? null)
      // The next save overwrites the version that the dialog now shows. It is another request, so it has another key.
      if (versionConflict || outcome.userErrors.some(({ code }) => code === 'IDEMPOTENCY_KEY_REUSED'))
        renew(versionConflict?.current?.version)
      focusFirstError(form)
    } catch (error) {
      setOthers(isUnanswered(error) ? say.unanswered : error instanceof Error ? error.message : ui.failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        {children}
        {changed.length > 0 && !conflict && (
          <ChangedMeanwhile text={ui.changedMeanwhile} fields={changed} keep={keepMine} discard={discard} />
        )}
        <Fields fields={fields} values={values} errors={errors} change={change} />
        {conflict && <VersionConflict conflict={conflict} values={values} fields={fields} />}
        {others && <AlertNote>{others}</AlertNote>}
        <p className="soft hint">
          {isKept && <>{ui.draftKept} </>}
          {say.keyHintEdit}
        </p>
        <div className="dialog-foot">
          <button
            type="button"
            className="button"
            onClick={() => {
              discard()
              onClose()
            }}
          >
            {conflict ? say.useTheirs : isKept ? ui.discard : ui.cancel}
          </button>
          <button
            type="submit"
            className={!wouldChange ? 'button' : danger ? 'button danger' : 'button primary'}
            aria-disabled={busy}
          >
            <Icon name={danger ? 'minus' : 'check'} />
            {conflict ? say.overwrite : danger ? say.remove : say.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/**
 * The values of the form: those that the customer has now, with what was typed over them. What was typed is a draft,
 * which knows the version and the values of which it was typed, and its idempotency key.
 */
function useEdit({ customer, draft, fields, initial }: Props) {
  const [kept, keep] = useDraft(`customer/${customer.id}/${draft}`)
  const [ownKey, setOwnKey] = useState(newKey)
  const [opened] = useState(customer.version)
  // The version that a refusal has shown.
  const [shown, setShown] = useState<string | null>(null)
  const typed = Object.entries(kept?.values ?? {}).map(([name, value]) => [name, value ?? ''] as const)
  const values: Values = { ...initial, ...Object.fromEntries(typed) }
  const changed = typed.flatMap(([name, yours]) => {
    const [was, now] = [kept?.was[name] ?? '', initial[name] ?? '']
    const label = fields.find((field) => field.name === name)?.label ?? name
    return was === now ? [] : [{ name: label, was, now, yours }]
  })
  const key = kept?.key || ownKey
  const put = (values: Texts, was: Texts, base: string, key: string) =>
    keep(Object.keys(values).length > 0 ? { values, was, base, key } : null)
  return {
    values,
    key,
    changed,
    isKept: kept !== null,
    // Where the same values would be changed, the version of them does not matter.
    version: shown ?? (kept === null ? opened : changed.length > 0 ? kept.base : customer.version),
    change: (name: string, value: string) => {
      const { [name]: _, ...others } = kept?.values ?? {}
      const before = initial[name] ?? ''
      const next = value === before ? others : { ...others, [name]: value }
      const was = { ...kept?.was, ...(kept?.values[name] === undefined && { [name]: before }) }
      put(next, was, kept?.base ?? customer.version, key)
    },
    /** The next request is another one. */
    renew: (version: string | undefined) => {
      const next = newKey()
      setOwnKey(next)
      if (version !== undefined) setShown(version)
      if (kept) keep({ ...kept, key: next })
    },
    keepMine: () => {
      const was = Object.fromEntries(typed.map(([name]) => [name, initial[name] ?? '']))
      if (kept) keep({ ...kept, was, base: customer.version })
    },
    discard: () => keep(null),
  }
}
