// @module-tag long
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROLES, type Role } from '../../src/access/actor.ts'
import { RULES } from '../../src/access/rules.ts'
import { isMutationField } from '../../src/diagnose/remedies/remedies.ts'
import { encodeRemedyId } from '../../src/diagnose/remedies/remedy-id.ts'
import {
  type Filling,
  fieldsReachableBy,
  fieldsSelectedBy,
  type InputPath,
  leafPathsOf,
  nestedTextArguments,
  type Operation,
  operationOf,
  type Root,
  rootFields,
  textPathsOf,
} from '../support/generated-documents.ts'
import { graphqlRequest, type SubscriptionResult, subscribe } from '../support/http.ts'
import { type Foreign, type Kind, kindAt, kindsOf, plantCanaries, type Sought, secretsOf } from './canaries.ts'
import { leaked, startTwoStores, type TwoStores } from './two-stores.ts'

// Every argument of every root field gets the data of another channel: the answer contains none of it, and equals the
// answer for data that does not exist. Derived from the schema: a new argument fails until its meaning is declared.

const roots = rootFields()
const queries = roots.filter(({ kind }) => kind === 'Query')
const named = ({ kind, name }: Root) => `${kind}.${name}` as const
const mayCall = (role: Role, root: Root) => RULES[named(root)]?.includes(role) ?? false

let tillsync: TwoStores
let foreign: Foreign
let kinds: ReturnType<typeof kindsOf>
let secrets: string[]
beforeAll(async () => {
  tillsync = await startTwoStores()
  foreign = await plantCanaries(tillsync)
  kinds = kindsOf(foreign)
  secrets = secretsOf(foreign)
}, 600_000)

test('every text and id argument has a declared meaning', () => {
  const unsaid = roots.flatMap((root) =>
    textPathsOf(root)
      .filter((path) => kindAt(named(root), path) === undefined)
      .map((path) => `${named(root)}(${path.join('.')}) has no value in test/access/canaries.ts`),
  )
  expect(unsaid).toEqual([])
})

test('below the root fields no argument identifies an object of a channel, except the channel itself', () => {
  expect(nestedTextArguments()).toEqual(['BulkRun.items(after)', 'Feature.channels(channel)'])
})

test('every field of every type that a query can answer with is asked for by one of them', () => {
  const asked = fieldsSelectedBy(queries.map((root) => deepest(root, fillingAt([], null, { ...OWN, wide: true }))))
  expect(fieldsReachableBy(queries).filter((field) => !asked.has(field))).toEqual([])
})

/**
 * How the other arguments are set: only the required ones, or all that widen the answer, with the first or the last
 * value of each enum.
 */
type Way = { channel: string; wide: boolean; last: boolean }

let asked = 0
function fillingAt(to: InputPath, value: string | null, { channel, wide, last }: Way): Filling {
  const isAt = (path: InputPath) => path.join('.') === to.join('.')
  const COMPANIONS: { [name: string]: unknown } = {
    channel,
    channelDatabase: channel === 'houston' ? 'houston-db' : 'sanfrancisco-db',
    table: 'RetailAsyncCustomerV2Table',
    legalEntity: 'USRT',
    job: 'P-0001',
    reason: 'A test.',
  }
  return {
    to,
    wants: (path) => {
      const name = path.at(-1) ?? ''
      // A filter by a channel would hide what the other conditions match.
      return (
        name === 'dryRun' ||
        (wide && ['channel', 'channelDatabase', 'side', 'searchLocation'].includes(name) && path.length === 1)
      )
    },
    leaf(path, type) {
      const name = path.at(-1) ?? ''
      if (value !== null && isAt(path)) return value
      if (name === 'idempotencyKey') return `look-up-${asked++}`
      if (name in COMPANIONS) return COMPANIONS[name]
      if (type === 'Boolean') return name === 'dryRun' || isAt(path)
      if (type === 'Int' || type === 'Float') return name === 'first' ? 50 : 1
      if (type === 'DateTime') return '2026-11-22T08:00:00Z'
      if (type === 'Date') return '2026-11-22'
      return 'nothing'
    },
    choose: (path, values) => (last && path.length === 1 ? values.at(-1) : undefined),
  }
}

/** As deep as the document stays readable: a diagnosis down to the nodes of its evidence and their fields. */
function deepest(root: Root, filling: Filling): Operation {
  const isDiagnosis = ['diagnose', 'applyRemedy'].includes(root.name)
  // A mutation changes data while it is read, at deeper levels.
  const depths = isDiagnosis ? [5] : root.kind === 'Mutation' ? [2] : [4, 3, 2]
  // An object of any type: all types side by side.
  const isAny = ['node', 'nodes'].includes(root.name)
  const most = isDiagnosis ? 200_000 : isAny ? 40_000 : 20_000
  const made = depths.map((depth) => operationOf(root, { ...filling, depth }))
  const fitting = made.find(({ document }) => document.length < most)
  if (!fitting) throw new Error(`${root.name} asks for too much.`)
  return fitting
}

async function ask(root: Root, token: string, { document, variables }: Operation) {
  if (root.kind !== 'Subscription') {
    const { text, data, errors } = await graphqlRequest(tillsync.url, token, document, variables)
    // Everything is selected each time: a budget is spent, and the client waits as it is told.
    if (errors?.some(({ extensions }) => extensions.code === 'RATE_LIMITED')) {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return ask(root, token, { document, variables })
    }
    // Of nested refusals by type, only the first is reported.
    const refusals = errors
      ?.filter(({ path, message }) => path?.length === 1 || !message.startsWith('No role of this token may'))
      .map(({ path, message, extensions }) => JSON.stringify([path, message, extensions.code]))
    return { text, answer: { data, errors: refusals?.sort() } }
  }
  const subscription = subscribe(tillsync.url, token, document, variables)
  const first: SubscriptionResult = await subscription.next().then(
    ({ value }) => value ?? {},
    // The client rejects with the errors themselves.
    (errors: SubscriptionResult['errors'] & object) => ({ errors }),
  )
  await subscription.return()
  return { text: JSON.stringify(first), answer: first }
}

/** The answer without values that vary over time, and with the same word for the value that was searched. */
function comparable(root: Root, answer: unknown, sought: string, other: string): string {
  const open = (text: string): string => {
    if (/^[\w-]{12,}$/.test(text)) {
      const inner = Buffer.from(text, 'base64url').toString('utf8')
      if (/^[[{].*[\]}]$/s.test(inner)) return `<${plain(inner)}>`
    }
    return plain(text)
  }
  const parts = wordsOf(sought).filter((word) => !wordsOf(other).includes(word))
  const plain = (text: string): string => {
    let left = text
    for (const part of [sought, ...parts]) left = left.replaceAll(part, '<sought>')
    left = left.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)/g, '<time>')
    if (root.kind !== 'Mutation') return left
    // What is created with the value is shown with it, masked or not.
    return left
      .replaceAll(UUID, '<id>')
      .replaceAll(/C-\d{6}/g, '<account>')
      .replace(/^[A-Z]\.$/, '<sought>')
  }
  return JSON.stringify(answer, (key, value: unknown) => {
    // A cache is loaded again when it expires.
    if (key === 'requestId' || key === 'generation') return null
    if (typeof value === 'number' && root.kind === 'Mutation') return '<number>'
    return typeof value === 'string' ? open(value) : value
  })
}
/** The words of an id, or of the text itself. */
const wordsOf = (text: string): readonly string[] =>
  Buffer.from(text, 'base64url')
    .toString('utf8')
    .match(/[\w-]{4,}/g) ?? []
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

type Tried = { at: string; sought: string; tells: string[]; answer: string; forNobody: string }

/** The answers to the same requests without a match: requested once, except for mutations. */
type Answers = Map<string, ReturnType<typeof ask>>

async function tryAt(
  { root, path, sought, operation, nobody }: Attempt,
  token: string,
  answers: Answers,
): Promise<Tried> {
  const { text, answer } = await ask(root, token, operation)
  const question = JSON.stringify(nobody)
  const answered = (root.kind === 'Query' ? answers.get(question) : undefined) ?? ask(root, token, nobody)
  answers.set(question, answered)
  type Answer = Awaited<ReturnType<typeof ask>>['answer']
  const compared = (found: Answer, without: Answer) => ({
    answer: comparable(root, found, sought.canary, sought.nobody),
    forNobody: comparable(root, without, sought.nobody, sought.canary),
  })
  let both = compared(answer, (await answered).answer)
  // The state of the installation may change between two questions; what an argument tells is told each time.
  for (let again = 0; again < 2 && root.kind === 'Query' && both.answer !== both.forNobody; again++) {
    const [found, without] = await Promise.all([ask(root, token, operation), ask(root, token, nobody)])
    both = compared(found.answer, without.answer)
  }
  return {
    at: `${named(root)}(${path.join('.')})`,
    sought: sought.canary,
    tells: leaked(secrets, text, JSON.stringify(operation.variables)),
    ...both,
  }
}

const OWN: Way = { channel: 'houston', wide: false, last: false }
const WAYS: Way[] = [OWN, { ...OWN, wide: true }]

type Attempt = { root: Root; path: InputPath; sought: Sought; operation: Operation; nobody: Operation }

/**
 * Remedies with a canary in each place of their inputs, composed by the schema: an id of a remedy is an argument with
 * arguments inside, and anyone can make one up.
 */
function remedyAttempts(): Attempt[] {
  const apply = roots.find(({ name }) => name === 'applyRemedy')
  if (!apply) throw new Error('There is no applyRemedy.')
  return roots.flatMap((root) => {
    const mutation = root.name
    if (root.kind !== 'Mutation' || !isMutationField(mutation)) return []
    return textPathsOf(root)
      .filter(([argument]) => argument === 'input')
      .flatMap((path) =>
        ofItsKind(root, path).map((sought) => {
          const [operation, nobody] = [sought.canary, sought.nobody].map((value) => {
            const { variables } = operationOf(root, fillingAt(path, value, OWN))
            const input = z.record(z.string(), z.unknown()).parse(variables.input)
            const remedy = encodeRemedyId({ mutation, input, subject: { type: 'INSTALLATION' }, check: 'FOUND' })
            return deepest(apply, fillingAt(['input', 'remedy'], remedy, OWN))
          })
          if (!operation || !nobody) throw new Error('Both were made a line before.')
          return { root: apply, path: ['input', 'remedy', mutation, ...path.slice(1)], sought, operation, nobody }
        }),
      )
  })
}

/** Each argument with its values, in each way that makes a difference. */
function attempts(
  some: readonly Root[],
  ways: readonly Way[],
  valuesAt: (root: Root, path: InputPath) => readonly Sought[],
): Attempt[] {
  const made = some.flatMap((root) =>
    textPathsOf(root).flatMap((path) =>
      valuesAt(root, path).flatMap((sought) =>
        ways.map((way) => {
          const [operation, nobody] = [sought.canary, sought.nobody].map((value) =>
            deepest(root, fillingAt(path, value, way)),
          )
          if (!operation || !nobody) throw new Error('Both were made a line before.')
          return { root, path, sought, operation, nobody }
        }),
      ),
    ),
  )
  return [...new Map(made.map((each) => [JSON.stringify([each.root.name, each.operation.variables]), each])).values()]
}
/** Every value where customers are searched; elsewhere one canary of each form, the next for each argument. */
function ofItsKind(root: Root, path: InputPath): Sought[] {
  const forms = kinds[kindAt(named(root), path) ?? 'nothing']
  if (['diagnose', 'node', 'applyRemedy', 'customers'].includes(root.name)) return forms.flat()
  const place = textPathsOf(root).findIndex((each) => each.join() === path.join())
  return forms.flatMap((values, nth) => values[(place + nth) % values.length] ?? [])
}

async function tryAll(some: readonly Attempt[], token: string, workers: number): Promise<Tried[]> {
  const answers: Answers = new Map()
  return atOnce(workers, some, async (attempt) => [await tryAt(attempt, token, answers)])
}

async function atOnce<T, R>(workers: number, some: readonly T[], work: (one: T) => Promise<R[]>): Promise<R[]> {
  const left = [...some]
  const done: R[] = []
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) done.push(...(await work(next)))
  }
  await Promise.all(Array.from({ length: workers }, worker))
  return done
}

/** Arguments that identify nothing of a channel: numbers, flags, enums and so on. */
const openPathsOf = (root: Root) =>
  leafPathsOf(root).filter(
    (path) => (kindAt(named(root), path) ?? 'nothing') === 'nothing' && !path.includes('customer'),
  )

const telling = (tried: readonly Tried[]) =>
  tried.filter(({ tells }) => tells.length > 0).map(({ at, sought, tells }) => `${at} ${sought} tells ${tells}`)
const different = (tried: readonly Tried[]) =>
  tried
    .filter(({ answer, forNobody }) => answer !== forNobody)
    .map(({ at, sought, answer, forNobody }) => ({ at, sought, answer, forNobody }))

describe('the data of another channel', () => {
  test('is returned to a token for all channels, by the same requests', async () => {
    const told = await atOnce(8, attempts(queries, WAYS, ofItsKind), async ({ root, path, operation }) => {
      const { text } = await ask(root, tillsync.token, operation)
      return leaked(secrets, text, JSON.stringify(operation.variables)).length > 0
        ? [`${named(root)}(${path.join('.')})`]
        : []
    })
    expect([...new Set(told.map((at) => (at.includes('diagnose') ? at : at.replace(/\(.*/, ''))))]).toEqual(
      expect.arrayContaining([
        'Query.diagnose(input.customer.id)',
        'Query.diagnose(input.customer.accountNumber)',
        'Query.diagnose(input.customer.email)',
        'Query.diagnose(input.customer.phone)',
        'Query.diagnose(input.operation)',
        ...['customer', 'customers', 'operation', 'operations', 'operationErrorGroups', 'exportOperations'].map(
          (name) => `Query.${name}`,
        ),
        ...[
          'operationHistory',
          'customerHistory',
          'operationChanged',
          'stagingRecords',
          'bulkRun',
          'differences',
          'node',
          'nodes',
        ].map((name) => `Query.${name}`),
      ]),
    )
  }, 600_000)

  test.each(ROLES)(
    'is answered to %s of Houston as what nobody has, wherever it is named',
    async (role) => {
      const token = await tillsync.tokenFor(role, ['houston'])
      const some = queries.filter((root) => mayCall(role, root))
      const tried = await tryAll(attempts(some, WAYS, ofItsKind), token, 8)
      expect(telling(tried)).toEqual([])
      expect(different(tried)).toEqual([])
    },
    600_000,
  )

  test.each(ROLES)(
    'is not told to %s of Houston who names nothing of it',
    async (role) => {
      const token = await tillsync.tokenFor(role, ['houston'])
      const told: string[] = []
      const operations = queries
        .filter((root) => mayCall(role, root))
        .flatMap((root) => [[], ...openPathsOf(root)].map((path) => ({ root, path })))
      for (const { root, path } of operations) {
        const { text } = await ask(root, token, deepest(root, fillingAt(path, null, { ...OWN, wide: true })))
        const tells = leaked(secrets, text, '')
        if (tells.length > 0) told.push(`${named(root)}(${path.join('.')}) tells ${tells}`)
      }
      expect(told).toEqual([])
    },
    600_000,
  )

  test.each(ROLES)(
    'is to a subscription of %s of Houston what nobody has',
    async (role) => {
      const token = await tillsync.tokenFor(role, ['houston'])
      const some = roots.filter((root) => root.kind === 'Subscription' && mayCall(role, root))
      const tried = await tryAll(attempts(some, [OWN], ofItsKind), token, 4)
      expect(telling(tried)).toEqual([])
      expect(different(tried)).toEqual([])
    },
    600_000,
  )

  test.each(ROLES)(
    'is refused to %s of Houston by each mutation as what nobody has',
    async (role) => {
      const token = await tillsync.tokenFor(role, ['houston'])
      // A store adopts a customer of another one by its id, and has it then (docs/domain.md, D-34).
      const some = roots.filter(
        (root) => root.kind === 'Mutation' && root.name !== 'adoptCustomer' && mayCall(role, root),
      )
      const tried = await tryAll(attempts(some, [OWN], ofItsKind), token, 1)
      expect(telling(tried)).toEqual([])
      expect(different(tried)).toEqual([])
    },
    600_000,
  )
})

describe('the data of another channel, inside of a remedy', () => {
  test.each(ROLES)(
    'is refused to %s of Houston as what nobody has, whatever mutation the remedy names',
    async (role) => {
      const token = await tillsync.tokenFor(role, ['houston'])
      const tried = await tryAll(remedyAttempts(), token, 1)
      expect(tried.length).toBeGreaterThan(50)
      expect(telling(tried)).toEqual([])
      expect(different(tried)).toEqual([])
    },
    600_000,
  )
})

describe('a viewer of all channels', () => {
  const PERSONAL = ['email', 'phone', 'name'] as const satisfies readonly Kind[]
  const everywhere: Way = { channel: 'sanfrancisco', wide: true, last: true }

  test('cannot find out through any argument whether a customer has an e-mail address, a phone number or a name', async () => {
    const token = await tillsync.tokenFor('VIEWER')
    const values = PERSONAL.flatMap((kind) => kinds[kind].flatMap((some) => some.slice(0, 2)))
    const some = queries.filter((root) => mayCall('VIEWER', root))
    const ways = [OWN, everywhere]
    const tried = await tryAll(
      attempts(some, ways, () => values),
      token,
      8,
    )
    expect(different(tried)).toEqual([])
  }, 600_000)
})
