import { Fragment, useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import type { AddressPartsFragment, ContactPartsFragment } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { useChannelAttributes } from '../form/form-fields.ts'
import { FIELDS } from '../shared/field-texts.ts'
import type { Outcome } from '../shared/route-note.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'
import { PartDialog, type PartEdit } from './part-dialogs.tsx'
import { PartHead } from './part-head.tsx'

type Props = { customer: Detail; channel: string | null; onChanged: (outcome: Outcome) => void }

/** The customer's addresses, contacts, affiliations and attributes; each is edited on its own. */
export function CustomerParts({ customer, channel, onChanged }: Props) {
  const say = useText(CUSTOMERS)
  const names = useText(FIELDS)
  const may = useMay()
  const [edit, setEdit] = useState<PartEdit | null>(null)
  // These parts can be edited through a channel only.
  const editable = channel !== null && may('Mutation.addCustomerAddress') && !customer.masked
  const onEdit = editable ? setEdit : null
  const { addresses, contacts, affiliations, attributes } = customer
  const defined = useChannelAttributes(channel)
  const named = (name: string) => defined.find((one) => one.name === name)
  const head = (title: string, count: number, label: string, next: PartEdit) => (
    <PartHead
      title={title}
      empty={count === 0 ? say.noneOf : null}
      action={editable ? say.add : null}
      label={label}
      icon="add"
      onAct={() => setEdit(next)}
    />
  )
  return (
    <>
      <section className="part">
        {head(say.addresses, addresses.length, say.addAddress, { what: 'addAddress' })}
        <ul className="owned">
          {addresses.map((address) => (
            <AddressLine key={address.addressId} address={address} onEdit={onEdit} />
          ))}
        </ul>
      </section>
      <section className="part">
        {head(say.contacts, contacts.length, say.addContact, { what: 'addContact' })}
        <ul className="owned">
          {contacts.map((contact) => (
            <ContactLine key={contact.contactId} contact={contact} onEdit={onEdit} />
          ))}
        </ul>
      </section>
      <section className="part">
        {head(say.affiliations, affiliations.length, say.addAffiliation, { what: 'addAffiliation' })}
        <ul className="chips">
          {affiliations.map((name) => (
            <li key={name} className="badge">
              {name}
              {onEdit && (
                <button
                  type="button"
                  className="chip-remove"
                  aria-label={say.removeOf(name)}
                  onClick={() => onEdit({ what: 'removeAffiliation', name })}
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="part">
        <PartHead
          title={say.attributes}
          empty={attributes.length === 0 ? say.noneOf : null}
          action={editable ? say.edit : null}
          label={say.editAttributes}
          icon="pencil"
          onAct={() => setEdit({ what: 'attributes' })}
        />
        {attributes.length > 0 && (
          <dl className="facts">
            {attributes.map(({ name, type, value }) => (
              <div key={name}>
                <dt>{named(name)?.friendlyName ?? name}</dt>
                <dd>
                  {type === 'BOOLEAN' ? (value === 'true' ? names.yes : names.no) : value} {named(name)?.unit}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {edit && channel !== null && (
        <PartDialog
          edit={edit}
          customer={customer}
          channel={channel}
          onDone={onChanged}
          onClose={() => setEdit(null)}
        />
      )}
    </>
  )
}

type OnEdit = ((edit: PartEdit) => void) | null

function AddressLine({ address, onEdit }: { address: AddressPartsFragment; onEdit: OnEdit }) {
  const say = useText(CUSTOMERS)
  const { name, purpose, street, streetNumber, buildingComplement, zipCode, city, state, country, isPrimary } = address
  const lines = [[name], [street, streetNumber, buildingComplement], [zipCode, city, state], [country]].flatMap(
    (parts) => parts.filter(Boolean).join(' ') || [],
  )
  const what = lines.join(', ')
  return (
    <li>
      <address>
        {lines.map((line, n) => (
          <Fragment key={line}>
            {n > 0 && ', '}
            {line}
          </Fragment>
        ))}
      </address>
      <Marks marks={[purpose, isPrimary && say.primary]} />
      <Actions
        what={what}
        onEdit={onEdit}
        edit={{ what: 'editAddress', address }}
        remove={{ what: 'removeAddress', address, text: what }}
      />
    </li>
  )
}

function ContactLine({ contact, onEdit }: { contact: ContactPartsFragment; onEdit: OnEdit }) {
  const say = useText(CUSTOMERS)
  const names = useText(FIELDS)
  const { type, value, extension, isPrimary, marketingOptIn } = contact
  return (
    <li>
      <span>{[value, extension].filter(Boolean).join(' · ')}</span>
      <Marks marks={[names[type], isPrimary && say.primary, marketingOptIn && say.optIn]} />
      <Actions
        what={value}
        onEdit={onEdit}
        edit={{ what: 'editContact', contact }}
        remove={{ what: 'removeContact', contact }}
      />
    </li>
  )
}

function Marks({ marks }: { marks: readonly (string | false | null)[] }) {
  return <span className="soft hint">{marks.filter(Boolean).join(' · ')}</span>
}

function Actions({ what, onEdit, edit, remove }: { what: string; onEdit: OnEdit; edit: PartEdit; remove: PartEdit }) {
  const say = useText(CUSTOMERS)
  if (!onEdit) return null
  return (
    <span className="owned-actions">
      <button
        type="button"
        className="button plain square small"
        aria-label={say.editOf(what)}
        onClick={() => onEdit(edit)}
      >
        <Icon name="pencil" />
      </button>
      <button
        type="button"
        className="button plain square small"
        aria-label={say.removeOf(what)}
        onClick={() => onEdit(remove)}
      >
        <Icon name="minus" />
      </button>
    </span>
  )
}
