import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { diagnoseSubject } from './diagnose.ts'
import type { DiagnosisView } from './diagnosis.ts'
import { type MutationField, specOf } from './remedies/remedies.ts'
import { decodeRemedyId, type NamedRemedy } from './remedies/remedy-id.ts'

/** Why a remedy cannot be applied; its mutation was not called. `field` is the path in `input`. */
export type RemedyRefusal = { code: 'NOT_FOUND' | 'INVALID_VALUE'; field: string[]; message: string }

/** What applying a remedy came to. `result` is what its mutation answered, with what that refused; null when it was not called. */
export type AppliedRemedy = {
  mutation: MutationField | null
  result: unknown
  wouldDo: string | null
  diagnosis: DiagnosisView | null
  refusal: RemedyRefusal | null
}

/** `values`: what the remedy's `needsInput` asks for. `reason`: given on where the mutation takes one. */
export type ApplyRemedy = {
  remedy: string
  dryRun: boolean
  values: readonly { attribute: string; newValue: string | null }[]
  reason: string | null
}

/**
 * Calls a mutation for the caller, whose rule, scope and audit are those of the mutation itself, and returns its
 * answer. Undefined: the input is none of the mutation's.
 */
export type CallMutation = (mutation: MutationField, input: Readonly<Record<string, unknown>>) => Promise<unknown>

/** Calls the remedy's mutation, and diagnoses its subject again. What `call` throws is thrown. */
export async function applyRemedy(
  sides: Sides,
  actor: Actor,
  request: ApplyRemedy,
  call: CallMutation,
): Promise<AppliedRemedy> {
  const named = decodeRemedyId(request.remedy)
  if (!named) return unknownRemedy
  const { mutation, subject } = named
  const spec = specOf(mutation)
  const filled = fillIn(named, request)
  if ('missing' in filled) return refused(mutation, 'INVALID_VALUE', filled.missing, filled.message)
  const { input } = filled
  const wouldDo = request.dryRun ? spec.effect(input) : null
  const isCalled = !request.dryRun || spec.dryRun
  const result = isCalled ? await call(mutation, request.dryRun ? { ...input, dryRun: true } : input) : null
  // The id was not made here, or by another version.
  if (result === undefined) return unknownRemedy
  return { mutation, result, wouldDo, diagnosis: await diagnoseSubject(sides, actor, subject), refusal: null }
}

type Filled = { input: Record<string, unknown> } | { missing: string[]; message: string }

/** The variables with what a person had to fill in. */
function fillIn({ mutation, input }: NamedRemedy, { values, reason }: ApplyRemedy): Filled {
  const given = reason === null || !specOf(mutation).reason ? input : { ...input, reason }
  if (NEED_REASON.includes(mutation) && typeof Reflect.get(given, 'reason') !== 'string')
    return { missing: ['reason'], message: 'Give a reason; it is kept with the operation and in the audit.' }
  if (mutation === 'saveOperation') {
    const changes = values.map(({ attribute, newValue }) => ({ attribute, newValue }))
    if (changes.length === 0)
      return { missing: ['values'], message: 'Give the corrected value of what `needsInput` names.' }
    return { input: { ...given, changes } }
  }
  if (mutation === 'resolveConflict') {
    const choices = values.map(({ attribute, newValue }) => ({ attribute, keep: newValue }))
    if (choices.length === 0 || !choices.every(({ keep }) => keep === 'HEADQUARTERS' || keep === 'CHANNEL'))
      return { missing: ['values'], message: 'Give HEADQUARTERS or CHANNEL for what `needsInput` names.' }
    return { input: { ...given, choices } }
  }
  return { input: given }
}

const NEED_REASON: readonly string[] = [
  'saveOperation',
  'resolveConflict',
  'dismissOperation',
  'restoreOperation',
  'acceptChannelDatabase',
  'acceptHeadquarters',
  'acceptDifference',
]

function refused(
  mutation: MutationField | null,
  code: RemedyRefusal['code'],
  field: string[],
  message: string,
): AppliedRemedy {
  const refusal = { code, field: ['input', ...field], message }
  return { mutation, result: null, wouldDo: null, diagnosis: null, refusal }
}

const unknownRemedy = refused(null, 'NOT_FOUND', ['remedy'], 'This is not the id of a remedy. Diagnose again.')
