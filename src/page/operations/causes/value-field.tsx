import { useId } from 'react'
import { useText } from '../../api/language.ts'
import { useFieldName } from '../../customers/shared/field-name.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CAUSE } from './cause-texts.ts'

type Props = {
  field: string
  /** What headquarters knows, to choose from; null: any value can be typed. */
  known: readonly string[] | null
  value: string
  busy: boolean
  onEdit: (value: string) => void
  onPreview: (value: string) => void
}

/** The new value of a field: chosen, and then previewed at once, or typed. */
export function ValueField({ field, known, value, busy, onEdit, onPreview }: Props) {
  const say = useText(CAUSE)
  const fieldName = useFieldName()
  const id = useId()
  return (
    <form
      className="cause-value"
      onSubmit={(event) => {
        event.preventDefault()
        onPreview(value)
      }}
    >
      <label className="field" htmlFor={id}>
        <span className="label">{say.setTo(fieldName(field))}</span>
      </label>
      {known ? (
        <select
          id={id}
          className="input"
          value={value}
          onChange={({ target }) => {
            onEdit(target.value)
            if (target.value) onPreview(target.value)
          }}
        >
          <option value="">{say.choose}</option>
          {known.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="input"
          value={value}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onEdit(target.value)}
        />
      )}
      {!known && (
        <>
          <button type="submit" className="button" aria-disabled={busy}>
            <Icon name="eye" />
            {say.preview}
          </button>
          <p id={`${id}-hint`} className="soft hint">
            {say.empty}
          </p>
        </>
      )}
    </form>
  )
}
