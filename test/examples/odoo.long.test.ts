// @module-tag long
import type { ChildProcess } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Example, end, openExample, printed } from './example.ts'

let example: Example
let installation: Installation
let odoo: ChildProcess
let settings: { [name: string]: string }
beforeAll(async () => {
  installation = await startInstallation()
  example = await openExample('odoo')
  const [fake = ''] = example.lines
  odoo = example.start(fake, { ODOO_PORT: '0' })
  const [, odooUrl = ''] = await printed(odoo, /(http:\S+)/)
  settings = {
    TILLSYNC_URL: `${installation.url}/graphql`,
    TILLSYNC_TOKEN: installation.token,
    LEGAL_ENTITY: 'USRT',
    ODOO_URL: odooUrl,
    ODOO_DB: 'odoo',
    ODOO_LOGIN: 'admin',
    ODOO_KEY: 'admin',
  }
})
afterAll(async () => {
  if (odoo) await end(odoo)
  await example?.remove()
})

type Partner = { id: number; [field: string]: unknown }
async function partners<T>(method: string, args: unknown[], options: object = {}): Promise<T> {
  const response = await fetch(`${settings.ODOO_URL}/jsonrpc`, {
    method: 'POST',
    body: JSON.stringify({
      id: 1,
      params: { service: 'object', args: ['odoo', 2, 'admin', 'res.partner', method, args, options] },
    }),
  })
  const { result }: { result: T } = JSON.parse(await response.text())
  return result
}
const FIELDS = ['name', 'email', 'phone', 'street', 'city', 'zip']
const inOdoo = async () =>
  (await partners<Partner[]>('search_read', [[]], { fields: FIELDS, limit: 1_000 })).map(({ id: _, ...rest }) => rest)

type Customer = {
  id: string
  version: string
  name: string
  email: string | null
  phone: string | null
  addresses: { street: string | null; city: string | null; zipCode: string | null; isPrimary: boolean }[]
}
async function customers(): Promise<Customer[]> {
  const document = `{ customers(first: 100) {
    nodes { id version name email phone addresses { street city zipCode isPrimary } } } }`
  return (await installation.ask<{ customers: { nodes: Customer[] } }>(document)).customers.nodes
}
const atHeadquarters = async () =>
  (await customers()).map(({ name, email, phone, addresses }) => {
    const { street, city, zipCode } = addresses.find(({ isPrimary }) => isPrimary) ?? {}
    return {
      ...{ name, email: email ?? false, phone: phone ?? false },
      ...{ street: street ?? false, city: city ?? false, zip: zipCode ?? false },
    }
  })
const byName = (one: { name?: unknown }, other: { name?: unknown }) => (String(one.name) < String(other.name) ? -1 : 1)

async function expectEqual(names: readonly string[]): Promise<void> {
  const contacts = (await inOdoo()).sort(byName)
  expect(contacts.map(({ name }) => name)).toEqual([...names].sort())
  expect((await atHeadquarters()).sort(byName)).toEqual(contacts)
}
const connect = () => example.run(example.lines[1] ?? '', settings)
async function connectWell(): Promise<void> {
  expect(await connect()).toMatchObject({ code: 0, stderr: '' })
}

async function mutate<T = object>(field: string, type: string, input: object): Promise<T> {
  const document = `mutation ($input: ${type}!) { done: ${field}(input: $input) { customer { id } userErrors { code message } } }`
  const { done } = await installation.ask<{ done: T & { userErrors: object[] } }>(document, { input })
  expect(done.userErrors).toEqual([])
  return done
}
async function create(name: string): Promise<string> {
  const { customer } = await mutate<{ customer: { id: string } }>('createCustomer', 'CreateCustomerInput', {
    legalEntity: 'USRT',
    idempotencyKey: name,
    customer: { name, email: `${name.toLowerCase()}@example.com`, addresses: [{ city: 'Houston', street: 'Main 1' }] },
  })
  return customer.id
}
const update = (customerId: string, changes: object) =>
  mutate('updateCustomer', 'UpdateCustomerInput', {
    customerId,
    idempotencyKey: JSON.stringify([customerId, changes]),
    changes,
  })

test('the README names what the connector is told, and which lines are run', () => {
  expect(Object.keys(settings).sort()).toEqual([...example.settings].sort())
  expect(example.lines).toEqual(['node fake-odoo.mjs &', 'node connector.mjs'])
  expect(readFileSync(join(example.folder, 'connector.mjs'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(
    200,
  )
})

test('customers and contacts that are created or changed on either side are equal after a run, and nothing echoes', async () => {
  const ada = await create('Ada')
  const bob = await create('Bob')
  const eve = await partners<number>('create', [{ name: 'Eve', email: 'eve@example.com', city: 'Austin' }])
  await connectWell()
  await expectEqual(['Ada', 'Bob', 'Eve'])

  const quiet = async () => [await partners('writes', []), (await customers()).map(({ version }) => version).sort()]
  const before = await quiet()
  for (let run = 0; run < 2; run++) await connectWell()
  expect(await quiet()).toEqual(before)

  // On both sides of one customer at once: each change is kept.
  await update(ada, { phone: '+1 713 555 0100' })
  const [contact] = await partners<Partner[]>('search_read', [[['name', '=', 'Ada']]])
  await partners('write', [[contact?.id], { city: 'Galveston', email: 'countess@example.com' }])
  await partners('write', [[eve], { email: false, phone: '+1 713 555 0199' }])
  await connectWell()
  await expectEqual(['Ada', 'Bob', 'Eve'])
  expect(await inOdoo()).toContainEqual({
    ...{ name: 'Ada', email: 'countess@example.com', phone: '+1 713 555 0100' },
    ...{ street: 'Main 1', city: 'Galveston', zip: false },
  })

  await installation.ask(
    'mutation ($id: ID!) { eraseCustomer(input: { customer: $id, reason: "x" }) { __typename } }',
    {
      id: bob,
    },
  )
  await connectWell()
  await expectEqual(['Ada', 'Eve'])

  // Without its file it begins again, and knows all by their ids.
  rmSync(join(example.folder, 'connector.json'))
  await connectWell()
  await expectEqual(['Ada', 'Eve'])
})

test('what headquarters refuses is told and tried again, and holds up nothing else', async () => {
  const bad = await partners<number>('create', [{ name: 'Mallory', email: 'no address' }])
  await partners('create', [{ name: 'Nina' }])
  for (let run = 0; run < 2; run++) {
    expect(await connect()).toMatchObject({ code: 1, stderr: expect.stringMatching(`^contact ${bad}: .+\n$`) })
  }
  await partners('write', [[bad], { email: 'mallory@example.com' }])
  await connectWell()
  await expectEqual(['Ada', 'Eve', 'Mallory', 'Nina'])
})

test('a connector that is killed at any moment loses nothing and makes nothing twice', async () => {
  const names = (await inOdoo()).map(({ name }) => String(name))
  for (let kill = 0; kill < 4; kill++) {
    for (const nth of [0, 1, 2, 3]) {
      names.push(`Till-${kill}-${nth}`, `Desk-${kill}-${nth}`)
      await create(`Till-${kill}-${nth}`)
      await partners('create', [{ name: `Desk-${kill}-${nth}` }])
    }
    const child = example.start(example.lines[1] ?? '', settings)
    child.stdout?.resume()
    await pause(300 + Math.random() * 1_200)
    await end(child)
  }
  await connectWell()
  await expectEqual(names)
})
