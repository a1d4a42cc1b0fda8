import { type ReactNode, useId } from 'react'
import { type Refusal, refusalsOf } from '../../ui/refusals.tsx'

/** A field of a form. `name` is its path in the input, as in refusals: `email`, `addresses.0.country`. */
export type Field = {
  readonly name: string
  readonly label: string
  /** A `check` is a checkbox; it is checked when its value is `true`. */
  readonly kind?: 'text' | 'check'
  /** The choices of a selection; the empty value leaves the field out. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly keyboard?: 'email' | 'tel' | 'url' | 'decimal' | 'numeric'
  readonly hint?: string
  readonly required?: boolean
}

/** The values of a form, by the names of its fields. */
export type Values = { readonly [name: string]: string }
/** Why the server refused fields, by their names. */
export type FieldErrors = { readonly [name: string]: ReactNode }

type Props = {
  fields: readonly Field[]
  values: Values
  errors: FieldErrors
  change: (name: string, value: string) => void
}

/** Form fields side by side, as far as there is room. A refused field shows the reason below it. */
export function Fields({ fields, values, errors, change }: Props) {
  return (
    <div className="form-fields">
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          error={errors[field.name]}
          change={(value) => change(field.name, value)}
        />
      ))}
    </div>
  )
}

type InputProps = { field: Field; value: string; error: ReactNode; change: (value: string) => void }

function FieldInput({ field, value, error, change }: InputProps) {
  const id = useId()
  const { label, kind, choices, keyboard, hint, required } = field
  const note = error ?? hint
  const common = {
    id,
    name: field.name,
    'aria-invalid': error !== undefined,
    ...(note && { 'aria-describedby': `${id}-note` }),
  }
  if (kind === 'check')
    return (
      <label className="check">
        <input
          {...common}
          type="checkbox"
          checked={value === 'true'}
          onChange={(event) => change(event.target.checked ? 'true' : '')}
        />
        {label}
      </label>
    )
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {choices ? (
        <select {...common} className="input" value={value} onChange={(event) => change(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          className="input"
          value={value}
          autoComplete="off"
          inputMode={keyboard ?? 'text'}
          aria-required={required}
          onChange={(event) => change(event.target.value)}
        />
      )}
      {note && (
        <div id={`${id}-note`} className={error ? 'field-error' : 'soft hint'}>
          {note}
        </div>
      )}
    </div>
  )
}

/** Assigns the refusals of a mutation to their fields; `others` are about no field of the form. */
export function fieldErrorsOf(
  refusals: readonly (Refusal & { readonly field: readonly string[] | null })[],
  fields: readonly Field[],
  nameOf: (path: readonly string[]) => string,
): { errors: FieldErrors; others: ReactNode } {
  const known = new Set(fields.map(({ name }) => name))
  const named = refusals.map((refusal) => ({ name: refusal.field ? nameOf(refusal.field) : '', refusal }))
  return {
    errors: Object.fromEntries(
      named.filter(({ name }) => known.has(name)).map(({ name, refusal }) => [name, refusalsOf([refusal])]),
    ),
    others: refusalsOf(named.filter(({ name }) => !known.has(name)).map(({ refusal }) => refusal)),
  }
}

/** Moves the focus to the first refused field of a form, after the next render. */
export function focusFirstError(form: HTMLFormElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

/** The values that differ; an emptied field is null. */
export function changesOf(before: Values, after: Values): { [field: string]: string | null } {
  const changed = Object.entries(after).filter(([name, value]) => value !== (before[name] ?? ''))
  return Object.fromEntries(changed.map(([name, value]) => [name, value === '' ? null : value]))
}
