import { useText } from '../api/language.ts'
import { Icon } from './icon.tsx'
import { UI } from './texts.ts'

/** A field that was changed after it was typed in: its value before, its value now, and what was typed. */
export type ChangedField = {
  readonly name: string
  readonly was: string | null
  readonly now: string | null
  readonly yours: string | null
}

type Props = {
  readonly text: string
  readonly fields: readonly ChangedField[]
  /** Keeps the draft over the present values; null when it can no longer be saved. */
  readonly keep: (() => void) | null
  readonly discard: () => void
}

/** Says that a record was changed after a draft of it was begun: old against new, and the draft. */
export function ChangedMeanwhile({ text, fields, keep, discard }: Props) {
  const say = useText(UI)
  return (
    <div className="note warn changed-meanwhile" role="status">
      <Icon name="alert" />
      <div>
        <p>{text}</p>
        <table className="changes">
          <thead>
            <tr>
              <th scope="col">{say.field}</th>
              <th scope="col">{say.before}</th>
              <th scope="col">{say.now}</th>
              <th scope="col">{say.yourDraft}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, was, now, yours }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <del>{was || say.empty}</del>
                </td>
                <td>{now || say.empty}</td>
                <td>
                  <ins>{yours || say.empty}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="actions">
          {keep && (
            <button type="button" className="button small" onClick={keep}>
              {say.keepMine}
            </button>
          )}
          <button type="button" className="button small" onClick={discard}>
            {say.discardDraft}
          </button>
        </p>
      </div>
    </div>
  )
}
