import { useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import { type FieldErrors, Fields, type Values } from './fields.tsx'
import { type Choices, useAddressFields, useContactFields } from './form-fields.ts'
import { affiliationName } from './new-customer.ts'

type Shown = { values: Values; errors: FieldErrors; change: (name: string, value: string) => void }
type Change = { change: (changed: Values) => void }
type Props = Omit<Shown, 'change'> & Change

/** The addresses and further contacts of a new customer; `addresses.length` and `contacts.length` are their numbers. */
export function PartLists({ change, ...rest }: Props) {
  const say = useText(CUSTOMERS)
  const shown: Shown = { ...rest, change: (name, value) => change({ [name]: value }) }
  const addresses = Number(rest.values['addresses.length'] ?? 0)
  const contacts = Number(rest.values['contacts.length'] ?? 0)
  return (
    <>
      <section className="part">
        <h3>{say.addresses}</h3>
        {Array.from({ length: addresses }, (_, n) => (
          <AddressFields key={n} n={n} {...shown} />
        ))}
        <AddButton
          label={say.addAddress}
          onClick={() =>
            change({
              'addresses.length': String(addresses + 1),
              ...(addresses === 0 && { 'addresses.0.isPrimary': 'true' }),
            })
          }
        />
      </section>
      <section className="part">
        <h3>{say.contacts}</h3>
        {Array.from({ length: contacts }, (_, n) => (
          <ContactFields key={n} n={n} {...shown} />
        ))}
        <AddButton
          label={say.addContact}
          onClick={() => change({ 'contacts.length': String(contacts + 1), [`contacts.${contacts}.type`]: 'PHONE' })}
        />
      </section>
    </>
  )
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <div>
      <button type="button" className="button small" onClick={onClick}>
        <Icon name="add" />
        {label}
      </button>
    </div>
  )
}

function AddressFields({ n, ...shown }: Shown & { n: number }) {
  const say = useText(CUSTOMERS)
  return (
    <fieldset className="form-part">
      <legend className="unseen">{`${say.addresses} ${n + 1}`}</legend>
      <Fields fields={useAddressFields(`addresses.${n}.`)} {...shown} />
    </fieldset>
  )
}

function ContactFields({ n, ...shown }: Shown & { n: number }) {
  const say = useText(CUSTOMERS)
  return (
    <fieldset className="form-part">
      <legend className="unseen">{`${say.contacts} ${n + 1}`}</legend>
      <Fields fields={useContactFields(`contacts.${n}.`)} {...shown} />
    </fieldset>
  )
}

type ChoiceProps = { choices: Choices; values: Values } & Change

/** The affiliations of a new customer; empty when the visitor may not read the choices. */
export function AffiliationChoice({ choices, values, change }: ChoiceProps) {
  const say = useText(CUSTOMERS)
  if (!choices || choices.affiliations.length === 0) return null
  return (
    <fieldset className="form-checks">
      <legend>{say.affiliations}</legend>
      {choices.affiliations.map(({ id, name }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={values[affiliationName(id)] === 'true'}
            onChange={(event) => change({ [affiliationName(id)]: event.target.checked ? 'true' : '' })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
