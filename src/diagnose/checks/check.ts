import type { Remedy } from '../remedies/remedy.ts'
import type { CheckCode } from './check-code.ts'

/** UNKNOWN: what the check needs could not be asked. */
export type CheckStatus = 'PASS' | 'FAIL' | 'UNKNOWN'

/** The types of what evidence can point to, as `node` names them. */
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

/** What a check found, for people, and the node that it stands in. Never personal data: whoever may see the customer reads it at the node. */
export type Evidence = { label: string; value: string; node: { type: EvidenceType; key: string } | null }

/** How a check went; `message` is one plain sentence, of a FAIL the answer itself. */
export type Finding = { status: CheckStatus; message: string; evidence: Evidence[]; remedies: Remedy[] }

/** A check that was made. */
export type Check = { code: CheckCode; question: string } & Finding

/** A check as a table of checks has it: pure over facts that were read before. Null: the question does not arise. */
export type Question<Facts> = { code: CheckCode; question: string; ask: (facts: Facts) => Finding | null }

/** Asks all questions over the facts, in order. */
export function askAll<Facts>(questions: readonly Question<Facts>[], facts: Facts): Check[] {
  return questions.flatMap(({ code, question, ask }) => {
    const finding = ask(facts)
    return finding ? [{ code, question, ...finding }] : []
  })
}

/** It is as it should be. */
export function pass(message: string, evidence: Evidence[] = []): Finding {
  return { status: 'PASS', message, evidence, remedies: [] }
}

/** This is a cause. The remedies are in the order in which they are to be applied. */
export function fail(message: string, evidence: Evidence[], remedies: Remedy[]): Finding {
  return { status: 'FAIL', message, evidence, remedies }
}

/** It cannot be told. */
export function unknown(message: string, evidence: Evidence[] = []): Finding {
  return { status: 'UNKNOWN', message, evidence, remedies: [] }
}

/** Evidence that stands in a node, or in none. */
export function found(label: string, value: string, type?: EvidenceType, key?: string | null): Evidence {
  return { label, value, node: type && key ? { type, key } : null }
}
