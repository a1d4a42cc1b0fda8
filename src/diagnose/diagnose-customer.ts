import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import type { SoughtCustomer } from '../model/sought-customer.ts'
import { type Check, evaluateAll } from './checks/check.ts'
import { books, DISTRIBUTION } from './checks/distribution.ts'
import { ERASED, EXCHANGE, KNOWN } from './checks/exchange.ts'
import { OPERATIONS } from './checks/operations.ts'
import { REWOUND, unlessRewound } from './checks/rewound.ts'
import { SYNCHRONIZE } from './checks/synchronize.ts'
import { UPLOAD } from './checks/upload.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { type CustomerFacts, gatherCustomer } from './facts/gather-customer.ts'
import { queryHeadquarters } from './facts/query.ts'
import type { Subject } from './facts/subject.ts'
import type { TraceView } from './trace/trace.ts'
import { tracedOperation, traceOf } from './trace/trace-operation.ts'

const CHECKS = [...KNOWN, ...REWOUND, ...ERASED, ...EXCHANGE, ...UPLOAD, ...SYNCHRONIZE, ...OPERATIONS, ...DISTRIBUTION]

/** Answers questions 3, 3b and 4 of the FAQ for a customer, or for one of its operations (`operationId`). */
export async function diagnoseCustomer(sides: Sides, actor: Actor, sought: SoughtCustomer): Promise<DiagnosisView> {
  const { facts, checks, trace } = await evaluate(sides, actor, sought)
  return diagnosisOf(subjectOf(facts), checks, { calm: calm(facts, trace), trace, at: facts.now })
}

/** The trace of a customer's last operation, or of one operation; null if there is none within the actor's channels. */
export async function traceCustomer(sides: Sides, actor: Actor, sought: SoughtCustomer): Promise<TraceView | null> {
  return (await evaluate(sides, actor, sought)).trace
}

async function evaluate(sides: Sides, actor: Actor, sought: SoughtCustomer) {
  const facts = await gatherCustomer(sides, actor, sought)
  const erased = evaluateAll(ERASED, facts)
  // An erased customer has no operations in progress.
  const checks = erased.some(({ status }) => status === 'FAIL')
    ? [...evaluateAll(KNOWN, facts), ...erased]
    : unlessRewound(evaluateAll(CHECKS, facts))
  return { facts, checks, trace: await trace(sides, facts, checks) }
}

async function trace(sides: Sides, facts: CustomerFacts, checks: readonly Check[]): Promise<TraceView | null> {
  const operation = tracedOperation(facts)
  if (operation === null) return null
  const carriedBy = await queryHeadquarters(sides, (headquarters) => headquarters.carriedBy(operation))
  return traceOf(facts, operation, checks, carriedBy)
}

function subjectOf({ customerKey, focus, headquarters, operations }: CustomerFacts): Subject | null {
  if (customerKey === null) return null
  if (focus !== null) return { type: 'OPERATION', key: focus }
  const [first] = operations
  return {
    type: 'CUSTOMER',
    key: customerKey,
    ...(first && !headquarters?.exists ? { channel: first.channelId } : {}),
  }
}

function calm({ headquarters, operations }: CustomerFacts, trace: TraceView | null): string {
  const account = headquarters?.account
  const named = account ? `headquarters has the customer as ${account}` : 'headquarters has the customer'
  const known = headquarters?.exists ? `${named}, in ${books(headquarters.addressBooks)}` : named
  if (trace === null) return `Nothing is wrong: ${known}.`
  if (trace.waitingFor !== null) {
    const when = trace.expectedAtHeadquarters ? `; expected at headquarters by ${trace.expectedAtHeadquarters}` : ''
    const back = trace.expectedBack ? `${when ? ' and' : '; expected'} back by ${trace.expectedBack}` : ''
    return `Nothing is wrong: the operation waits for ${trace.waitingFor.replace(/\.$/, '')}${when}${back}.`
  }
  const traced = operations.find(({ operationId }) => operationId === trace.operationId)
  const settled = traced?.completedAt ? `, since ${traced.completedAt}` : ''
  const back = traced?.distributedAt ? `, and ${traced.channelId} has the result since ${traced.distributedAt}` : ''
  return `Nothing is wrong: ${known}${settled}${back}.`
}
