import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fillUp } from '../support/fill-up.ts'
import { graphqlRequest } from '../support/http.ts'
import { startInstallation } from '../support/installation.ts'

// As in `npm run bench -- budget`, which measures the times; here with fewer customers.
const CUSTOMERS = 1_000
const SEARCH = 'operations(filter: { search: "n na" }) { nodes { operationId } }'
const repeated = (field: string, times: number) =>
  `{ ${Array.from({ length: times }, (_, nth) => `a${nth}: ${field}`).join(' ')} }`
const CAPTURE = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { message } } }`

const s = await startInstallation({
  settings: {
    TILLSYNC_LIMIT_PERSON_POINTS_PER_SECOND: '10',
    TILLSYNC_LIMIT_PERSON_POINT_BURST: '10000',
    TILLSYNC_LIMIT_READ_SECONDS: '1',
  },
})
const capture = (token: string) =>
  s.ask<{ createCustomer: { customer: { id: string } | null; userErrors: object[] } }>(
    CAPTURE,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customer: { firstName: 'Ada', lastName: 'Name' } } },
    token,
  )
await capture(s.token)
await s.travel()
await fillUp(s.databases.hq.db, s.databases.houston.db, CUSTOMERS)

test('one token cannot ask for more work than its budget, and tills capture meanwhile', async () => {
  const [operator, till] = [await s.tokenFor('OPERATOR'), await s.tokenFor('CHANNEL_DEVICE')]
  const whole = await graphqlRequest(s.url, operator, repeated(SEARCH, 15))
  expect(whole.errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }])

  const attack = Array.from({ length: 20 }, () => graphqlRequest(s.url, operator, repeated(SEARCH, 7)))
  const captured = await Promise.all(Array.from({ length: 20 }, () => capture(till)))
  expect(captured.every(({ createCustomer }) => createCustomer.customer !== null)).toBe(true)
  const answers = await Promise.all(attack)
  const answered = answers.filter(({ errors }) => errors === undefined)
  const refused = answers.filter(({ status }) => status === 429)
  expect([answered.length, refused.length]).toEqual([2, 18])
  for (const { headers, errors } of refused) {
    const { code, retryAfter } = errors?.[0]?.extensions ?? {}
    expect([code, String(retryAfter)]).toEqual(['RATE_LIMITED', headers.get('retry-after')])
  }
  // Another person has a budget of its own.
  const other = await graphqlRequest(s.url, await s.tokenFor('VIEWER'), '{ dashboardStats { at } }')
  expect(other.errors).toBeUndefined()
})

test('a query whose statement takes too long says how to narrow it, and is no fault', async () => {
  const answer = await s.databases.hq.db.transaction(async (tx) => {
    await tx.execute(sql`lock table operation in access exclusive mode`)
    return graphqlRequest(s.url, s.token, '{ operation(id: "00000000-0000-4000-8000-000000000000") { operationId } }')
  })
  expect(answer.errors).toMatchObject([
    { message: expect.stringContaining('Narrow the request'), extensions: { code: 'QUERY_TOO_COSTLY' } },
  ])
  expect(s.logLines.join()).not.toContain('"msg":"fault"')
})
