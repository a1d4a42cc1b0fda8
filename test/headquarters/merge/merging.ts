import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { startTwoStores, type TwoStores } from '../../access/two-stores.ts'
import { rows } from '../../support/synchronizing.ts'

export const MERGE = /* GraphQL */ `
  mutation ($input: MergeCustomersInput!) {
    mergeCustomers(input: $input) {
      customer {
        id name phone email version addressBooks addresses { street isPrimary } contacts { value marketingOptIn }
        attributes { name value } externalIds { system id } loyaltyCards
        consents { contactValue given } merges { id mergedId mergedAccountNumber }
      }
      merge { id mergedId kept { id } leadsTo { id } undoneAt }
      fields { field keep merge take } parts { part moved same } waitingOperations
      userErrors { code field message }
    }
  }`
const UNDO = /* GraphQL */ `
  mutation ($input: UndoMergeInput!) {
    undoMerge(input: $input) { merge { undoneAt leadsTo { id } } userErrors { code field message } }
  }`
const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) { customer { id asyncCustomerAccount } userErrors { code field message } }
  }`
const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) {
      customer { id phone } operation { operationId operationNumber } userErrors { code field message }
    }
  }`
const READ = /* GraphQL */ `
  query ($by: CustomerBy!, $channel: ID, $legalEntity: String) {
    customer(by: $by, channel: $channel, legalEntity: $legalEntity) {
      id name phone email vatNumber receiptEmail identificationNumber accountNumber syncState addresses { addressId street city } contacts { contactId value }
      loyaltyCards externalIds { system id } pendingOperations { operationId }
    }
  }`

export type UserErrors = { userErrors: { code: string; field: string[] | null; message: string }[] }
type Shown = {
  id: string
  name: string
  phone: string | null
  email: string | null
  accountNumber: string
  syncState: string | null
  addresses: { addressId: string; street: string | null; city: string | null }[]
  contacts: { contactId: string; value: string }[]
  loyaltyCards: string[]
  externalIds: { system: string; id: string }[]
  pendingOperations: { operationId: string }[] | null
}
type Merged = UserErrors & {
  customer:
    | (Shown & { consents: object[]; merges: { id: string; mergedId: string }[] } & Record<string, unknown>)
    | null
  merge: { id: string; kept: { id: string }; leadsTo: { id: string } } | null
  fields: { field: string; keep: string | null; merge: string | null; take: string }[]
  parts: { part: string; moved: number; same: number }[]
  waitingOperations: number
}
export type Two = { keep: string; merge: string; name: string }

/**
 * Two stores whose customers are merged at headquarters (docs/domain.md, D-36), and what tests of merges do with them.
 */
export type Merging = Awaited<ReturnType<typeof startMerging>>

export async function startMerging() {
  const stores = await startTwoStores()
  await stores.ask(
    `mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`,
  )
  for (const job of ['1110', '1070', '1010']) await stores.runJob(job)
  await stores.ask(`mutation { flushChannelCache { userErrors { code } } }`)
  return { stores, ...actionsOf(stores) }
}

/** The codes of refusals; of none, an empty list. */
export const codes = ({ userErrors }: UserErrors) => userErrors.map(({ code }) => code)

function actionsOf(stores: TwoStores) {
  async function create(channel: string, customer: object): Promise<string> {
    const input = { channel, idempotencyKey: randomUUID(), customer }
    const { createCustomer } = await stores.ask<{
      createCustomer: UserErrors & { customer: { asyncCustomerAccount: string } }
    }>(CREATE, { input })
    if (createCustomer.userErrors.length > 0) throw new Error(JSON.stringify(createCustomer.userErrors))
    return createCustomer.customer.asyncCustomerAccount
  }
  /** Two customers of one person, of two stores, that headquarters has. */
  async function two(name: string): Promise<Two> {
    const email = `${name}@example.com`.toLowerCase()
    const keep = await create('houston', {
      ...{ firstName: 'Jo', lastName: name, email },
      addresses: [{ street: '1 First' }],
      contacts: [{ type: 'PHONE', value: '7135550114', marketingOptIn: true }],
    })
    const merge = await create('sanfrancisco', {
      ...{ firstName: 'Joanne', lastName: name, email, phone: '4155550115' },
      addresses: [{ street: '2 Second' }, { street: '1 FIRST ' }],
      contacts: [{ type: 'EMAIL', value: `other-${email}`, marketingOptIn: true }],
    })
    await stores.travel()
    return { keep, merge, name }
  }
  async function merge({ keep, merge }: Omit<Two, 'name'>, more: object = {}): Promise<Merged> {
    const input = { keep, merge, ...more }
    return (await stores.ask<{ mergeCustomers: Merged }>(MERGE, { input })).mergeCustomers
  }
  async function undo(id: string | undefined): Promise<UserErrors> {
    return (await stores.ask<{ undoMerge: UserErrors }>(UNDO, { input: { merge: id } })).undoMerge
  }
  async function read(by: object, channel: string | null = null): Promise<Shown | null> {
    const legalEntity = channel === null ? 'USRT' : null
    return (await stores.ask<{ customer: Shown | null }>(READ, { by, channel, legalEntity })).customer
  }
  const byKey = (key: string, channel: string | null = null) => read({ asyncCustomerAccount: key }, channel)
  async function update(channel: string, customerId: string, changes: object) {
    const input = { channel, customerId, idempotencyKey: randomUUID(), changes }
    const { updateCustomer } = await stores.ask<{
      updateCustomer: UserErrors & {
        customer: { phone: string | null } | null
        operation: { operationId: string; operationNumber: number } | null
      }
    }>(UPDATE, { input })
    return updateCustomer
  }
  /** All that headquarters has of the customers, but what an undone merge changes by design. */
  const stateOf = ({ keep, merge }: Two) =>
    Promise.all(
      [
        'customer',
        'customer_address',
        'customer_contact',
        'customer_affiliation',
        'customer_attribute',
        'loyalty_card',
        'duplicate_key',
        'external_id',
        'customer_consent',
      ].map((table) =>
        rows<{ state: string }>(
          stores.databases.hq.db,
          sql`select (to_jsonb(t) - array['version', 'changed_at', 'field_versions'])::text as state
            from ${sql.raw(table)} t where customer_key in (${keep}, ${merge}) order by 1`,
        ),
      ),
    )
  async function differences(): Promise<unknown[]> {
    const { reconcile } = await stores.ask<{ reconcile: UserErrors }>(
      `mutation { reconcile { userErrors { code message } } }`,
    )
    if (reconcile.userErrors.length > 0) throw new Error(JSON.stringify(reconcile.userErrors))
    return rows(
      stores.databases.hq.db,
      sql`select kind, status, message, customer_key from difference where ended_at is null`,
    )
  }
  return { create, two, merge, undo, read, byKey, update, stateOf, differences }
}
