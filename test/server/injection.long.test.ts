// @module-tag long
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { execute } from '../../src/db/client.ts'
import { ROOMY } from '../access/two-stores.ts'
import {
  type Filling,
  type InputPath,
  operationOf,
  type Root,
  rootFields,
  textPathsOf,
} from '../support/generated-documents.ts'
import { type GraphqlAnswerError, graphqlRequest, type SubscriptionResult, subscribe } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// Every text and id argument of every root field, over real databases, with texts that have broken databases. The
// answer is data or a refusal: never a fault, never SQL; and the data is unchanged.

/** Special characters of SQL, LIKE, JSON, arrays and text search, wherever the text ends up. */
const META = `'; drop table customer; -- " \\ $1 $$ \${x} %s %_\\% {"a":"\\u0000"} ["b', {c,"d & | ! ( :* <-> `
const HOSTILE: { [name: string]: string } = {
  NUL: 'a\u0000b',
  'half a character': 'x\ud800y',
  'what has a meaning elsewhere': META,
  'a long text, with letters that look like others or turn the direction': `Ad\u0430 \u202e\u200b\ufeff 𝕬 👩‍👩‍👧 e\u0301${'x'.repeat(20_000)}`,
  'a number beyond all': '99999999999999999999999999',
  'an id with NUL in it': encodeNodeId('Customer', 'houston', 'a\u0000b'),
  empty: '',
}

let tillsync: Installation
let known: { [name: string]: unknown }
beforeAll(async () => {
  tillsync = await startInstallation({ settings: { ...ROOMY, TILLSYNC_LIMIT_MESSAGE_BYTES: '1048576' } })
  await tillsync.ask(
    `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  await tillsync.runJob('1070')
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
  await create('Stays', {})
  const customer = await create('Asked', {})
  await create('Broken', { currency: 'XXX' })
  await tillsync.travel()
  const { operations, uploadSessions } = await tillsync.ask<{
    operations: { nodes: { operationId: string; revision: number }[] }
    uploadSessions: { nodes: { id: string }[] }
  }>(`{ operations(filter: { status: [FAILED] }) { nodes { operationId revision } } uploadSessions { nodes { id } } }`)
  const [failed] = operations.nodes
  known = {
    channel: 'houston',
    customerId: customer,
    customer,
    operationId: failed?.operationId,
    operation: failed?.operationId,
    of: failed?.operationId,
    session: uploadSessions.nodes[0]?.id,
    channelDatabase: 'houston-db',
    legalEntity: 'USRT',
    profile: 'store-async',
    feature: 'RetailPaymentBasedDiscount',
    schedule: 'nothing',
    reason: 'A test.',
    table: 'RetailAsyncCustomerV2Table',
    attribute: 'phone',
    newValue: '555 0100',
  }
})

async function create(lastName: string, more: object): Promise<string> {
  const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
    { input: { channel: 'houston', idempotencyKey: lastName, customer: { firstName: 'Ada', lastName, ...more } } },
  )
  return createCustomer.customer.id
}

let asked = 0
/**
 * All known values are given, so that the hostile text gets as far as possible; nothing is meant to change, except
 * where the text is stored.
 */
function fillingWith(hostile: string, at: InputPath): Filling {
  const kept = ['reason', 'comment'].includes(at.at(-1) ?? '')
  const isAt = (path: InputPath) => path.length === at.length && path.every((name, nth) => name === at[nth])
  const leadsTo = (path: InputPath) => path.every((name, nth) => name === at[nth])
  return {
    wants: (path) => leadsTo(path) || ['dryRun', 'channel', 'legalEntity'].includes(path.at(-1) ?? ''),
    leaf(path, type) {
      const name = path.at(-1) ?? ''
      if (isAt(path)) return hostile
      if (name === 'idempotencyKey') return `key-${asked++}`
      if (name in known) return known[name]
      if (type === 'Boolean') return name === 'dryRun' && !kept
      if (type === 'Int') return 1
      if (type === 'DateTime') return '2026-11-22T08:00:00Z'
      if (type === 'Date') return '2026-11-22'
      return 'nothing'
    },
  }
}

type Answer = { at: string; codes: unknown[]; text: string }
const ANSWERS = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'CHANNEL_DATABASE_UNREACHABLE',
  'GRAPHQL_VALIDATION_FAILED',
]
const SQL_TEXT =
  /\b(select|insert into|update|delete from) [\w"*]+ |22021|22P02|SQLSTATE|syntax error at|relation "|DrizzleQuery|postgres/i

async function tryAll(root: Root): Promise<Answer[]> {
  const answers: Answer[] = []
  const paths = textPathsOf(root)
  for (const [nth, [name, hostile]] of Object.entries(HOSTILE).entries()) {
    // An input with many fields gets the worst text in each field, and one of the others in turn.
    const others = Object.keys(HOSTILE).length - 1
    const some = paths.filter((_, place) => paths.length <= 6 || nth === 0 || place % others === nth - 1)
    const tried = some.map(async (path) => {
      const { document, variables } = operationOf(root, fillingWith(hostile, path))
      const at = `${root.name}(${path.join('.')}) ${name}`
      if (root.kind === 'Subscription') return { at, ...(await firstOf(document, variables)) }
      return { at, ...(await answerTo(document, variables)) }
    })
    answers.push(...(await Promise.all(tried)))
  }
  return answers
}

/** The answer to a request, which is sent again when it was refused only for now (on a busy machine). */
async function answerTo(document: string, variables: { [name: string]: unknown }) {
  for (;;) {
    const { text, errors } = await graphqlRequest(tillsync.url, tillsync.token, document, variables)
    const seconds = errors?.find(({ extensions }) => typeof extensions.retryAfter === 'number')?.extensions.retryAfter
    if (typeof seconds !== 'number') return { text, codes: (errors ?? []).map(({ extensions }) => extensions.code) }
    await pause(seconds * 1_000)
  }
}

async function firstOf(document: string, variables: { [name: string]: unknown }) {
  const subscription = subscribe(tillsync.url, tillsync.token, document, variables)
  const { errors, data }: SubscriptionResult = await subscription.next().then(
    ({ value }) => value ?? {},
    // The client rejects with the errors themselves.
    (errors: GraphqlAnswerError[]) => ({ errors }),
  )
  await subscription.return()
  return { text: JSON.stringify({ errors, data }), codes: (errors ?? []).map(({ extensions }) => extensions.code) }
}

/** Everything that an injected statement could have removed or created. */
async function shapeOf(name: keyof Installation['databases']) {
  return execute(
    tillsync.databases[name].db,
    sql`select c.relname, c.relkind, string_agg(a.attname || ' ' || a.atttypid::regtype, ', ' order by a.attnum) as columns
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace
      group by c.relname, c.relkind
      order by c.relname`,
  )
}
const shapes = () => Promise.all([shapeOf('hq'), shapeOf('houston'), shapeOf('sanfrancisco')])
const staying = () =>
  execute(tillsync.databases.hq.db, sql`select count(*)::int as n from customer where cust_name = 'Ada Stays'`)

// Root fields that end something come last, because the others need it.
const roots = rootFields().filter((root) => textPathsOf(root).length > 0)
const ending = /^(erase|dismiss|accept|cancel|setChannelOffline)/
const ordered = [...roots.filter(({ name }) => !ending.test(name)), ...roots.filter(({ name }) => ending.test(name))]

describe('whatever text is sent', () => {
  let before: unknown
  beforeAll(async () => {
    before = await shapes()
    expect(await staying()).toEqual([{ n: 1 }])
  })

  test.each(ordered.map((root) => ({ name: `${root.kind}.${root.name}`, root })))(
    '$name answers with data or a refusal, and tells nothing of the database',
    async ({ root }) => {
      const answers = await tryAll(root)
      expect(
        answers
          .filter(({ codes }) => codes.some((code) => !ANSWERS.includes(String(code))))
          .map(({ at, codes }) => `${at}: ${codes}`),
      ).toEqual([])
      expect(
        answers.filter(({ text }) => SQL_TEXT.test(text)).map(({ at, text }) => `${at}: ${text.slice(0, 300)}`),
      ).toEqual([])
    },
  )

  test('no table has appeared or disappeared, and the customers are unchanged', async () => {
    expect(await shapes()).toEqual(before)
    expect(await staying()).toEqual([{ n: 1 }])
  })
})
