// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { thrownCode } from '../../../src/api/shared/errors.ts'
import { type Database, execute } from '../../../src/db/client.ts'
import { makeCustomer } from '../../headquarters/features/plan-support.ts'
import { graphqlRequest, WIRES } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

let tillsync: Installation
let customer: string
beforeAll(async () => {
  tillsync = await startInstallation()
  await makeCustomer(tillsync)
  const [made] = await execute<{ key: string }>(tillsync.databases.hq.db, sql`select customer_key as key from customer`)
  customer = made?.key ?? ''
})

/** Runs something while another transaction changes the customer at headquarters. */
async function whileChanged<T>(db: Database, work: () => Promise<T>): Promise<T> {
  return await db.transaction(async (tx) => {
    await tx.execute(sql`select from customer where customer_key = ${customer}::uuid for update`)
    return await work()
  })
}

const UPDATE = `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { version email } userErrors { code } } }`

describe.each(WIRES)('over $wire', ({ wire, ask }) => {
  it('a change that waits too long for another one fails with BUSY, and is carried out once when it is sent again with its key', async () => {
    const { db } = tillsync.databases.hq
    const versions = () => execute<{ version: number }>(db, sql`select version from customer`)
    const [before] = await versions()
    const input = {
      customerId: customer,
      idempotencyKey: randomUUID(),
      changes: { email: `${wire.toLowerCase().replace(/\W/g, '')}@example.com` },
    }
    const send = () => ask(tillsync.url, tillsync.token, UPDATE, { input })
    const { errors } = await whileChanged(db, send)
    expect(errors).toEqual([
      {
        message: expect.stringContaining('send it again with the same idempotency key'),
        locations: expect.anything(),
        path: ['updateCustomer'],
        extensions: { code: 'BUSY', retryAfter: 1 },
      },
    ])
    expect(await versions()).toEqual([before])
    for (const again of [await send(), await send()])
      expect(again).toMatchObject({ data: { updateCustomer: { customer: input.changes, userErrors: [] } } })
    expect(await versions()).toEqual([{ version: (before?.version ?? 0) + 1 }])
  })
})

it('an edit that headquarters has made, and the channel could not record, says so, and is not made twice', async () => {
  const { hq, houston } = tillsync.databases
  await tillsync.travel()
  const versions = () => execute<{ version: number }>(hq.db, sql`select version from customer`)
  const [before] = await versions()
  const input = {
    channel: 'houston',
    customerId: customer,
    idempotencyKey: randomUUID(),
    changes: { email: 'recorded@example.com' },
  }
  const send = () => graphqlRequest(tillsync.url, tillsync.token, UPDATE, { input })
  const { errors } = await houston.db.transaction(async (tx) => {
    await tx.execute(sql`lock table customer in exclusive mode`)
    return await send()
  })
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/^Headquarters has carried this out/),
      extensions: { code: 'BUSY', retryAfter: 1 },
    },
  ])
  for (const again of [await send(), await send()])
    expect(again).toMatchObject({ data: { updateCustomer: { customer: input.changes, userErrors: [] } } })
  expect(await versions()).toEqual([{ version: (before?.version ?? 0) + 1 }])
})

it('a deadlock and a statement that takes too long also fail with BUSY, and the log has the statement', async () => {
  const { db } = tillsync.databases.hq
  await execute(db, sql`create table held (id int primary key)`)
  await execute(db, sql`insert into held values (1), (2)`)
  let other: Promise<unknown> | undefined
  let hold = () => {}
  const held = new Promise<void>((resolve) => {
    hold = resolve
  })
  const [one, two] = await Promise.allSettled([
    db.transaction(async (tx) => {
      await tx.execute(sql`update held set id = id where id = 1`)
      other = db.transaction(async (second) => {
        await second.execute(sql`update held set id = id where id = 2`)
        hold()
        await second.execute(sql`update held set id = id where id = 1`)
      })
      other.catch(() => {})
      await held
      await tx.execute(sql`update held set id = id where id = 2`)
    }),
    execute(db, sql`select pg_sleep(60)`),
  ])
  const deadlocked = [one, ...(await Promise.allSettled([other]))].flatMap((each) =>
    each.status === 'rejected' ? [each.reason] : [],
  )
  expect(deadlocked.map(thrownCode)).toEqual(['BUSY'])
  expect(two.status === 'rejected' && thrownCode(two.reason)).toBe('BUSY')
  expect(tillsync.logLines.filter((line) => line.includes('"busy"') && line.includes('55P03'))).not.toEqual([])
})
