import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { sidesOf } from '../../live/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { viewOf } from './correction.ts'
import { OPERATOR } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

const synchronize = (operationId: string) => synchronizeOperation(sides, OPERATOR, operationId)
const accounts = () => execute<{ account: string }>(hq.db, sql`select account from customer order by account`)

describe('a new customer with the e-mail address or phone number of another', () => {
  it('is created with a warning that refers to the other, and is not refused', async () => {
    const first = await make.operation(hq.db, { customer: { email: 'ada@example.com', phone: '555-0100' } })
    const second = await make.operation(hq.db, { customer: { email: 'ADA@example.com', phone: '(555) 0100' } })
    await synchronizeAll(hq)
    const third = await make.operation(hq.db, { customer: { phone: '5550100' } })
    const dry = await synchronizeOperation(sides, OPERATOR, third.operationId, { dryRun: true })
    expect(dry.rehearsal).toMatchObject({
      outcome: 'CREATED',
      warnings: [{ code: 'POSSIBLE_DUPLICATE', field: 'phone' }],
    })
    expect((await synchronize(third.operationId)).operation).toMatchObject({ status: 'SYNCED', error: null })
    const { warnings } = await viewOf(hq.db, third.operationId)
    expect(warnings).toHaveLength(1)
    expect([...(warnings[0]?.customerKeys ?? [])].sort()).toEqual([first.customerKey, second.customerKey].sort())
    expect(await accounts()).toHaveLength(3)
  })
})

describe('a create that is retried', () => {
  it('never gives a second account, however often and concurrently it is retried', async () => {
    const { operationId } = await make.operation(hq.db, { customer: { currency: 'XXX' } })
    await synchronizeAll(hq)
    await hq.db.execute(sql`insert into reference_value (kind, id, name) values ('CURRENCY', 'XXX', 'No currency')`)
    await Promise.all([
      synchronize(operationId),
      synchronize(operationId),
      synchronizeAll(hq),
      synchronize(operationId),
    ])
    await synchronize(operationId)
    expect(await viewOf(hq.db, operationId)).toMatchObject({ status: 'SYNCED', everFailed: true })
    expect(await accounts()).toEqual([{ account: 'C-000001' }])
  })

  it('is superseded if its GUID has got an account meanwhile, by any route', async () => {
    const failed = await make.operation(hq.db, { customer: { email: 'nonsense' } })
    await synchronizeAll(hq)
    await make.operation(hq.db, {
      customerKey: failed.customerKey,
      kind: 'CREATE_CUSTOMER',
      channelDatabaseId: 'sanfrancisco-db',
      operationNumber: 1,
    })
    await synchronizeAll(hq)
    const again = await synchronize(failed.operationId)
    expect(again.operation).toMatchObject({ status: 'SUPERSEDED', customerAccount: 'C-000001', error: null })
    expect(await accounts()).toEqual([{ account: 'C-000001' }])
  })
})
