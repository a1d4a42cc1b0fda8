import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withPendingOperations } from '../../src/channel/customers/pending-overlay.ts'
import type { ContactDocument, CustomerDocument } from '../../src/model/customer.ts'
import { NO_ROWS } from '../../src/model/customer-rows/rows.ts'
import type { StagedRows } from '../../src/model/operation.ts'
import { OWN_FIELDS, withPrimaries } from '../../src/model/primaries.ts'
import { make } from '../support/channel.ts'

const contact = (value: string, isPrimary = false, type: ContactDocument['type'] = 'EMAIL'): ContactDocument => ({
  contactId: randomUUID(),
  type,
  value,
  extension: null,
  isPrimary,
  marketingOptIn: false,
})
const customer = (given: Partial<CustomerDocument>) => make.document({ customerKey: randomUUID(), ...given })

/** The customer after an edit, as a till shows it. */
function after(before: CustomerDocument, rows: Partial<StagedRows>): CustomerDocument {
  const pending = {
    operationId: randomUUID(),
    operationNumber: 1,
    kind: 'UPDATE_CUSTOMER',
    channelId: 'houston',
    dataAreaId: before.dataAreaId,
    capturedAt: before.createdAt,
    addressBooks: null,
    failed: false,
    rows: withPrimaries(before, { ...NO_ROWS, ...rows }),
  }
  const known = {
    customerKey: before.customerKey,
    document: before,
    pending: [pending],
    lastOperationNumber: 1,
    cards: [],
  }
  const shown = withPendingOperations(known, 'houston')
  if (!shown) throw new Error('The customer is gone.')
  return { ...shown, version: before.version }
}

const removal = (removed: ContactDocument) => ({ contacts: [{ operation: 'DEACTIVATE' as const, ...removed }] })
const change = (changed: ContactDocument, to: Partial<ContactDocument>) => ({
  contacts: [{ operation: 'UPDATE' as const, ...changed, ...to }],
})
const own = (fields: Partial<CustomerDocument>) => ({
  customer: [
    { operation: 'UPDATE' as const, changedFields: Object.keys(fields), ...fields } as StagedRows['customer'][number],
  ],
})

test('the extension of the own number leaves with it, and comes with the contact that takes its place', () => {
  const first = { ...contact('7135550100', true, 'PHONE'), extension: '12' }
  const next = { ...contact('7135550199', false, 'PHONE'), extension: '7' }
  const ada = customer({ phone: first.value, phoneExtension: '12', contacts: [first, next] })
  const numbers = ({ phone, phoneExtension }: CustomerDocument) => [phone, phoneExtension]
  expect(numbers(after(ada, removal(first)))).toEqual([next.value, '7'])
  expect(numbers(after(customer({ ...ada, contacts: [first] }), removal(first)))).toEqual([null, null])
  expect(numbers(after(ada, change(next, { isPrimary: true, extension: null })))).toEqual([next.value, null])
  expect(numbers(after(ada, change(next, { value: '7135550111' })))).toEqual([first.value, '12'])
})

describe('a primary e-mail address', () => {
  const wrong = contact('wrong@example.com', true)
  const right = contact('right@example.com')
  const ada = customer({ email: wrong.value, contacts: [wrong, right] })

  test('that is removed leaves the next contact', () => {
    const { email, contacts } = after(ada, removal(wrong))
    expect([email, contacts]).toEqual([right.value, [{ ...right, isPrimary: true }]])
  })
  test('that was the only one leaves none', () => {
    expect(after(customer({ email: wrong.value, contacts: [wrong] }), removal(wrong)).email).toBeNull()
  })
  test('that is only equal to the field goes with its contact', () => {
    const alike = contact('wrong@example.com')
    expect(after(customer({ email: alike.value, contacts: [alike] }), removal(alike)).email).toBeNull()
  })
  test('that changes changes the field', () => {
    expect(after(ada, change(wrong, { value: 'new@example.com' })).email).toBe('new@example.com')
  })
  test('that is changed as the field changes the contact', () => {
    const { contacts } = after(ada, own({ email: 'new@example.com' }))
    expect(contacts.map(({ value, isPrimary }) => [value, isPrimary])).toEqual([
      ['new@example.com', true],
      [right.value, false],
    ])
  })
  test('that is cleared as the field removes the contact and leaves the next', () => {
    const { email, contacts } = after(ada, own({ email: null }))
    expect([email, contacts]).toEqual([right.value, [{ ...right, isPrimary: true }]])
  })
  test('that becomes a phone number leaves the next', () => {
    const { email, phone } = after(ada, change(wrong, { type: 'PHONE', value: '713 555 0100' }))
    expect([email, phone]).toEqual([right.value, '713 555 0100'])
  })
  test('stays when another contact is removed or another field changes', () => {
    expect(after(ada, removal(right))).toMatchObject({ email: wrong.value, contacts: [wrong] })
    expect(after(ada, own({ phone: '713 555 0100' }))).toMatchObject({ email: wrong.value, contacts: [wrong, right] })
  })
})

test('a primary address that is removed or no longer marked leaves the next one', () => {
  const place = (isPrimary: boolean) => ({
    ...Object.fromEntries(['name', 'purpose', 'street', 'city'].map((field) => [field, null])),
    addressId: randomUUID(),
    isPrimary,
  })
  const [first, second] = [place(true), place(false)]
  const ada = customer({ addresses: [first, second] as CustomerDocument['addresses'] })
  const removed = after(ada, {
    addresses: [{ operation: 'DEACTIVATE', changedFields: null, addressId: first.addressId }],
  })
  expect(removed.addresses.map(({ addressId, isPrimary }) => [addressId, isPrimary])).toEqual([
    [second.addressId, true],
  ])
  const unmarked = after(ada, {
    addresses: [{ operation: 'UPDATE', changedFields: ['isPrimary'], addressId: first.addressId, isPrimary: false }],
  })
  expect(unmarked.addresses.map(({ isPrimary }) => isPrimary)).toEqual([false, true])
})

const values = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com')
const edits = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('remove' as const), nth: fc.nat(3) }),
    fc.record({ does: fc.constant('change' as const), nth: fc.nat(3), value: values, isPrimary: fc.boolean() }),
    fc.record({ does: fc.constant('add' as const), value: values, isPrimary: fc.boolean() }),
    fc.record({ does: fc.constant('own' as const), value: fc.option(values) }),
  ),
  { maxLength: 8 },
)

test('whatever is edited, there is one primary contact at most, with the field’s value, and nothing that went remains', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      let ada = customer({
        email: 'a@example.com',
        contacts: [contact('a@example.com', true), contact('b@example.com')],
      })
      for (const step of steps) {
        const before = ada
        const chosen = 'nth' in step ? ada.contacts[step.nth] : undefined
        if (step.does === 'own') ada = after(ada, own({ email: step.value }))
        else if (step.does === 'add')
          ada = after(ada, { contacts: [{ operation: 'CREATE', ...contact(step.value, step.isPrimary) }] })
        else if (chosen)
          ada = after(
            ada,
            step.does === 'remove' ? removal(chosen) : change(chosen, { value: step.value, isPrimary: step.isPrimary }),
          )
        const primaries = ada.contacts.filter(({ isPrimary }) => isPrimary)
        expect(primaries.length).toBeLessThan(2)
        if (primaries[0]) expect(ada[OWN_FIELDS.EMAIL]).toBe(primaries[0].value)
        // The field has an address that was there before or that the edit names.
        const named = [
          null,
          ...before.contacts.map(({ value }) => value),
          before.email,
          'value' in step ? step.value : null,
        ]
        expect(named).toContain(ada.email)
        if (
          step.does === 'remove' &&
          chosen?.value === before.email &&
          !ada.contacts.some(({ value }) => value === chosen.value)
        )
          if (chosen.isPrimary) expect(ada.email).not.toBe(chosen.value)
      }
    }),
  )
})
