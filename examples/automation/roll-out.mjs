// The same as roll-out.sh, with the typed client: makes a feature effective, imports customers from a file of JSON lines,
// synchronizes, and waits until every customer is back at its channel. Fails with the reasons. Safe to repeat.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'tillsync/client'
import { z } from 'zod'

const { TILLSYNC_URL, TILLSYNC_TOKEN, FEATURE, CHANNEL } = process.env
const connection = { url: new URL('/graphql', TILLSYNC_URL).href, token: TILLSYNC_TOKEN }
const refusals = z.array(z.object({ code: z.string(), message: z.string() }))
const reasons = []

/** Runs a mutation; another run of a job is no failure. */
async function mutate(document, variables, shape = {}) {
  const { done } = await request(
    connection,
    document,
    variables,
    z.object({
      done: z.object({ ...shape, userErrors: refusals }),
    }),
  )
  const refused = done.userErrors.filter(({ code }) => code !== 'JOB_ALREADY_RUNNING')
  if (refused.length > 0) throw new Error(refused.map(({ message }) => message).join('\n'))
  return done
}

const step = z.object({ title: z.string(), state: z.string(), reason: z.string().nullable() })
const { planRun } = await mutate(
  `mutation ($feature: ID!) { done: runFeaturePlan(input: { feature: $feature, confirm: true, wait: true }) {
    planRun { steps { title state reason } } userErrors { code message } } }`,
  { feature: FEATURE },
  { planRun: z.object({ steps: z.array(step) }) },
)
for (const { title, state, reason } of planRun.steps)
  if (state === 'FAILED' || state === 'BLOCKED') throw new Error(`${title}: ${reason}`)

const lines = readFileSync(process.argv[2], 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
for (let at = 0; at < lines.length; at += 100) {
  // The key is that of the content: a line that was sent before is not captured twice.
  const customers = lines.slice(at, at + 100).map((line) => ({
    idempotencyKey: createHash('sha256').update(line).digest('hex'),
    customer: JSON.parse(line),
  }))
  const { results } = await mutate(
    `mutation ($input: CreateCustomersInput!) { done: createCustomers(input: $input) {
      results { userErrors { code message } } userErrors { code message } } }`,
    { input: { channel: CHANNEL, customers } },
    { results: z.array(z.object({ userErrors: refusals })) },
  )
  for (const [nth, { userErrors }] of results.entries())
    for (const { message } of userErrors) reasons.push(`line ${at + nth + 1}: ${message}`)
}

const runJob = (job) =>
  mutate('mutation ($job: ID!) { done: runCdxJob(input: { job: $job }) { userErrors { code message } } }', { job })
const counts = z.object({ operationCounts: z.array(z.object({ status: z.string(), count: z.number() })) })
const OPEN = ['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'SYNCED']
for (let open = true; open; ) {
  await runJob('P-0001')
  await mutate('mutation { done: synchronizeCustomersAndChannelRequests { userErrors { code message } } }', {})
  await runJob('1010')
  const { operationCounts } = await request(connection, '{ operationCounts { status count } }', {}, counts)
  open = operationCounts.some(({ status, count }) => OPEN.includes(status) && count > 0)
  if (open) await pause(1_000)
}

const { operations } = await request(
  connection,
  '{ operations(filter: { status: [FAILED] }) { nodes { operationId lastKnownError { code message } } } }',
  {},
  z.object({
    operations: z.object({
      nodes: z.array(
        z.object({
          operationId: z.string(),
          lastKnownError: z.object({ code: z.string(), message: z.string() }),
        }),
      ),
    }),
  }),
)
for (const { operationId, lastKnownError: error } of operations.nodes)
  reasons.push(`${operationId}: ${error.code} ${error.message}`)
if (reasons.length > 0) {
  console.error(reasons.join('\n'))
  process.exit(1)
}
console.log('All customers are synchronized.')
