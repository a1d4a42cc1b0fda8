// What failover.sh measures: captures CUSTOMERS customers, lets the schedule upload and synchronize them, has the
// primary lost while a batch run is in the middle of them, and goes on capturing. A subscriber listens all the while.
// Says what was acknowledged, and how many seconds each part took until it went on.
import { execSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { connectLive } from '../../dist/client/index.js'

const { URL: url, TOKEN: token, CUSTOMERS, FAIL, PROMOTE } = process.env
const customers = Number(CUSTOMERS)
const LIST = 250
const started = performance.now()
const seconds = (since = started) => ((performance.now() - since) / 1_000).toFixed(1)
const say = (text) => process.stdout.write(`${seconds().padStart(6)} s  ${text}\n`)

/** Asks until there is an answer: a refusal for now, or no answer, is sent again, as the typed client does. */
async function ask(query, variables, within = 600) {
  const until = performance.now() + within * 1_000
  for (let last = ''; performance.now() < until; ) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(30_000),
      })
      const { data, errors } = await answer.json()
      if (errors === undefined) return data
      last = JSON.stringify(errors).slice(0, 300)
      if (!errors.every(({ extensions }) => extensions?.retryAfter !== undefined)) throw new Error(last)
    } catch (error) {
      if (error.message === last) throw error
      last = String(error)
    }
    await pause(200)
  }
  throw new Error(`No answer within ${within} s to ${query.slice(0, 60)}`)
}

const person = (key) => ({
  firstName: `Scale ${key}`,
  lastName: `Trial ${key}`,
  email: `scale.${key}@example.com`,
  phone: `713-555-${String(key % 10_000).padStart(4, '0')}`,
  addresses: [{ street: `${key} Main Street`, city: 'Houston', state: 'TX', zipCode: '77002', country: 'USA' }],
  contacts: [{ type: 'EMAIL', value: `second.${key}@example.com` }],
})
const CREATE_MANY = `mutation ($input: CreateCustomersInput!) {
  createCustomers(input: $input) { results { userErrors { message } } userErrors { message } } }`
const CREATE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { route operation { operationId } userErrors { message } } }`
const COUNTS = '{ operationCounts { status count } }'

async function counts() {
  const { operationCounts } = await ask(COUNTS)
  const by = {}
  for (const { status, count } of operationCounts) by[status] = (by[status] ?? 0) + count
  return by
}
const synchronized = ({ SYNCED = 0, DISTRIBUTED = 0 }) => SYNCED + DISTRIBUTED

await ask('{ __typename }')
await ask('mutation { enableAllFeatures(input: { confirm: true }) { userErrors { message } } }')
const RUN = 'mutation ($job: ID!) { runCdxJob(input: { job: $job }) { userErrors { message } } }'
for (const job of ['1110', '1070', '1010']) await ask(RUN, { job })
// Either API process uses the features soon, and the proxy leads to both.
await ask('mutation { flushChannelCache(input: {}) { userErrors { message } } }')
for (let accepted = 0; accepted < 10; accepted++) {
  const input = { channel: 'houston', dryRun: true, customers: [{ idempotencyKey: 'rehearsed', customer: person(0) }] }
  const { createCustomers } = await ask(CREATE_MANY, { input })
  const refused = createCustomers.results.some(({ userErrors }) => userErrors.length > 0)
  if (refused || createCustomers.userErrors.length > 0) accepted = -1
  await pause(200)
}
const SCHEDULE = `mutation ($active: Boolean!) {
  setSchedule(input: { schedule: "default-customers", active: $active, recurrence: "EVERY 5 SECONDS" }) { userErrors { message } } }`
await ask(SCHEDULE, { active: false })

// The subscriber: by the proxy, with its cursor.
const seen = new Set()
const cursors = new Set()
const subscriber = { events: 0, gaps: 0, lost: 0, doubled: 0, last: performance.now() }
const live = connectLive({ url, token: () => token, webSocketImpl: WebSocket })
const WATCH = `subscription ($after: String) { operationChanged(after: $after) {
  __typename ... on OperationChanged { cursor operationId status } ... on Snapshot { cursor } ... on Ready { cursor }
  ... on Gap { cursor } ... on SourceLost { cursor } ... on SourceBack { cursor } } }`
live.subscribeWithResume(WATCH, {
  variables: {},
  onEvent(event) {
    subscriber.last = performance.now()
    if (event.__typename !== 'OperationChanged') return
    // A status can come twice, such as IN_PROGRESS of a chunk that is claimed again; an event, with its cursor, must not.
    if (cursors.has(event.cursor)) subscriber.doubled++
    cursors.add(event.cursor)
    seen.add(`${event.operationId} ${event.status}`)
    subscriber.events++
  },
  onGap() {
    subscriber.gaps++
  },
})

for (let at = 0; at < customers; at += LIST) {
  const listed = Array.from({ length: Math.min(LIST, customers - at) }, (_, index) => at + index)
  const input = {
    channel: 'houston',
    customers: listed.map((key) => ({ idempotencyKey: `list-${key}`, customer: person(key) })),
  }
  const { createCustomers } = await ask(CREATE_MANY, { input })
  const refused = [...createCustomers.userErrors, ...createCustomers.results.flatMap(({ userErrors }) => userErrors)]
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]))
}
say(`${customers} customers are captured`)

let captured = customers
let isOver = false
let slowest = 0
const captures = (async () => {
  for (let key = customers; !isOver; key++) {
    const begun = performance.now()
    const { createCustomer } = await ask(CREATE, {
      input: { channel: 'houston', idempotencyKey: `one-${key}`, customer: person(key) },
    })
    if (createCustomer.operation === null) throw new Error(JSON.stringify(createCustomer))
    captured++
    slowest = Math.max(slowest, performance.now() - begun)
    await pause(50)
  }
})()

await ask(SCHEDULE, { active: true })
while (synchronized(await counts()) < customers * 0.2) await pause(100)
const before = synchronized(await counts())
say(`${before} are synchronized; now the primary is lost`)
const lostAt = performance.now()
execSync(FAIL)
execSync(PROMOTE)
say(`the standby is promoted, ${seconds(lostAt)} s after the loss`)
while (synchronized(await counts()) <= before) await pause(50)
say(`headquarters answers and the run has gone on, ${seconds(lostAt)} s after the loss`)
const resumedAt = subscriber.events
while (subscriber.events === resumedAt) await pause(20)
say(`the subscriber has got more events, ${seconds(lostAt)} s after the loss`)
while (synchronized(await counts()) < customers) await pause(500)
isOver = true
await captures
while (synchronized(await counts()) < captured || ((await counts()).DISTRIBUTED ?? 0) < captured) await pause(500)
say(`all ${captured} acknowledged customers are distributed, ${seconds(lostAt)} s after the loss`)
const until = performance.now() + 60_000
const complete = () => [...seen].filter((name) => name.endsWith(' DISTRIBUTED')).length
while (complete() < captured && performance.now() < until) await pause(200)
say(`the slowest of ${captured - customers} captures meanwhile took ${(slowest / 1_000).toFixed(1)} s`)
say(
  `the subscriber: ${complete()} of ${captured} told as DISTRIBUTED, ${subscriber.events} events, ${subscriber.doubled} doubled, ${subscriber.gaps} gaps`,
)
await live.close()
process.exit(0)
