import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { diagnoseSubject } from './diagnose.ts'
import type { DiagnosisView } from './diagnosis.ts'
import { type MutationField, specOf } from './remedies/remedies.ts'
import { decodeRemedyId, type NamedRemedy } from './remedies/remedy-id.ts'

/** Why a remedy cannot be applied; its mutation is not called. `field` is the path in `input`. */
export type RemedyRefusal = { code: 'NOT_FOUND' | 'INVALID_VALUE'; field: string[]; message: string }

/**
 * The result of applying a remedy. `result` is the mutation's payload, including its refusals; null if it was not
 * called. `cured`: whether the check that named the remedy, made again, passes; null if nothing was applied.
 */
export type AppliedRemedy = {
  mutation: MutationField | null
  result: unknown
  wouldDo: string | null
  diagnosis: DiagnosisView | null
  cured: boolean | null
  refusal: RemedyRefusal | null
}

/** `values`: the values for the remedy's `needsInput`. `reason` is passed to mutations that take one. */
export type ApplyRemedy = {
  remedy: string
  dryRun: boolean
  values: readonly { attribute: string; newValue: string | null }[]
  reason: string | null
}

/**
 * Calls a mutation as the caller, under the mutation's own access rule, scope and audit, and returns its payload;
 * undefined if the input is not valid for the mutation.
 */
export type CallMutation = (mutation: MutationField, input: Readonly<Record<string, unknown>>) => Promise<unknown>

/** Calls the remedy's mutation and diagnoses its subject again. Rethrows what `call` throws. */
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
  // The id is not from this server, or from another version of it.
  if (result === undefined) return unknownRemedy
  const diagnosis = await diagnoseSubject(sides, actor, subject)
  return {
    mutation,
    result,
    wouldDo,
    diagnosis,
    cured: request.dryRun ? null : isCured(named.check, diagnosis),
    refusal: null,
  }
}

/** Whether the check passes now, or is no longer asked. Without the facts that it needs, nothing is proven. */
function isCured(check: string, { checks }: DiagnosisView): boolean {
  const again = checks.find(({ code }) => code === check)
  return again === undefined || again.status === 'PASS'
}

type Filled = { input: Record<string, unknown> } | { missing: string[]; message: string }

/** The input, completed with the values and the reason of the caller. */
function fillIn({ mutation, input }: NamedRemedy, { values, reason }: ApplyRemedy): Filled {
  const given = reason === null || !specOf(mutation).reason ? input : { ...input, reason }
  if (NEED_REASON.includes(mutation) && typeof Reflect.get(given, 'reason') !== 'string')
    return { missing: ['reason'], message: 'Give a reason. The operation and the audit keep it.' }
  if (mutation === 'saveOperation') {
    const changes = values.map(({ attribute, newValue }) => ({ attribute, newValue }))
    if (changes.length === 0)
      return { missing: ['values'], message: 'Give the corrected values of the attributes in `needsInput`.' }
    return { input: { ...given, changes } }
  }
  if (mutation === 'resolveConflict') {
    const choices = values.map(({ attribute, newValue }) => ({ attribute, keep: newValue }))
    if (choices.length === 0 || !choices.every(({ keep }) => keep === 'HEADQUARTERS' || keep === 'CHANNEL'))
      return { missing: ['values'], message: 'Give HEADQUARTERS or CHANNEL for each attribute in `needsInput`.' }
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
  'recoverHeadquarters',
  'restoreCustomers',
  'acceptDifference',
]

function refused(
  mutation: MutationField | null,
  code: RemedyRefusal['code'],
  field: string[],
  message: string,
): AppliedRemedy {
  const refusal = { code, field: ['input', ...field], message }
  return { mutation, result: null, wouldDo: null, diagnosis: null, cured: null, refusal }
}

const unknownRemedy = refused(null, 'NOT_FOUND', ['remedy'], 'This is not the id of a remedy. Request a new diagnosis.')
