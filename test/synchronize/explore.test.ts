import { appendFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { type CustomerFilter, type CustomerOrder, listCustomers } from '../../src/channel/list-customers.ts'
import { readInstallation } from '../../src/diagnose/facts-of-installation.ts'
import { directChannelSide } from '../../src/exchange/direct-channel-side.ts'
import { directHeadquartersSide } from '../../src/exchange/direct-headquarters-side.ts'
import { runCdxJob } from '../../src/exchange/run-cdx-job.ts'
import { synchronizeCustomers, synchronizeWhereNeeded } from '../../src/exchange/synchronize-customers.ts'
import { countOperations } from '../../src/operations/count-operations.ts'
import { listOperations } from '../../src/operations/list-operations.ts'
import type { OperationFilter } from '../../src/operations/operation-filter.ts'
import type { SortColumn } from '../../src/operations/operation-order.ts'
import type { Sides } from '../../src/sides/sides.ts'
import { fillUp } from '../support/fill-up.ts'
import { startInstallation } from '../support/installation.ts'
import { explainedDatabase } from '../support/plans.ts'

const ACTOR: Actor = { id: 'x', roles: ['ADMINISTRATOR'], channels: 'ALL' }
const OPEN = Number(process.env.OPEN ?? 1000)
test('explore', { timeout: 900_000 }, async () => {
  try {
    await explore()
  } catch (e) {
    appendFileSync(
      '/tmp/x/out.txt',
      `\nFAILED ${String((e as Error).stack).slice(0, 300)} ${String((e as Error).cause).slice(0, 600)}\n`,
    )
  }
})
async function explore() {
  const installation = await startInstallation()
  const { hq, houston, sanfrancisco } = installation.databases
  await installation.ask(
    `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "a", customer: { firstName: "Q", lastName: "Z", email: "q@example.com", addresses: [{ street: "x", city: "Houston", country: "USA" }] } }) { userErrors { message } } }`,
  )
  await installation.travel()
  await fillUp(hq.db, houston.db, 20_000)
  await installation.travel()
  await hq.db.execute(sql`vacuum analyze`)
  await houston.db.execute(sql`vacuum analyze`)
  const h = explainedDatabase(hq.url)
  const c = explainedDatabase(houston.url)
  const s = explainedDatabase(sanfrancisco.url)
  const log = (what: string, per = OPEN) => {
    const by = new Map<string, { n: number; buffers: number; worst: object; most: number }>()
    for (const [side, all] of [
      ['H', h.taken()],
      ['C', c.taken()],
      ['S', s.taken()],
    ] as const)
      for (const each of all) {
        const name = `${side} ${each.name}`
        const one = by.get(name) ?? { n: 0, buffers: 0, worst: {}, most: -1 }
        one.n++
        one.buffers += each.buffers
        if (each.buffers > one.most) {
          one.most = each.buffers
          one.worst = each.plan
        }
        by.set(name, one)
      }
    const lines = [...by]
      .sort((a, b) => b[1].buffers - a[1].buffers)
      .slice(0, 5)
      .filter(([, o]) => o.buffers > 400)
    const total = [...by.values()].reduce((sum, o) => sum + o.buffers, 0)
    appendFileSync(
      '/tmp/x/out.txt',
      `\n== ${what} (open ${OPEN}) total ${total} per ${(total / per).toFixed(1)}\n` +
        lines
          .map(
            ([name, o]) =>
              `${String(o.buffers).padStart(9)} ${(o.buffers / per).toFixed(1).padStart(8)} x${o.n} ${name.slice(0, 60)}`,
          )
          .join('\n') +
        '\n',
    )
    for (const [name, o] of lines.slice(0, 4))
      appendFileSync('/tmp/x/plans.txt', `\n== ${what} ${name}\n${JSON.stringify(o.worst)}\n`)
  }
  const sides = (() => {
    const headquarters = { db: h.db, url: hq.url }
    const headquartersSide = directHeadquartersSide(headquarters)
    const channels = new Map([
      ['houston-db', { id: 'houston-db', db: c.db, url: houston.url, headquarters: headquartersSide }],
      ['sanfrancisco-db', { id: 'sanfrancisco-db', db: s.db, url: sanfrancisco.url, headquarters: headquartersSide }],
    ])
    const sides: Sides = {
      headquarters,
      channels,
      headquartersSide,
      channelSides: new Map([...channels].map(([id, server]) => [id, directChannelSide(server)])),
      databaseOfChannel: (id) => (id === 'sanfrancisco' ? 'sanfrancisco-db' : 'houston-db'),
      refresh: async () => {},
    }
    return sides
  })()
  const CREATE = `mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results { userErrors { message } } userErrors { message } } }`
  for (let start = 0; start < OPEN; start += 200) {
    const rows = Array.from({ length: Math.min(200, OPEN - start) }, (_, n) => ({
      idempotencyKey: `k${start + n}`,
      customer: {
        firstName: 'Quinn',
        lastName: `Open${start + n}`,
        email: `o${start + n}@example.com`,
        phone: `555-${String(start + n).padStart(7, '0')}`,
        addresses: [{ street: 'x', city: 'Houston', country: 'USA' }],
      },
    }))
    await installation.ask(CREATE, { input: { channel: 'houston', customers: rows } })
  }
  const [own] = await houston.db.execute<{ books: string[] }>(
    sql`select content -> 'addressBooks' as books from configuration where kind = 'channel' and id = 'houston'`,
  )
  const scope = { id: 'houston', dataAreaId: 'USRT', addressBooks: own?.books ?? [] }
  const customers = async () => {
    const searches: [string, CustomerFilter][] = [
      ['none', {}],
      ['one', { search: 'Open7' }],
      ['common', { search: 'quinn' }],
      ['settled common', { search: 'name' }],
      ['settled one', { search: 'name0000077' }],
      ['email', { email: 'n77@example.com' }],
      ['phone', { phone: '555' }],
      ['pending', { syncState: ['PENDING_CREATE'] }],
      ['synced', { syncState: ['SYNCED'] }],
      ['failed', { syncState: ['FAILED'] }],
    ]
    for (const orderBy of ['NAME_ASC', 'CREATED_AT_DESC'] as CustomerOrder[])
      for (const [what, filter] of searches) {
        await listCustomers(c.db, scope, { filter, orderBy, limit: 20, forward: true, beyond: null })
        log(`customers ${what} ${orderBy}`, 20)
      }
  }
  const lists = async (when: string) => {
    const filters: [string, OperationFilter][] = [
      ['none', {}],
      ['uploaded', { statuses: ['UPLOADED'] }],
      ['open', { statuses: ['UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON'] }],
      ['failed', { statuses: ['FAILED'] }],
      ['houston uploaded', { channels: ['houston'], statuses: ['UPLOADED', 'FAILED'] }],
      ['captured', { statuses: ['CAPTURED'] }],
      ['search', { search: 'open77' }],
      ['search common', { search: 'quinn' }],
      ['name', { customer: { name: 'Quinn*' } }],
      ['email', { customer: { email: 'o77@example.com' } }],
      ['code', { errorCodes: ['REQUIRED'] }],
      ['fingerprint', { fingerprint: 'f' }],
      ['class', { errorClasses: ['PERMANENT'] }],
      ['ever failed', { everFailed: true }],
      ['sf', { channels: ['sanfrancisco'], statuses: ['FAILED'] }],
    ]
    for (const [what, filter] of filters)
      for (const column of [
        'CAPTURED_AT',
        'CUSTOMER_ACCOUNT',
        'STATUS',
        'LAST_KNOWN_ERROR',
        'ASYNC_CUSTOMER_ACCOUNT',
        'CHANNEL',
        'KIND',
      ] as SortColumn[])
        for (const direction of column === 'CAPTURED_AT' ? (['asc', 'desc'] as const) : (['desc'] as const)) {
          await listOperations(sides, ACTOR, { filter, column, direction, beyond: null, limit: 50 })
          log(`${when} operations ${what} ${column} ${direction}`, 50)
        }
    await countOperations(sides, ACTOR, null)
    log(`${when} counts`)
    await readInstallation(h.db, ACTOR)
    log(`${when} readInstallation`)
  }
  await c.db.execute(sql`select 1`)
  h.taken()
  c.taken()
  s.taken()
  await customers()
  await lists('captured')
  console.log(
    JSON.stringify(await runCdxJob(sides, ACTOR, { job: 'P-0001', channelDatabase: 'houston-db', full: false })).slice(
      0,
      300,
    ),
  )
  log('upload')
  await lists('uploaded')
  await hq.db.execute(sql`create table keep as select operation_id from operation where status = 'UPLOADED'`)
  await hq.db.execute(
    sql`update operation set status = 'FAILED', error_code = 'REQUIRED', error_class = 'PERMANENT', fingerprint = 'f', ever_failed = true where status = 'UPLOADED'`,
  )
  await lists('failed')
  await synchronizeWhereNeeded(sides, ACTOR)
  log('where needed, all failed')
  await synchronizeWhereNeeded(sides, ACTOR)
  log('where needed again, all failed')
  await synchronizeCustomers(sides, ACTOR, { job: null, legalEntity: 'USRT', wait: true })
  log('synchronize, all failed')
  await hq.db.execute(
    sql`update operation set status = 'UPLOADED', error_code = null, error_class = null, fingerprint = null where status = 'FAILED'`,
  )
  await synchronizeWhereNeeded(sides, ACTOR)
  log('synchronize')
  await lists('synced')
  await runCdxJob(sides, ACTOR, { job: '1010', channelDatabase: 'houston-db', full: false })
  log('download')
  await runCdxJob(sides, ACTOR, { job: '1010', channelDatabase: 'houston-db', full: false })
  log('download nothing')
  await runCdxJob(sides, ACTOR, { job: 'P-0001', channelDatabase: 'houston-db', full: false })
  log('upload nothing')
}
