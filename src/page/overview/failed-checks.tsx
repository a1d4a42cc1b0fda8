import { useLanguage, useText } from '../api/language.ts'
import { DUTCH_CHECKS } from '../diagnose/dutch.ts'
import type { DiagnosisPartsFragment } from '../generated/documents.ts'
import { Line } from './attention-line.tsx'
import { OVERVIEW } from './texts.ts'

type Check = DiagnosisPartsFragment['checks'][number]

/** A failed check in the words of the diagnosis, with a link to the finding. */
export function FailedCheck({ check: { code, question, message } }: { check: Check }) {
  const say = useText(OVERVIEW)
  const isDutch = useLanguage() === 'nl'
  const about = (isDutch && DUTCH_CHECKS[code]?.question) || question
  return (
    <Line tone="bad" icon="alert" to={`/diagnose?of=*#${code}`} act={say.toDiagnosis} about={about}>
      {isDutch && <strong>{DUTCH_CHECKS[code]?.cause}</strong>}{' '}
      <span lang="en" className={isDutch ? 'soft' : undefined}>
        {message}
      </span>
    </Line>
  )
}
