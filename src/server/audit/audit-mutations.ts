import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { Unauthenticated } from '../../access/actor.ts'
import { type AuditEntry, actorUnderAudit, recordAudit } from '../../access/audit.ts'
import type { Context } from '../../api/shared/context.ts'
import { thrownCode } from '../../api/shared/errors.ts'
import { decodeNodeId, keyOf } from '../../api/shared/node-id.ts'

/**
 * Audits every mutation, in the schema itself, so that none can bypass it. A mutation records its change in its own
 * transaction; whatever it has not recorded by its end is recorded here: a refusal and its code, an error, a dry run,
 * or that there was nothing to do.
 */
export function auditMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = audited(field.name, field.resolve ?? defaultFieldResolver)
  }
  return schema
}

function audited(
  action: string,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context, { input?: unknown }> {
  return async (source, args, context, info) => {
    const { requestId } = context
    const reason = reasonOf(args.input)
    const results: string[] = []
    const record = (result: string) => write(context, args.input, { action, result, requestId, reason })
    const actor = actorUnderAudit(context.actor, { requestId, reason, results })
    try {
      const own: Context = Object.assign(Object.create(context), { actor })
      const payload: unknown = await resolve(source, args, own, info)
      for (const result of missing(payload, args.input, results)) await record(result)
      return payload
    } catch (error) {
      if (!(error instanceof Unauthenticated)) await record(thrownCode(error))
      throw error
    }
  }
}

/** The results in a mutation's payload that it has not recorded itself. */
function missing(payload: unknown, input: unknown, recorded: readonly string[]): string[] {
  const refusals = [...new Set(refusalsOf(payload))]
  if (refusals.length > 0) {
    const known = recorded.includes('REFUSED')
    return known ? [] : refusals.filter((code) => !recorded.includes(code))
  }
  if (fieldOf(input, 'dryRun') === true) return recorded.includes('DRY_RUN') ? [] : ['DRY_RUN']
  return recorded.length > 0 ? [] : ['OK']
}

/** The codes of a payload's refusals, including those of single rows. */
function refusalsOf(payload: unknown): string[] {
  const rows = [payload, ...listOf(fieldOf(payload, 'results'))]
  return rows
    .flatMap((row) => listOf(fieldOf(row, 'userErrors')))
    .flatMap((error) => textOf(fieldOf(error, 'code')) ?? [])
}

/**
 * Writes to the channel's database when the mutation is about a channel, so that headquarters is not needed; else to
 * headquarters. A failure here does not fail the mutation.
 */
async function write({ sides, actor }: Context, input: unknown, entry: AuditEntry): Promise<void> {
  const hq = sides.headquarters
  const channel = textOf(fieldOf(input, 'channel'))
  const database = channel === undefined ? null : sides.databaseOfChannel(keyOf('Channel', channel))
  const own = database === null ? undefined : sides.ownSides.get(database)
  const line = { ...entry, target: targetOf(input) }
  let fault: unknown
  for (const record of [
    ...(own ? [() => own.recordAudit(actor, line)] : []),
    ...(hq ? [() => recordAudit(hq.db, actor, line)] : []),
  ]) {
    try {
      return await record()
    } catch (error) {
      fault = error
    }
  }
  if (fault !== undefined) hq?.onFault?.(fault)
}

/** The reason as it can be stored, shortened: it may have been refused because it was too long. */
const reasonOf = (input: unknown) => textOf(fieldOf(input, 'reason'))?.replaceAll('\0', '').slice(0, 1_000) ?? null

/** The input fields that identify the subject of a mutation, the most specific first. */
const NAMES = [
  'operationId',
  'customerId',
  'customer',
  'feature',
  'session',
  'bulkRun',
  'schedule',
  'endpoint',
  'profile',
  'job',
  'channelDatabase',
  'legalEntity',
  'channel',
] as const
/** The input may be anything: only values that look like a key are stored. */
const KEY = /^[A-Za-z0-9][\w.:-]{0,63}$/

function targetOf(input: unknown): string | null {
  for (const name of NAMES) {
    const given = textOf(fieldOf(input, name))
    const key = given === undefined ? undefined : (decodeNodeId(given)?.key.at(-1) ?? given)
    if (key !== undefined && KEY.test(key)) return key
  }
  return null
}

function fieldOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
