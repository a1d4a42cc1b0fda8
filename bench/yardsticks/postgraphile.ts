import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import postgres from 'postgres'
import { answer } from '../harness/program.ts'
import { fillBareTables } from './bare-tables.ts'

// PostGraphile 5 over the tables of bare Apollo; a customer is one function of one statement that writes three rows.

const connectionString = process.env.DATABASE_URL ?? ''

const FUNCTION = `
  create function capture_customer(
    first_name text, last_name text, email text, phone text, street text, city text, state text, zip_code text,
    country text, second_email text
  ) returns uuid language sql volatile as $$
    with created as (
      insert into customer (account, first_name, last_name, name, email, phone)
      values ('', $1, $2, $1 || ' ' || $2, $3, $4)
      returning id
    ), address as (
      insert into customer_address (customer_id, street, city, state, zip_code, country)
      select id, $5, $6, $7, $8, $9 from created
    ), contact as (
      insert into customer_contact (customer_id, type, value)
      select id, 'EMAIL', $10 from created
    )
    select id from created
  $$`

/** The request of a capture, with the values of the generator's customers. */
const BODY = JSON.stringify({
  query: 'mutation ($input: CaptureCustomerInput!) { captureCustomer(input: $input) { clientMutationId } }',
  variables: {
    input: {
      firstName: '%f',
      lastName: 'Lindgren%n',
      email: 'lindgren%n@example.com',
      phone: '713%n',
      street: '%n Main Street',
      city: 'Houston',
      state: 'TX',
      zipCode: '77002',
      country: 'USA',
      secondEmail: 'second%n@example.com',
    },
  },
})

const server = createServer()

answer({
  /** It reads the tables when it starts, so they come first. */
  async fill({ customers }: { customers: number }) {
    const sql = postgres(connectionString, { max: 1, onnotice() {} })
    await fillBareTables(sql, customers)
    await sql.unsafe(FUNCTION)
    await sql.end()
    const pool = makePgService({ connectionString, schemas: ['public'], poolConfig: { max: 10 } })
    const instance = postgraphile({
      extends: [PostGraphileAmberPreset],
      pgServices: [pool],
      grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false },
    })
    await instance.createServ(grafserv).addTo(server)
    await once(server.listen(0, '127.0.0.1'), 'listening')
  },
  address: () => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, body: BODY }),
})
