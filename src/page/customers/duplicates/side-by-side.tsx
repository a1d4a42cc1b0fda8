import { type ReactNode, useId } from 'react'
import { useText } from '../../api/language.ts'
import type { MergeCustomersMutation, MergeSide, WholeCustomerFragment } from '../../generated/documents.ts'
import { UI } from '../../ui/texts.ts'
import { At } from '../../ui/time.tsx'
import { FIELDS } from '../shared/field-texts.ts'
import { CUSTOMERS } from '../shared/texts.ts'
import { DUPLICATES } from './duplicate-texts.ts'

type Field = MergeCustomersMutation['mergeCustomers']['fields'][number]
type Props = {
  keep: WholeCustomerFragment
  merge: WholeCustomerFragment
  /** The values in which the two differ. */
  fields: readonly Field[]
  choose: (field: string, take: MergeSide) => void
}

/** The values of both customers; where they differ, a choice of the one that stays. */
export function SideBySide({ keep, merge, fields, choose }: Props) {
  const say = useText(DUPLICATES)
  const labels = useText(FIELDS)
  const customers = useText(CUSTOMERS)
  const differing = new Set(fields.map(({ field }) => field))
  const equal = (['name', 'email', 'phone'] as const).filter((field) => !differing.has(field) && keep[field])
  const lists = [
    [say.addresses, (of: WholeCustomerFragment) => of.addresses.map(addressOf)],
    [say.contacts, (of: WholeCustomerFragment) => of.contacts.map(({ value }) => value)],
    [say.affiliations, (of: WholeCustomerFragment) => of.affiliations],
    [say.loyaltyCards, (of: WholeCustomerFragment) => of.loyaltyCards],
  ] as const
  return (
    <div className="compared">
      <Row title={say.account}>
        {[keep, merge].map((one) => (
          <Side key={one.id} kept={one === keep}>
            <strong>{one.name || customers.unnamed}</strong>
            <span className="mono">{one.accountNumber}</span>
            <span className="soft hint">
              {say.created} <At at={one.createdAt} />
            </span>
          </Side>
        ))}
      </Row>
      {fields.map((each) => (
        <Choice key={each.field} field={each} choose={choose} />
      ))}
      {equal.map((field) => (
        <Row key={field} title={labels[field]}>
          {[keep, merge].map((one) => (
            <Side key={one.id} kept={one === keep}>
              {one[field]}
            </Side>
          ))}
        </Row>
      ))}
      {lists
        .filter(([, of]) => of(keep).length + of(merge).length > 0)
        .map(([title, of]) => (
          <Row key={title} title={title}>
            {[keep, merge].map((one) => (
              <Side key={one.id} kept={one === keep}>
                <Values values={of(one)} />
              </Side>
            ))}
          </Row>
        ))}
    </div>
  )
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="sides">{children}</div>
    </section>
  )
}

function Side({ kept, children }: { kept: boolean; children: ReactNode }) {
  const say = useText(DUPLICATES)
  return (
    <div className="side plain-side">
      <span className="soft hint">{kept ? say.kept : say.merged}</span>
      {children}
    </div>
  )
}

function Values({ values }: { values: readonly string[] }) {
  const ui = useText(UI)
  if (values.length === 0) return <span className="soft">{ui.empty}</span>
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  )
}

/** Whose value of a field stays. */
function Choice({ field: each, choose }: { field: Field; choose: Props['choose'] }) {
  const say = useText(DUPLICATES)
  const ui = useText(UI)
  const label = useFieldLabel()(each.field)
  const side = (take: MergeSide, value: string | null) => (
    <label className={each.take === take ? 'side chosen' : 'side'}>
      <span className="side-title">
        <input
          type="radio"
          name={`take-${each.field}`}
          checked={each.take === take}
          onChange={() => choose(each.field, take)}
        />
        <span className="soft hint">{take === 'KEEP' ? say.kept : say.merged}</span>
      </span>
      {value || <span className="soft">{ui.empty}</span>}
    </label>
  )
  return (
    <fieldset className="sides">
      <legend>
        <span aria-hidden="true">{label}</span>
        <span className="unseen">{say.valueOf(label)}</span>
      </legend>
      {side('KEEP', each.keep)}
      {side('MERGE', each.merge)}
    </fieldset>
  )
}

/** The label of a field, `attribute.NAME` or `externalId.SYSTEM`. */
function useFieldLabel(): (field: string) => string {
  const say = useText(DUPLICATES)
  const labels = new Map(Object.entries(useText(FIELDS)))
  return (field) => {
    const [kind = '', ...rest] = field.split('.')
    if (kind === 'attribute') return say.attribute(rest.join('.'))
    if (kind === 'externalId') return say.externalId(rest.join('.'))
    return labels.get(field) ?? field
  }
}

const addressOf = (address: WholeCustomerFragment['addresses'][number]): string =>
  [
    [address.street, address.streetNumber].filter(Boolean).join(' '),
    [address.zipCode, address.city].filter(Boolean).join(' '),
    address.country,
  ]
    .filter(Boolean)
    .join(', ')
