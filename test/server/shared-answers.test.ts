import { makeExecutableSchema } from '@graphql-tools/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '../../src/access/actor.ts'
import type { Caller } from '../../src/api/shared/context.ts'
import { guardRootFields } from '../../src/server/guard.ts'
import { openStream } from '../support/event-stream.ts'
import { subscribe } from '../support/http.ts'
import { startTestServer, type TestServer } from './fixture.ts'

/** The same objects for all subscribers, as a broadcast delivers them. */
const EVENTS = [1, 2, 3].map((n) => ({ n }))
let ran = 0

const schema = guardRootFields(
  makeExecutableSchema({
    typeDefs: /* GraphQL */ `
      type Feature { n: Int roles: [String!]! channels: [String!] }
      type Customer { n: Int who: String! }
      type Query { serverInfo: String }
      type Subscription { featureChanged(after: String, other: Int): Feature operationChanged: Customer }`,
    resolvers: {
      Feature: {
        roles: (_: unknown, __: unknown, { actor }: Caller) => actor.roles,
        channels: (_: unknown, __: unknown, { actor }: Caller) => (actor.channels === 'ALL' ? null : actor.channels),
      },
      Customer: { who: (_: unknown, __: unknown, { actor }: Caller) => actor.id },
      Subscription: Object.fromEntries(
        ['featureChanged', 'operationChanged'].map((field) => [
          field,
          {
            subscribe: async function* () {
              yield* EVENTS
            },
            resolve: (event: unknown) => {
              ran += 1
              return event
            },
          },
        ]),
      ),
    },
  }),
)

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ schema })
})
afterAll(() => server.stop())
beforeEach(() => {
  ran = 0
  // Each test has its own objects.
  for (const nth of EVENTS.keys()) EVENTS[nth] = { n: nth + 1 }
})

const token = (role: Role, subject: string, channels: string[] | 'ALL' = 'ALL') =>
  server.tokens.issueToken({ roles: [role], channels, ttlSeconds: 600, subject })

async function watch(as: string, document: string, variables?: Record<string, unknown>): Promise<unknown[]> {
  const shown: unknown[] = []
  for await (const { data } of subscribe(server.url, as, document, variables)) shown.push(Object.values(data ?? {})[0])
  return shown
}

const FEATURES =
  'subscription ($after: String, $other: Int) { featureChanged(after: $after, other: $other) { n roles channels } }'
/** Each subscriber has its own first result: it carries the cost of the operation. */
const [own, shared] = [1, 2]

test('subscribers with the same document and rights share one execution, on both wires, from whichever cursor they began', async () => {
  const [one, other] = [await token('OPERATOR', 'olga'), await token('OPERATOR', 'oskar')]
  const shown = await watch(one, FEATURES, { after: 'a' })
  expect(await watch(other, FEATURES, { after: 'b' })).toEqual(shown)
  expect(ran).toBe(2 * own + shared)
  const stream = await openStream(server.url, other, { query: FEATURES, variables: { after: 'c' } })
  for (const featureChanged of shown) expect((await stream.next())?.data).toMatchObject({ data: { featureChanged } })
  expect(ran).toBe(3 * own + shared)
})

test('other roles, other channels, other variables and other documents share nothing', async () => {
  const as = (role: Role, channels: string[] | 'ALL') =>
    Array.from(EVENTS, (_, nth) => ({ n: nth + 1, roles: [role], channels: channels === 'ALL' ? null : channels }))
  for (const [role, channels] of [
    ['ADMINISTRATOR', 'ALL'],
    ['OPERATOR', 'ALL'],
    ['VIEWER', 'ALL'],
    ['OPERATOR', ['houston']],
    ['OPERATOR', ['sanfrancisco']],
  ] as const) {
    const list = channels === 'ALL' ? channels : [...channels]
    expect(await watch(await token(role, 'same', list), FEATURES)).toEqual(as(role, list))
  }
  expect(ran).toBe(5 * (own + shared))
  await watch(await token('VIEWER', 'same'), FEATURES, { other: 1 })
  await watch(await token('VIEWER', 'same'), 'subscription { featureChanged { n } }')
  expect(ran).toBe(7 * (own + shared))
})

test('results that may depend on the caller are shared only within one subject', async () => {
  const document = 'subscription { operationChanged { n who } }'
  const whoOf = (shown: unknown[]) => shown.map((one) => (one as { who: string }).who)
  expect(whoOf(await watch(await token('OPERATOR', 'olga'), document))).toEqual(['olga', 'olga', 'olga'])
  expect(whoOf(await watch(await token('OPERATOR', 'oskar'), document))).toEqual(['oskar', 'oskar', 'oskar'])
  expect(ran).toBe(2 * (own + shared))
  await watch(await token('OPERATOR', 'oskar'), document)
  expect(ran).toBe(3 * own + 2 * shared)
})
