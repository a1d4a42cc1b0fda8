import { useId } from 'react'
import type { Texts } from '../api/drafts.ts'
import { useText } from '../api/language.ts'
import { useFieldName } from '../customers/shared/field-name.tsx'
import { DIAGNOSE } from './texts.ts'

const REASON = 'reason'

type Props = {
  mutation: string
  needsInput: readonly string[]
  filled: Texts
  fill: (name: string, value: string) => void
}

/** The inputs of a remedy: corrected values by attribute, or which value to keep, and a reason. */
export function Inputs({ mutation, needsInput, filled, fill }: Props) {
  const say = useText(DIAGNOSE)
  const fieldName = useFieldName()
  const isChoice = mutation === 'resolveConflict'
  const isNeeded = needsInput.includes(REASON)
  return (
    <>
      {needsInput
        .filter((name) => name !== REASON)
        .map((attribute) => (
          <Input
            key={attribute}
            label={isChoice ? say.valueToKeep(fieldName(attribute)) : say.correctedValue(fieldName(attribute))}
            isChoice={isChoice}
            value={filled[attribute] ?? ''}
            fill={(value) => fill(attribute, value)}
          />
        ))}
      <Input
        label={isNeeded ? say.reason : say.reasonOptional}
        isChoice={false}
        value={filled[REASON] ?? ''}
        fill={(value) => fill(REASON, value)}
      />
    </>
  )
}

type InputProps = { label: string; isChoice: boolean; value: string; fill: (value: string) => void }

function Input({ label, isChoice, value, fill }: InputProps) {
  const say = useText(DIAGNOSE)
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {isChoice ? (
        <select id={id} className="input" value={value} onChange={(event) => fill(event.target.value)}>
          <option value="">–</option>
          <option value="HEADQUARTERS">{say.ofHeadquarters}</option>
          <option value="CHANNEL">{say.ofChannel}</option>
        </select>
      ) : (
        <input
          id={id}
          className="input"
          maxLength={500}
          autoComplete="off"
          value={value}
          onChange={(event) => fill(event.target.value)}
        />
      )}
    </div>
  )
}
