import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { readAtChannel, readAtHeadquarters } from '../../../src/headquarters/operations/staging/read-staging-records.ts'
import { countStagingRecords } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { sidesOf } from '../../live/sides.ts'
import { testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { HOUSTON_OPERATOR, OPERATOR, pendingCreate } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides

beforeEach(async () => {
  hq = await headquarters()
  const houston = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston })
  await pendingCreate(houston.db, { name: 'Grace Hopper' })
})

const asked = { table: 'retail_async_customer_v2', channelDatabase: null, limit: 10 } as const

describe('staging rows', () => {
  it('of headquarters are shown by their documented names, with their verdicts', async () => {
    const bad = await make.operation(hq.db, {
      customer: { name: 'Ada', email: 'nonsense' },
      addresses: [{ street: 'Main Street', buildingComplement: '4b' }],
    })
    const good = await make.operation(hq.db, { customer: { name: 'Grace' } })
    await synchronizeAll(hq)
    const { rows } = await readAtHeadquarters(sides, OPERATOR, asked)
    expect(
      rows.map(({ operationId, verdict, onlineOperationCompleted, errorCode }) => [
        operationId,
        verdict,
        onlineOperationCompleted,
        errorCode,
      ]),
    ).toEqual([
      [bad.operationId, 'REFUSED', 0, 'INVALID_EMAIL'],
      [good.operationId, 'APPLIED', 1, null],
    ])
    expect(rows[0]?.columns).toEqual([
      { name: 'CUSTNAME', value: 'Ada' },
      { name: 'EMAIL', value: 'nonsense' },
    ])
    const addresses = await readAtHeadquarters(sides, OPERATOR, { ...asked, table: 'retail_async_address_v2' })
    expect(addresses.rows[0]).toMatchObject({ verdict: 'NOT_APPLIED', side: 'HEADQUARTERS' })
    expect(addresses.rows[0]?.columns).toContainEqual({ name: 'BUILDINGCOMPLIMENT', value: '4b' })
  })

  it('are read page by page, filtered and counted', async () => {
    const creates = await make.creates(hq.db, 7)
    const { counted } = await readAtHeadquarters(sides, OPERATOR, asked)
    expect(await countStagingRecords(hq.db, counted)).toBe(7)
    const read: string[] = []
    for (let after: string | undefined; ; ) {
      const { rows } = await readAtHeadquarters(sides, OPERATOR, { ...asked, limit: 3, ...(after && { after }) })
      read.push(...rows.map(({ operationId }) => operationId))
      const last = rows.at(-1)
      if (!last) break
      after = `${last.replicationCounterFromOrigin} ${last.operationId} ${last.channelDatabaseId}`
    }
    expect(read).toEqual(creates.map(({ operationId }) => operationId))
    const [first] = creates
    const found = await readAtHeadquarters(sides, OPERATOR, { ...asked, operationIds: [first?.operationId ?? ''] })
    expect(found.rows.map(({ customerKey }) => customerKey)).toEqual([first?.customerKey])
    expect((await readAtHeadquarters(sides, OPERATOR, { ...asked, onlineOperationCompleted: 1 })).rows).toEqual([])
    expect((await readAtHeadquarters(sides, OPERATOR, { ...asked, custAccountAsync: 'nobody' })).rows).toEqual([])
  })

  it('that are not completed are read page by page in the order of their capture, also with some completed between', async () => {
    const creates = await make.creates(hq.db, 3)
    await synchronizeAll(hq)
    creates.splice(0, 3, ...(await make.creates(hq.db, 7)))
    const read = async (completed: number, channelDatabase: string | null = null) => {
      const found: string[] = []
      for (let after: string | undefined; ; ) {
        const query = { ...asked, channelDatabase, onlineOperationCompleted: completed, limit: 3 }
        const { rows } = await readAtHeadquarters(sides, OPERATOR, { ...query, ...(after && { after }) })
        found.push(...rows.map(({ operationId }) => operationId))
        const last = rows.at(-1)
        if (!last) return found
        after = `${last.replicationCounterFromOrigin} ${last.operationId} ${last.channelDatabaseId}`
      }
    }
    expect((await read(0)).sort()).toEqual(creates.map(({ operationId }) => operationId).sort())
    expect((await read(0, 'houston-db')).length).toBe(7)
    expect(await read(0, 'sanfrancisco-db')).toEqual([])
    expect((await read(1)).length).toBe(3)
    const { counted } = await readAtHeadquarters(sides, OPERATOR, { ...asked, onlineOperationCompleted: 0 })
    expect(await countStagingRecords(hq.db, counted)).toBe(7)
  })

  it('of a channel are read from it', async () => {
    const rows = await readAtChannel(sides, OPERATOR, { ...asked, channelDatabase: 'houston-db' })
    expect(rows).toMatchObject([
      {
        side: 'CHANNEL',
        verdict: 'PENDING',
        onlineOperationCompleted: 0,
        columns: [{ name: 'CUSTNAME', value: 'Grace Hopper' }],
      },
    ])
    expect(await readAtChannel(sides, OPERATOR, asked)).toBeUndefined()
  })

  it('are limited to the token’s channels', async () => {
    await make.operation(hq.db, { channelDatabaseId: 'sanfrancisco-db' })
    expect((await readAtHeadquarters(sides, HOUSTON_OPERATOR, asked)).rows).toEqual([])
    expect(
      await readAtChannel(
        sides,
        { ...HOUSTON_OPERATOR, channels: ['sanfrancisco'] },
        { ...asked, channelDatabase: 'houston-db' },
      ),
    ).toBeUndefined()
  })
})
