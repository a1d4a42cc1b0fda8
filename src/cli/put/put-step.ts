import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import { FEED_CUSTOMER } from '../feed/customer-fragment.ts'
import type { FeedLine } from './feed-steps.ts'
import { type FeedCustomer, feedCustomer, hasDefaults, inputOf, type Surplus, surplusOf } from './wanted-customer.ts'

const PUT = /* GraphQL */ `
  mutation PutFeed($input: PutCustomersInput!) {
    putCustomers(input: $input) {
      results {
        change customer { ...FeedCustomer }
        userErrors { code field message ... on FieldRefused { rowErrorCode } }
      }
      userErrors { code message }
    }
  }
  ${FEED_CUSTOMER}`

const REMOVALS = {
  ADDRESS: /* GraphQL */ `
    mutation RemoveAddress($customerId: ID!, $key: String!, $id: ID!) {
      done: removeCustomerAddress(input: { customerId: $customerId, idempotencyKey: $key, addressId: $id }) {
        userErrors { code message }
      }
    }`,
  CONTACT: /* GraphQL */ `
    mutation RemoveContact($customerId: ID!, $key: String!, $id: ID!) {
      done: removeCustomerContact(input: { customerId: $customerId, idempotencyKey: $key, contactId: $id }) {
        userErrors { code message }
      }
    }`,
  AFFILIATION: /* GraphQL */ `
    mutation RemoveAffiliation($customerId: ID!, $key: String!, $id: String!) {
      done: removeCustomerAffiliation(input: { customerId: $customerId, idempotencyKey: $key, affiliation: $id }) {
        userErrors { code message }
      }
    }`,
  ATTRIBUTES: /* GraphQL */ `
    mutation RemoveAttributes($customerId: ID!, $key: String!, $attributes: [AttributeInput!]!) {
      done: setCustomerAttributes(input: { customerId: $customerId, idempotencyKey: $key, attributes: $attributes }) {
        userErrors { code message }
      }
    }`,
} as const

const FIND = /* GraphQL */ `
  query FindPut($by: CustomerBy!, $legalEntity: String) { customer(by: $by, legalEntity: $legalEntity) { id } }`

const ERASE = /* GraphQL */ `
  mutation ErasePut($input: EraseCustomerInput!) { done: eraseCustomer(input: $input) { userErrors { code message } } }`

const refusals = z.array(z.looseObject({ code: z.string(), message: z.string() }))
const done = z.object({ done: z.object({ userErrors: refusals }) })
const found = z.object({ customer: z.object({ id: z.string() }).nullable() })
const put = z.object({
  putCustomers: z.object({
    results: z.array(
      z.object({
        change: z.enum(['CREATED', 'UPDATED', 'UNCHANGED']).nullable(),
        customer: feedCustomer.nullable(),
        userErrors: z.array(
          z.object({
            code: z.string(),
            field: z.array(z.string()).nullish(),
            message: z.string(),
            rowErrorCode: z.string().optional(),
          }),
        ),
      }),
    ),
    userErrors: refusals,
  }),
})

/** Where a feed is put: the name under which the installation knows the feed's, and where its customers belong. */
export type PutTarget = {
  readonly connection: Connection
  readonly system: string
  /** Null: the legal entities of the feed. */
  readonly legalEntity: string | null
  readonly defaultCustomer: string | null
  /** Sends a request again while the server is busy or away. */
  readonly ask: <T>(send: () => Promise<T>) => Promise<T>
}

/** What became of a line. */
export type PutLine = {
  readonly line: number
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'ERASED' | 'REFUSED'
  /** Why, when it was refused. */
  readonly reason?: string
}

type Wanted = { readonly line: number; readonly customer: FeedCustomer }

/** Puts customers, each once. Afterwards they are as the feed says, or refused. */
export async function putLines(target: PutTarget, lines: readonly FeedLine[]): Promise<PutLine[]> {
  const wanted = lines.map(({ line, customer }) => ({ line, customer: customerOf(line, customer) }))
  const outcomes: PutLine[] = []
  for (const [legalEntity, rows] of byLegalEntity(wanted, target.legalEntity))
    outcomes.push(...(await putRows(target, legalEntity, rows)))
  return outcomes.sort((one, other) => one.line - other.line)
}

function customerOf(line: number, content: unknown): FeedCustomer {
  const { data } = feedCustomer.safeParse(content)
  if (data === undefined) throw new Error(`Line ${line} has no customer as this version's "tillsync feed" writes them.`)
  if (data.masked)
    throw new Error(
      `The customer of line ${line} is masked. Write the feed with a token that sees personal data, such as an ` +
        "administrator's.",
    )
  return data
}

function byLegalEntity(wanted: readonly Wanted[], all: string | null): Map<string, Wanted[]> {
  const groups = new Map<string, Wanted[]>()
  for (const row of wanted) {
    const legalEntity = all ?? row.customer.legalEntity
    groups.set(legalEntity, [...(groups.get(legalEntity) ?? []), row])
  }
  return groups
}

async function putRows(target: PutTarget, legalEntity: string, rows: readonly Wanted[]): Promise<PutLine[]> {
  const results = await sendRows(target, legalEntity, rows)
  const withDefaults = rows.filter(({ customer }, nth) => {
    const { change, customer: shown } = results[nth] ?? {}
    return change === 'CREATED' && shown != null && hasDefaults(customer, shown)
  })
  const again = withDefaults.length > 0 ? await sendRows(target, legalEntity, withDefaults) : []
  const settled = new Map(withDefaults.map((row, nth) => [row, again[nth]]))
  const outcomes: PutLine[] = []
  for (const [nth, row] of rows.entries()) {
    const [first, last] = [results[nth], settled.get(row) ?? results[nth]]
    const reasons = (last?.userErrors ?? []).map(({ code, field, message, rowErrorCode }) =>
      [`${rowErrorCode ?? code}:`, message, field ? `(${pathOf(field)})` : ''].filter(Boolean).join(' '),
    )
    const surplus = last?.customer ? surplusOf(row.customer, last.customer) : []
    if (last?.customer) reasons.push(...(await removeSurplus(target, last.customer.id, surplus)))
    const change = first?.change === 'UNCHANGED' && surplus.length > 0 ? 'UPDATED' : first?.change
    outcomes.push(
      reasons.length > 0 || change == null
        ? { line: row.line, outcome: 'REFUSED', reason: reasons.join(' ') }
        : { line: row.line, outcome: change },
    )
  }
  return outcomes
}

const pathOf = (field: readonly string[]) => field.join('.').replace(/^(input\.)?customers\.\d+\./, '')

type Result = z.infer<typeof put>['putCustomers']['results'][number]

async function sendRows(
  { connection, system, defaultCustomer, ask }: PutTarget,
  legalEntity: string,
  rows: readonly Wanted[],
): Promise<Result[]> {
  const customers = rows.map(({ customer }) => ({
    externalId: { system, id: customer.id },
    customer: inputOf(customer, system),
  }))
  const input = { legalEntity, defaultCustomer, errorPolicy: 'REJECT_FAILED_ROWS', customers }
  const { putCustomers } = await ask(() => request(connection, PUT, { input }, put))
  const [refusal] = putCustomers.userErrors
  if (refusal) throw new Error(`${refusal.message} (${refusal.code})`)
  return putCustomers.results
}

/** Removes what the feed's customer does not have. Returns what was refused. */
async function removeSurplus(
  { connection, ask }: PutTarget,
  customerId: string,
  surplus: readonly Surplus[],
): Promise<string[]> {
  const refused: string[] = []
  for (const each of surplus) {
    const variables = { customerId, key: randomUUID(), ...argumentsOf(each) }
    const answer = await ask(() => request(connection, REMOVALS[each.kind], variables, done))
    refused.push(...answer.done.userErrors.map(({ code, message }) => `${code}: ${message}`))
  }
  return refused
}

const argumentsOf = (surplus: Surplus) =>
  surplus.kind === 'ATTRIBUTES'
    ? { attributes: surplus.names.map((name) => ({ name, value: null })) }
    : { id: surplus.id }

/** Erases the person that the feed's installation has erased. Null: the installation does not have them. */
export async function eraseLine(target: PutTarget, line: number, id: string): Promise<PutLine | null> {
  const { connection, system, legalEntity, ask } = target
  const by = { externalId: { system, id } }
  const { customer } = await ask(() => request(connection, FIND, { by, legalEntity }, found))
  if (customer === null) return null
  const input = { customer: customer.id, reason: `Erased at ${system}.` }
  const { userErrors } = (await ask(() => request(connection, ERASE, { input }, done))).done
  return userErrors.length > 0
    ? { line, outcome: 'REFUSED', reason: userErrors.map(({ code, message }) => `${code}: ${message}`).join(' ') }
    : { line, outcome: 'ERASED' }
}
