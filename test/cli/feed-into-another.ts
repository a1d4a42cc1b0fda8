import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Ended, runCommand } from '../support/command-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

type Part = { [name: string]: unknown }
type FeedCustomer = Part & {
  id: string
  addresses: (Part & { addressId: string })[]
  contacts: (Part & { contactId: string; value: string })[]
  externalIds: { system: string; id: string }[]
  consents: Part[]
}
type Line = { change: string; id?: string; customer?: FeedCustomer }

/** Two installations, the first of which is fed by an ERP, and the second by the first's feed. */
export type Both = {
  first: Installation
  second: Installation
  /** Puts customers into the first as its ERP does, in lists. */
  putAll(customers: readonly { id: string; customer: object }[]): Promise<void>
  feed(): Promise<Ended>
  put(...options: string[]): Promise<Ended>
  /** All customers that an installation has, by the ERP's id; what is an installation's own is left out. */
  customersOf(installation: Installation): Promise<Map<string, object>>
  /** The first's customer with an id of the ERP. */
  customerWith(id: string): Promise<FeedCustomer>
  file: string
}

export async function startBoth(folder: string): Promise<Both> {
  const [first, second] = [await startInstallation(), await startInstallation()]
  const file = join(folder, 'first.jsonl')
  let read = 0

  async function linesOf(installation: Installation): Promise<Line[]> {
    const path = join(folder, `read-${read++}.jsonl`)
    expect(await runCommand(installation, 'ADMINISTRATOR', ['feed', '--to', path])).toMatchObject({ code: 0 })
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  }
  const byErpId = (lines: readonly Line[]) =>
    lines.flatMap(({ customer }) => {
      const own = customer?.externalIds.find(({ system }) => system === 'ERP')
      return customer && own ? [[own.id, customer] as const] : []
    })

  return {
    first,
    second,
    file,
    async putAll(customers) {
      for (let at = 0; at < customers.length; at += 250) {
        const rows = customers.slice(at, at + 250).map(({ id, customer }) => ({
          externalId: { system: 'erp', id },
          customer,
        }))
        const { putCustomers } = await first.ask<{ putCustomers: { results: { userErrors: object[] }[] } }>(PUT, {
          input: { legalEntity: 'USRT', customers: rows },
        })
        expect(putCustomers.results.flatMap(({ userErrors }) => userErrors)).toEqual([])
      }
    },
    feed: () => runCommand(first, 'ADMINISTRATOR', ['feed', '--to', file]),
    put: (...options) => runCommand(second, 'ADMINISTRATOR', ['put', '--from', file, '--system', 'first', ...options]),
    customersOf: async (installation) =>
      new Map(byErpId(await linesOf(installation)).map(([id, customer]) => [id, comparable(customer)])),
    async customerWith(id) {
      const customer = new Map(byErpId(await linesOf(first))).get(id)
      if (customer === undefined) throw new Error(`The first installation has no customer ${id}.`)
      return customer
    },
  }
}

const PUT = /* GraphQL */ `
  mutation ($input: PutCustomersInput!) {
    putCustomers(input: $input) { results { userErrors { code field message } } userErrors { message } }
  }`

/** What an installation assigns itself: ids, numbers, times, and the account that pays, which is such a number. */
const OWN = new Set([
  ...['id', 'accountNumber', 'asyncCustomerAccount', 'version', 'createdAt', 'invoiceAccount'],
  ...['addressId', 'contactId', 'at'],
])
const withoutOwn = (part: object) => Object.fromEntries(Object.entries(part).filter(([name]) => !OWN.has(name)))
const inOrder = (parts: readonly object[]) => parts.map((part) => JSON.stringify(withoutOwn(part))).sort()

function comparable({ addresses, contacts, externalIds, consents, ...customer }: FeedCustomer): object {
  return {
    ...withoutOwn(customer),
    addresses: inOrder(addresses),
    contacts: inOrder(contacts),
    // Only the second knows the first by a name.
    externalIds: externalIds.filter(({ system }) => system !== 'FIRST'),
    // Consents that were given and not withdrawn since travel, with their wording.
    consents: inOrder(consents.filter(({ given }) => given)),
  }
}

/** A customer with all that an ERP can put. */
export function erpCustomer(nth: number): object {
  const email = `person-${nth}@example.com`
  const phone = `+1 713 555 ${String(1000 + (nth % 9000))}`
  return {
    firstName: 'Ada',
    lastName: `Number ${nth}`,
    email,
    phone,
    languageId: nth % 3 === 0 ? 'en-US' : null,
    customerGroup: nth % 2 === 0 ? '20' : '30',
    receiptOption: nth % 4 === 0 ? 'BOTH' : 'NONE',
    taxGroup: nth % 5 === 0 ? 'TX' : null,
    creditMax: nth % 7 === 0 ? '1250.5' : null,
    addresses: [
      { purpose: 'Home', street: `Main Street ${nth}`, city: 'Houston', state: 'TX', zipCode: '77001', country: 'USA' },
      ...(nth % 2 === 0 ? [{ purpose: 'Delivery', street: `Quay ${nth}`, city: 'Galveston', country: 'USA' }] : []),
      ...(nth % 6 === 0 ? [{ purpose: 'Delivery', street: `Pier ${nth}`, city: 'Austin', country: 'USA' }] : []),
    ],
    contacts: [
      { type: 'EMAIL', value: email, isPrimary: true, marketingOptIn: nth % 3 === 0, consentWording: 'News, monthly' },
      { type: 'PHONE', value: phone, isPrimary: true },
      { type: 'URL', value: `https://example.com/${nth}`, isPrimary: true },
    ],
    affiliations: nth % 2 === 0 ? ['VIP', 'Student'] : [],
    attributes: [
      { name: 'Shoe size', value: String(5 + (nth % 10)) },
      ...(nth % 2 === 0 ? [{ name: 'Note', value: `Ördnung № ${nth}` }] : []),
      { name: 'Catalog by post', value: nth % 3 === 0 ? 'true' : 'false' },
    ],
    externalIds: nth % 2 === 0 ? [{ system: 'CRM', id: `crm/${nth}` }] : [],
  }
}
