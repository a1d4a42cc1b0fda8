import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { customerDocuments } from '../../../src/headquarters/customers/customer-documents.ts'
import { conflictsOf } from '../../../src/headquarters/operations/changing/conflicts.ts'
import { dismissOperation } from '../../../src/headquarters/operations/changing/dismiss-operation.ts'
import { resolveConflict } from '../../../src/headquarters/operations/changing/resolve-conflict.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { applyRealtime } from '../../../src/headquarters/synchronize/apply-realtime.ts'
import { STAGING_TABLES, type StagedRows } from '../../../src/model/operation.ts'
import { sidesOf } from '../../live/sides.ts'
import { applyAtHeadquarters } from '../../support/own-operation.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { correction, viewOf } from '../operations/correction.ts'
import { OPERATOR } from '../operations/support.ts'

// D-16 of docs/domain.md: which changes of one customer from several sources meet, and what becomes of them.

/** What an edit can change, named as in `Operation.conflicts`, with the group of its policy. */
const GROUPS = {
  email: 'CONTACT',
  title: 'IDENTITY',
  'address.street': 'ADDRESS',
  'address.city': 'ADDRESS',
  'contact.EMAIL': 'CONTACT',
  affiliation: 'COMMERCIAL',
  'attribute.Note': 'ATTRIBUTE',
} as const
type Part = keyof typeof GROUPS
const PARTS = Object.keys(GROUPS) as Part[]
type Policy = 'HQ_WINS' | 'CHANNEL_WINS' | 'MANUAL'
type Values = { [part in Part]?: string | null }

type Edit = {
  source: 'houston-db' | 'sanfrancisco-db' | 'realtime' | 'headquarters'
  /** How many of the customer's states ago its author read it. */
  behind: number
  changes: Values
  /** What a person does if it is in conflict. */
  decision: 'CHANNEL' | 'HEADQUARTERS' | 'EITHER' | 'DISMISS'
}

const few = (...values: (string | null)[]) => fc.constantFrom(...values)
const edit: fc.Arbitrary<Edit> = fc.record(
  {
    source: fc.constantFrom('houston-db', 'sanfrancisco-db', 'realtime', 'headquarters'),
    behind: fc.nat(3),
    changes: fc
      .record(
        {
          email: few('a@example.com', 'b@example.com', null),
          title: few('Dr.', 'Ms.', null),
          'address.street': few('1 Main Street', '2 Main Street'),
          'address.city': few('Houston', 'Austin'),
          'contact.EMAIL': few('c@example.com', 'd@example.com'),
          affiliation: few('VIP', null),
          'attribute.Note': few('one', 'two', null),
        },
        { requiredKeys: [], noNullPrototype: true },
      )
      .filter((changes) => Object.keys(changes).length > 0),
    decision: fc.constantFrom('CHANNEL', 'HEADQUARTERS', 'EITHER', 'DISMISS'),
  },
  { noNullPrototype: true },
)
const policy = fc.constantFrom<Policy[]>('MANUAL', 'MANUAL', 'HQ_WINS', 'CHANNEL_WINS')
export const story = fc.record(
  {
    policies: fc.record(
      { CONTACT: policy, IDENTITY: policy, ADDRESS: policy, COMMERCIAL: policy, ATTRIBUTE: policy },
      { noNullPrototype: true },
    ),
    edits: fc.array(edit, { minLength: 2, maxLength: 10 }),
  },
  { noNullPrototype: true },
)
export type Story = { policies: { [group in (typeof GROUPS)[Part]]: Policy }; edits: Edit[] }

// The model: each part's value, with when and by whom it was changed last.

type Model = { now: number; parts: { [part in Part]: { value: string | null; at: number; by: string } } }

const begun = (): Model => ({
  now: 0,
  parts: {
    email: { value: 'a@example.com', at: 0, by: 'houston-db' },
    title: { value: null, at: 0, by: 'houston-db' },
    'address.street': { value: '1 Main Street', at: 0, by: 'houston-db' },
    'address.city': { value: 'Houston', at: 0, by: 'houston-db' },
    'contact.EMAIL': { value: 'c@example.com', at: 0, by: 'houston-db' },
    affiliation: { value: 'VIP', at: 0, by: 'houston-db' },
    'attribute.Note': { value: 'one', at: 0, by: 'houston-db' },
  },
})

const sourceOf = ({ source }: Edit) =>
  source === 'headquarters' ? 'hq:anna' : source === 'realtime' ? 'sanfrancisco-db' : source

/** What the edit changes to another value, where another source has changed it since the author read it. */
function contested({ parts }: Model, one: Edit, readAt: number): Part[] {
  return PARTS.filter((part) => {
    const { value, at, by } = parts[part]
    return part in one.changes && one.changes[part] !== value && at > readAt && by !== sourceOf(one)
  })
}

function apply(model: Model, one: Edit, leftOut: readonly Part[]): void {
  model.now++
  for (const part of PARTS) {
    const value = one.changes[part]
    if (value === undefined || leftOut.includes(part) || value === model.parts[part].value) continue
    model.parts[part] = { value, at: model.now, by: sourceOf(one) }
  }
}

/** Lives the story at headquarters and in the model; after each edit, the customer and the conflicts are the same. */
export async function live(hq: HeadquartersDatabase, { policies, edits }: Story): Promise<void> {
  await hq.db.execute(sql`delete from conflict_policy`)
  for (const [group, value] of Object.entries(policies))
    await hq.db.execute(
      sql`insert into conflict_policy (data_area_id, field_group, policy) values ('USRT', ${group}, ${value})`,
    )
  const one = await beginCustomer(hq)
  const model = begun()
  const read = [{ at: 0, version: await one.version() }]
  for (const each of edits) {
    const base = read[Math.max(0, read.length - 1 - each.behind)] ?? read[0]
    if (!base) throw new Error('The customer was read at its beginning.')
    const meets = contested(model, each, base.at)
    const inConflict =
      each.source === 'headquarters' ? meets : meets.filter((part) => policies[GROUPS[part]] === 'MANUAL')
    const leftOut = meets.filter((part) => policies[GROUPS[part]] === 'HQ_WINS')
    const kept = await one.edit(each, base.version, inConflict)
    if (kept !== null) apply(model, each, [...leftOut, ...kept])
    expect(await one.values()).toEqual(Object.fromEntries(PARTS.map((part) => [part, model.parts[part].value])))
    read.push({ at: model.now, version: await one.version() })
  }
}

async function beginCustomer(hq: HeadquartersDatabase) {
  const sides = sidesOf(hq, {})
  const [addressId, contactId] = [randomUUID(), randomUUID()]
  const { customerKey } = await make.operation(hq.db, {
    customer: { name: 'Ada', email: 'a@example.com' },
    addresses: [{ addressId, street: '1 Main Street', city: 'Houston', country: 'USA' }],
    contacts: [{ contactId, type: 'EMAIL', value: 'c@example.com' }],
    affiliations: ['VIP'],
    attributes: [{ name: 'Note', value: 'one' }],
  })
  await synchronizeAll(hq)
  const numbers = { 'houston-db': 1, 'sanfrancisco-db': 0 }

  const document = async () => {
    const [found] = await customerDocuments(hq.db, [customerKey])
    if (!found) throw new Error('The customer is gone.')
    return found
  }

  function rowsOf(changes: Values): StagedRows {
    const has = (part: Part) => changes[part] !== undefined
    const value = (part: Part) => changes[part] ?? null
    const fields = (['email', 'title'] as const).filter(has)
    const address = (['street', 'city'] as const).filter((field) => has(`address.${field}`))
    return {
      customer:
        fields.length > 0
          ? [{ operation: 'UPDATE', changedFields: fields, ...Object.fromEntries(fields.map((f) => [f, value(f)])) }]
          : [],
      addresses:
        address.length > 0
          ? [
              {
                operation: 'UPDATE',
                addressId,
                changedFields: address,
                ...Object.fromEntries(address.map((field) => [field, value(`address.${field}`)])),
              },
            ]
          : [],
      contacts: has('contact.EMAIL')
        ? [
            {
              operation: 'UPDATE',
              contactId,
              type: 'EMAIL',
              value: value('contact.EMAIL'),
              extension: null,
              isPrimary: false,
              marketingOptIn: false,
            },
          ]
        : [],
      affiliations: has('affiliation')
        ? [{ operation: value('affiliation') ? 'CREATE' : 'DEACTIVATE', affiliationId: 'VIP' }]
        : [],
      attributes: has('attribute.Note')
        ? [
            {
              operation: value('attribute.Note') ? 'UPDATE' : 'DEACTIVATE',
              name: 'Note',
              attributeType: 'TEXT',
              value: value('attribute.Note'),
            },
          ]
        : [],
    }
  }

  /**
   * Makes the edit, which is to be in conflict in these parts. Answers with those that are left out; null: nothing is
   * applied.
   */
  async function edit(one: Edit, baseVersion: number, inConflict: readonly Part[]): Promise<Part[] | null> {
    const rows = rowsOf(one.changes)
    if (one.source === 'realtime' || one.source === 'headquarters') {
      const call = one.source === 'realtime' ? applyRealtime : applyAtHeadquarters
      const answer = await call(
        hq,
        { id: 'anna', roles: ['ADMINISTRATOR'], channels: 'ALL' },
        {
          operationId: randomUUID(),
          customerKey,
          operationNumber: null,
          dataAreaId: 'USRT',
          channelId: 'sanfrancisco',
          kind: 'UPDATE_CUSTOMER',
          capturedAt: new Date().toISOString(),
          capturedBy: 'anna',
          baseVersion,
          customerAccount: null,
          hash: randomUUID(),
          rows,
        },
      )
      expect(answer.outcome).toBe(inConflict.length > 0 ? 'REFUSED' : 'OK')
      if (answer.outcome === 'REFUSED') expect(answer.refusals.every(({ code }) => code === 'CONFLICT')).toBe(true)
      return answer.outcome === 'OK' ? [] : null
    }
    numbers[one.source]++
    const { operationId } = await make.operation(hq.db, {
      customerKey,
      kind: 'UPDATE_CUSTOMER',
      channelDatabaseId: one.source,
      operationNumber: numbers[one.source],
      baseVersion,
      customer: rows.customer[0]
        ? Object.fromEntries(Object.entries(one.changes).filter(([part]) => part === 'email' || part === 'title'))
        : null,
      addresses: rows.addresses,
      contacts: rows.contacts,
      affiliations: rows.affiliations,
      attributes: rows.attributes,
    })
    await synchronizeAll(hq)
    const view = await viewOf(hq.db, operationId)
    const named = conflictsOf(view, await rowsOfOperations(hq.db, [operationId], STAGING_TABLES))
    expect(named.map(({ attribute }) => attribute).sort()).toEqual([...inConflict].sort())
    expect(view.status).toBe(inConflict.length > 0 ? 'FAILED' : 'SYNCED')
    if (inConflict.length === 0) return []
    const input = correction(operationId, { expectedRevision: view.revision })
    if (one.decision === 'DISMISS') {
      expect((await dismissOperation(sides, OPERATOR, input)).userErrors).toEqual([])
      return null
    }
    const choices = inConflict.map((attribute, nth) => {
      const either = nth % 2 === 0 ? ('CHANNEL' as const) : ('HEADQUARTERS' as const)
      return { attribute, keep: one.decision === 'CHANNEL' || one.decision === 'HEADQUARTERS' ? one.decision : either }
    })
    expect((await resolveConflict(sides, OPERATOR, { ...input, choices })).userErrors).toEqual([])
    expect((await synchronizeOperation(sides, OPERATOR, operationId)).operation).toMatchObject({ status: 'SYNCED' })
    return choices.flatMap(({ attribute, keep }) => (keep === 'HEADQUARTERS' ? [attribute] : []))
  }

  return {
    edit,
    version: async () => (await document()).version,
    async values(): Promise<Values> {
      const { email, title, addresses, contacts, affiliations, attributes } = await document()
      return {
        email,
        title,
        'address.street': addresses[0]?.street ?? null,
        'address.city': addresses[0]?.city ?? null,
        'contact.EMAIL': contacts[0]?.value ?? null,
        affiliation: affiliations[0] ?? null,
        'attribute.Note': attributes[0]?.value ?? null,
      }
    },
  }
}
