import type { DiagnosisPartsFragment } from '../generated/documents.ts'
import { dutchWait } from '../trace/dutch-waits.ts'
import { DUTCH_CHECKS } from './dutch.ts'

/** The answer in Dutch, built as the server builds its sentence: the first cause, else the first unknown check. */
export function dutchAnswer({ checks, trace }: DiagnosisPartsFragment): string {
  const cause = checks.find(({ status }) => status === 'FAIL')
  if (cause) return DUTCH_CHECKS[cause.code]?.cause ?? cause.message
  const unknown = checks.find(({ status }) => status === 'UNKNOWN')
  if (unknown) {
    const question = DUTCH_CHECKS[unknown.code]?.question ?? unknown.question
    return `Er is niets bekend dat mis is, maar dit kon niet worden nagegaan: ${question}`
  }
  const waits = trace?.operation && trace.waitingFor && dutchWait(trace.operation.status, trace.waitingFor)
  return waits ? `Er is niets mis. Het is onderweg en wacht op ${waits}` : 'Alles is zoals het hoort.'
}
