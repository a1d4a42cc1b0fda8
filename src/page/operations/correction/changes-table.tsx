import { useText } from '../../api/language.ts'
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

/** The attributes with their old and new values. The new values can be corrected; the one with the error is marked. */
export function ChangesTable({ operation, draft, edit, masked }: Props) {
  const say = useText(PANEL)
  const ui = useText(UI)
  const errorField = operation.status === 'FAILED' ? operation.lastKnownError?.field : null
  // The attribute with the error comes first.
  const changes = operation.changes.toSorted(
    (a, b) => Number(isAbout(errorField, b.attribute)) - Number(isAbout(errorField, a.attribute)),
  )
  return (
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
                <code>{attribute}</code>
              </th>
              <td className={oldValue === null ? 'soft' : ''}>{oldValue ?? ui.empty}</td>
              <td>
                {edit && (!masked || OF_CONFIGURATION.has(attribute)) ? (
                  <>
                    <input
                      className="input"
                      value={(drafted === undefined ? newValue : drafted) ?? ''}
                      placeholder={ui.empty}
                      aria-label={say.newValueOf(attribute)}
                      aria-invalid={error !== undefined || (hasError && drafted === undefined)}
                      aria-describedby={error && `error-${attribute}`}
                      autoComplete="off"
                      onChange={(event) => edit(attribute, event.target.value)}
                    />
                    {error && (
                      <p id={`error-${attribute}`} className="field-error">
                        {error}
                      </p>
                    )}
                  </>
                ) : (
                  <>
                    <span className={newValue === null ? 'soft' : ''}>{newValue ?? ui.empty}</span>
                    {drafted !== undefined && <ins> {drafted ?? ui.empty}</ins>}
                  </>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
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
