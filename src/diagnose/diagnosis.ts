import type { Check } from './checks/check.ts'
import type { CheckCode } from './checks/check-code.ts'
import type { Subject } from './facts/subject.ts'
import type { Remedy } from './remedies/remedy.ts'
import type { TraceView } from './trace/trace.ts'

/** A remedy with its subject, which is diagnosed again after it, and the check that names it. */
export type RemedyView = Remedy & { subject: Subject; check: CheckCode }

export type CheckView = Omit<Check, 'remedies'> & { remedies: RemedyView[] }

/** A diagnosis. `subject` is null if the input matches nothing. */
export type DiagnosisView = {
  subject: Subject | null
  answer: string
  healthy: boolean
  checks: CheckView[]
  remedies: RemedyView[]
  trace: TraceView | null
  at: string
}

/** Turns checks into a diagnosis: the first cause is the answer, or `calm` if there is none. */
export function diagnosisOf(
  subject: Subject | null,
  checks: readonly Check[],
  { calm, trace, at }: { calm: string; trace: TraceView | null; at: string },
): DiagnosisView {
  const of: Subject = subject ?? { type: 'INSTALLATION' }
  const views = checks.map((check) => ({
    ...check,
    remedies: check.remedies.map((remedy): RemedyView => ({ ...remedy, subject: of, check: check.code })),
  }))
  const causes = views.filter(({ status }) => status === 'FAIL')
  const unknown = views.find(({ status }) => status === 'UNKNOWN')
  return {
    subject,
    answer:
      causes[0]?.message ?? (unknown ? `No cause was found, but the check is incomplete: ${unknown.message}` : calm),
    healthy: causes.length === 0,
    checks: views,
    remedies: onceEach(causes.flatMap(({ remedies }) => remedies)),
    trace,
    at,
  }
}

/** Several checks with one cause can have the same mutation with the same input. */
function onceEach(remedies: readonly RemedyView[]): RemedyView[] {
  const known = new Map(remedies.map((remedy) => [JSON.stringify([remedy.mutation, remedy.input]), remedy]))
  return [...known.values()]
}
