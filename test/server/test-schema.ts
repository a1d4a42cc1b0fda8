import { makeExecutableSchema } from '@graphql-tools/schema'
import { defaultFieldResolver, GraphQLError, type GraphQLSchema } from 'graphql'
import { Forbidden } from '../../src/access/actor.ts'
import type { Caller } from '../../src/api/shared/context.ts'
import { guardRootFields } from '../../src/server/guard.ts'
import { scalars } from '../../src/server/scalars.ts'

// Root fields have the names of real ones, so that the real table of roles applies.
const TYPES = /* GraphQL */ `
  scalar DateTime
  scalar Date
  scalar BigInt
  scalar Switch
  scalar JSON
  enum Color { RED GREEN }
  input PersonInput { name: String! age: Int color: Color born: Date tags: [String!] }
  input CreateCustomersInput { customers: [PersonInput!]! }
  type Feature { key: String! parent: Feature next(at: DateTime): Feature bug: String denied: String absent: String secret: String! }
  type Customer { name: String addresses: [Address!]! operations(first: Int = 10): [Feature!]! }
  type Address { city: String }
  type CustomerEdge { node: Customer! }
  type CustomerConnection { edges: [CustomerEdge!]! nodes: [Customer!]! coverage: [Address!]! }
  type CreateCustomersPayload { results: [Customer!]! }
  type Query {
    serverInfo: String!
    customers(first: Int, last: Int, orderBy: Color): CustomerConnection!
    nodes(ids: [ID!]!): [Customer]!
    cdxJobs(first: Int = 10): [Feature!]!
    feature(key: String): Feature
    features(person: PersonInput, count: Int, color: Color): Feature
    unlisted: String
    channels: String
  }
  type Mutation {
    enableFeature(key: String!): String
    setChannelOffline: String
    runCdxJob: String
    createCustomers(input: CreateCustomersInput!): CreateCustomersPayload!
  }
  type Subscription { featureChanged(count: Int): Int operationChanged(size: Int): String batchJobProgress: Int cdxSessionChanged: Int broken: Int }
`

/** Signals that tests wait for, and switches that they set. */
export const probe = {
  /** Resolves the waiting mutation `runCdxJob`. */
  finishJob: () => {},
  jobStarted: () => {},
  subscriptionEnded: () => {},
  /** Called for each event of `batchJobProgress`, with the request id of its context. */
  events: [] as string[],
  /** Counts the events that `operationChanged` has pulled. */
  pulled: 0,
  /** Counts the root fields that have run. */
  ran: 0,
}

/** The text that resolvers put into their faults: clients must never see it. */
export const CANARY = 'canary.person@example.com'

/** A small schema whose resolvers need no database. */
export function testSchema(): GraphQLSchema {
  const feature = { key: 'f', parent: () => feature, next: () => feature }
  const schema = counted(
    makeExecutableSchema({
      typeDefs: TYPES,
      resolvers: {
        ...scalars,
        Feature: {
          bug: () => {
            throw queryError()
          },
          denied: () => {
            throw new Forbidden('This token is not valid for that channel.')
          },
          absent: () => {
            throw Object.assign(new Error(`no route to ${CANARY}`), { code: 'HEADQUARTERS_UNREACHABLE' })
          },
          secret: () => {
            throw new GraphQLError(`value ${CANARY}`)
          },
        },
        Query: {
          serverInfo: () => 'ok',
          feature: () => feature,
          features: () => feature,
          unlisted: () => 'must not be seen',
          channels: () => 'ok',
          customers: () => ({ edges: [], nodes: [], coverage: [] }),
          nodes: () => [],
          cdxJobs: () => [],
        },
        Mutation: {
          createCustomers: () => ({ results: [] }),
          enableFeature: (_: unknown, { key }: { key: string }) => key,
          setChannelOffline: () => 'ok',
          runCdxJob: () =>
            new Promise<string>((resolve) => {
              probe.finishJob = () => resolve('done')
              probe.jobStarted()
            }),
        },
        Subscription: {
          featureChanged: {
            subscribe: (_: unknown, { count }: { count?: number }) => numbers(count ?? 1),
            resolve: (value: number) => value,
          },
          batchJobProgress: {
            subscribe: () => numbers(3),
            resolve: (value: number, _args: unknown, { requestId }: Caller) => {
              probe.events.push(requestId)
              return value
            },
          },
          cdxSessionChanged: {
            subscribe: () => endless(),
            resolve: () => 1,
          },
          operationChanged: {
            subscribe: async function* (_: unknown, { size }: { size?: number }) {
              if (size === undefined) throw queryError()
              for (;;) {
                probe.pulled += 1
                yield 'x'.repeat(size)
              }
            },
            resolve: (value: string) => value,
          },
        },
      },
    }),
  )
  return guardRootFields(schema)
}

/** Counts each root field that is run. */
function counted(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const { resolve = defaultFieldResolver } = field
      field.resolve = (...args) => {
        probe.ran += 1
        return resolve(...args)
      }
    }
  }
  return schema
}

function queryError(): Error {
  const cause = Object.assign(new Error(`duplicate key (email)=(${CANARY})`), {
    code: '23505',
    severity: 'ERROR',
    constraint_name: 'customer_account_unique',
    detail: CANARY,
  })
  return Object.assign(new Error(`Failed query: insert … params: ${CANARY}`, { cause }), { params: [CANARY] })
}

async function* numbers(count: number): AsyncGenerator<number> {
  for (let value = 1; value <= count; value++) yield value
}

/** One event, then no more until it ends: like a waiting subscription. */
function endless(): AsyncIterableIterator<number> {
  let sent = false
  let end: () => void = () => {}
  const iterator: AsyncIterableIterator<number> = {
    next() {
      if (sent)
        return new Promise((resolve) => {
          end = () => resolve({ done: true, value: undefined })
        })
      sent = true
      return Promise.resolve({ done: false, value: 1 })
    },
    async return() {
      end()
      probe.subscriptionEnded()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
