import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { fastify } from 'fastify'
import postgres from 'postgres'
import { answer } from '../harness/program.ts'
import { fillBareTables } from './bare-tables.ts'

// Bare Apollo on fastify: no sign-in, no rights, no limits, no audit, no events. It answers the same documents as
// tillsync; a customer is one statement that writes three rows, a list reads by keyset, a search by an indexed prefix.

const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10, onnotice() {} })

const typeDefs = /* GraphQL */ `
  type Query {
    customers(channel: ID, first: Int = 50, after: String, filter: CustomerFilter): CustomerConnection!
    operations(first: Int = 50, after: String): OperationConnection!
  }
  type Mutation { createCustomer(input: CreateCustomerInput!): CreateCustomerPayload! }
  input CustomerFilter { search: String }
  input CreateCustomerInput { channel: ID!, idempotencyKey: String!, customer: CustomerInput! }
  input CustomerInput {
    firstName: String!, lastName: String!, email: String!, phone: String!, addresses: [AddressInput!]!, contacts: [ContactInput!]!
  }
  input AddressInput { street: String!, city: String!, state: String!, zipCode: String!, country: String! }
  input ContactInput { type: String!, value: String! }
  type CustomerConnection { nodes: [Customer!]! }
  type Customer { id: ID!, name: String!, displayAccount: String!, email: String!, phone: String!, addresses: [Address!]! }
  type Address { street: String!, city: String!, state: String!, zipCode: String!, country: String! }
  type OperationConnection { nodes: [Operation!]! }
  type Operation { operationId: ID!, status: String!, changeDescription: String!, capturedAt: String!, customer: Customer! }
  type CreateCustomerPayload { customer: Customer, userErrors: [UserError!]! }
  type UserError { message: String! }`

type Customer = {
  firstName: string
  lastName: string
  email: string
  phone: string
  addresses: { street: string; city: string; state: string; zipCode: string; country: string }[]
  contacts: { type: string; value: string }[]
}
type Place = { first: number; after?: string }
const BEFORE_ALL = JSON.stringify(['', '00000000-0000-0000-0000-000000000000'])
const FROM_NOW = JSON.stringify(['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])

async function createCustomer({ firstName, lastName, email, phone, addresses, contacts }: Customer) {
  const [address] = addresses
  const [contact] = contacts
  if (!address || !contact) throw new Error('The customer needs an address and a contact.')
  const { street, city, state, zipCode, country } = address
  const [row] = await sql`
    with created as (
      insert into customer (account, first_name, last_name, name, email, phone)
      values ('', ${firstName}, ${lastName}, ${`${firstName} ${lastName}`}, ${email}, ${phone})
      returning id
    ), address as (
      insert into customer_address (customer_id, street, city, state, zip_code, country)
      select id, ${street}, ${city}, ${state}, ${zipCode}, ${country} from created
    ), contact as (
      insert into customer_contact (customer_id, type, value)
      select id, ${contact.type}, ${contact.value} from created
    )
    select id from created`
  return { customer: row, userErrors: [] }
}

async function customers({ first, after = BEFORE_ALL }: Place) {
  const [name, id] = JSON.parse(after)
  const nodes = await sql`
    select c.id, c.name, c.account as "displayAccount", c.email, c.phone, a.list as addresses
    from customer c
    cross join lateral (
      select json_agg(json_build_object('street', a.street, 'city', a.city, 'state', a.state, 'zipCode', a.zip_code,
        'country', a.country)) as list
      from customer_address a
      where a.customer_id = c.id
    ) a
    where (c.name, c.id) > (${name}, ${id}::uuid)
    order by c.name, c.id
    limit ${first}`
  return { nodes }
}

async function search(prefix: string, first: number) {
  const nodes = await sql`
    select id, name, account as "displayAccount", email, phone
    from customer
    where lower(last_name) like ${`${prefix.toLowerCase()}%`}
    order by lower(last_name), id
    limit ${first}`
  return { nodes }
}

async function operations({ first, after = FROM_NOW }: Place) {
  const [capturedAt, id] = JSON.parse(after)
  // As a text: the driver would make a Date of it, and wait for ever when that fails.
  const nodes = await sql`
    select o.id as "operationId", o.status, o.change_description as "changeDescription", o.captured_at::text as "capturedAt",
      json_build_object('id', c.id, 'name', c.name) as customer
    from operation o
    join customer c on c.id = o.customer_id
    where (o.captured_at, o.id) < (${capturedAt}::text::timestamptz, ${id}::uuid)
    order by o.captured_at desc, o.id desc
    limit ${first}`
  return { nodes }
}

const apollo = new ApolloServer({
  typeDefs,
  resolvers: {
    Query: {
      customers: (_, { first, after, filter }: Place & { filter?: { search?: string } }) =>
        filter?.search === undefined ? customers({ first, ...(after && { after }) }) : search(filter.search, first),
      operations: (_, place: Place) => operations(place),
    },
    Mutation: { createCustomer: (_, { input }: { input: { customer: Customer } }) => createCustomer(input.customer) },
  },
})
await apollo.start()
const app = fastify()
app.post('/graphql', fastifyApolloHandler(apollo))
const url = await app.listen({ port: 0, host: '127.0.0.1' })

answer({
  address: () => ({ url }),
  fill: ({ customers: count }: { customers: number }) => fillBareTables(sql, count),
})
