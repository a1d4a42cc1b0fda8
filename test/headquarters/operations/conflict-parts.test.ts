import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { StagedRows } from '../../../src/model/operation.ts'
import type { StagedOptions } from '../../support/staged.ts'
import { addressId, type Conflicting, conflictingCustomer, contactId } from './conflicting.ts'
import { viewOf } from './correction.ts'

let c: Conflicting
beforeEach(async () => {
  c = await conflictingCustomer()
})

describe('a conflict about a part of the customer', () => {
  const cases: [
    what: string,
    atHq: Partial<StagedRows>,
    atTill: StagedOptions,
    shown: object,
    kept: object,
    taken: object,
  ][] = [
    [
      'an address by its field',
      { addresses: [{ operation: 'UPDATE', addressId, changedFields: ['city'], city: 'Austin' }] },
      { addresses: [{ operation: 'UPDATE', addressId, city: 'Dallas', street: '2 Main Street' }] },
      { attribute: 'address.city', headquartersValue: 'Austin', channelValue: 'Dallas' },
      { addresses: [{ city: 'Austin', street: '2 Main Street' }] },
      { addresses: [{ city: 'Dallas', street: '2 Main Street' }] },
    ],
    [
      'an address that the till takes away',
      { addresses: [{ operation: 'UPDATE', addressId, changedFields: ['city'], city: 'Austin' }] },
      { kind: 'DEACTIVATE_ADDRESS', addresses: [{ operation: 'DEACTIVATE', addressId }] },
      { attribute: 'address', headquartersValue: '1 Main Street, Austin, USA', channelValue: null },
      { addresses: [{ city: 'Austin' }] },
      { addresses: [] },
    ],
    [
      'a contact',
      {
        contacts: [
          {
            operation: 'UPDATE',
            contactId,
            type: 'EMAIL',
            value: 'hq@example.com',
            extension: null,
            isPrimary: false,
            marketingOptIn: false,
          },
        ],
      },
      { contacts: [{ operation: 'UPDATE', contactId, type: 'EMAIL', value: 'till@example.com' }] },
      { attribute: 'contact.EMAIL', headquartersValue: 'hq@example.com', channelValue: 'till@example.com' },
      { contacts: [{ value: 'hq@example.com' }] },
      { contacts: [{ value: 'till@example.com' }] },
    ],
    [
      'an attribute',
      { attributes: [{ operation: 'UPDATE', name: 'ShoeSize', attributeType: 'INTEGER', value: '40' }] },
      { attributes: [{ name: 'ShoeSize', value: '42' }] },
      { attribute: 'attribute.ShoeSize', headquartersValue: '40', channelValue: '42' },
      { attributes: [{ value: '40' }] },
      { attributes: [{ value: '42' }] },
    ],
  ]
  it.each(cases)('of %s can be resolved either way', async (_, atHq, atTill, shown, kept, taken) => {
    await c.atHeadquarters(atHq)
    const first = await c.conflicting({ kind: 'UPDATE_CUSTOMER', ...atTill })
    const [conflict] = await c.conflicts(first)
    expect(conflict).toMatchObject(shown)
    const attribute = conflict?.attribute ?? ''
    await c.resolve(first, [{ attribute, keep: 'HEADQUARTERS' }])
    expect(await c.synchronize(first)).toMatchObject({ status: 'SYNCED' })
    expect(await c.customerNow()).toMatchObject(kept)
    const second = await c.conflicting({ kind: 'UPDATE_CUSTOMER', ...atTill, operationNumber: 3 })
    await c.resolve(second, [{ attribute, keep: 'CHANNEL' }])
    expect(await c.synchronize(second)).toMatchObject({ status: 'SYNCED' })
    expect(await c.customerNow()).toMatchObject(taken)
  })

  it('of an affiliation that both sides have changed can be resolved either way', async () => {
    await c.atHeadquarters({ affiliations: [{ operation: 'DEACTIVATE', affiliationId: 'VIP' }] })
    const operationId = await c.conflicting({ affiliations: ['VIP'] })
    expect(await c.conflicts(operationId)).toMatchObject([
      { attribute: 'affiliation', headquartersValue: null, channelValue: 'VIP' },
    ])
    await c.resolve(operationId, [{ attribute: 'affiliation', keep: 'CHANNEL' }])
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await c.customerNow()).toMatchObject({ affiliations: ['VIP'] })
  })
})

describe('the policy of a group of fields', () => {
  const policy = (value: string) =>
    c.hq.db.execute(
      sql`insert into conflict_policy (data_area_id, field_group, policy) values ('USRT', 'CONTACT', ${value})`,
    )

  it.each([
    ['HQ_WINS', 'hq@example.com'],
    ['CHANNEL_WINS', 'till@example.com'],
  ])('%s decides without a person', async (value, expected) => {
    await policy(value)
    await c.setEmail('hq@example.com')
    const operationId = await c.conflicting({ customer: { email: 'till@example.com' } })
    expect(await viewOf(c.hq.db, operationId)).toMatchObject({ status: 'SYNCED', conflicts: null })
    expect(await c.customerNow()).toMatchObject({ email: expected })
  })

  it('is overridden by a person’s choice', async () => {
    await c.setEmail('hq@example.com')
    const operationId = await c.conflicting({ customer: { email: 'till@example.com' } })
    await c.resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }])
    await policy('HQ_WINS')
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await c.customerNow()).toMatchObject({ email: 'till@example.com' })
  })
})
