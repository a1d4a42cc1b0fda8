import { expect, test } from 'vitest'
import { type FoundDuplicate, warningsOf } from '../../src/model/found-duplicate.ts'

const fieldsOf = (found: Omit<FoundDuplicate, 'seen'>, content: unknown) =>
  warningsOf([{ ...found, seen: true }], ['customer'], content).map(({ field }) => field.slice(1).join('.'))

const CUSTOMER = {
  lastName: 'Boer',
  email: 'own@example.com',
  phone: '010 1234567',
  cellularPhone: '+31 6 12345678',
  contacts: [
    { type: 'EMAIL', value: 'Jo <jo@example.com>' },
    { type: 'phone', value: '020 7654321 toestel 3' },
    { type: 'URL', value: 'www.example.com' },
  ],
  addresses: [{ zipCode: '1011 AB' }],
}

test.each([
  [{ kind: 'e', key: 'e:own@example.com' }, CUSTOMER, 'email'],
  [{ kind: 'e', key: 'e:jo@example.com' }, CUSTOMER, 'contacts.0.value'],
  [{ kind: 'p', key: 'p:1234567' }, CUSTOMER, 'phone'],
  [{ kind: 'p', key: 'p:2345678' }, CUSTOMER, 'cellularPhone'],
  [{ kind: 'p', key: 'p:7654321' }, CUSTOMER, 'contacts.1.value'],
  [{ kind: 'z', key: 'z:boer|1011ab' }, CUSTOMER, 'name'],
  // Headquarters of an earlier version sends no key.
  [{ kind: 'p' }, { cellularPhone: '0612345678' }, 'cellularPhone'],
  [{ kind: 'e' }, { contacts: [{ type: 'EMAIL', value: 'a@example.com' }] }, 'contacts.0.value'],
  [{ kind: 'e' }, {}, 'email'],
  // A contact, and an address, by itself.
  [{ kind: 'p', key: 'p:2345678' }, { type: 'PHONE', value: '0612345678' }, 'value'],
  [{ kind: 'z', key: 'z:boer|1011ab' }, { name: 'Depot', zipCode: '1011 AB' }, 'zipCode'],
  [{ kind: 'e', key: 'e:a@example.com' }, undefined, 'email'],
] as const)('a possible duplicate by %j names the value of the input that has it', (found, content, field) => {
  expect(fieldsOf(found, content)).toEqual([field])
})
