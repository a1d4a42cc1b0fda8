import { graphqlRequest } from '../support/http.ts'
import type { Installation } from '../support/installation.ts'

export type Step = {
  action: string
  title: string
  state: string
  reason: string | null
  feature: { key: string } | null
  confirmationText: string | null
  job: string | null
  channelDatabase: { key: string } | null
  session: { status: string } | null
  startedAt: string | null
  endedAt: string | null
}
export type PlanRun = {
  id: string
  run: { id: string; status: string; total: number; done: number; failed: number; message: string | null }
  steps: Step[]
}
export type Payload = {
  planRun: PlanRun | null
  userErrors: { code: string; message: string; run?: { id: string } }[]
}
/** `sessions` false: for a token that may not read sessions. */
type Asked = { url: string; token: string; sessions?: false }

const stepOf = ({ sessions = true }: { sessions?: boolean }) =>
  `{ action title state reason feature { key } confirmationText job channelDatabase { key } ${sessions ? 'session { status }' : ''} startedAt endedAt }`
const runOf = (served: { sessions?: boolean }) =>
  `{ id run { id status total done failed message } steps ${stepOf(served)} }`

async function ask<T>({ url, token }: Asked, document: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await graphqlRequest(url, token, document, variables)
  if (errors) throw new Error(JSON.stringify(errors))
  return data as T
}

/** The plan of a feature; `states` null: the steps that are left. */
export async function planOf(
  served: Asked,
  feature: string,
  states: string[] | null = null,
  channels?: string[],
): Promise<{ complete: boolean; steps: Step[] }> {
  const steps = states === null ? 'steps' : `steps(state: [${states.join(' ')}])`
  const { featurePlan } = await ask<{ featurePlan: { complete: boolean; steps: Step[] } }>(
    served,
    `query ($feature: ID!, $channels: [ID!]) { featurePlan(feature: $feature, channels: $channels) { complete ${steps} ${stepOf(served)} } }`,
    { feature, channels },
  )
  return featurePlan
}

export async function runPlan(served: Asked, input: Record<string, unknown>): Promise<Payload> {
  const { runFeaturePlan } = await ask<{ runFeaturePlan: Payload }>(
    served,
    `mutation ($input: RunFeaturePlanInput!) {
      runFeaturePlan(input: $input) { planRun ${runOf(served)} userErrors { code message ... on JobAlreadyRunning { run { id } } } }
    }`,
    { input },
  )
  return runFeaturePlan
}

export async function readPlanRun(served: Asked, id: string): Promise<PlanRun | null> {
  const { featurePlanRun } = await ask<{ featurePlanRun: PlanRun | null }>(
    served,
    `query ($id: ID!) { featurePlanRun(id: $id) ${runOf(served)} }`,
    { id },
  )
  return featurePlanRun
}

/** What a step is, in short. */
export const shortly = ({ feature, job, action, channelDatabase }: Step) =>
  feature?.key ?? `${job ?? action} ${channelDatabase?.key}`

let keys = 0

/** A customer of Houston with an account number. */
export async function makeCustomer(tillsync: Installation): Promise<string> {
  const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code message } } }`,
    {
      input: {
        channel: 'houston',
        idempotencyKey: `plan-${keys++}`,
        customer: { firstName: 'Grace', lastName: 'Hopper' },
      },
    },
  )
  await tillsync.travel()
  return createCustomer.customer.id
}

/** The route of the customer's next edit in Houston. */
export async function routeOfEdit(tillsync: Installation, customerId: string): Promise<string | null> {
  const { updateCustomer } = await tillsync.ask<{ updateCustomer: { route: string | null } }>(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { route userErrors { code message } } }`,
    {
      input: {
        channel: 'houston',
        customerId,
        idempotencyKey: `plan-${keys++}`,
        changes: { email: `grace.${keys}@example.com` },
      },
    },
  )
  return updateCustomer.route
}
