import { useText } from '../../api/language.ts'
import { CAUSE } from './cause-texts.ts'

/** The reason of a correction or of a correcting update, which the audit keeps. */
export function ReasonField({ value, onEdit }: { value: string; onEdit: (value: string) => void }) {
  const say = useText(CAUSE)
  return (
    <label className="field">
      <span className="label">{say.reason}</span>
      <input className="input" value={value} maxLength={500} onChange={({ target }) => onEdit(target.value)} />
    </label>
  )
}
