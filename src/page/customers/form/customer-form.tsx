import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { CreateCustomerDocument } from '../../generated/documents.ts'
import { AlertNote } from '../../ui/alert-note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { UI } from '../../ui/texts.ts'
import { FIELDS } from '../shared/field-texts.ts'
import type { Outcome } from '../shared/route-note.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { TillChannel } from '../shared/use-channels.ts'
import { AffiliationChoice, PartLists } from './create-parts.tsx'
import { type FieldErrors, Fields, fieldErrorsOf, focusFirstError } from './fields.tsx'
import { useAttributeFields, useChannelAttributes, useChoices, useCustomerFields } from './form-fields.ts'
import { isUnanswered } from './form-key.ts'
import { customerInputOf } from './new-customer.ts'
import { useNewCustomer } from './use-new-customer.ts'

type Props = { channel: TillChannel; onCreated: (outcome: Outcome) => void; onClose: () => void }

/**
 * The form for a new customer of a channel, which is a draft until the customer is created. It has one idempotency key:
 * submitted twice, it creates one customer.
 */
export function CustomerForm({ channel, onCreated, onClose }: Props) {
  const say = useText(CUSTOMERS)
  const ui = useText(UI)
  const names = useText(FIELDS)
  const choices = useChoices(channel.legalEntity)
  const { values, key, isKept, change, renewKey, discard } = useNewCustomer(channel.key)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [others, setOthers] = useState<ReactNode>(null)
  const form = useRef<HTMLFormElement>(null)
  // A cashier types at once.
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([type="checkbox"])')?.focus(), [])
  useShortcut('Escape', say.keyClose, onClose)
  const type = values.customerType === 'ORGANIZATION' ? 'ORGANIZATION' : 'PERSON'
  const { main, further } = useCustomerFields(type, choices)
  const attributes = useAttributeFields(useChannelAttributes(channel.key), [])
  const shown = { values, errors, change: (name: string, value: string) => change({ [name]: value }) }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (busy) return
    setBusy(true)
    try {
      const customer = customerInputOf(values)
      const input = { channel: channel.key, idempotencyKey: key, customer }
      const { createCustomer } = await callApi(CreateCustomerDocument, { input })
      const { customer: made, userErrors } = createCustomer
      if (made) {
        discard()
        return onCreated({ ...createCustomer, customerId: made.id })
      }
      const sent = customer.attributes?.map(({ name }) => name) ?? []
      const inForm = [...form.querySelectorAll<HTMLInputElement>('[name]')].map(({ name }) => ({ name, label: '' }))
      const found = fieldErrorsOf(userErrors, inForm, (path) => formNameOf(path, sent))
      setErrors(found.errors)
      setOthers(found.others)
      if (userErrors.some(({ code }) => code === 'IDEMPOTENCY_KEY_REUSED')) renewKey()
      focusFirstError(form)
    } catch (error) {
      setOthers(isUnanswered(error) ? say.unanswered : error instanceof Error ? error.message : ui.failed)
    } finally {
      setBusy(false)
    }
  }
  const refused = Object.keys(errors).length
  return (
    <section className="panel" aria-labelledby="new-customer">
      <header className="panel-head">
        <div className="panel-title">
          <h2 id="new-customer">{say.create}</h2>
          <p className="soft">
            {say.creating} {channel.name}
          </p>
        </div>
        <button type="button" className="button plain square" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <form ref={form} className="panel-body" onSubmit={(event) => void submit(event)} noValidate>
        <fieldset className="choices">
          <legend className="unseen">{names.customerType}</legend>
          {(['PERSON', 'ORGANIZATION'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-pressed={type === one}
              onClick={() => change({ customerType: one })}
            >
              <Icon name={one === 'PERSON' ? 'user' : 'group'} />
              {names[one]}
            </button>
          ))}
        </fieldset>
        <Fields fields={main} {...shown} />
        <PartLists values={values} errors={errors} change={change} />
        <AffiliationChoice choices={choices} values={values} change={change} />
        {attributes.length > 0 && (
          <section className="part">
            <h3>{say.attributes}</h3>
            <Fields fields={attributes} {...shown} />
          </section>
        )}
        <details className="part" open={further.some(({ name }) => name in errors) || undefined}>
          <summary>
            <h3>{say.moreFields}</h3>
          </summary>
          <Fields fields={further} {...shown} />
        </details>
        <div className="panel-actions">
          {(refused > 0 || others) && (
            <AlertNote>
              {refused > 0 && <p>{say.refusedCount(refused)}</p>}
              {others}
            </AlertNote>
          )}
          <div className="actions">
            <button type="submit" className={isKept ? 'button primary' : 'button'} aria-disabled={busy}>
              <Icon name="check" />
              {say.createIt}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                discard()
                onClose()
              }}
            >
              {isKept ? ui.discard : ui.cancel}
            </button>
          </div>
          <p className="soft hint">
            {isKept && <>{ui.draftKept} </>}
            {say.keyHint}
          </p>
        </div>
      </form>
    </section>
  )
}

/**
 * The form's field of a path in the input: `customer.attributes.1.value` is the second attribute sent, and
 * `customer.attributes.NAME` one that was not sent and is required.
 */
function formNameOf([, ...path]: readonly string[], attributes: readonly string[]): string {
  if (path[0] === 'attributes') return `attributes.${attributes[Number(path[1])] ?? path[1] ?? ''}`
  return path.join('.')
}
