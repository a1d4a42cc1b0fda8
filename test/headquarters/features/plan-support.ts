import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../src/access/actor.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import { afterFile } from '../../support/after-file.ts'
import { graphqlRequest } from '../../support/http.ts'
import type { Installation } from '../../support/installation.ts'
import { serve } from '../../support/serve.ts'

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

const someone: Actor = { id: 'someone', roles: ['ADMINISTRATOR'], channels: 'ALL' }

/**
 * Begins a plan in a process of its own and kills that in the middle: two steps are done, and the third waits for 1010
 * of Houston, which is somebody else's. Gives the plan run's id. `expireLeases`: from then on it is as if half a minute
 * had passed, in which nobody has renewed them.
 */
export async function killInTheMiddle(
  tillsync: Installation,
  feature: string,
): Promise<{ id: string; expireLeases(): Promise<void> }> {
  const { db } = tillsync.databases.hq
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-plan-killed-'))
  const served = await serve(tillsync, folder, { role: 'ADMINISTRATOR', subject: 'ada' })
  afterFile(async () => {
    served.process.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  await openRun(db, { jobId: '1010', scope: '1010:houston-db', actor: someone })
  const watched = tillsync.watch(
    `subscription { batchJobProgress(job: "feature-plan") { __typename ... on BatchJobProgress { run { done } } } }`,
  )
  await watched.next()
  const { planRun } = await runPlan(served, { feature })
  while (!/"done":2/.test(JSON.stringify(await watched.next())));
  await watched.return()
  const gone = new Promise((resolve) => served.process.once('exit', resolve))
  served.process.kill('SIGKILL')
  await gone
  const expireLeases = async () => {
    await db.execute(sql`update batch_run set lease_until = now() - interval '1 second' where lease_until is not null`)
  }
  return { id: planRun?.id ?? '', expireLeases }
}
