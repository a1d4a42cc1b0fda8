import { type FormEvent, type ReactNode, useState } from 'react'
import { useText } from '../../api/language.ts'
import type { CustomerPartsFragment, EditOutcomeFragment } from '../../generated/documents.ts'
import { AlertNote } from '../../ui/alert-note.tsx'
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
  const [values, setValues] = useState(initial)
  const [key, setKey] = useState(newKey)
  const [version, setVersion] = useState(customer.version)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [others, setOthers] = useState<ReactNode>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
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
        onDone({ ...outcome, customerId: customer.id })
        return onClose()
      }
      const versionConflict = outcome.userErrors.find((one): one is Conflict => one.__typename === 'VersionConflict')
      const found = fieldErrorsOf(outcome.userErrors, fields, nameOf)
      setErrors(found.errors)
      setOthers(versionConflict ? null : found.others)
      setConflict(versionConflict ?? null)
      // The next save overwrites the version that the dialog now shows. It is another request, so it has another key.
      if (versionConflict?.current) setVersion(versionConflict.current.version)
      if (versionConflict || outcome.userErrors.some(({ code }) => code === 'IDEMPOTENCY_KEY_REUSED')) setKey(newKey())
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
        <Fields
          fields={fields}
          values={values}
          errors={errors}
          change={(name, value) => setValues((now) => ({ ...now, [name]: value }))}
        />
        {conflict && <VersionConflict conflict={conflict} values={values} fields={fields} />}
        {others && <AlertNote>{others}</AlertNote>}
        <p className="soft hint">{say.keyHintEdit}</p>
        <div className="dialog-foot">
          <button type="button" className="button" onClick={onClose}>
            {conflict ? say.useTheirs : ui.cancel}
          </button>
          <button type="submit" className={danger ? 'button danger' : 'button primary'} aria-disabled={busy}>
            <Icon name={danger ? 'minus' : 'check'} />
            {conflict ? say.overwrite : danger ? say.remove : say.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
