import { execute, type GraphQLSchema, parse } from 'graphql'
import type { Context } from '../../api/shared/context.ts'
import { diagnoseSubject } from '../diagnose.ts'
import type { DiagnosisView } from '../diagnosis.ts'
import { documentOf, specOf } from './remedies.ts'
import { decodeRemedyId, type NamedRemedy } from './remedy-id.ts'

/** A refusal of the remedy itself, or of the mutation that it called. */
export type RemedyRefusal = { __typename: 'Refused'; code: UserErrorCode; field: string[] | null; message: string }
type UserErrorCode = import('../../api/generated/resolvers.ts').UserErrorCode

/** What applying a remedy came to. */
export type AppliedRemedy = {
  mutation: string | null
  result: unknown
  wouldDo: string | null
  diagnosis: DiagnosisView | null
  userErrors: RemedyRefusal[]
}

/** `values`: what the remedy's `needsInput` asks for. `reason`: given on where the mutation takes one. */
export type ApplyRemedy = {
  remedy: string
  dryRun: boolean
  values: readonly { attribute: string; newValue: string | null }[]
  reason: string | null
}

/**
 * Calls the remedy's mutation in the same schema and with the caller's own context, so that its rule, its scope and its audit are those of the mutation itself. What
 * it throws is thrown.
 */
export async function applyRemedy(schema: GraphQLSchema, context: Context, asked: ApplyRemedy): Promise<AppliedRemedy> {
  const named = decodeRemedyId(asked.remedy)
  if (!named) return unknownRemedy
  const spec = specOf(named.mutation)
  const filled = fillIn(named, asked)
  if ('missing' in filled) return refusedWith(named.mutation, 'INVALID_VALUE', filled.missing, filled.message)
  const { input } = filled
  const effect = spec.effect(input)
  if (asked.dryRun && !spec.dryRun)
    return {
      ...(await afterwards(context, named, null, [])),
      wouldDo: effect,
    }
  const result = await call(schema, context, named.mutation, asked.dryRun ? { ...input, dryRun: true } : input)
  if (result === undefined) return unknownRemedy
  return { ...(await afterwards(context, named, result, refusalsOf(result))), wouldDo: asked.dryRun ? effect : null }
}

async function afterwards(
  context: Context,
  { mutation, subject }: NamedRemedy,
  result: unknown,
  userErrors: RemedyRefusal[],
) {
  const diagnosis = await diagnoseSubject(context.sides, context.actor, subject)
  return { mutation, result, diagnosis, userErrors }
}

/** What the mutation answers; undefined when the input is none of its: the id was not made here, or by another version. */
async function call(
  schema: GraphQLSchema,
  context: Context,
  mutation: NamedRemedy['mutation'],
  input: object,
): Promise<unknown> {
  const document = parse(documentOf(mutation), { noLocation: true })
  const { data, errors } = await execute({ schema, document, variableValues: { input }, contextValue: context })
  if (data === undefined) return undefined
  const [error] = errors ?? []
  if (error) throw error.originalError ?? error
  return data?.[mutation] ?? null
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

function refusalsOf(result: unknown): RemedyRefusal[] {
  const errors: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'userErrors') : undefined
  return Array.isArray(errors)
    ? errors.map((error: Omit<RemedyRefusal, '__typename'>) => ({ ...error, __typename: 'Refused' }))
    : []
}

function refusedWith(mutation: string | null, code: UserErrorCode, field: string[], message: string): AppliedRemedy {
  const userErrors = [{ __typename: 'Refused' as const, code, field: ['input', ...field], message }]
  return { mutation, result: null, wouldDo: null, diagnosis: null, userErrors }
}

const unknownRemedy = refusedWith(null, 'NOT_FOUND', ['remedy'], 'This is not the id of a remedy. Diagnose again.')
