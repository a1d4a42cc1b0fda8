import type { DiagnosisPartsFragment } from '../generated/documents.ts'
import { dutchWait } from '../trace/dutch-waits.ts'
import { DUTCH_CHECKS } from './dutch.ts'

type Check = DiagnosisPartsFragment['checks'][number]

/** How many of the things that a check fails for a sentence names. */
const NAMED = 3

/** The answer in Dutch, built as the server builds its sentence: the first cause, else the first unknown check. */
export function dutchAnswer({ checks, trace }: DiagnosisPartsFragment): string {
  const cause = checks.find(({ status }) => status === 'FAIL')
  if (cause) return dutchFinding(cause)
  const unknown = checks.find(({ status }) => status === 'UNKNOWN')
  if (unknown) return `Er is niets bekend dat mis is, maar dit kon niet worden nagegaan: ${questionOf(unknown)}`
  const waits = trace?.operation && trace.waitingFor && dutchWait(trace.operation.status, trace.waitingFor)
  return waits ? `Er is niets mis. Het is onderweg en wacht op ${waits}` : 'Alles is zoals het hoort.'
}

/** What a check has found, in Dutch: of a failed one its cause, with what it fails for, how many and since when. */
export function dutchFinding({ code, status, failing }: Check): string {
  if (status === 'PASS') return 'Ja.'
  if (status === 'UNKNOWN') return 'Dit kon niet worden nagegaan: wat ervoor nodig is, was niet te lezen.'
  const subjects = [...new Set(failing.flatMap(({ subject }) => subject ?? []))]
  const more = subjects.length - NAMED
  const names = subjects.slice(0, NAMED).map(nameOf).join(', ') + (more > 0 ? ` en nog ${more}` : '')
  const count = failing.reduce((sum, one) => sum + (one.count ?? 0), 0)
  const [since] = failing.flatMap((one) => one.since ?? []).toSorted()
  return [
    DUTCH_CHECKS[code].cause,
    ...(names === '' ? [] : [`Het gaat om ${names}.`]),
    ...(count > 0 ? [`Aantal: ${count}.`] : []),
    ...(since === undefined ? [] : [`Sinds ${since}.`]),
  ].join(' ')
}

/** The question of a check in Dutch. */
export const questionOf = ({ code }: Pick<Check, 'code'>): string => DUTCH_CHECKS[code].question

const nameOf = (subject: string) => (subject === 'headquarters' ? 'het hoofdkantoor' : subject)
