// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/access/actor.ts'
import { RULES } from '../../src/access/rules.ts'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { execute } from '../../src/db/client.ts'
import { contentOf } from '../support/content-of.ts'
import { type Filling, operationOf, type Root, rootFields, textPathsOf } from '../support/generated-documents.ts'
import { graphqlRequest } from '../support/http.ts'
import { leaked, secretsOf, startTwoStores, type TwoStores } from './two-stores.ts'

// The whole API, used by tokens of one channel with the data of another: with each kind of id, for every root field of
// the schema, selecting everything.

const roots = rootFields()

let tillsync: TwoStores
/** Another channel's data: an administrator of the whole installation sees it, a token of Houston must not. */
let secrets: string[]
let ids: { [argument: string]: string[] }
beforeAll(async () => {
  tillsync = await startTwoStores()
  await tillsync.ask(
    `mutation { synchronizeOperations(input: { filter: { channel: ["sanfrancisco"] } }) { userErrors { code } } }`,
  )
  const { bulkRuns, uploadSessions, downloadSessions } = await tillsync.ask<{
    bulkRuns: { nodes: { id: string }[] }
    uploadSessions: { nodes: { id: string }[] }
    downloadSessions: { nodes: { id: string }[] }
  }>(
    `{ bulkRuns { nodes { id } } uploadSessions(channelDatabase: "sanfrancisco-db") { nodes { id } } downloadSessions(channelDatabase: "sanfrancisco-db") { nodes { id } } }`,
  )
  const foreign = tillsync.captured.filter(({ channel }) => channel !== 'houston')
  const runs = bulkRuns.nodes.map(({ id }) => keyOf(id))
  const sessions = [...uploadSessions.nodes, ...downloadSessions.nodes].map(({ id }) => id)
  secrets = [...foreign.flatMap(secretsOf), ...runs, ...sessions.map(keyOf)]
  const operations = foreign.map(({ operationId }) => operationId)
  const customers = foreign.flatMap(({ customerId, customerKey }) => [customerId, customerKey])
  const nodes = [
    ...customers.filter((id) => id.length > 40),
    ...foreign.map(({ customerKey }) => encodeNodeId('Customer', 'houston', customerKey)),
    ...foreign.map(({ customerKey }) => encodeNodeId('Customer', '', customerKey)),
    ...operations.map((id) => encodeNodeId('Operation', id)),
    ...runs.flatMap((id) => [encodeNodeId('BulkRun', id), encodeNodeId('BatchRun', id)]),
    ...sessions,
    encodeNodeId('Channel', 'sanfrancisco'),
    encodeNodeId('ChannelDatabase', 'sanfrancisco-db'),
  ]
  ids = {
    id: nodes,
    operation: operations,
    customer: customers,
    session: sessions,
    run: runs,
    channelDatabase: ['sanfrancisco-db'],
    channel: ['houston', 'sanfrancisco', 'online'],
  }
})

const keyOf = (id: string) => (JSON.parse(Buffer.from(id, 'base64url').toString('utf8')) as string[]).at(-1) ?? ''

/** What an argument or an input field is about, by its name. */
function candidates(name: string): string[] | undefined {
  if (/^ids?$/.test(name)) return [...(ids.id ?? []), ...(ids.operation ?? []), ...(ids.run ?? [])]
  if (/^operation(Ids?)?$/.test(name)) return ids.operation
  if (/^(customer|customerId|asyncCustomerAccount|custAccountAsync)$/.test(name)) return ids.customer
  if (/session/i.test(name)) return ids.session
  if (/run/i.test(name)) return ids.run
  return ids[name]
}

const REQUIRED: { [name: string]: unknown } = {
  reason: 'A test.',
  legalEntity: 'USRT',
  table: 'RetailAsyncCustomerV2Table',
  job: 'P-0001',
  accountNumber: 'C-000001',
  search: 'Ada',
}

/** One operation for each candidate of each argument that identifies something; at least one. */
function attempts(root: Root): { document: string; variables: { [name: string]: unknown } }[] {
  const most = Math.max(6, ...textPathsOf(root).map((path) => candidates(path.at(-1) ?? '')?.length ?? 0))
  const made = Array.from({ length: most }, (_, nth) => operationOf(root, askingFor(nth)))
  return [...new Map(made.map((each) => [JSON.stringify(each.variables), each])).values()]
}

function askingFor(nth: number): Filling {
  const pick = (some: readonly string[]) => some[nth % some.length]
  return {
    depth: 3,
    // A third of the requests names its own channel, a third the others, a third none.
    wants: (path) => {
      const name = path.at(-1) ?? ''
      if (name === 'side') return nth % 2 === 1
      if (name === 'channel') return nth % 3 !== 2 || path.length > 1
      return ['input', 'filter', 'of', 'by', 'search'].includes(name)
        ? nth % 4 !== 3
        : candidates(name) !== undefined && name !== 'id'
    },
    leaf(path, type) {
      const name = path.at(-1) ?? ''
      const found = candidates(name)
      if (found && found.length > 0) return pick(found)
      if (name in REQUIRED) return REQUIRED[name]
      if (type === 'Boolean') return false
      if (type === 'Int') return 1 + (nth % 3)
      return `scope-${nth}-${path.join('-')}`
    },
  }
}

async function ask(root: Root, token: string) {
  const answers = []
  for (const { document, variables } of attempts(root)) {
    const { text, errors } = await answered(token, document, variables)
    const codes = (errors ?? []).map(({ extensions }) => extensions.code)
    const tells = leaked(secrets, text, JSON.stringify(variables))
    answers.push({ field: root.name, variables, codes, tells })
  }
  return answers
}

/** What the server answers when it has time: a refusal to work on so many requests at once tells nothing. */
async function answered(token: string, document: string, variables: Record<string, unknown>) {
  for (;;) {
    const answer = await graphqlRequest(tillsync.url, token, document, variables)
    if (!answer.errors?.some(({ extensions }) => extensions.code === 'BUSY')) return answer
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const mayCall = (role: Role, { kind, name }: Root) => RULES[`${kind}.${name}`]?.includes(role) ?? false

describe('another channel’s customers, operations, runs and sessions', () => {
  const queries = roots.filter(({ kind }) => kind === 'Query')

  test('are returned to a token for all channels, by the same requests', async () => {
    const answers = (await Promise.all(queries.map((root) => ask(root, tillsync.token)))).flat()
    expect(
      answers.filter(({ codes }) => codes.includes('GRAPHQL_VALIDATION_FAILED') || codes.includes('QUERY_TOO_COSTLY')),
    ).toEqual([])
    expect(answers.filter(({ codes }) => codes.includes('INTERNAL_SERVER_ERROR'))).toEqual([])
    const telling = new Set(answers.filter(({ tells }) => tells.length > 0).map(({ field }) => field))
    expect([...telling]).toEqual(
      expect.arrayContaining([
        'node',
        'nodes',
        'customer',
        'customers',
        'operation',
        'operations',
        'stagingRecords',
        'bulkRuns',
        'exportOperations',
        'operationHistory',
        'customerHistory',
        'uploadSessions',
        'cdxJobs',
        'batchJobs',
      ]),
    )
  }, 600_000)

  test.each(['CHANNEL_DEVICE', 'OPERATOR', 'ADMINISTRATOR'] as const)(
    'are not shown to %s of Houston, whatever is asked',
    async (role) => {
      const token = await tillsync.tokenFor(role, ['houston'])
      const answers = (
        await Promise.all(queries.filter((root) => mayCall(role, root)).map((root) => ask(root, token)))
      ).flat()
      expect(answers.filter(({ tells }) => tells.length > 0)).toEqual([])
      expect(answers.filter(({ codes }) => codes.includes('INTERNAL_SERVER_ERROR'))).toEqual([])
    },
    600_000,
  )

  test.each(['CHANNEL_DEVICE', 'OPERATOR', 'AUTOMATION'] as const)(
    'are not changed by %s of Houston, whatever is tried',
    async (role) => {
      const token = await tillsync.tokenFor(role, ['houston'])
      const before = [await contentOf({ sanfrancisco: tillsync.databases.sanfrancisco }), await foreignAtHeadquarters()]
      // A store adopts a customer of another one by its id, and has it then (docs/domain.md, D-34).
      const mutations = roots.filter(
        (root) => root.kind === 'Mutation' && root.name !== 'adoptCustomer' && mayCall(role, root),
      )
      const answers = (await Promise.all(mutations.map((root) => ask(root, token)))).flat()
      expect(answers.filter(({ tells }) => tells.length > 0)).toEqual([])
      expect(answers.filter(({ codes }) => codes.includes('INTERNAL_SERVER_ERROR'))).toEqual([])
      expect([
        await contentOf({ sanfrancisco: tillsync.databases.sanfrancisco }),
        await foreignAtHeadquarters(),
      ]).toEqual(before)
    },
    600_000,
  )
})

/** All data that headquarters has of other channels' operations, and of their customers that Houston does not share. */
async function foreignAtHeadquarters() {
  return execute(
    tillsync.databases.hq.db,
    sql`select o.operation_id, o.revision, o.status, case when not c.address_books && '{houston}' then to_jsonb(c) end as customer
      from operation o
      left join customer c using (customer_key)
      where o.channel_id <> 'houston'
      order by o.operation_id`,
  )
}
