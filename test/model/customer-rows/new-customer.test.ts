import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCustomerRows } from '../../../src/model/customer-rows/rows.ts'
import { OWN_FIELDS } from '../../../src/model/primaries.ts'

const DEFAULTS = {
  country: null,
  affiliations: [],
  attributeType: () => 'TEXT' as const,
  defaultCustomer: {
    dataAreaId: 'usrt',
    id: 'default',
    customerType: 'PERSON',
    customerGroup: '30',
    currency: 'USD',
    languageId: 'en-US',
    receiptOption: null,
    receiptEmail: null,
  },
} satisfies Parameters<typeof newCustomerRows>[2]

const address = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com')
const contact = fc.record({ type: fc.constant('EMAIL'), value: address, isPrimary: fc.option(fc.boolean()) })

test('a new customer has one primary contact of a type at most, and the own field has its value', () => {
  fc.assert(
    fc.property(fc.option(address), fc.array(contact, { maxLength: 4 }), (email, contacts) => {
      const rows = newCustomerRows('018f0000-0000-8000-8000-000000000001', { name: 'Ada', email, contacts }, DEFAULTS)
      const primaries = rows.contacts.filter(({ isPrimary }) => isPrimary)
      const own = rows.customer[0]?.[OWN_FIELDS.EMAIL] ?? null
      expect(rows.contacts.map(({ value }) => value)).toEqual(contacts.map(({ value }) => value))
      expect(primaries.length).toBeLessThan(2)
      if (primaries[0]) expect(own).toBe(primaries[0].value)
      if (email !== null) expect(own).toBe(email)
      else expect(own).toBe(contacts.find((each) => each.isPrimary)?.value ?? null)
    }),
  )
})
