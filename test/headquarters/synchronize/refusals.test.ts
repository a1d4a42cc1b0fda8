import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make, type StagedOptions } from '../../support/staged.ts'
import { operationRow, rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquarters()
})

const long = (length: number) => 'x'.repeat(length)

/** What a create is refused for: the code, the field, and the row that makes it so. */
const creates: [code: string, field: string | null, options: StagedOptions][] = [
  ['REQUIRED', 'name', { customer: { name: '  ' } }],
  ['REQUIRED', 'name', { customer: { name: '\u200b\u00ad\u3164 \u001a' } }],
  ['REQUIRED', 'name', { customer: { name: null, firstName: 'Ada', customerType: 'ORGANIZATION' } }],
  ['REQUIRED', 'customer', { kind: 'CREATE_CUSTOMER', customer: null, addresses: [{ street: '1' }] }],
  ['TOO_LONG', 'name', { customer: { name: long(101) } }],
  ['TOO_LONG', 'firstName', { customer: { firstName: long(26) } }],
  ['TOO_LONG', 'phone', { customer: { phone: long(21) } }],
  ['TOO_LONG', 'email', { customer: { email: `${long(250)}@example.com` } }],
  ['INVALID_VALUE', 'customerType', { customer: { customerType: 'ROBOT' } }],
  ['INVALID_EMAIL', 'email', { customer: { email: 'ada at example.com' } }],
  ['INVALID_EMAIL', 'receiptEmail', { customer: { receiptEmail: 'ada@localhost' } }],
  ['INVALID_NUMBER', 'creditMax', { customer: { creditMax: '1,000' } }],
  ['UNKNOWN_CURRENCY', 'currency', { customer: { currency: 'XXX' } }],
  ['UNKNOWN_CURRENCY', 'currency', { customer: { currency: 'Dollar' } }],
  ['UNKNOWN_COUNTRY', 'addresses.0.country', { addresses: [{ country: 'Untied States' }] }],
  ['INVALID_EMAIL', 'email', { customer: { email: 'a@b.nl;c@d.nl' } }],
  ['UNKNOWN_LANGUAGE', 'languageId', { customer: { languageId: 'tlh' } }],
  ['INVALID_URL', 'url', { customer: { url: 'not an address' } }],
  ['INVALID_VALUE', 'blocked', { customer: { blocked: 'maybe' } }],
  ['INVALID_VALUE', 'receiptOption', { customer: { receiptOption: 'pigeon' } }],
  ['UNKNOWN_TAX_GROUP', 'taxGroup', { customer: { taxGroup: 'no such group' } }],
  ['UNKNOWN_PRICE_GROUP', 'priceGroup', { customer: { priceGroup: 'Gold' } }],
  ['UNKNOWN_DISCOUNT', 'lineDiscount', { customer: { lineDiscount: 'All' } }],
  ['UNKNOWN_DISCOUNT', 'multilineDiscount', { customer: { multilineDiscount: 'All' } }],
  ['UNKNOWN_DISCOUNT', 'endDiscount', { customer: { endDiscount: 'All' } }],
  ['UNKNOWN_INVOICE_ACCOUNT', 'invoiceAccount', { customer: { invoiceAccount: 'C-999999' } }],
  ['INVALID_EMAIL', 'addresses.0.email', { addresses: [{ email: 'nobody' }] }],
  ['INVALID_URL', 'addresses.0.url', { addresses: [{ url: 'not an address' }] }],
  ['UNKNOWN_TAX_GROUP', 'addresses.0.taxGroup', { addresses: [{ taxGroup: 'no such group' }] }],
  ['INVALID_URL', 'contacts.0.value', { contacts: [{ type: 'URL', value: 'nowhere' }] }],
  ['UNKNOWN_CUSTOMER_GROUP', 'customerGroup', { customer: { customerGroup: 'Friends' } }],
  ['UNKNOWN_COUNTRY', 'addresses.1.country', { addresses: [{ country: 'USA' }, { country: 'ATL' }] }],
  ['UNKNOWN_PURPOSE', 'addresses.0.purpose', { addresses: [{ purpose: 'Hideout' }] }],
  ['TOO_LONG', 'addresses.0.zipCode', { addresses: [{ zipCode: long(11) }] }],
  ['INVALID_VALUE', 'contacts.0.type', { contacts: [{ type: 'FAX' as 'PHONE' }] }],
  ['REQUIRED', 'contacts.0.value', { contacts: [{ value: ' ' }] }],
  ['TOO_LONG', 'contacts.0.value', { contacts: [{ type: 'PHONE', value: long(21) }] }],
  ['INVALID_EMAIL', 'contacts.1.value', { contacts: [{}, { type: 'EMAIL', value: 'nobody' }] }],
  ['UNKNOWN_AFFILIATION', 'affiliations.0', { affiliations: ['Nobody'] }],
  ['UNKNOWN_ATTRIBUTE', 'attributes.0.name', { attributes: [{ name: 'HatSize', value: '7' }] }],
  ['ATTRIBUTE_TYPE_MISMATCH', 'attributes.0.value', { attributes: [{ name: 'ShoeSize', value: '38.5' }] }],
  ['ATTRIBUTE_TYPE_MISMATCH', 'attributes.0.value', { attributes: [{ name: 'Height', value: 'tall' }] }],
  ['ATTRIBUTE_TYPE_MISMATCH', 'attributes.0.value', { attributes: [{ name: 'Newsletter', value: 'yes' }] }],
  ['ATTRIBUTE_OUT_OF_RANGE', 'attributes.0.value', { attributes: [{ name: 'ShoeSize', value: '51' }] }],
  [
    'ATTRIBUTE_OUT_OF_RANGE',
    'attributes.1.value',
    {
      attributes: [
        { name: 'Note', value: 'x' },
        { name: 'Height', value: '0.4' },
      ],
    },
  ],
  ['ATTRIBUTE_NOT_IN_LIST', 'attributes.0.value', { attributes: [{ name: 'Color', value: 'green' }] }],
  ['TOO_LONG', 'attributes.0.value', { attributes: [{ name: 'Note', value: long(1001) }] }],
]

test('refuses each foreseeable fault with its code and field, all in one run, and accepts the good one', async () => {
  const staged = []
  for (const [, , options] of creates) staged.push(await make.operation(hq.db, options))
  const good = await make.operation(hq.db, {})
  expect(await synchronizeAll(hq)).toMatchObject({ done: 1, failed: creates.length })
  const refused = []
  for (const { operationId } of staged) {
    const { status, errorClass, errorCode, errorField } = await operationRow(hq.db, operationId)
    refused.push([status, errorClass, errorCode, errorField])
  }
  expect(refused).toEqual(creates.map(([code, field]) => ['FAILED', 'PERMANENT', code, field]))
  expect(await operationRow(hq.db, good.operationId)).toMatchObject({ status: 'SYNCED', account: 'C-000001' })
})

test('counts lengths in characters that a person sees, of four code points at most', async () => {
  const seen = 'g\u0308'
  const options = (length: number): StagedOptions => ({
    customer: { firstName: seen.repeat(length) },
    addresses: [{ city: '👍🏽'.repeat(length) }],
  })
  const short = await make.operation(hq.db, options(25))
  const tooLong = await make.operation(hq.db, options(26))
  await synchronizeAll(hq)
  expect(await operationRow(hq.db, short.operationId)).toMatchObject({ status: 'SYNCED' })
  expect(await operationRow(hq.db, tooLong.operationId)).toMatchObject({
    errorCode: 'TOO_LONG',
    errorField: 'firstName',
  })
})

test('never shows a refused value, neither in the message nor in what equal causes are counted by', async () => {
  const canary = 'canary-1@nowhere'
  const { operationId } = await make.operation(hq.db, { customer: { email: canary } })
  const country = await make.operation(hq.db, { addresses: [{ country: 'CANARY' }] })
  await synchronizeAll(hq)
  for (const id of [operationId, country.operationId]) {
    const events = await rows(
      hq.db,
      sql`select o.error_message, o.fingerprint, o.error_field, a.error_message as attempted
      from operation o join operation_attempt a using (operation_id) where operation_id = ${id}`,
    )
    expect(JSON.stringify(events)).not.toMatch(/canary/i)
    expect(events).toHaveLength(1)
  }
})

test('counts equal causes as one, whatever row they are in, and different ones apart', async () => {
  const fingerprint = async (options: StagedOptions) => {
    const { operationId } = await make.operation(hq.db, options)
    await synchronizeAll(hq)
    return (await operationRow(hq.db, operationId)).fingerprint
  }
  const first = await fingerprint({ addresses: [{ country: 'ATL' }] })
  expect(await fingerprint({ addresses: [{ country: 'USA' }, { country: 'ATL' }] })).toBe(first)
  expect(await fingerprint({ addresses: [{ country: 'ATX' }] })).not.toBe(first)
})

describe('an edit', () => {
  const edits: [code: string, field: string | null, options: StagedOptions][] = [
    ['REQUIRED', 'name', { customer: { name: null } }],
    ['REQUIRED', 'customerType', { customer: { customerType: null } }],
    ['REQUIRED', 'addresses.0.country', { addresses: [{ operation: 'UPDATE', country: null }] }],
    [
      'ADDRESS_NOT_FOUND',
      'addresses.0',
      { addresses: [{ operation: 'UPDATE', addressId: randomUUID(), city: 'Austin' }] },
    ],
    ['ADDRESS_NOT_FOUND', 'addresses.0', { addresses: [{ operation: 'DEACTIVATE', addressId: randomUUID() }] }],
    ['CONTACT_NOT_FOUND', 'contacts.0', { contacts: [{ operation: 'UPDATE', contactId: randomUUID() }] }],
    ['CONTACT_NOT_FOUND', 'contacts.0', { contacts: [{ operation: 'DEACTIVATE', contactId: randomUUID() }] }],
    ['INVALID_EMAIL', 'email', { customer: { email: 'nobody' } }],
  ]

  test.each(edits)('is refused with %s at %s, and changes nothing', async (code, field, options) => {
    const { customerKey, rows: created } = await make.operation(hq.db, { addresses: [{ street: '1', country: 'USA' }] })
    await synchronizeAll(hq)
    const addressId = created.addresses[0]?.addressId
    const addresses = options.addresses?.map((row) => ({ ...(addressId && { addressId }), ...row }))
    const { operationId } = await make.operation(hq.db, { ...options, ...(addresses && { addresses }), customerKey })
    await synchronizeAll(hq)
    expect(await operationRow(hq.db, operationId)).toMatchObject({
      status: 'FAILED',
      errorCode: code,
      errorField: field,
    })
    expect(await rows(hq.db, sql`select version from customer where customer_key = ${customerKey}`)).toEqual([
      { version: 1 },
    ])
  })

  test('of a customer that headquarters does not have is refused on all of its rows', async () => {
    const { operationId } = await make.operation(hq.db, {
      customerKey: randomUUID(),
      operationNumber: 1,
      customer: { email: 'ada@example.com' },
      addresses: [{ street: '1' }],
    })
    await synchronizeAll(hq)
    expect(await operationRow(hq.db, operationId)).toMatchObject({ errorCode: 'CUSTOMER_NOT_FOUND', errorField: null })
    const verdicts = await rows(
      hq.db,
      sql`select verdict from retail_async_customer_v2 where operation_id = ${operationId}
      union all select verdict from retail_async_address_v2 where operation_id = ${operationId}`,
    )
    expect(verdicts).toEqual([{ verdict: 'REFUSED' }, { verdict: 'REFUSED' }])
  })

  test('of a field of a legal entity that does not have the customer finds none', async () => {
    const { customerKey } = await make.operation(hq.db, {})
    await synchronizeAll(hq)
    const { operationId } = await make.operation(hq.db, {
      customerKey,
      dataAreaId: 'DEMF',
      customer: { name: 'Other' },
    })
    const { synchronizeOperations } = await import('../../../src/headquarters/synchronize/synchronize-operations.ts')
    const { SYSTEM } = await import('../../../src/access/actor.ts')
    await synchronizeOperations(hq, SYSTEM, [operationId])
    expect(await operationRow(hq.db, operationId)).toMatchObject({ errorCode: 'CUSTOMER_NOT_FOUND' })
  })
})
