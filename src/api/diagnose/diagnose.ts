import { isUuid } from '../../db/uuid.ts'
import { applyRemedy } from '../../diagnose/apply-remedy.ts'
import { diagnoseSubject } from '../../diagnose/diagnose.ts'
import { diagnoseCustomer, traceCustomer } from '../../diagnose/diagnose-customer.ts'
import type { DiagnosisView } from '../../diagnose/diagnosis.ts'
import type { Subject } from '../../diagnose/facts/subject.ts'
import { mayRun } from '../../diagnose/remedies/may-run.ts'
import { documentOf, specOf } from '../../diagnose/remedies/remedies.ts'
import { encodeRemedyId } from '../../diagnose/remedies/remedy-id.ts'
import type { SoughtCustomer } from '../../model/sought-customer.ts'
import { assertMaySearch } from '../../privacy/sight.ts'
import type { DiagnoseCustomerBy, DiagnoseInput, Resolvers } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { refuse } from '../shared/errors.ts'
import { encodeNodeId, keyOf } from '../shared/node-id.ts'
import { nearAtHeadquarters } from '../shared/references.ts'
import { callMutation, refusalsOf } from './call-mutation.ts'
import { installationDiagnosis } from './installation-status.ts'
import { readNode, whileAway } from './read-node.ts'

export const resolvers: Resolvers = {
  Query: {
    diagnose: (_, { input }, context) => diagnose(input, context),
  },
  Mutation: {
    applyRemedy: async (_, { input }, context, { schema }) => {
      const request = {
        remedy: input.remedy,
        dryRun: input.dryRun ?? false,
        values: input.values?.map(({ attribute, newValue }) => ({ attribute, newValue: newValue ?? null })) ?? [],
        reason: input.reason ?? null,
      }
      const call = callMutation(schema, context)
      const { refusal, ...applied } = await applyRemedy(context.sides, context.actor, request, call)
      const refused = refusal && { __typename: 'Refused' as const, ...refusal }
      return { ...applied, userErrors: refused ? [refused] : refusalsOf(schema, applied.result) }
    },
  },
  Customer: {
    trace: async ({ customerKey, channelId }, _, { sides, actor }) => {
      const channels = channelId === null ? actor.channels : [channelId]
      return traceCustomer(sides, { ...actor, channels }, { customerKey })
    },
  },
  Operation: {
    trace: async ({ operationId }, _, { sides, actor }) => {
      const trace = await traceCustomer(sides, actor, { operationId })
      if (trace === null) throw new Error('The operation no longer exists.')
      return trace
    },
  },
  Diagnosis: {
    subject: ({ subject }, _, context, info) => (subject ? readNode(nodeOf(subject), context, info) : null),
  },
  CheckFailure: {
    count: ({ count }) => count ?? null,
    since: ({ since }) => since ?? null,
  },
  Evidence: {
    node: ({ node }, _, context, info) =>
      node ? readNode(encodeNodeId(node.type, ...keysOf(node)), context, info) : null,
  },
  Remedy: {
    id: (remedy) => encodeRemedyId(remedy),
    title: ({ mutation, input }) => specOf(mutation).title(input),
    effect: ({ mutation, input, effect }) => effect ?? specOf(mutation).effect(input),
    risk: ({ mutation, risk }) => risk ?? specOf(mutation).risk,
    document: ({ mutation }) => documentOf(mutation),
    variables: ({ input }) => ({ input }),
    mayRun: (remedy, _, { sides, actor }) => mayRun(sides, actor, remedy),
    needsInput: ({ needsInput }) => [...(needsInput ?? [])],
  },
  Trace: {
    operation: ({ operationId }, _, { loaders }) => whileAway(() => loaders.operation.load(operationId)),
  },
  TraceStep: {
    session: ({ session }, _, { loaders }) => {
      if (session === null) return null
      return session.type === 'UploadSession'
        ? whileAway(() => loaders.uploadSession.load(session.id))
        : whileAway(() => loaders.downloadSession.load(session.id))
    },
    run: ({ runId }, _, { loaders }) => (runId === null ? null : whileAway(() => loaders.batchRun.load(runId))),
  },
}

async function diagnose(input: DiagnoseInput, context: Context): Promise<DiagnosisView> {
  const { sides, actor } = context
  if (input.customer) {
    if (input.customer.email != null || input.customer.phone != null) assertMaySearch(actor)
    return diagnoseCustomer(sides, actor, soughtBy(input.customer))
  }
  const subject = subjectOf(input)
  if (subject.type === 'INSTALLATION') return installationDiagnosis(context)
  const diagnosis = await diagnoseSubject(sides, actor, subject)
  if (diagnosis.subject !== null || (subject.type !== 'CHANNEL' && subject.type !== 'FEATURE')) return diagnosis
  const thing = subject.type === 'CHANNEL' ? 'channel' : 'feature'
  return withNear(diagnosis, await nearAtHeadquarters(context, thing, subject.key))
}

/** The diagnosis of something that there is not, with the names that are near. */
function withNear(diagnosis: DiagnosisView, near: string): DiagnosisView {
  const isUnknown = ({ code, status }: DiagnosisView['checks'][number]) =>
    status === 'FAIL' && (code === 'FOUND' || code === 'FEATURE_KNOWN')
  const unknown = diagnosis.checks.find(isUnknown)
  if (near === '' || unknown === undefined) return diagnosis
  return {
    ...diagnosis,
    answer: diagnosis.answer === unknown.message ? `${diagnosis.answer}${near}` : diagnosis.answer,
    checks: diagnosis.checks.map((each) => (each === unknown ? { ...each, message: `${each.message}${near}` } : each)),
  }
}

function subjectOf({ operation, channel, feature, installation }: DiagnoseInput): Subject {
  if (operation != null) return { type: 'OPERATION', key: uuidOf('Operation', operation) }
  if (channel != null) return { type: 'CHANNEL', key: keyOf('Channel', channel) }
  if (feature != null) return { type: 'FEATURE', key: keyOf('Feature', feature) }
  if (installation !== true) throw refuse('BAD_USER_INPUT', '`installation` can only be true.')
  return { type: 'INSTALLATION' }
}

function soughtBy({ id, accountNumber, asyncCustomerAccount, email, phone }: DiagnoseCustomerBy): SoughtCustomer {
  if (id != null) return { customerKey: uuidOf('Customer', id) }
  if (asyncCustomerAccount != null) return { customerKey: uuidOf('Customer', asyncCustomerAccount) }
  if (accountNumber != null) return { accountNumber: named(accountNumber) }
  return email != null ? { email: named(email) } : { phone: named(phone ?? '') }
}

function named(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw refuse('BAD_USER_INPUT', 'The text that identifies the customer is empty.')
  return trimmed
}

function uuidOf(type: 'Customer' | 'Operation', id: string): string {
  const key = keyOf(type, id).toLowerCase()
  if (!isUuid(key)) throw refuse('BAD_USER_INPUT', `No ${type.toLowerCase()} has this id.`)
  return key
}

const NODES = { CUSTOMER: 'Customer', OPERATION: 'Operation', CHANNEL: 'Channel', FEATURE: 'Feature' } as const

const nodeOf = (subject: Subject): string | null =>
  subject.type === 'INSTALLATION'
    ? null
    : encodeNodeId(
        NODES[subject.type],
        ...(subject.type === 'CUSTOMER' ? [subject.channel ?? '', subject.key] : [subject.key]),
      )

/** A customer's node id has two parts: its channel (empty: headquarters) and its key. */
const keysOf = ({ type, key }: { type: string; key: string }) => (type === 'Customer' ? key.split('/') : [key])
