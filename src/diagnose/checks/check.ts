import type { Remedy } from '../remedies/remedy.ts'
import type { CheckCode } from './check-code.ts'

/** UNKNOWN: facts that the check needs could not be read. */
export type CheckStatus = 'PASS' | 'FAIL' | 'UNKNOWN'

/** The types of nodes that evidence can refer to, as `node` names them. */
export type EvidenceType =
  | 'Customer'
  | 'Operation'
  | 'Channel'
  | 'ChannelDatabase'
  | 'Feature'
  | 'CdxJob'
  | 'DownloadSession'
  | 'UploadSession'
  | 'BatchJob'
  | 'BatchRun'
  | 'Erasure'
  | 'Difference'

/**
 * Evidence of a check, for people, and its node. Never personal data: users who may see the customer read it at the
 * node.
 */
export type Evidence = { label: string; value: string; node: { type: EvidenceType; key: string } | null }

/** The result of a check; `message` is one plain sentence, for FAIL the answer itself. */
export type Finding = { status: CheckStatus; message: string; evidence: Evidence[]; remedies: Remedy[] }

/** A check with its result. */
export type Check = { code: CheckCode; question: string } & Finding

/** A check in a table of checks: a pure function of facts read before. Null: the question does not apply. */
export type Question<Facts> = { code: CheckCode; question: string; evaluate: (facts: Facts) => Finding | null }

/** Evaluates all questions on the facts, in order. */
export function evaluateAll<Facts>(questions: readonly Question<Facts>[], facts: Facts): Check[] {
  return questions.flatMap(({ code, question, evaluate }) => {
    const finding = evaluate(facts)
    return finding ? [{ code, question, ...finding }] : []
  })
}

/** Nothing is wrong. */
export function pass(message: string, evidence: Evidence[] = []): Finding {
  return { status: 'PASS', message, evidence, remedies: [] }
}

/** A cause. The remedies are in the order in which to apply them. */
export function fail(message: string, evidence: Evidence[], remedies: Remedy[]): Finding {
  return { status: 'FAIL', message, evidence, remedies }
}

/** The facts do not suffice. */
export function unknown(message: string, evidence: Evidence[] = []): Finding {
  return { status: 'UNKNOWN', message, evidence, remedies: [] }
}

/** Evidence, with its node if it has one. */
export function found(label: string, value: string, type?: EvidenceType, key?: string | null): Evidence {
  return { label, value, node: type && key ? { type, key } : null }
}
