import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import type { SoughtCustomer } from '../model/sought-customer.ts'
import { askAll, type Check } from './checks/check.ts'
import { DISTRIBUTION } from './checks/distribution.ts'
import { ERASED, KNOWN, WAY } from './checks/exchange.ts'
import { OPERATIONS } from './checks/operations.ts'
import { REWOUND, unlessRewound } from './checks/rewound.ts'
import { SYNCHRONIZE } from './checks/synchronize.ts'
import { UPLOAD } from './checks/upload.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { type CustomerFacts, gatherCustomer } from './facts/gather-customer.ts'
import { askHeadquarters } from './facts/query.ts'
import type { Subject } from './facts/subject.ts'
import type { TraceView } from './trace/trace.ts'
import { tracedOperation, traceOf } from './trace/trace-operation.ts'

const CHECKS = [...KNOWN, ...REWOUND, ...ERASED, ...WAY, ...UPLOAD, ...SYNCHRONIZE, ...OPERATIONS, ...DISTRIBUTION]

/** Questions 3, 3b and 4 of the FAQ for a customer, or for one of its operations (`operationId`). */
export async function diagnoseCustomer(sides: Sides, actor: Actor, sought: SoughtCustomer): Promise<DiagnosisView> {
  const { facts, checks, trace } = await look(sides, actor, sought)
  return diagnosisOf(subjectOf(facts), checks, { calm: calm(facts, trace), trace, at: facts.now })
}

/** Where a customer's last operation is, or an operation itself; null when there is none within the actor's channels. */
export async function traceCustomer(sides: Sides, actor: Actor, sought: SoughtCustomer): Promise<TraceView | null> {
  return (await look(sides, actor, sought)).trace
}

async function look(sides: Sides, actor: Actor, sought: SoughtCustomer) {
  const facts = await gatherCustomer(sides, actor, sought)
  const erased = askAll(ERASED, facts)
  // Of whom is erased nothing is on its way any more.
  const checks = erased.some(({ status }) => status === 'FAIL')
    ? [...askAll(KNOWN, facts), ...erased]
    : unlessRewound(askAll(CHECKS, facts))
  return { facts, checks, trace: await trace(sides, facts, checks) }
}

async function trace(sides: Sides, facts: CustomerFacts, checks: readonly Check[]): Promise<TraceView | null> {
  const operation = tracedOperation(facts)
  if (operation === null) return null
  const carriedBy = await askHeadquarters(sides, (headquarters) => headquarters.carriedBy(operation))
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
  const known = account ? `headquarters has it as ${account}` : 'headquarters knows it'
  if (trace === null) return `Nothing is wrong: ${known}.`
  if (trace.waitingFor !== null) {
    const when = trace.expectedAtHeadquarters ? `; expected at headquarters by ${trace.expectedAtHeadquarters}` : ''
    const back = trace.expectedBack ? `${when ? ' and' : '; expected'} back by ${trace.expectedBack}` : ''
    return `Nothing is wrong: it waits for ${trace.waitingFor.replace(/\.$/, '')}${when}${back}.`
  }
  const traced = operations.find(({ operationId }) => operationId === trace.operationId)
  const settled = traced?.completedAt ? ` since ${traced.completedAt}` : ''
  const back = traced?.distributedAt ? `, and ${traced.channelId} has it back since ${traced.distributedAt}` : ''
  return `Nothing is wrong: ${known}${settled}${back}.`
}
