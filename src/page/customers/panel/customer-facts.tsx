import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { UpdateCustomerDocument } from '../../generated/documents.ts'
import { HISTORY } from '../../history/history-texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { At } from '../../ui/time.tsx'
import { changesOf, type Values } from '../form/fields.tsx'
import { useChoices, useCustomerFields } from '../form/form-fields.ts'
import { FIELDS } from '../shared/field-texts.ts'
import type { Outcome } from '../shared/route-note.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'
import { EditDialog } from './edit-dialog.tsx'
import { PartHead } from './part-head.tsx'

type Props = {
  customer: Detail
  channel: string | null
  onChanged: (outcome: Outcome) => void
  /** Opens the history of a field; null when the visitor may not read it. */
  onHistory: ((field: string) => void) | null
}

/** The customer's own fields, and the dialog that edits them. */
export function CustomerFacts({ customer, channel, onChanged, onHistory }: Props) {
  const say = useText(CUSTOMERS)
  const history = useText(HISTORY)
  const words = useText(FIELDS)
  const may = useMay()
  const choices = useChoices(customer.legalEntity)
  const { main, further } = useCustomerFields(customer.customerType, choices)
  const [editing, setEditing] = useState(false)
  const texts = textsOf(customer)
  const filled = [...main, ...further].filter(({ name }) => texts[name])
  const editable = may('Mutation.updateCustomer') && !customer.masked
  const facts = [
    ...filled.map(({ name, label, kind }) => [label, kind === 'check' ? words.yes : texts[name], name] as const),
    [say.guid, customer.asyncCustomerAccount, null] as const,
    [say.legalEntity, customer.legalEntity, null] as const,
    [say.addressBooks, customer.addressBooks.join(', '), null] as const,
    [say.externalIds, customer.externalIds.map(({ system, id }) => `${system} ${id}`).join(', '), null] as const,
  ].filter(([, value]) => value)
  return (
    <section className="part">
      <PartHead
        title={say.details}
        action={editable ? say.edit : null}
        label={say.editDetails}
        icon="pencil"
        onAct={() => setEditing(true)}
      />
      <dl className="facts">
        {facts.map(([name, value, field]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {field !== null && onHistory && (
                <button
                  type="button"
                  className="button plain small fact-history"
                  aria-label={history.whoChanged(name)}
                  title={history.whoChanged(name)}
                  onClick={() => onHistory(field)}
                >
                  <Icon name="clock" />
                </button>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{say.created}</dt>
          <dd>
            <At at={customer.createdAt} />
          </dd>
        </div>
      </dl>
      {editing && (
        <EditDialog
          title={say.editDetails}
          draft="details"
          customer={customer}
          fields={[...main, ...further]}
          initial={texts}
          send={async (values, common) => {
            const changes = changesOf(texts, values)
            if (Object.keys(changes).length === 0) return null
            const input = { ...common, channel, changes }
            return (await callApi(UpdateCustomerDocument, { input })).updateCustomer
          }}
          onDone={onChanged}
          onClose={() => setEditing(false)}
        />
      )}
    </section>
  )
}

/** The fields with a text or no value, and the switches, of which one that is off is empty. */
function textsOf(customer: object): Values {
  return Object.fromEntries(
    Object.entries(customer).flatMap(([name, value]) => {
      if (typeof value === 'boolean') return [[name, value ? 'true' : '']]
      return typeof value === 'string' || value === null ? [[name, value ?? '']] : []
    }),
  )
}
