import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import { FieldName, useFieldName } from '../../customers/shared/field-name.tsx'
import { IssueDetailDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { UI } from '../../ui/texts.ts'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'
import type { Draft } from './draft.ts'

type Props = {
  operation: Detail
  draft: Draft | null
  /** Null when the values cannot be edited. */
  edit: ((attribute: string, value: string) => void) | null
  /** True when the customer's own values are masked, which cannot be edited then. */
  masked: boolean
}

/** Attributes whose values are words of headquarters' lists, not of the customer: nobody sees them masked. */
const OF_CONFIGURATION: ReadonlySet<string> = new Set([
  ...['currency', 'languageId', 'customerGroup', 'taxGroup', 'priceGroup'],
  ...['lineDiscount', 'multilineDiscount', 'endDiscount', 'address.country', 'address.purpose', 'affiliation'],
])

/**
 * The attributes with their old and new values. The new values can be corrected: the one with the error, and the others
 * when the visitor opens them.
 */
export function ChangesTable({ operation, draft, edit, masked }: Props) {
  const say = useText(PANEL)
  const fieldName = useFieldName()
  const [isOpen, setOpen] = useState(false)
  const errorField = operation.status === 'FAILED' ? operation.lastKnownError?.field : null
  const known = useKnownValues(operation)
  // The attribute with the error comes first.
  const changes = operation.changes.toSorted(
    (a, b) => Number(isAbout(errorField, b.attribute)) - Number(isAbout(errorField, a.attribute)),
  )
  const mayEdit = (attribute: string) => edit !== null && (!masked || OF_CONFIGURATION.has(attribute))
  const isFolded = (attribute: string) =>
    !isOpen &&
    mayEdit(attribute) &&
    changes.some((change) => isAbout(errorField, change.attribute)) &&
    !isAbout(errorField, attribute) &&
    draft?.values[attribute] === undefined &&
    draft?.errors[attribute] === undefined
  // Until it is known whether its values are chosen or typed, nobody types one.
  const isEditable = (attribute: string) =>
    mayEdit(attribute) &&
    !isFolded(attribute) &&
    (known !== undefined || !isAbout(errorField, attribute) || draft?.values[attribute] !== undefined)
  return (
    <>
      <table className={operation.changes.every(({ oldValue }) => oldValue === null) ? 'changes all-new' : 'changes'}>
        <thead>
          <tr>
            <th scope="col">{say.attribute}</th>
            <th scope="col">{say.oldValue}</th>
            <th scope="col">{say.newValue}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ attribute, oldValue, newValue }) => {
            const drafted = draft?.values[attribute]
            const hasError = isAbout(errorField, attribute)
            const error = draft?.errors[attribute]
            return (
              <tr key={attribute} className={drafted === undefined ? '' : 'drafted'}>
                <th scope="row">
                  <FieldName name={attribute} />
                </th>
                <td className={oldValue === null ? 'soft' : ''}>
                  <Value value={oldValue} />
                </td>
                <td>
                  {edit && isEditable(attribute) ? (
                    <>
                      <NewValue
                        value={(drafted === undefined ? newValue : drafted) ?? ''}
                        given={newValue}
                        known={hasError && known ? known : null}
                        label={say.newValueOf(fieldName(attribute))}
                        isWrong={error !== undefined || (hasError && drafted === undefined)}
                        describedBy={error && `error-${attribute}`}
                        onEdit={(value) => edit(attribute, value)}
                      />
                      {error && (
                        <p id={`error-${attribute}`} className="field-error">
                          {error}
                        </p>
                      )}
                    </>
                  ) : (
                    <>
                      <span className={newValue === null ? 'soft' : ''}>
                        <Value value={newValue} />
                      </span>
                      {drafted !== undefined && (
                        <ins>
                          {' '}
                          <Value value={drafted} />
                        </ins>
                      )}
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {changes.some(({ attribute }) => isFolded(attribute)) && (
        <p className="changes-more">
          <button type="button" className="button small" onClick={() => setOpen(true)}>
            <Icon name="pencil" />
            {say.editOthers}
          </button>
        </p>
      )}
    </>
  )
}

function Value({ value }: { value: string | null }) {
  const ui = useText(UI)
  return value ?? ui.empty
}

type NewValueProps = {
  value: string
  /** The value before it is corrected, which headquarters may not know. */
  given: string | null
  known: readonly string[] | null
  label: string
  isWrong: boolean
  describedBy: string | undefined
  onEdit: (value: string) => void
}

/** A new value: chosen from what headquarters knows, or typed. */
function NewValue({ value, given, known, label, isWrong, describedBy, onEdit }: NewValueProps) {
  const ui = useText(UI)
  const common = {
    className: 'input',
    value,
    'aria-label': label,
    'aria-invalid': isWrong,
    'aria-describedby': describedBy,
  }
  if (known === null)
    return (
      <input {...common} placeholder={ui.empty} autoComplete="off" onChange={({ target }) => onEdit(target.value)} />
    )
  const others = ['', given ?? '', value].filter((one, nth, all) => !known.includes(one) && all.indexOf(one) === nth)
  return (
    <select {...common} onChange={({ target }) => onEdit(target.value)}>
      {[...others, ...known].map((one) => (
        <option key={one} value={one}>
          {one || ui.empty}
        </option>
      ))}
    </select>
  )
}

/**
 * The values that headquarters knows for the attribute with the error; null when it takes any value, and undefined until
 * that is known.
 */
function useKnownValues({ status, fingerprint, lastKnownError }: Detail): readonly string[] | null | undefined {
  const enabled =
    useMay()('Query.issue') && status === 'FAILED' && fingerprint !== null && lastKnownError?.field !== null
  const { data, error } = useApiQuery(IssueDetailDocument, { id: fingerprint ?? '' }, { enabled })
  if (!enabled || error) return null
  return data && (data.issue?.knownValues ?? null)
}

/** Whether an error's field is the attribute: `addresses.0.country` is `address.country`, `email` is `email`. */
function isAbout(field: string | null | undefined, attribute: string): boolean {
  if (!field) return false
  const [part = '', ...rest] = field.split('.')
  const name = rest.filter((step) => !/^\d+$/.test(step)).at(-1)
  return (
    attribute === field || (attribute.startsWith(`${part.replace(/e?s$/, '')}`) && attribute.endsWith(`.${name ?? ''}`))
  )
}
