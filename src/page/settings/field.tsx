import { type ReactNode, useId } from 'react'

type Props = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly start?: string
  /** How many lines it has; without it, one. */
  readonly lines?: number
  readonly readOnly?: boolean
}

/** A text field of a dialog, with what explains it. */
export function Field({ name, label, hint, start = '', lines, readOnly }: Props) {
  const id = useId()
  const common = {
    id,
    name,
    className: 'input',
    defaultValue: start,
    readOnly,
    spellCheck: false,
    autoComplete: 'off',
    'aria-describedby': hint ? `${id}-hint` : undefined,
  }
  return (
    <Labelled id={id} label={label} hint={hint}>
      {lines === undefined ? <input {...common} /> : <textarea {...common} rows={lines} />}
    </Labelled>
  )
}

type LabelledProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly children: ReactNode
}

/** A label, its field, and a hint that the field names by `aria-describedby`. */
export function Labelled({ id, label, hint, children }: LabelledProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="soft hint">
          {hint}
        </p>
      )}
    </div>
  )
}

/** What was typed in a field, without blanks around it. */
export const textOf = (given: FormData, name: string): string => String(given.get(name) ?? '').trim()

/** The same; null when it is empty. */
export const textOrNull = (given: FormData, name: string): string | null => textOf(given, name) || null

/** The lines of a field that are not empty. */
export const linesOf = (given: FormData, name: string): string[] =>
  textOf(given, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
