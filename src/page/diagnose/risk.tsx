import { useText } from '../api/language.ts'
import type { Risk as RiskOf } from '../generated/documents.ts'
import { DIAGNOSE } from './texts.ts'

const TONES: { readonly [risk in RiskOf]: string } = { NONE: 'good', LOW: 'info', MEDIUM: 'warn', HIGH: 'bad' }

/** The risk of a remedy, as a badge. */
export function Risk({ risk }: { risk: RiskOf }) {
  const say = useText(DIAGNOSE)
  return (
    <span className={`badge ${TONES[risk] ?? 'mute'}`} title={say[`${risk}Hint`]}>
      {say[risk] ?? risk}
    </span>
  )
}
