import { useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { JOBS } from './texts.ts'

/** A filter of a list: its name in the address, and its values with their labels. The empty value removes it. */
export type Filter = {
  readonly name: string
  readonly label: string
  readonly choices: readonly (readonly [value: string, name: string])[]
}

/** The filters of a list. They are kept in the address; its other parameters stay. */
export function Filters({ filters }: { filters: readonly Filter[] }) {
  const say = useText(JOBS)
  const [address, setAddress] = useSearchParams()
  const change = (changes: readonly (readonly [string, string])[]) =>
    setAddress(
      (now) => {
        for (const [name, value] of changes) {
          if (value === '') now.delete(name)
          else now.set(name, value)
        }
        return now
      },
      { replace: true },
    )
  return (
    <search className="jobs-filters" aria-label={say.filters}>
      {filters.map(({ name, label, choices }) => (
        <label key={name}>
          <span>{label}</span>
          <select
            className="input"
            value={address.get(name) ?? ''}
            onChange={(event) => change([[name, event.target.value]])}
          >
            {choices.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      {filters.some(({ name }) => address.has(name)) && (
        <button type="button" className="button plain" onClick={() => change(filters.map(({ name }) => [name, '']))}>
          {say.clear}
        </button>
      )}
    </search>
  )
}
