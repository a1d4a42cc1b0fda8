import { expect, test } from 'vitest'
import { parseCache } from '../../../src/channel/cache/cache-content.ts'
import { asyncAllowance, type ChannelSetting, EVERYTHING, settingOf } from '../../../src/channel/cache/setting.ts'
import { checkChanges, checkNewCustomer } from '../../../src/channel/validate/check-customer.ts'
import type { CustomerInput } from '../../../src/model/customer-rows/customer-input.ts'
import { type ChannelDatabaseOptions, configurationRows } from '../../support/channel.ts'

function settingWith(options: ChannelDatabaseOptions = {}): ChannelSetting {
  const cache = parseCache({
    generation: '1',
    loadedAt: '',
    expiresAt: '',
    configured: true,
    content: {
      configuration: configurationRows(options),
      appliedJobs: { '1110': '100', '1070': '100', '1010': '100' },
      switches: {},
    },
  })
  const setting = settingOf(cache, 'houston')
  if ('code' in setting) throw new Error(setting.message)
  return setting
}

const STRICT = settingWith()
const MINIMAL = settingWith({ captureValidation: 'MINIMAL' })
const found = (input: CustomerInput, setting = STRICT) =>
  checkNewCustomer(input, setting, EVERYTHING).refusals.map(({ code, field }) => `${code} ${field.join('.')}`)

const x = (length: number) => 'x'.repeat(length)
const ADA = { name: 'Ada' }

const table: [string, CustomerInput, string[], string[]][] = [
  ['nothing wrong', ADA, [], []],
  ['no name at all', {}, ['REQUIRED name'], ['REQUIRED name']],
  ['a blank name', { name: '  ' }, ['REQUIRED name'], ['REQUIRED name']],
  ['a name of which nothing is seen', { name: '\u200b\u00ad\u3164 \u001a' }, ['REQUIRED name'], ['REQUIRED name']],
  ['parts of which nothing is seen', { firstName: '\u2060', lastName: '\ufe0f' }, ['REQUIRED name'], ['REQUIRED name']],
  [
    'a country that is no word and too long',
    { ...ADA, addresses: [{ country: 'Untied States' }] },
    ['UNKNOWN_COUNTRY addresses.0.country'],
    [],
  ],
  ['a currency in words', { ...ADA, currency: 'Dollars' }, ['UNKNOWN_CURRENCY currency'], ['TOO_LONG currency']],
  ['two e-mail addresses in one', { ...ADA, email: 'a@b.nl;c@d.nl' }, ['INVALID_EMAIL email'], []],
  ['an e-mail address in brackets', { ...ADA, email: '<a@b.nl>' }, ['INVALID_EMAIL email'], []],
  ['an e-mail address as a link', { ...ADA, email: 'mailto:a@b.nl' }, ['INVALID_EMAIL email'], []],
  ['an unusual e-mail address', { ...ADA, email: "o'neil..x+tag/1=%@münchen.example" }, [], []],
  ['a last name only', { lastName: 'Lovelace' }, [], []],
  ['a person’s first name only', { firstName: 'Ada' }, [], []],
  ['a first name beside a name', { ...ADA, firstName: 'Ada' }, [], []],
  [
    'an organization without a name',
    { customerType: 'ORGANIZATION', lastName: 'L' },
    ['REQUIRED name'],
    ['REQUIRED name'],
  ],
  [
    'a NUL character',
    { ...ADA, city: 'x', phone: '5\u00000' } as CustomerInput,
    ['INVALID_CHARACTER phone'],
    ['INVALID_CHARACTER phone'],
  ],
  ['half a surrogate pair', { name: 'A\ud800' }, ['INVALID_CHARACTER name'], ['INVALID_CHARACTER name']],
  ['a name beyond the business length', { name: x(101) }, ['TOO_LONG name'], []],
  ['a name beyond the column', { name: x(201) }, ['TOO_LONG name'], ['TOO_LONG name']],
  ['characters of two code units', { name: '👩'.repeat(100) }, [], []],
  ['parts too long together', { firstName: x(25), middleName: x(25), lastName: x(25) }, [], []],
  ['an e-mail address that is none', { ...ADA, email: 'ada@nowhere' }, ['INVALID_EMAIL email'], []],
  ['a receipt e-mail that is none', { ...ADA, receiptEmail: 'ada' }, ['INVALID_EMAIL receiptEmail'], []],
  ['an international e-mail address', { ...ADA, email: 'jörg@bücher.example' }, [], []],
  ['a credit limit that is no number', { ...ADA, creditMax: '1,000' }, ['INVALID_NUMBER creditMax'], []],
  ['an unknown currency', { ...ADA, currency: 'XXX' }, ['UNKNOWN_CURRENCY currency'], []],
  ['an unknown language', { ...ADA, languageId: 'tlh' }, ['UNKNOWN_LANGUAGE languageId'], []],
  ['an unknown customer group', { ...ADA, customerGroup: 'X' }, ['UNKNOWN_CUSTOMER_GROUP customerGroup'], []],
  ['an unknown country', { ...ADA, addresses: [{}, { country: 'XX' }] }, ['UNKNOWN_COUNTRY addresses.1.country'], []],
  ['a receipt option that is none', { ...ADA, receiptOption: 'pigeon' }, ['INVALID_VALUE receiptOption'], []],
  ['a block that is none', { ...ADA, blocked: 'maybe' }, ['INVALID_VALUE blocked'], []],
  ['a customer type that is none', { ...ADA, customerType: 'ROBOT' }, ['INVALID_VALUE customerType'], []],
  ['a tax group that the legal entity does not have', { ...ADA, taxGroup: 'MARS' }, ['UNKNOWN_TAX_GROUP taxGroup'], []],
  ['any price group where there is no list', { ...ADA, priceGroup: 'anything' }, [], []],
  ['a web address that is none', { ...ADA, url: 'not an address' }, ['INVALID_URL url'], []],
  ['a web address without a scheme', { ...ADA, url: 'www.example.com/a?b=c' }, [], []],
  [
    'fields of an address',
    { ...ADA, addresses: [{ email: 'x', url: 'a b', taxGroup: 'MARS', phone: '713 555 0100' }] },
    ['INVALID_EMAIL addresses.0.email', 'INVALID_URL addresses.0.url', 'UNKNOWN_TAX_GROUP addresses.0.taxGroup'],
    [],
  ],
  [
    'a contact of a type that is none',
    { ...ADA, contacts: [{ type: 'FAX', value: '1' }] },
    ['INVALID_VALUE contacts.0.type'],
    ['INVALID_VALUE contacts.0.type'],
  ],
  [
    'a number just out of a range of 18 digits',
    { ...ADA, attributes: [{ name: 'Big', value: '900719925474099299' }] },
    ['ATTRIBUTE_OUT_OF_RANGE attributes.0.value'],
    [],
  ],
  ['an unknown purpose', { ...ADA, addresses: [{ purpose: 'Attic' }] }, ['UNKNOWN_PURPOSE addresses.0.purpose'], []],
  ['a postal code beyond ten', { ...ADA, addresses: [{ zipCode: x(11) }] }, ['TOO_LONG addresses.0.zipCode'], []],
  [
    'an empty contact',
    { ...ADA, contacts: [{ type: 'EMAIL', value: ' ' }] },
    ['REQUIRED contacts.0.value'],
    ['REQUIRED contacts.0.value'],
  ],
  [
    'a contact that is no e-mail',
    { ...ADA, contacts: [{ type: 'EMAIL', value: 'x' }] },
    ['INVALID_EMAIL contacts.0.value'],
    [],
  ],
  ['a long phone contact', { ...ADA, contacts: [{ type: 'PHONE', value: x(21) }] }, ['TOO_LONG contacts.0.value'], []],
  ['an unknown affiliation', { ...ADA, affiliations: ['VIP', 'X'] }, ['UNKNOWN_AFFILIATION affiliations.1'], []],
  [
    'an unknown attribute',
    { ...ADA, attributes: [{ name: 'X', value: '1' }] },
    ['UNKNOWN_ATTRIBUTE attributes.0.name'],
    [],
  ],
  [
    'a text for a number',
    { ...ADA, attributes: [{ name: 'Children', value: 'two' }] },
    ['ATTRIBUTE_TYPE_MISMATCH attributes.0.value'],
    [],
  ],
  [
    'a fraction for an integer',
    { ...ADA, attributes: [{ name: 'Children', value: '1.5' }] },
    ['ATTRIBUTE_TYPE_MISMATCH attributes.0.value'],
    [],
  ],
  [
    'yes for a boolean',
    { ...ADA, attributes: [{ name: 'Newsletter', value: 'yes' }] },
    ['ATTRIBUTE_TYPE_MISMATCH attributes.0.value'],
    [],
  ],
  [
    'a number out of range',
    { ...ADA, attributes: [{ name: 'ShoeSize', value: '61' }] },
    ['ATTRIBUTE_OUT_OF_RANGE attributes.0.value'],
    [],
  ],
  [
    'a value not in the list',
    { ...ADA, attributes: [{ name: 'Segment', value: 'Tin' }] },
    ['ATTRIBUTE_NOT_IN_LIST attributes.0.value'],
    [],
  ],
  ['a value taken away', { ...ADA, attributes: [{ name: 'Segment', value: null }] }, [], []],
]

test.each(table)('judges %s as STRICT and as MINIMAL (docs/domain.md, D-28)', (_, input, strict, minimal) => {
  expect(found(input)).toEqual(strict)
  expect(found(input, MINIMAL)).toEqual(minimal)
})

test('finds everything that is wrong at once', () => {
  const input = { name: x(101), email: 'x', currency: 'XXX', addresses: [{ country: 'X', zipCode: x(11) }] }
  expect(found(input)).toEqual([
    'TOO_LONG name',
    'INVALID_EMAIL email',
    'UNKNOWN_CURRENCY currency',
    'TOO_LONG addresses.0.zipCode',
    'UNKNOWN_COUNTRY addresses.0.country',
  ])
})

test('never repeats a value in a message, and says what to do', () => {
  for (const [, input] of table)
    for (const { message } of checkNewCustomer(input, STRICT, EVERYTHING).refusals) {
      expect(message).not.toMatch(/xxx|ada@|tlh|Attic|Tin|two|XXX/i)
      expect(message.length).toBeGreaterThan(20)
    }
})

test('keeps a phone number as typed whatever it looks like, and warns on every channel', () => {
  for (const setting of [STRICT, MINIMAL]) {
    const { refusals, warnings } = checkNewCustomer(
      { ...ADA, phone: '(713) 555-0100 x7', cellularPhone: 'ask Bob', contacts: [{ type: 'PHONE', value: '12' }] },
      setting,
      EVERYTHING,
    )
    expect(refusals).toEqual([])
    expect(warnings.map(({ code, field }) => `${code} ${field.join('.')}`)).toEqual([
      'PHONE_LOOKS_WRONG cellularPhone',
      'PHONE_LOOKS_WRONG contacts.0.value',
    ])
  }
})

test('names the feature that an asynchronous create needs for a field, on every channel, and drops no field', () => {
  const input: CustomerInput = {
    ...ADA,
    title: 'Dr.',
    contacts: [{ type: 'URL', value: 'example.com' }],
    affiliations: ['VIP'],
    addresses: [{ city: 'Houston' }],
  }
  const without = settingWith({ features: { ENHANCED_ASYNC_CREATE: false, ASYNC_ADDRESS_CREATE: false } })
  const needed = checkNewCustomer(input, without, asyncAllowance(without.cache)).featuresNeeded
  expect(needed.map(({ feature, field }) => `${feature} ${field.join('.')}`)).toEqual([
    'ENHANCED_ASYNC_CREATE title',
    'ENHANCED_ASYNC_CREATE contacts',
    'ENHANCED_ASYNC_CREATE affiliations',
    'ASYNC_ADDRESS_CREATE addresses',
  ])
  expect(checkNewCustomer(input, STRICT, asyncAllowance(STRICT.cache)).featuresNeeded).toEqual([])
  expect(checkNewCustomer(input, without, EVERYTHING).featuresNeeded).toEqual([])
})

test('validates only the fields that an update names, and never empties a required one', () => {
  const changes = (input: CustomerInput, setting = STRICT) =>
    checkChanges(input, setting).refusals.map(({ code, field }) => `${code} ${field.join('.')}`)
  expect(changes({ email: null, phone: null, currency: null })).toEqual([])
  expect(changes({ name: null, customerType: null })).toEqual(['REQUIRED customerType', 'REQUIRED name'])
  expect(changes({ name: '' }, MINIMAL)).toEqual(['REQUIRED name'])
  expect(changes({ currency: 'XXX' })).toEqual(['UNKNOWN_CURRENCY currency'])
})
