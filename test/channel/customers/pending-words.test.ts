import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { addCustomerAddress, removeCustomerAddress } from '../../../src/channel/commands/update-address.ts'
import { removeCustomerContact, setCustomerContact } from '../../../src/channel/commands/update-contact.ts'
import { updateCustomer } from '../../../src/channel/commands/update-customer.ts'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { eraseAtChannel } from '../../../src/channel/erasure/erase-at-channel.ts'
import { repairUnsettled } from '../../../src/channel/exchange/repair-unsettled.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { ASYNC_EDIT } from '../../../src/model/configuration.ts'
import type { CustomerDocument } from '../../../src/model/customer.ts'
import { DEVICE, make } from '../../support/channel.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'], country: 'USA' }

let database: ChannelDatabase
beforeAll(async () => {
  database = await make.channelDatabase({ features: { [ASYNC_EDIT]: true } })
})

async function downloaded(given: Partial<CustomerDocument>): Promise<CustomerDocument> {
  const document = make.document({ customerKey: randomUUID(), ...given })
  await storeDocuments(database.db, [document])
  return document
}

const of = ({ customerKey }: { customerKey: string }) => ({
  channel: 'houston',
  customerKey,
  idempotencyKey: randomUUID(),
})

async function find(search: string, orderBy: 'NAME_ASC' | 'CREATED_AT_DESC' = 'NAME_ASC'): Promise<string[]> {
  const request = { filter: { search }, orderBy, limit: 20, forward: true, beyond: null } as const
  return (await listCustomers(database.db, HOUSTON, request)).map(({ customer }) => customer.name ?? '')
}

describe('while an update waits for headquarters, a till finds the customer by what it shows', () => {
  test('by the new phone number, also with other words, and not by the old one', async () => {
    const mila = await downloaded({ name: 'Mila Pending', phone: '713 555 0201' })
    await updateCustomer(database, DEVICE, { ...of(mila), changes: { phone: '713 555 0202' } })
    for (const orderBy of ['NAME_ASC', 'CREATED_AT_DESC'] as const) {
      expect(await find('7135550202', orderBy)).toEqual(['Mila Pending'])
      expect(await find('mila 7135550202', orderBy)).toEqual(['Mila Pending'])
      expect(await find('7135550201', orderBy)).toEqual([])
    }
  })

  test('by the words of several updates together, and again by a value that is changed back', async () => {
    const noor = await downloaded({ name: 'Noor Twice', phone: '713 555 0203', email: 'noor@example.com' })
    await updateCustomer(database, DEVICE, { ...of(noor), changes: { name: 'Noor Thrice' } })
    await updateCustomer(database, DEVICE, { ...of(noor), changes: { phone: '713 555 0204' } })
    expect(await find('thrice 7135550204')).toEqual(['Noor Thrice'])
    expect(await find('noor@example.com')).toEqual(['Noor Thrice'])
    expect(await find('twice')).toEqual([])
    await updateCustomer(database, DEVICE, { ...of(noor), changes: { phone: '713 555 0203' } })
    expect(await find('7135550203')).toEqual(['Noor Thrice'])
    expect(await find('7135550204')).toEqual([])
  })

  test('when it was created here and is corrected at once', async () => {
    const created = await createCustomer(database, DEVICE, {
      channel: 'houston',
      idempotencyKey: randomUUID(),
      customer: { name: 'Typo Qverwey', phone: '713 555 0205' },
    })
    const customerKey = created.customer?.customerKey ?? ''
    await updateCustomer(database, DEVICE, { ...of({ customerKey }), changes: { name: 'Typo Qverweij' } })
    expect(await find('qverweij 7135550205')).toEqual(['Typo Qverweij'])
    expect(await find('qverwey')).toEqual([])
  })

  test('not by a contact or an address that was removed, but by the next one', async () => {
    const email = (value: string, isPrimary: boolean) => ({
      ...{ contactId: randomUUID(), type: 'EMAIL' as const, value, extension: null, isPrimary, marketingOptIn: false },
    })
    const [wrong, right] = [email('qwrong@example.com', true), email('qright@example.com', false)]
    const lis = await downloaded({ name: 'Lis Contact', email: wrong.value, contacts: [wrong, right] })
    await removeCustomerContact(database, DEVICE, { ...of(lis), contactId: wrong.contactId })
    expect(await find('qwrong@example.com')).toEqual([])
    expect(await find('qright@example.com')).toEqual(['Lis Contact'])
    await setCustomerContact(database, DEVICE, {
      ...of(lis),
      contactId: right.contactId,
      contact: { type: 'EMAIL', value: 'qnewest@example.com' },
    })
    expect(await find('qright@example.com')).toEqual([])
    expect(await find('qnewest@example.com')).toEqual(['Lis Contact'])

    const { customer } = await addCustomerAddress(database, DEVICE, {
      ...of(lis),
      address: { street: 'Qoostzeedijk 7', city: 'Rotterdam', country: 'NLD' },
    })
    expect(await find('qoostzeedijk')).toEqual(['Lis Contact'])
    await removeCustomerAddress(database, DEVICE, {
      ...of(lis),
      addressId: customer?.addresses[0]?.addressId ?? '',
    })
    expect(await find('qoostzeedijk')).toEqual([])
  })

  test('by what headquarters has changed meanwhile, too', async () => {
    const joke = await downloaded({ name: 'Joke Meanwhile', phone: '713 555 0206' })
    await updateCustomer(database, DEVICE, { ...of(joke), changes: { phone: '713 555 0207' } })
    await storeDocuments(database.db, [{ ...joke, version: 2, email: 'meanwhile@example.com' }])
    expect(await find('meanwhile@example.com')).toEqual(['Joke Meanwhile'])
    expect(await find('7135550207')).toEqual(['Joke Meanwhile'])
    expect(await find('7135550206')).toEqual([])
  })

  test('when it was dismissed, by the old value again; restored, by the new one', async () => {
    const finn = await downloaded({ name: 'Finn Dismissed', phone: '713 555 0208' })
    const { operationId } = await updateCustomer(database, DEVICE, {
      ...of(finn),
      changes: { phone: '713 555 0209' },
    })
    await make.settlement(database, finn.customerKey, 0)
    const reported = (status: 'DISMISSED' | 'FAILED') =>
      transaction(database.db, async (tx) => {
        await execute(
          tx,
          sql`insert into operation_outcome (operation_id, status) values (${operationId}, ${status})
          on conflict (operation_id) do update set status = excluded.status`,
        )
        await repairUnsettled(tx, [finn.customerKey])
      })
    await reported('FAILED')
    expect([await find('7135550209'), await find('7135550208')]).toEqual([['Finn Dismissed'], []])
    await reported('DISMISSED')
    expect([await find('7135550209'), await find('7135550208')]).toEqual([[], ['Finn Dismissed']])
    await reported('FAILED')
    expect([await find('7135550209'), await find('7135550208')]).toEqual([['Finn Dismissed'], []])
  })

  test('when it was erased, by nothing', async () => {
    const cem = await downloaded({ name: 'Cem Erased', phone: '713 555 0210' })
    await updateCustomer(database, DEVICE, { ...of(cem), changes: { phone: '713 555 0211' } })
    await transaction(database.db, (tx) => eraseAtChannel(tx, [cem.customerKey]))
    expect([await find('7135550210'), await find('7135550211')]).toEqual([[], []])
    const [left] = await execute<{ n: number }>(
      database.db,
      sql`select count(*)::int as n from operation where customer_key = ${cem.customerKey} and removed_words is not null`,
    )
    expect(left?.n).toBe(0)
  })
})

test('with some of the words, a customer whose update waits is compared as it is shown', async () => {
  const ada = await downloaded({ name: 'Ada Anyword', phone: '713 555 0212' })
  await updateCustomer(database, DEVICE, { ...of(ada), changes: { name: 'Ada Otherword' } })
  expect(await find('otherword qnobody')).toEqual(['Ada Otherword'])
  expect(await find('anyword qnobody')).toEqual([])
})
