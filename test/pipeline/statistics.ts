import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { listCustomers } from '../../src/channel/customers/list-customers.ts'
import type { ChannelCustomerFilter } from '../../src/channel/customers/list-page.ts'
import { execute } from '../../src/db/client.ts'
import { runCdxJob } from '../../src/headquarters/exchange/jobs/run-cdx-job.ts'
import { synchronizeWhereNeeded } from '../../src/headquarters/exchange/jobs/synchronize-customers.ts'
import { listOperations } from '../../src/headquarters/operations/list/list-operations.ts'
import type { OperationFilter } from '../../src/headquarters/operations/list/operation-filter.ts'
import type { SortColumn } from '../../src/headquarters/operations/list/operation-order.ts'
import { claimChunk } from '../../src/headquarters/synchronize/queue/claim.ts'
import { EXPLAINED, type Quiet, quietInstallation } from '../support/burst.ts'

/** Buffers that one call may touch whatever there is: planning reads, sessions, runs, counters. */
const FIXED = 3_000
/** Buffers for each row of a page: the rows themselves, and each look by key at what belongs to it. */
const PER_LISTED = 150
const PAGE = 20
/** A search: so many are looked up one by one, after a walk that did not find them. Whatever there is. */
const SEARCHED = 15_000

const WATERMARK = '9000000000'
const RUN = { runId: '00000000-0000-4000-8000-000000000000', watermark: WATERMARK }

/** The rules of a burst after a quiet time, with so many operations open and statistics from when there were none. */
export function afterAQuietTime(open: number, settled: number, tags: 'long'[] = []): void {
  describe(`with ${open} operations open and statistics from when there were none`, { timeout: 600_000, tags }, () => {
    rulesOfOpenOperations(open, () => quietInstallation(settled))
  })
}

/** The same with few operations open, and statistics from when so many were. */
export function afterABurst(open: number, earlier: number, tags: 'long'[] = []): void {
  describe(`with ${open} operations open and statistics from when ${earlier} were`, { timeout: 600_000, tags }, () => {
    rulesOfOpenOperations(open, async () => {
      const quiet = await quietInstallation(1_000)
      const { sides, installation } = quiet
      const job = (job: 'P-0001' | '1010') =>
        runCdxJob(sides, EXPLAINED, { job, channelDatabase: 'houston-db', full: false })
      await quiet.capture(earlier, 'earlier')
      await installation.databases.houston.db.execute(sql`vacuum analyze`)
      await job('P-0001')
      await installation.databases.hq.db.execute(sql`vacuum analyze`)
      await synchronizeWhereNeeded(sides, EXPLAINED)
      await job('1010')
      return quiet
    })
  })
}

function rulesOfOpenOperations(open: number, prepare: () => Promise<Quiet>): void {
  let quiet: Quiet
  /** What a call touches; it may take long on a slow machine, but not much. */
  async function touched(work: () => Promise<unknown>): Promise<number> {
    quiet.buffers()
    await work()
    return quiet.buffers()
  }

  test('a till lists and finds its customers by reading little more than a page', async () => {
    quiet = await prepare()
    await quiet.capture(open)
    const { sides, houston } = quiet
    const [channel] = await execute<{ books: string[] }>(
      sides.channels.get('houston-db')?.db ?? houston.db,
      sql`select content -> 'addressBooks' as books from configuration where kind = 'channel' and id = 'houston'`,
    )
    const scope = { id: 'houston', dataAreaId: 'USRT', addressBooks: channel?.books ?? [] }
    const filters: ChannelCustomerFilter[] = [
      {},
      { search: 'burst7' },
      { search: 'quinn' },
      { search: 'name' },
      { search: 'name0000007' },
      { email: 'b7@example.com' },
      { email: 'n7@example.com' },
      { phone: '555' },
      { name: 'quinn', email: 'b7@example.com' },
      { syncState: ['PENDING_CREATE'] },
      { syncState: ['FAILED'] },
    ]
    for (const filter of filters)
      for (const orderBy of ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_ASC', 'CREATED_AT_DESC'] as const) {
        const asked = { filter, orderBy, limit: PAGE, forward: true, beyond: null }
        const buffers = await touched(() => listCustomers(houston.db.forReader('till'), scope, asked))
        expect.soft(buffers, `${JSON.stringify(filter)} ${orderBy}`).toBeLessThan(SEARCHED)
      }
  })

  test('operators list the channels’ captures by reading little more than a page', async () => {
    await listsOfOpen('CAPTURED')
  })

  test('P-0001 touches a fixed number of buffers for each operation', async () => {
    const { sides } = quiet
    const buffers = await touched(() =>
      runCdxJob(sides, EXPLAINED, { job: 'P-0001', channelDatabase: 'houston-db', full: false }),
    )
    expect(await countOf('UPLOADED')).toBe(open)
    expect(buffers).toBeLessThan(FIXED + 150 * open)
    const nothing = () =>
      touched(() => runCdxJob(sides, EXPLAINED, { job: 'P-0001', channelDatabase: 'houston-db', full: false }))
    // The first look passes over what is gone, and marks it so.
    expect(await nothing()).toBeLessThan(FIXED + 2 * open)
    expect(await nothing()).toBeLessThan(FIXED)
  })

  test('operators list received and failed operations by reading little more than a page', async () => {
    await listsOfOpen('UPLOADED')
    const { db } = quiet.installation.databases.hq
    await db.execute(sql`
        update operation
        set status = 'FAILED', error_code = 'REQUIRED', error_class = 'PERMANENT', fingerprint = 'f', ever_failed = true
        where status = 'UPLOADED'`)
    await listsOfOpen('FAILED')
    await db.execute(sql`
        update operation
        set status = 'UPLOADED', error_code = null, error_class = null, fingerprint = null
        where status = 'FAILED'`)
  })

  test('a claim touches a fixed number of buffers for each operation', async () => {
    const { hq } = quiet
    let chunk: Awaited<ReturnType<typeof claimChunk>> = null
    const buffers = await touched(async () => {
      chunk = await claimChunk(hq.db, { dataAreaId: 'USRT', size: 500, run: RUN })
    })
    const size = Math.min(open, 500)
    expect(chunk).toMatchObject({ size })
    // What has changed since the last claim is taken into the queue, a batch at a time.
    expect(buffers).toBeLessThan(FIXED + 100 * size + 100 * Math.min(2 * open, 5_000))
    const { db } = quiet.installation.databases.hq
    await db.execute(sql`update synchronize_chunk set lease_until = now() - interval '1 minute'`)
  })

  test('a run synchronizes all of them, and touches a fixed number of buffers for each', async () => {
    const buffers = await touched(() => synchronizeWhereNeeded(quiet.sides, EXPLAINED))
    expect(await countOf('SYNCED')).toBe(open)
    expect(buffers).toBeLessThan(4 * FIXED + 700 * open)
    expect(await touched(() => synchronizeWhereNeeded(quiet.sides, EXPLAINED))).toBeLessThan(FIXED)
  })

  test('1010 distributes them all, and touches a fixed number of buffers for each', async () => {
    const { sides, installation } = quiet
    const download = () => runCdxJob(sides, EXPLAINED, { job: '1010', channelDatabase: 'houston-db', full: false })
    const buffers = await touched(download)
    expect(await countOf('SYNCED')).toBe(0)
    const [left] = await installation.databases.houston.db.execute<{ n: number }>(
      sql`select count(*)::int as n from unsettled_operation`,
    )
    expect(left).toEqual({ n: 0 })
    expect(buffers).toBeLessThan(FIXED + 200 * open)
    // The first look passes over what is gone.
    expect(await touched(download)).toBeLessThan(3 * FIXED)
  })

  async function countOf(status: string): Promise<number> {
    const [found] = await quiet.installation.databases.hq.db.execute<{ n: number }>(
      sql`select count(*)::int as n from operation where status = ${status} and route = 'ASYNC'`,
    )
    return found?.n ?? 0
  }

  async function listsOfOpen(status: 'CAPTURED' | 'UPLOADED' | 'FAILED'): Promise<void> {
    const filters: OperationFilter[] = [
      {},
      { statuses: [status] },
      { statuses: ['UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON'] },
      { statuses: [status], channels: ['houston'] },
      { errorCodes: ['REQUIRED'] },
      { errorClasses: ['PERMANENT'] },
      { fingerprint: 'f' },
      { search: 'burst7' },
    ]
    const columns: SortColumn[] = [
      'CAPTURED_AT',
      'CHANNEL',
      'STATUS',
      'KIND',
      'ASYNC_CUSTOMER_ACCOUNT',
      'CUSTOMER_ACCOUNT',
    ]
    for (const filter of filters)
      for (const column of columns)
        for (const direction of ['asc', 'desc'] as const) {
          const asked = { filter, column, direction, beyond: null, limit: PAGE }
          // The first look after a change passes over what is gone, and marks it so.
          await listOperations(quiet.sides, EXPLAINED, asked)
          const buffers = await touched(() => listOperations(quiet.sides, EXPLAINED, asked))
          // In these orders there is no index of what is open, or of what has an error: each is looked at.
          const most =
            FIXED +
            PER_LISTED * PAGE +
            (column === 'CUSTOMER_ACCOUNT' ||
            (column === 'ASYNC_CUSTOMER_ACCOUNT' && (filter.errorCodes || filter.errorClasses || filter.fingerprint))
              ? 8 * open
              : 0)
          expect.soft(buffers, `${status} ${JSON.stringify(filter)} ${column} ${direction}`).toBeLessThan(most)
        }
  }
}
