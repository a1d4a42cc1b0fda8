import { isInterfaceType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../src/access/actor.ts'
import { NODE_RULES, type RootField, RULES } from '../../src/access/rules.ts'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { buildSchema } from '../../src/server/schema.ts'
import { contentOf } from '../support/content-of.ts'
import { type Filling, type Operation, operationOf, type Root, rootFields } from '../support/generated-documents.ts'
import { graphqlRequest, type SubscriptionResult, signedIn } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// The table of roles against the running program: every root field of the schema with every role, on each wire, allowed
// and denied.

const schema = buildSchema([])
const roots = rootFields()
const named = ({ kind, name }: Root): RootField => `${kind}.${name}`
const mayCall = (role: Role, field: RootField) => RULES[field]?.includes(role) ?? false

/**
 * Ids that do not exist, so that an allowed request does little; an existing channel, and legal entity of a list, so
 * that it is not the reason to refuse.
 */
const harmless: Filling = {
  depth: 0,
  wants: (path) => ['channel', 'dryRun'].includes(path.at(-1) ?? ''),
  leaf(path, type) {
    if (path.at(-1) === 'channel') return 'houston'
    if (path.join('.') === 'legalEntity') return 'USRT'
    if (type === 'Boolean') return path.at(-1) === 'dryRun'
    if (type === 'Int' || type === 'Float') return 1
    if (type === 'DateTime') return '2026-11-22T08:00:00Z'
    if (type === 'Date') return '2026-11-22'
    return 'nothing'
  },
}

let tillsync: Installation
const tokens = new Map<Role, string>()
const tokenOf = (role: Role) => tokens.get(role) ?? ''
beforeAll(async () => {
  // A role calls each mutation that there is, twice.
  // A machine that is fast enough would otherwise be told of its budget instead of its rights.
  const kinds = ['DEVICE', 'APPLICATION', 'PERSON']
  const settings = Object.fromEntries(kinds.map((kind) => [`TILLSYNC_LIMIT_${kind}_MUTATION_BURST`, '10000']))
  tillsync = await startInstallation({ settings })
  for (const role of ROLES) tokens.set(role, await tillsync.tokenFor(role))
})

type Try = { role: Role; root: Root }
type Tried = Try & { answer: SubscriptionResult }
const tries = (allowed: boolean, kinds: readonly Root['kind'][]): Try[] =>
  ROLES.flatMap((role) => roots.map((root) => ({ role, root }))).filter(
    ({ role, root }) => kinds.includes(root.kind) && mayCall(role, named(root)) === allowed,
  )

/** By POST, many at a time. */
const overHttp = (some: readonly Try[]): Promise<Tried[]> =>
  inBatches(some, 12, async (each) => {
    const { document, variables } = operationOf(each.root, harmless)
    const answer = await graphqlRequest(tillsync.url, tokenOf(each.role), document, variables)
    return { ...each, answer: answer as SubscriptionResult }
  })

/** Each role uses a few sockets, with as many open operations as a socket may have. */
async function overSockets(some: readonly Try[]): Promise<Tried[]> {
  const shares = ROLES.flatMap((role) =>
    chunks(
      some.filter((each) => each.role === role),
      15,
    ),
  )
  const answered = await inBatches(shares, 2, async (share) => {
    const socket = await signedIn(tillsync.url, tokenOf(share[0]?.role ?? 'VIEWER'))
    share.forEach(({ root }, id) => {
      const { document: query, variables } = operationOf(root, harmless)
      socket.send({ id: String(id), type: 'subscribe', payload: { query, variables } })
    })
    const first = new Map<string, SubscriptionResult>()
    while (first.size < share.length) {
      const { type, id = '', payload } = await socket.next()
      if (type === 'complete' || first.has(id)) continue
      first.set(id, type === 'error' ? { errors: payload as never } : (payload as SubscriptionResult))
    }
    socket.close()
    return share.map((each, id) => ({ ...each, answer: first.get(String(id)) ?? {} }))
  })
  return answered.flat()
}

const codesOf = ({ errors }: SubscriptionResult) => (errors ?? []).map(({ extensions }) => extensions.code)
const shown = ({ role, root, answer }: Tried) => `${role} ${named(root)} ${codesOf(answer).join(' ')}`
const refusedByRole = ({ root, answer }: Tried) =>
  answer.errors?.some(
    ({ message, extensions }) =>
      extensions.code === 'FORBIDDEN' && message === `No role of this token may call ${named(root)}.`,
  ) ?? false

const WIRES = [
  { wire: 'HTTP', kinds: ['Query', 'Mutation'] as const, go: overHttp },
  { wire: 'WebSocket', kinds: ['Query', 'Mutation', 'Subscription'] as const, go: overSockets },
]

// Before the allowed requests, which start runs that may continue after the answer.
test.each(WIRES)(
  'over $wire what a role may not call is refused, whatever it is, and nothing of it is run but its line in the audit',
  async ({ kinds, go }) => {
    const before = await contentOf(tillsync.databases)
    const tried = await go(tries(false, kinds))
    expect(tried.length).toBeGreaterThan(100)
    expect(tried.filter((each) => !refusedByRole(each)).map(shown)).toEqual([])
    expect(tried.filter(({ answer }) => hasValue(answer.data)).map(shown)).toEqual([])
    expect(await contentOf(tillsync.databases)).toEqual(before)
  },
)

test.each(WIRES)('over $wire a role reaches what it may call, without a fault', async ({ kinds, go }) => {
  const tried = await go(tries(true, kinds))
  expect(tried.filter((each) => codesOf(each.answer).includes('FORBIDDEN')).map(shown)).toEqual([])
  const unexpected = tried.filter(({ answer }) =>
    codesOf(answer).some((code) => code !== 'BAD_USER_INPUT' && code !== 'CHANNEL_DATABASE_UNREACHABLE'),
  )
  expect(unexpected.map(shown)).toEqual([])
})

test('a subscription is not begun by POST, whatever the role', async () => {
  const tried = await overHttp(
    ROLES.flatMap((role) => roots.filter(({ kind }) => kind === 'Subscription').map((root) => ({ role, root }))),
  )
  expect(tried.filter(({ answer }) => hasValue(answer.data) || !answer.errors).map(shown)).toEqual([])
})

describe('node', () => {
  const node = schema.getType('Node')
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : []
  const asking = (id: string): Operation => ({
    document: 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }',
    variables: { id },
  })

  test.each(ROLES)('gives %s the types that its root field gives it, and refuses the others', async (role) => {
    const answers = await inBatches(types, 24, async (type) => {
      // Of three parts, as the longest keys have.
      const { document, variables } = asking(encodeNodeId(type, 'houston', 'nothing'))
      const answer = await graphqlRequest(tillsync.url, tokenOf(role), document, variables)
      return { type, codes: (answer.errors ?? []).map(({ extensions }) => extensions.code) }
    })
    const expected = types.map((type) => {
      const rule = NODE_RULES[type]
      const allowed = mayCall(role, 'Query.node') && rule !== undefined && mayCall(role, rule)
      // One for each of the two fields; if `nodes` is refused as a whole, that is one too.
      return { type, codes: allowed ? [] : ['FORBIDDEN', 'FORBIDDEN'] }
    })
    expect(answers).toEqual(expected)
  })
})

function hasValue(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.values(data).some((value) => value !== null)
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, nth) => items.slice(nth * size, (nth + 1) * size))
}

async function inBatches<T, R>(items: readonly T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const batch of chunks(items, size)) done.push(...(await Promise.all(batch.map(work))))
  return done
}
