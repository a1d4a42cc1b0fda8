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

/**
 * One of the things that a check fails for: a notice names each once. `subject`: the channel database or its
 * group, channel, register, legal entity, schedule or webhook endpoint; null: the installation. `count` and `since`: how many, or for
 * how long, where that is what the check is about. Never personal data.
 */
export type Failing = { subject: string | null; message: string; count?: number; since?: string }

/** The result of a check; `message` is one plain sentence, for FAIL the answer itself. */
export type Finding = {
  status: CheckStatus
  message: string
  evidence: Evidence[]
  remedies: Remedy[]
  /** What a failed check fails for; empty unless it fails. */
  failing: readonly Failing[]
}

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
  return { status: 'PASS', message, evidence, remedies: [], failing: [] }
}

/**
 * A cause. The remedies are in the order in which to apply them. `failing`: what it fails for, if not just the
 * installation.
 */
export function fail(
  message: string,
  evidence: Evidence[],
  remedies: Remedy[],
  failing: readonly Failing[] = [{ subject: null, message }],
): Finding {
  return { status: 'FAIL', message, evidence, remedies, failing }
}

/** The facts do not suffice. */
export function unknown(message: string, evidence: Evidence[] = []): Finding {
  return { status: 'UNKNOWN', message, evidence, remedies: [], failing: [] }
}

/** Evidence, with its node if it has one. */
export function found(label: string, value: string, type?: EvidenceType, key?: string | null): Evidence {
  return { label, value, node: type && key ? { type, key } : null }
}
