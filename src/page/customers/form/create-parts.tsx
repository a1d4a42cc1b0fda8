import { useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import { type FieldErrors, Fields, type Values } from './fields.tsx'
import { type Choices, useAddressFields, useContactFields } from './form-fields.ts'

/** The number of address and contact forms of a new customer. */
export type PartList = { readonly addresses: number; readonly contacts: number }

type Shown = { values: Values; errors: FieldErrors; change: (name: string, value: string) => void }
type Props = Shown & { parts: PartList; setParts: (parts: PartList) => void }

/** The addresses and further contacts of a new customer. */
export function PartLists({ parts, setParts, ...shown }: Props) {
  const say = useText(CUSTOMERS)
  return (
    <>
      <section className="part">
        <h3>{say.addresses}</h3>
        {Array.from({ length: parts.addresses }, (_, n) => (
          <AddressFields key={n} n={n} {...shown} />
        ))}
        <AddButton
          label={say.addAddress}
          onClick={() => {
            if (parts.addresses === 0) shown.change('addresses.0.isPrimary', 'true')
            setParts({ ...parts, addresses: parts.addresses + 1 })
          }}
        />
      </section>
      <section className="part">
        <h3>{say.contacts}</h3>
        {Array.from({ length: parts.contacts }, (_, n) => (
          <ContactFields key={n} n={n} {...shown} />
        ))}
        <AddButton
          label={say.addContact}
          onClick={() => {
            shown.change(`contacts.${parts.contacts}.type`, 'PHONE')
            setParts({ ...parts, contacts: parts.contacts + 1 })
          }}
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

type ChoiceProps = { choices: Choices; chosen: readonly string[]; choose: (ids: readonly string[]) => void }

/** The affiliations of a new customer; empty when the visitor may not read the choices. */
export function AffiliationChoice({ choices, chosen, choose }: ChoiceProps) {
  const say = useText(CUSTOMERS)
  if (!choices || choices.affiliations.length === 0) return null
  return (
    <fieldset className="form-checks">
      <legend>{say.affiliations}</legend>
      {choices.affiliations.map(({ id, name }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              choose(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
