import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import {
  type HeadquartersUpdate,
  updateCustomerAtHeadquarters,
} from '../../../src/headquarters/own-customers/update-fields.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { operationRow, rows, synchronizeAll } from '../../support/synchronizing.ts'

const clerk: Actor = { id: 'clerk', roles: ['OPERATOR'], channels: 'ALL' }
const other: Actor = { id: 'other', roles: ['OPERATOR'], channels: 'ALL' }

let hq: HeadquartersDatabase
let customerKey: string
beforeEach(async () => {
  hq = await headquarters()
  customerKey = (await make.operation(hq.db, { customer: { name: 'Ada', email: 'ada@example.com' } })).customerKey
  await synchronizeAll(hq)
})

const edit = (options: Partial<HeadquartersUpdate>, actor = clerk) =>
  updateCustomerAtHeadquarters(hq, actor, {
    customerKey,
    idempotencyKey: randomUUID(),
    expectedVersion: null,
    changes: {},
    ...options,
  })

test('updates the customer, records the actor, and has 1010 carry it', async () => {
  const { customer, userErrors } = await edit({
    changes: { email: 'new@example.com', title: 'Dr' },
    expectedVersion: '1',
  })
  expect(userErrors).toEqual([])
  expect(customer).toMatchObject({
    version: '2',
    email: 'new@example.com',
    title: 'Dr',
  })
  const [changed] = await rows(hq.db, sql`select field_versions as versions from customer`)
  expect(changed).toMatchObject({ versions: { email: { v: 2, source: 'hq:clerk' } } })
  const [kept] = await rows(
    hq.db,
    sql`select route, channel_id as channel, status, applied from operation where route <> 'ASYNC'`,
  )
  expect(kept).toMatchObject({
    route: 'HEADQUARTERS',
    channel: null,
    status: 'SYNCED',
    applied: [
      { attribute: 'email', oldValue: 'ada@example.com', newValue: 'new@example.com' },
      { attribute: 'title', oldValue: null, newValue: 'Dr' },
    ],
  })
  const [event] = await rows(hq.db, sql`select kind, download_job as job from log order by position desc limit 1`)
  expect(event).toEqual({ kind: 'CUSTOMER', job: '1010' })
})

test('executes a repeated update once, and refuses its key with different content', async () => {
  const idempotencyKey = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => edit({ idempotencyKey, changes: { title: 'Dr' } })))
  for (const { userErrors, customer } of answers) {
    expect(userErrors).toEqual([])
    expect(customer).toMatchObject({ version: '2', title: 'Dr' })
  }
  expect(await edit({ idempotencyKey, changes: { title: 'Mr' } })).toMatchObject({
    userErrors: [{ __typename: 'IdempotencyKeyReused' }],
  })
  expect((await edit({ idempotencyKey, changes: { title: 'Mr' } }, other)).userErrors).toEqual([])
})

test('a version conflict requires a newer change of the same fields by another user, and lists them', async () => {
  await edit({ changes: { email: 'other@example.com', phone: '555-1' } }, other)
  const conflict = await edit({ expectedVersion: '1', changes: { email: 'mine@example.com', title: 'Dr' } })
  expect(conflict.userErrors).toEqual([
    expect.objectContaining({ __typename: 'VersionConflict', customerKey, channelId: null, changedFields: ['email'] }),
  ])
  expect((await edit({ expectedVersion: '1', changes: { title: 'Dr' } })).userErrors).toEqual([])
  expect((await edit({ expectedVersion: '1', changes: { phone: '555-2' } }, other)).userErrors).toEqual([])
  expect((await edit({ expectedVersion: null, changes: { email: 'mine@example.com' } })).userErrors).toEqual([])
})

test('whatever the channels’ policy, headquarters resolves its own updates by the version', async () => {
  await hq.db.execute(
    sql`insert into conflict_policy (data_area_id, field_group, policy) values ('USRT', 'CONTACT', 'CHANNEL_WINS')`,
  )
  await edit({ changes: { email: 'other@example.com' } }, other)
  expect(await edit({ expectedVersion: '1', changes: { email: 'mine@example.com' } })).toMatchObject({
    userErrors: [{ code: 'VERSION_CONFLICT' }],
  })
})

test('a headquarters update and a later channel update conflict in the field that both changed', async () => {
  await edit({ changes: { email: 'hq@example.com' } })
  const { operationId } = await make.operation(hq.db, {
    customerKey,
    baseVersion: 1,
    customer: { email: 'till@example.com' },
  })
  await synchronizeAll(hq)
  expect(await operationRow(hq.db, operationId)).toMatchObject({ errorClass: 'CONFLICT', errorField: 'email' })
})

test('refuses an invalid field, an unknown customer, an invalid version, an empty update and an unusable key', async () => {
  expect(await edit({ changes: { email: 'nobody', name: 'Ada' } })).toMatchObject({
    customer: null,
    userErrors: [{ __typename: 'FieldRefused', field: ['changes', 'email'], rowErrorCode: 'INVALID_EMAIL' }],
  })
  expect(await edit({ changes: { name: 'A\0' } })).toMatchObject({
    userErrors: [{ rowErrorCode: 'INVALID_CHARACTER' }],
  })
  expect(await edit({ changes: { name: null } })).toMatchObject({ userErrors: [{ rowErrorCode: 'REQUIRED' }] })
  expect(await edit({ customerKey: randomUUID(), changes: { title: 'Dr' } })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND' }],
  })
  expect(await edit({ expectedVersion: '1.2', changes: { title: 'Dr' } })).toMatchObject({
    userErrors: [{ field: ['expectedVersion'] }],
  })
  expect(await edit({})).toMatchObject({ userErrors: [{ field: ['changes'] }] })
  expect(await edit({ idempotencyKey: ' ', changes: { title: 'Dr' } })).toMatchObject({
    userErrors: [{ field: ['idempotencyKey'] }],
  })
  expect(await rows(hq.db, sql`select version from customer where customer_key = ${customerKey}`)).toEqual([
    { version: 1 },
  ])
})
