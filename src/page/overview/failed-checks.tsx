import { useLanguage, useText } from '../api/language.ts'
import { dutchFinding, questionOf } from '../diagnose/dutch-answer.ts'
import type { DiagnosisPartsFragment } from '../generated/documents.ts'
import { WithTimes } from '../ui/time.tsx'
import { Line } from './attention-line.tsx'
import { OVERVIEW } from './texts.ts'

type Check = DiagnosisPartsFragment['checks'][number]

/** A failed check in the words of the diagnosis, with a link to the finding. */
export function FailedCheck({ check }: { check: Check }) {
  const say = useText(OVERVIEW)
  const isDutch = useLanguage() === 'nl'
  const { code, question, message } = check
  const about = isDutch ? questionOf(check) : question
  return (
    <Line tone="bad" icon="alert" to={`/diagnose?of=*#${code}`} act={say.toDiagnosis} about={about}>
      <WithTimes text={isDutch ? dutchFinding(check) : message} />
    </Line>
  )
}
