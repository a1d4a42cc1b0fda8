import { useText } from '../../api/language.ts'
import type { EditOutcomeFragment } from '../../generated/documents.ts'
import { UI } from '../../ui/texts.ts'
import type { Field, Values } from '../form/fields.tsx'
import { CUSTOMERS } from '../shared/texts.ts'

type Conflict = Extract<EditOutcomeFragment['userErrors'][number], { readonly __typename: 'VersionConflict' }>
type Props = { conflict: Conflict; values: Values; fields: readonly Field[] }

/** What another person has changed since the form was opened, beside the visitor's own values. */
export function VersionConflict({ conflict, values, fields }: Props) {
  const say = useText(CUSTOMERS)
  const ui = useText(UI)
  const theirs = new Map(Object.entries(conflict.current ?? {}).map(([name, value]) => [name, textOf(value)]))
  return (
    <div role="alert" className="conflict">
      <h3>{say.conflict}</h3>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{say.field}</th>
            <th scope="col">{say.theirs}</th>
            <th scope="col">{say.yours}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.changedFields.map((name) => (
            <tr key={name}>
              <th scope="row">{fields.find((field) => field.name === name)?.label ?? name}</th>
              <td>{theirs.get(name) || ui.empty}</td>
              <td>{values[name] || ui.empty}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
