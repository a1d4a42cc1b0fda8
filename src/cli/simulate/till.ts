import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import type { People } from './people.ts'

const SELECTION = 'customer { id } userErrors { code message }'
const CREATE = `mutation Create($input: CreateCustomerInput!) { createCustomer(input: $input) { route ${SELECTION} } }`
const EDITS = [
  {
    weight: 8,
    field: 'updateCustomer',
    document: `mutation Edit($input: UpdateCustomerInput!) { updateCustomer(input: $input) { route ${SELECTION} } }`,
    input: (people: People) => ({ changes: { phone: people.phone() } }),
  },
  {
    weight: 6,
    field: 'addCustomerAddress',
    document:
      'mutation Edit($input: AddCustomerAddressInput!) { addCustomerAddress(input: $input) { route ' +
      `${SELECTION} } }`,
    input: (people: People) => ({ address: people.address() }),
  },
  {
    weight: 5,
    field: 'setCustomerContact',
    document:
      'mutation Edit($input: SetCustomerContactInput!) { setCustomerContact(input: $input) { route ' +
      `${SELECTION} } }`,
    input: (people: People) => ({ contact: { type: 'EMAIL', value: people.email() } }),
  },
  {
    weight: 1,
    field: 'issueLoyaltyCard',
    document: `mutation Edit($input: IssueLoyaltyCardInput!) { issueLoyaltyCard(input: $input) { ${SELECTION} } }`,
    input: () => ({}),
  },
] as const
const drawn = EDITS.flatMap((edit) => Array.from({ length: edit.weight }, () => edit))

const answer = z.record(
  z.string(),
  z.object({
    route: z.string().nullish(),
    customer: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
)

/** The result of one action at a till. A loyalty card has no route of its own: it is always issued in real time. */
export type Done = { customerId: string | null; route: 'ASYNC' | 'REALTIME' | null; refusal: string | null }

/** Creates a customer through a channel. */
export function create(connection: Connection, channel: string, customer: object): Promise<Done> {
  return send(connection, 'createCustomer', CREATE, { channel, customer })
}

/** Updates a customer as a till does; the kind of update is random or given. */
export function edit(
  connection: Connection,
  people: People,
  channel: string,
  customerId: string,
  named?: (typeof EDITS)[number]['field'],
): Promise<Done> {
  const { field, document, input } =
    EDITS.find((each) => each.field === named) ?? drawn[randomInt(drawn.length)] ?? EDITS[0]
  return send(connection, field, document, { channel, customerId, ...input(people) })
}

async function send(connection: Connection, field: string, document: string, input: object): Promise<Done> {
  const variables = { input: { idempotencyKey: `simulate:${randomUUID()}`, ...input } }
  const { [field]: payload } = await request(connection, document, variables, answer)
  const [refusal] = payload?.userErrors ?? []
  if (!payload || refusal) return { customerId: null, route: null, refusal: refusal?.code ?? 'UNKNOWN' }
  return {
    customerId: payload.customer?.id ?? null,
    route: payload.route === 'ASYNC' ? 'ASYNC' : 'REALTIME',
    refusal: null,
  }
}
