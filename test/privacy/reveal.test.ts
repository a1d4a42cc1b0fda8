import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { execute } from '../../src/db/client.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { CUSTOMER_FIELDS, createPerson, secretsIn } from './masked-person.ts'

let tillsync: Installation
let operator: string
let person: { customerKey: string; id: string; operationId: string }

beforeAll(async () => {
  tillsync = await startInstallation()
  operator = await tillsync.tokenFor('OPERATOR')
  person = await createPerson(tillsync)
  await tillsync.travel()
})

const subject = (name: string, channels: string[] | 'ALL' = 'ALL') =>
  tillsync.running.tokens.issueToken({ roles: ['OPERATOR'], channels, ttlSeconds: 600, subject: name })

type Revealed = {
  customer: { name: string; masked: boolean } | null
  revealedUntil: string | null
  userErrors: { code: string; field: string[] }[]
}
const reveal = async (customer: string, reason = 'asked at the counter', token = operator): Promise<Revealed> => {
  const { revealCustomer } = await tillsync.ask<{ revealCustomer: Revealed }>(
    `mutation ($input: RevealCustomerInput!) { revealCustomer(input: $input) { customer { ...WholeCustomer } revealedUntil userErrors { code field } } } ${CUSTOMER_FIELDS}`,
    { input: { customer, reason } },
    token,
  )
  return revealCustomer
}

const EVERYWHERE = /* GraphQL */ `
  query ($key: String!, $customer: ID!, $operation: ID!) {
    customer(by: { asyncCustomerAccount: $key }) { masked name email }
    customers(first: 5) { nodes { masked name } }
    operation(id: $operation) { masked changes { newValue } rows { masked columns { value } } }
    operationHistory(of: { customer: $customer }, first: 5) { nodes { masked changes { newValue } } }
    stagingRecords(table: RETAILASYNCADDRESSV2, first: 5) { nodes { masked columns { value } } }
  }`
type Everywhere = {
  customer: { masked: boolean; name: string }
  customers: { nodes: { masked: boolean }[] }
  operation: { masked: boolean; rows: { masked: boolean }[] }
  operationHistory: { nodes: { masked: boolean }[] }
  stagingRecords: { nodes: { masked: boolean }[] }
}
const everywhere = (token: string, { customerKey, operationId } = person) =>
  tillsync.ask<Everywhere>(EVERYWHERE, { key: customerKey, customer: customerKey, operation: operationId }, token)

const audit = (action: string) =>
  execute<{ actor: string; target: string | null; result: string; reason: string | null; request: boolean }>(
    tillsync.databases.hq.db,
    sql`select actor, target, result, reason, request_id is not null as request from audit_entry where action = ${action} order by id`,
  )

describe('a customer that is revealed', () => {
  test('is shown in full to the subject that revealed it, everywhere, and to no one else', async () => {
    const anna = await subject('anna')
    const { customer, revealedUntil, userErrors } = await reveal(person.id, 'calls back about a delivery', anna)
    expect(userErrors).toEqual([])
    expect(customer).toMatchObject({ masked: false, name: 'Grace Brewster Hopper' })
    const minutes = (Date.parse(revealedUntil ?? '') - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(13)
    expect(minutes).toBeLessThan(17)
    const seen = await everywhere(anna)
    expect(JSON.stringify(seen)).not.toContain('"masked":true')
    expect(secretsIn(JSON.stringify(seen))).toEqual(
      expect.arrayContaining(['Grace', 'Mulberry Street', 'grace@navy.example']),
    )
    for (const token of [await subject('bert'), await tillsync.tokenFor('VIEWER')]) {
      const { data } = await graphqlRequest(
        tillsync.url,
        token,
        EVERYWHERE.replace(/ rows \{.*\} \}/, ' }').replace(/ {4}stagingRecords.*\n/, ''),
        {
          key: person.customerKey,
          customer: person.customerKey,
          operation: person.operationId,
        },
      )
      expect(JSON.stringify(data)).not.toContain('"masked":false')
      expect(secretsIn(JSON.stringify(data))).toEqual([])
    }
    expect((await audit('revealCustomer')).at(-1)).toEqual({
      actor: 'anna',
      target: person.customerKey,
      result: `until ${revealedUntil}`,
      reason: 'calls back about a delivery',
      request: true,
    })
  })

  test('is revealed alone', async () => {
    const other = await createPerson(tillsync, { email: 'other@example.com' })
    await tillsync.travel()
    const token = await subject('claire')
    await reveal(person.customerKey, 'one of the two', token)
    const { customers } = await everywhere(token)
    expect(customers.nodes.map(({ masked }) => masked).sort()).toEqual([false, true])
    expect((await everywhere(token, other)).customer.masked).toBe(true)
  })

  test('is masked again when the time is over; revealing it again extends the time, and never shortens it', async () => {
    const token = await subject('dora')
    const first = await reveal(person.id, 'first', token)
    const again = await reveal(person.id, 'again', token)
    expect(Date.parse(again.revealedUntil ?? '')).toBeGreaterThanOrEqual(Date.parse(first.revealedUntil ?? ''))
    expect((await everywhere(token)).customer.masked).toBe(false)
    await execute(
      tillsync.databases.hq.db,
      sql`update customer_reveal set revealed_until = now() - interval '1 second' where actor = 'dora'`,
    )
    expect((await everywhere(token)).customer).toMatchObject({ masked: true, name: 'G. B. H.' })
    await reveal(person.id, 'once more', token)
    expect((await everywhere(token)).customer.masked).toBe(false)
  })

  test('may be one that only a channel has, by its node id or its temporary GUID', async () => {
    const pending = await createPerson(tillsync, { email: 'pending@example.com' })
    for (const [name, id] of [
      ['emil', pending.id],
      ['fritz', pending.customerKey],
      ['gerd', encodeNodeId('Customer', '', pending.customerKey)],
    ] as const) {
      const token = await subject(name)
      const { customer } = await reveal(id, 'at the till', token)
      expect(customer).toMatchObject({ masked: false, displayAccount: 'Pending sync', name: 'Grace Brewster Hopper' })
      const { operation } = await tillsync.ask<{ operation: object }>(
        'query ($id: ID!) { operation(id: $id) { masked status rows { masked } customer { masked } } }',
        { id: pending.operationId },
        token,
      )
      expect(operation).toMatchObject({ masked: false, status: 'CAPTURED', customer: { masked: false } })
    }
  })

  test('needs a reason, and a customer that the token reaches', async () => {
    const before = (await audit('revealCustomer')).length
    for (const reason of ['', '  \n', 'x'.repeat(1_001), 'a\0b'])
      expect(await reveal(person.id, reason)).toMatchObject({
        customer: null,
        revealedUntil: null,
        userErrors: [{ code: 'INVALID_VALUE', field: ['reason'] }],
      })
    for (const id of ['nobody', '00000000-0000-4000-8000-000000000000', encodeNodeId('Customer', 'houston', 'nothing')])
      expect(await reveal(id)).toMatchObject({
        customer: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['customer'] }],
      })
    const elsewhere = await subject('hanna', ['sanfrancisco'])
    expect((await reveal(person.id, 'curious', elsewhere)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const lines = (await audit('revealCustomer')).slice(before)
    expect(lines.map(({ result }) => result).sort()).toEqual([
      ...Array(4).fill('INVALID_VALUE'),
      ...Array(4).fill('NOT_FOUND'),
    ])
  })

  test('is for operators and administrators', async () => {
    for (const role of ['VIEWER', 'AUTOMATION', 'CHANNEL_DEVICE', 'FEATURE_MANAGER', 'PROCESS'] as const) {
      for (const document of [
        `mutation { revealCustomer(input: { customer: "${person.id}", reason: "x" }) { revealedUntil } }`,
        `mutation { exportCustomer(input: { customer: "${person.id}", reason: "x" }) { document } }`,
        '{ exportOperations(format: CSV) { text } }',
      ]) {
        const { errors } = await graphqlRequest(tillsync.url, await tillsync.tokenFor(role), document)
        expect([role, errors?.[0]?.extensions.code]).toEqual([role, 'FORBIDDEN'])
      }
    }
  })
})

type Exported = {
  document: {
    customer: { account: string; addresses: { street: string }[] } | null
    operations: { operationId: string; rows: object[]; attempts: { outcome: string }[] }[]
    channelDatabases: { channelDatabase: string; customer: object | null; stagedRows: object[] }[]
  } | null
  unreachable: string[]
  userErrors: { code: string }[]
}
const exportPerson = async (customer: string, token: string, reason = 'request of the person'): Promise<Exported> => {
  const { exportCustomer } = await tillsync.ask<{ exportCustomer: Exported }>(
    'mutation ($input: ExportCustomerInput!) { exportCustomer(input: $input) { document unreachable userErrors { code field } } }',
    { input: { customer, reason } },
    token,
  )
  return exportCustomer
}

describe('the export of a person', () => {
  test('has all data of headquarters and the channel databases, in full, and is recorded', async () => {
    const { document, unreachable, userErrors } = await exportPerson(person.id, operator)
    expect({ unreachable, userErrors }).toEqual({ unreachable: [], userErrors: [] })
    expect(document).toMatchObject({
      customer: { account: expect.stringMatching(/^C-/), addresses: [{ street: 'Mulberry Street' }] },
      operations: [{ operationId: person.operationId, attempts: [{ outcome: 'SYNCED' }] }],
    })
    expect(document?.operations[0]?.rows.length).toBe(5)
    const houston = document?.channelDatabases.find(({ channelDatabase }) => channelDatabase === 'houston-db')
    expect(houston).toMatchObject({ customer: { firstName: 'Grace' }, stagedRows: Array(5).fill(expect.anything()) })
    const elsewhere = document?.channelDatabases.find(({ channelDatabase }) => channelDatabase === 'sanfrancisco-db')
    expect(elsewhere).toMatchObject({ customer: null, stagedRows: [] })
    expect((await audit('exportCustomer')).at(-1)).toMatchObject({
      actor: 'test-operator',
      target: person.customerKey,
      reason: 'request of the person',
    })
  })

  test('includes operations that only the channel has', async () => {
    const pending = await createPerson(tillsync, { email: 'on.its.way@example.com' })
    const { document } = await exportPerson(pending.customerKey, operator)
    expect(document).toMatchObject({ customer: null, operations: [] })
    expect(JSON.stringify(document?.channelDatabases)).toContain('on.its.way@example.com')
  })

  test('needs a reason, a customer, and a token of all channels', async () => {
    expect((await exportPerson(person.id, operator, ' ')).userErrors).toMatchObject([{ code: 'INVALID_VALUE' }])
    expect((await exportPerson('nobody', operator)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const { errors } = await graphqlRequest(
      tillsync.url,
      await subject('ida', ['houston']),
      `mutation { exportCustomer(input: { customer: "${person.id}", reason: "x" }) { document } }`,
    )
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

test('an export of operations carries values in full; the audit has the filter’s conditions without their values, and the reason', async () => {
  const { exportOperations } = await tillsync.ask<{ exportOperations: { text: string } }>(
    `{ exportOperations(filter: { status: [SYNCED, DISTRIBUTED], customer: { email: "grace@navy.example" } }, format: JSON_LINES, reason: "to be corrected") { text } }`,
    {},
    operator,
  )
  expect(secretsIn(exportOperations.text)).toContain('Mulberry Street')
  expect((await audit('exportOperations')).at(-1)).toMatchObject({
    actor: 'test-operator',
    target: 'filter: status, customer.email',
    reason: 'to be corrected',
  })
})
