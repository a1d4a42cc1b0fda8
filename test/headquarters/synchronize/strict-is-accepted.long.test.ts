// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import { parseCache } from '../../../src/channel/cache/cache-content.ts'
import { type ChannelSetting, customerDefaults, EVERYTHING, settingOf } from '../../../src/channel/cache/setting.ts'
import { operationHash } from '../../../src/channel/capture/hashes.ts'
import { checkNewCustomer } from '../../../src/channel/validate/check-customer.ts'
import { vocabularyOf } from '../../../src/channel/validate/vocabulary.ts'
import { execute } from '../../../src/db/client.ts'
import { configurationRows } from '../../../src/headquarters/exchange/download/configuration-rows.ts'
import { applyRealtime } from '../../../src/headquarters/synchronize/apply-realtime.ts'
import { FEATURE_JOBS } from '../../../src/model/configuration.ts'
import { canonicalCustomer } from '../../../src/model/customer-rows/canonical-customer.ts'
import type { CustomerInput } from '../../../src/model/customer-rows/customer-input.ts'
import { newCustomerRows } from '../../../src/model/customer-rows/rows.ts'
import { withoutRefused } from '../../../src/model/customer-rows/without-refused.ts'
import { headquarters } from '../../support/headquarters.ts'

const hq = await headquarters()

/** Houston with headquarters' own configuration, as the three jobs carry it. */
async function houston(): Promise<ChannelSetting> {
  const rows = await Promise.all(FEATURE_JOBS.map((job) => configurationRows(hq.db, job, 'houston-db')))
  const content = {
    configuration: rows.flat(),
    appliedJobs: Object.fromEntries(FEATURE_JOBS.map((job) => [job, '1'])),
    switches: {},
  }
  const setting = settingOf(
    parseCache({ generation: '1', loadedAt: '', expiresAt: '', configured: true, content }),
    'houston',
  )
  if ('code' in setting) throw new Error(setting.message)
  return setting
}

const odd = fc.constantFrom(
  ...[
    '\u00a0',
    '\u0085',
    '\u200b',
    '\u3000',
    '\ufeff',
    '\u2028',
    '\u180e',
    '\t',
    ' ',
    '@',
    '.',
    'é',
    '👩',
    '-',
    '/',
    ':',
  ],
)
const messy = fc.array(fc.oneof(fc.constantFrom('a', 'B', '1'), odd), { maxLength: 30 }).map((all) => all.join(''))
const or = (...words: string[]) => fc.oneof(fc.constantFrom(...words), fc.constantFrom(...words), messy)
const email = fc.oneof(
  fc.tuple(messy, messy).map((both) => `${both.join('@')}.com`),
  fc.constantFrom('ada@example.com'),
  messy,
)
const url = or('www.example.com', 'https://example.com/a?b', 'example.com:8080')
const decimal = or('1', '-1', '30', '50', '51', '0.5', '2.5', '2.500001', '900719925474099299', '1e3')

const customer: fc.Arbitrary<CustomerInput> = fc.record(
  {
    customerType: or('PERSON', 'organization', '1'),
    name: fc.oneof(fc.constantFrom('Ada', 'Dr. Maria Silva'), messy),
    firstName: messy,
    middleName: messy,
    lastName: messy,
    title: messy,
    phone: messy,
    email,
    receiptEmail: email,
    url,
    receiptOption: or('print', 'Standard receipt', 'BOTH'),
    languageId: or('en-us', 'EN_US', 'fr-ca'),
    currency: or('USD', 'usd', 'CAD'),
    customerGroup: or('Retail', 'RETAIL'),
    priceGroup: or('VIP', 'vip'),
    creditMax: decimal,
    blocked: or('no', 'ALL'),
    lineDiscount: or('L', 'l'),
    multilineDiscount: or('M'),
    endDiscount: or('E'),
    taxGroup: or('TX', 'exempt'),
    addresses: fc.array(
      fc.record(
        {
          purpose: or('home', 'Post box', 'office'),
          street: messy,
          zipCode: messy,
          country: or('US', 'usa', 'Canada', 'Kanada', 'NLD'),
          phone: messy,
          email,
          url,
          taxGroup: or('TX'),
          isPrimary: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
    contacts: fc.array(
      fc.record({
        type: or('EMAIL', 'phone', 'url'),
        value: fc.oneof(email, url, messy),
        extension: messy,
        consentWording: messy,
        isPrimary: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    affiliations: fc.array(or('VIP', 'student'), { maxLength: 2 }),
    attributes: fc.array(
      fc.record({
        name: or('ShoeSize', 'Height', 'Newsletter', 'Color', 'Note'),
        value: fc.oneof(decimal, or('true', 'red', 'blue'), messy),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
)

test('what a STRICT till accepts, headquarters accepts with the same configuration', async () => {
  const setting = await houston()
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(customer, async (input) => {
      const whole = canonicalCustomer(input, vocabularyOf(setting))
      const paths = checkNewCustomer(whole, setting, EVERYTHING).refusals.map(({ field }) => field)
      // As with IGNORE_FAILED: without the fields that are refused.
      const given = withoutRefused(whole, paths)
      if (!given || checkNewCustomer(given, setting, EVERYTHING).refusals.length > 0) return
      accepted++
      const customerKey = randomUUID()
      const rows = newCustomerRows(customerKey, given, customerDefaults(setting, EVERYTHING))
      const answer = await applyRealtime(hq, SYSTEM, {
        operationId: randomUUID(),
        customerKey,
        operationNumber: null,
        dataAreaId: 'USRT',
        channelId: 'houston',
        kind: 'CREATE_CUSTOMER',
        capturedAt: new Date().toISOString(),
        capturedBy: 'till-1',
        baseVersion: 0,
        customerAccount: null,
        hash: operationHash('CREATE_CUSTOMER', customerKey, rows),
        rows,
      })
      expect(answer).toMatchObject({ outcome: 'OK' })
    }),
    { numRuns: 150, endOnFailure: true },
  )
  expect(accepted).toBeGreaterThan(50)
  const [stored] = await execute<{ n: number }>(hq.db, sql`select count(*)::int as n from customer`)
  expect(stored?.n).toBeGreaterThanOrEqual(accepted)
}, 300_000)
