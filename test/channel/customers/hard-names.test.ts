import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { make } from '../../support/channel.ts'
import { documentOf, HARD_NAMES } from './hard-names.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'], country: 'USA' }

let database: ChannelDatabase
beforeAll(async () => {
  database = await make.channelDatabase()
  await storeDocuments(
    database.db,
    HARD_NAMES.map(([name], nth) => documentOf(randomUUID(), name, `H-${nth}`)),
  )
})

test('a hundred hard names are found first, typed as a cashier would', async () => {
  const missed: string[] = []
  for (const [name, ...typed] of HARD_NAMES)
    for (const search of [name, ...typed]) {
      const [first] = await listCustomers(database.db, HOUSTON, {
        filter: { search },
        orderBy: 'NAME_ASC',
        limit: 5,
        forward: true,
        beyond: null,
      })
      if (first?.customer.name !== name.normalize('NFC'))
        missed.push(`${search} finds ${first?.customer.name}, not ${name}`)
    }
  expect(missed).toEqual([])
  expect(HARD_NAMES.length).toBeGreaterThanOrEqual(100)
})
