import { useId } from 'react'
import { useText } from '../api/language.ts'
import { DIAGNOSE } from './texts.ts'

type Props = {
  needsInput: readonly string[]
  filled: { readonly [name: string]: string }
  fill: (name: string, value: string) => void
}

/** What a person must fill in before a remedy can be applied: corrected values by attribute, and why. */
export function Inputs({ needsInput, filled, fill }: Props) {
  const say = useText(DIAGNOSE)
  const reason = useId()
  const isNeeded = needsInput.includes('reason')
  return (
    <>
      {needsInput
        .filter((name) => name !== 'reason')
        .map((attribute) => (
          <label key={attribute} className="field">
            <span className="label">{say.correctedValue(attribute)}</span>
            <input
              className="input"
              value={filled[attribute] ?? ''}
              autoComplete="off"
              onChange={(event) => fill(attribute, event.target.value)}
            />
          </label>
        ))}
      <div className="field">
        <label htmlFor={reason}>{isNeeded ? say.reason : say.reasonOptional}</label>
        <input
          id={reason}
          className="input"
          maxLength={500}
          autoComplete="off"
          aria-required={isNeeded}
          value={filled.reason ?? ''}
          onChange={(event) => fill('reason', event.target.value)}
        />
      </div>
    </>
  )
}
