import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, execute, transaction } from '../../../../src/db/client.ts'
import { resumeLostBulkRuns } from '../../../../src/headquarters/operations/bulk/resume-bulk-run.ts'
import { graphqlRequest } from '../../../support/http.ts'
import { type Installation, startInstallation } from '../../../support/installation.ts'
import { make } from '../../../support/staged.ts'
import { operationRow } from '../../../support/synchronizing.ts'
import {
  ask,
  change,
  ended,
  failedCreates,
  leaseAskedFor,
  readItems,
  readRun,
  type Server,
  start,
  started,
  tally,
  watchRuns,
  whileInHand,
} from './bulk-support.ts'

let installation: Installation
let hq: Database
let admin: Server
let operator: Server
let houston: Server
let cause: string

beforeAll(async () => {
  installation = await startInstallation()
  hq = installation.databases.hq.db
  const { url, token } = installation
  admin = { url, token }
  operator = { url, token: await installation.tokenFor('OPERATOR') }
  houston = { url, token: await installation.tokenFor('OPERATOR', ['houston']) }
}, 120_000)

beforeEach(() => {
  cause = `cause-${randomUUID()}`
})

/** Starts a run over the filter and waits for its end. */
async function run(filter: object, server = operator) {
  const watched = await watchRuns(admin)
  const id = await started(server, filter)
  const { id: runId } = await readRun(server, id)
  const last = await watched.until((one) => one.id === runId && ended(one))
  await watched.end()
  return { ...last, id, runId }
}

/**
 * Keeps every claim waiting while `work` goes on, which may take seconds: what is started meanwhile stands before its
 * first operations.
 */
async function whileNothingIsClaimed<T>(work: () => Promise<T>): Promise<T> {
  return await transaction(hq, async (tx) => {
    await execute(tx, sql`select 1 from legal_entity where data_area_id = 'USRT' for no key update`)
    return await work()
  })
}

async function countOf(status: string): Promise<number> {
  const [row] = await execute<{ n: number }>(
    hq,
    sql`select count(*)::int as n from operation where hash = 'hash' and status = ${status}
      and operation_id in (select operation_id from retail_async_customer_v2 where email like 'customer%') and fingerprint is not distinct from
        case when ${status} = 'FAILED' then ${cause} end`,
  )
  return row?.n ?? 0
}

describe('synchronizeOperations', () => {
  it('covers every matching operation, not only a page, and changes no other', async () => {
    await failedCreates(hq, 250, cause)
    const other = await make.operation(hq, { status: 'FAILED' })
    const before = await tally(hq)
    const { id, ...counts } = await run({ fingerprint: cause })
    expect(counts).toMatchObject({ status: 'FINISHED', total: 250, done: 250, failed: 0, skipped: 0 })
    const items = await readItems(operator, id)
    expect(items).toHaveLength(250)
    expect(items.every(({ result, operation }) => result === 'SYNCED' && operation?.status === 'SYNCED')).toBe(true)
    expect(await countOf('FAILED')).toBe(0)
    expect((await operationRow(hq, other.operationId)).status).toBe('FAILED')
    const after = await tally(hq)
    expect(after?.accounts).toBe((before?.accounts ?? 0) + 250)
    expect(after?.twice).toBe(0)
  })

  it('can be traced to a person and a reason by the run, each attempt and the audit', async () => {
    const { operationId } = await make.operation(hq, { status: 'FAILED' })
    const { asyncCustomerAccount } = (
      await ask<{ operation: { asyncCustomerAccount: string } }>(
        operator,
        'query ($id: ID!) { operation(id: $id) { asyncCustomerAccount } }',
        { id: operationId },
      )
    ).operation
    const watched = await watchRuns(admin)
    const { bulkRun } = await start(operator, { asyncCustomerAccount, status: ['FAILED'] }, 'country was added')
    const { id: runId } = await watched.until(ended)
    await watched.end()
    const shown = await ask<{ bulkRun: object; operation: object; operations: { nodes: object[] } }>(
      operator,
      `query ($id: ID!, $run: ID!, $operation: ID!) {
        bulkRun(id: $id) { filter reason channels { key } run { requestedBy job { jobId } scope } }
        operation(id: $operation) { attempts { actor outcome batchRunId } }
        operations(filter: { batchRun: $run }) { nodes { operationId } } }`,
      { id: bulkRun?.id, run: runId, operation: operationId },
    )
    expect(shown).toMatchObject({
      bulkRun: {
        filter: { asyncCustomerAccount, status: ['FAILED'] },
        reason: 'country was added',
        channels: null,
        run: { requestedBy: 'test-operator', job: { jobId: 'bulk-synchronize' } },
      },
      operation: { attempts: [{ actor: 'test-operator', outcome: 'SYNCED', batchRunId: runId }] },
      operations: { nodes: [{ operationId }] },
    })
    const audit = await execute(
      hq,
      sql`select actor, result, reason from audit_entry where action = 'synchronizeOperations' order by id desc limit 1`,
    )
    expect(audit).toEqual([{ actor: 'test-operator', result: 'STARTED', reason: 'country was added' }])
  })

  it('processes FAILED and UPLOADED operations, and states the reason for skipping the others', async () => {
    const capturedAt = '2026-03-01T08:00:00Z'
    const at = { capturedAt }
    const good = await make.operation(hq, { ...at, status: 'FAILED' })
    const uploaded = await make.operation(hq, { ...at })
    const bad = await make.operation(hq, { ...at, status: 'FAILED', customer: { name: 'Bad', email: 'nonsense' } })
    const done = await make.operation(hq, { ...at, status: 'SYNCED' })
    const given = await make.operation(hq, { ...at, status: 'DISMISSED' })
    const failed = await make.operation(hq, { status: 'FAILED', customer: { name: 'Other', email: 'nonsense' } })
    const waiting = await make.operation(hq, {
      ...at,
      customerKey: failed.customerKey,
      status: 'WAITING_ON',
      waitsFor: failed.operationId,
      customer: { phone: '555-0101' },
    })
    const early = await make.operation(hq, { ...at, customerKey: randomUUID(), operationNumber: 5, customer: {} })
    const run1 = await run({ capturedAfter: '2026-03-01T07:00:00Z', capturedBefore: '2026-03-01T09:00:00Z' })
    expect(run1).toMatchObject({ status: 'FINISHED', total: 7, done: 2, failed: 1, skipped: 4 })
    const items = await readItems(operator, run1.id)
    expect(
      items.map(({ operationId, result, skipReason, error }) => [operationId, result, skipReason ?? error?.code]),
    ).toEqual([
      [good.operationId, 'SYNCED', undefined],
      [uploaded.operationId, 'SYNCED', undefined],
      [bad.operationId, 'FAILED', 'INVALID_EMAIL'],
      [done.operationId, 'SKIPPED', 'COMPLETED'],
      [given.operationId, 'SKIPPED', 'DISMISSED'],
      [waiting.operationId, 'SKIPPED', 'WAITING_ON'],
      [early.operationId, 'SKIPPED', 'NOT_ITS_TURN'],
    ])
    const skipped = await readItems(operator, run1.id, 'SKIPPED')
    expect(skipped).toEqual(items.slice(3))
    expect(skipped.every(({ message }) => (message ?? '').length > 20)).toBe(true)
    expect(await readItems(operator, run1.id, 'FAILED')).toEqual([items[2]])
  })

  it('keeps the order of each customer: operations that wait for a failed one follow it within the run', async () => {
    const create = await make.operation(hq, { status: 'FAILED' })
    const { customerKey } = create
    const edits = []
    for (const [n, phone] of ['555-0102', '555-0103'].entries())
      edits.push(
        await make.operation(hq, {
          customerKey,
          operationNumber: n + 2,
          status: 'WAITING_ON',
          waitsFor: create.operationId,
          customer: { phone },
        }),
      )
    const counts = await run({ asyncCustomerAccount: customerKey })
    expect(counts).toMatchObject({ total: 3, done: 3 })
    const [customer] = await execute<{ phone: string; version: number }>(
      hq,
      sql`select phone, version from customer where customer_key = ${customerKey}`,
    )
    expect(customer).toEqual({ phone: '555-0103', version: 3 })
    const order = await execute<{ operationId: string }>(
      hq,
      sql`select operation_id as "operationId" from operation_attempt where operation_id = any(${sql.param([create, ...edits].map((one) => one.operationId))}::uuid[]) order by id`,
    )
    expect(order.map(({ operationId }) => operationId)).toEqual(
      [create, ...edits].map(({ operationId }) => operationId),
    )
  })

  it('does not include operations that start to match after its start', async () => {
    await failedCreates(hq, 3, cause)
    const watched = await watchRuns(admin)
    const late = await whileInHand(installation.databases.hq, async (claimed) => {
      const id = await started(operator, { fingerprint: cause })
      await claimed()
      await failedCreates(hq, 2, `${cause}-late`)
      await execute(hq, sql`update operation set fingerprint = ${cause} where fingerprint = ${`${cause}-late`}`)
      return id
    })
    expect(await watched.until(ended)).toMatchObject({ total: 3, done: 3 })
    await watched.end()
    expect(await readItems(operator, late)).toHaveLength(3)
    expect(await countOf('FAILED')).toBe(2)
  })

  it('ends at once if nothing matches, and refuses a reason that cannot be stored', async () => {
    expect(await run({ fingerprint: 'nothing' })).toMatchObject({ status: 'FINISHED', total: 0 })
    const refused = await start(operator, { fingerprint: cause }, 'x'.repeat(2_000))
    expect(refused).toMatchObject({ bulkRun: null, userErrors: [{ __typename: 'Refused', code: 'INVALID_VALUE' }] })
  })
})

describe('two operators', () => {
  it('starting the same group concurrently execute no operation twice, and each gets every outcome', async () => {
    await failedCreates(hq, 40, cause)
    const before = await tally(hq)
    const watched = await watchRuns(admin)
    const ids = await Promise.all([started(operator, { fingerprint: cause }), started(houston, { fingerprint: cause })])
    const seen = new Set<string>()
    await watched.until((one) => ended(one) && seen.add(one.id).size === 2)
    await watched.end()
    const runs = await Promise.all(ids.map((id) => readRun(admin, id)))
    expect(runs.map(({ status, failed }) => [status, failed])).toEqual([
      ['FINISHED', 0],
      ['FINISHED', 0],
    ])
    expect(runs.reduce((sum, { done }) => sum + done, 0)).toBe(40)
    for (const one of runs) expect(one.done + one.skipped).toBe(one.total)
    expect(await tally(hq)).toMatchObject({ accounts: (before?.accounts ?? 0) + 40, twice: 0 })
  })

  it('pausing, resuming and canceling the same run get its status', async () => {
    await failedCreates(hq, 5, cause)
    const watched = await watchRuns(admin)
    const id = await whileInHand(installation.databases.hq, async (claimed) => {
      const bulkRun = await started(operator, { fingerprint: cause })
      await claimed()
      const goesOn = await change(admin, 'resumeBulkRun', bulkRun)
      expect(goesOn).toMatchObject({ bulkRun: null, userErrors: [{ code: 'JOB_ALREADY_RUNNING', run: {} }] })
      for (const server of [operator, admin])
        expect(await change(server, 'pauseBulkRun', bulkRun)).toMatchObject({
          bulkRun: { run: { status: 'HOLD' } },
          userErrors: [],
        })
      return bulkRun
    })
    // What was in hand is done and counted; nothing more is taken.
    expect(await watched.until(({ done }) => done > 0)).toMatchObject({ status: 'HOLD', done: 5 })
    expect(await change(admin, 'resumeBulkRun', id)).toMatchObject({
      bulkRun: { run: { status: 'EXECUTING' } },
      userErrors: [],
    })
    expect(await watched.until(ended)).toMatchObject({ status: 'FINISHED', done: 5, total: 5 })
    await watched.end()
    for (const mutation of ['pauseBulkRun', 'resumeBulkRun', 'cancelBulkRun'] as const)
      expect(await change(admin, mutation, id)).toMatchObject({
        bulkRun: null,
        userErrors: [{ __typename: 'BulkRunCannotBeChanged', code: 'CANNOT_BE_CHANGED', status: 'FINISHED' }],
      })
  })
})

describe('cancelBulkRun', () => {
  it('ends a paused run at once: operations without a result stay unchanged', {
    tags: 'long',
    timeout: 300_000,
  }, async () => {
    await failedCreates(hq, 5_003, cause)
    const watched = await watchRuns(admin)
    const id = await whileInHand(installation.databases.hq, async (claimed) => {
      const bulkRun = await started(operator, { fingerprint: cause })
      await claimed()
      await change(operator, 'pauseBulkRun', bulkRun)
      return bulkRun
    })
    await watched.until(({ status, done }) => status === 'HOLD' && done === 5_000)
    await watched.end()
    expect(await change(operator, 'cancelBulkRun', id)).toMatchObject({ bulkRun: { run: { status: 'CANCELED' } } })
    expect(await readRun(operator, id)).toMatchObject({ status: 'CANCELED', total: 5_003, done: 5_000 })
    // A person's budget does not suffice for so many pages at once.
    const left = (await readItems(admin, id)).filter(({ result }) => result === null)
    expect(left.map(({ operation }) => operation?.status)).toEqual(['FAILED', 'FAILED', 'FAILED'])
    expect(await change(operator, 'cancelBulkRun', id)).toMatchObject({ userErrors: [] })
  })

  it('lets a running run finish its operations in progress', async () => {
    await failedCreates(hq, 5_003, cause)
    const watched = await watchRuns(admin)
    await whileInHand(installation.databases.hq, async (claimed) => {
      const bulkRun = await started(operator, { fingerprint: cause })
      await claimed()
      expect(await change(operator, 'cancelBulkRun', bulkRun)).toMatchObject({
        bulkRun: { run: { status: 'CANCELING' } },
      })
    })
    expect(await watched.until(ended)).toMatchObject({ status: 'CANCELED', done: 5_000, total: 5_003 })
    await watched.end()
  }, 300_000)
})

describe.each([
  ['pauseBulkRun', 'HOLD'],
  ['cancelBulkRun', 'CANCELED'],
] as const)('%s', (mutation, status) => {
  it('counts the operations in progress, however long they take, and none that was not tried', {
    tags: 'long',
    timeout: 300_000,
  }, async () => {
    const create = await make.operation(hq, { status: 'FAILED' })
    const { customerKey } = create
    const waiting = { status: 'WAITING_ON', waitsFor: create.operationId, customer: { phone: '555-0104' } } as const
    await make.operation(hq, { customerKey, operationNumber: 2, ...waiting })
    const watched = await watchRuns(admin)
    const id = await whileInHand(installation.databases.hq, async (claimed) => {
      const bulkRun = await started(operator, { asyncCustomerAccount: customerKey })
      await claimed()
      await change(operator, mutation, bulkRun)
      await leaseAskedFor(hq)
      return bulkRun
    })
    expect(await watched.until((run) => run.status === status && run.done > 0)).toMatchObject({ total: 2, done: 1 })
    expect((await readItems(operator, id)).map(({ result }) => result)).toEqual(['SYNCED', null])
    if (status === 'HOLD') {
      await change(operator, 'resumeBulkRun', id)
      expect(await watched.until(ended)).toMatchObject({ status: 'FINISHED', total: 2, done: 2 })
    }
    await watched.end()
  })
})

describe('a run that lost its process or its connection', () => {
  it('is resumed once by maintenance after its lease has expired', async () => {
    await failedCreates(hq, 5, cause)
    const watched = await watchRuns(admin)
    const id = await whileInHand(installation.databases.hq, async (claimed) => {
      const bulkRun = await started(operator, { fingerprint: cause })
      await claimed()
      await change(operator, 'pauseBulkRun', bulkRun)
      return bulkRun
    })
    await watched.until(({ done }) => done === 5)
    // As if its holder had died in the middle.
    await execute(
      hq,
      sql`update batch_run set status = 'EXECUTING', lease_until = now() - interval '1 second' where status = 'HOLD'`,
    )
    const taken = await Promise.all([
      resumeLostBulkRuns(installation.databases.hq),
      resumeLostBulkRuns(installation.databases.hq),
    ])
    expect(taken.flat()).toHaveLength(1)
    expect(await watched.until(ended)).toMatchObject({ status: 'FINISHED', done: 5 })
    await watched.end()
    expect(await readRun(operator, id)).toMatchObject({ status: 'FINISHED' })
  })

  it('continues by itself if only its connection was lost', async () => {
    await failedCreates(hq, 5, cause)
    const watched = await watchRuns(admin)
    await whileNothingIsClaimed(async () => {
      await started(operator, { fingerprint: cause })
      for (let ended = 0; ended === 0; ) {
        const lost = await execute(
          hq,
          sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query like '%synchronize.lockLegalEntity%' and pid <> pg_backend_pid()`,
        )
        ended = lost.length
      }
    })
    expect(await watched.until(ended)).toMatchObject({ status: 'FINISHED', done: 5, total: 5 })
    await watched.end()
  })

  it('ends if it had been canceled', async () => {
    const { id, runId } = await run({ fingerprint: 'nothing' })
    await execute(
      hq,
      sql`update batch_run set status = 'CANCELING', lease_until = now() - interval '1 second' where run_id = (
        select run_id from batch_run where job_id = 'bulk-synchronize' order by number desc limit 1)`,
    )
    expect(await resumeLostBulkRuns(installation.databases.hq)).toEqual([])
    expect(await readRun(operator, id)).toMatchObject({ id: runId, status: 'CANCELED' })
  })
})

describe('bulk runs', () => {
  it('are listed newest first, by status, page after page, and read as nodes', async () => {
    const first = await run({ fingerprint: 'nothing' })
    const second = await run({ fingerprint: 'nothing' })
    type Runs = { bulkRuns: { edges: { cursor: string; node: { id: string } }[]; pageInfo: { hasNextPage: boolean } } }
    const list = (after: string | null, status: string[]) =>
      ask<Runs>(
        operator,
        `query ($after: String, $status: [BatchStatus!]) { bulkRuns(first: 1, after: $after, status: $status) {
          edges { cursor node { id } } pageInfo { hasNextPage } } }`,
        { after, status },
      )
    const page = await list(null, ['FINISHED'])
    expect(page.bulkRuns).toMatchObject({ edges: [{ node: { id: second.id } }], pageInfo: { hasNextPage: true } })
    const next = await list(page.bulkRuns.edges[0]?.cursor ?? null, ['FINISHED'])
    expect(next.bulkRuns.edges.map(({ node }) => node.id)).toEqual([first.id])
    expect((await list(null, ['READY'])).bulkRuns.edges).toEqual([])
    const { node } = await ask<{ node: object }>(
      operator,
      'query ($id: ID!) { node(id: $id) { id ... on BulkRun { run { status } } } }',
      {
        id: second.id,
      },
    )
    expect(node).toEqual({ id: second.id, run: { status: 'FINISHED' } })
  })

  it('are for operators and automation only; viewers may read them', async () => {
    for (const role of ['VIEWER', 'CHANNEL_DEVICE', 'FEATURE_MANAGER'] as const) {
      const token = await installation.tokenFor(role)
      for (const document of [
        'mutation { synchronizeOperations(input: { filter: {} }) { userErrors { code } } }',
        'mutation { synchronizeOperations(input: { filter: {}, dryRun: true }) { userErrors { code } } }',
        'mutation { pauseBulkRun(input: { bulkRun: "x" }) { userErrors { code } } }',
        'mutation { resumeBulkRun(input: { bulkRun: "x" }) { userErrors { code } } }',
        'mutation { cancelBulkRun(input: { bulkRun: "x" }) { userErrors { code } } }',
        ...(role === 'VIEWER'
          ? []
          : ['{ bulkRuns { nodes { id } } }', '{ bulkRun(id: "x") { id } }', '{ operationErrorGroups { count } }']),
      ]) {
        const { errors } = await graphqlRequest(admin.url, token, document)
        expect([role, document, errors?.[0]?.extensions.code]).toEqual([role, document, 'FORBIDDEN'])
      }
    }
  })

  it('reach only the token’s channels, and are visible to users of all their channels only', async () => {
    const own = await make.operation(hq, { status: 'FAILED', capturedAt: '2026-04-01T08:00:00Z' })
    const foreign = await make.operation(hq, {
      status: 'FAILED',
      channelDatabaseId: 'sanfrancisco-db',
      capturedAt: '2026-04-01T08:00:00Z',
    })
    const filter = { capturedAfter: '2026-04-01T07:00:00Z', capturedBefore: '2026-04-01T09:00:00Z' }
    const mine = await run(filter, houston)
    expect((await readItems(houston, mine.id)).map(({ operationId }) => operationId)).toEqual([own.operationId])
    expect((await operationRow(hq, foreign.operationId)).status).toBe('FAILED')
    const { errors } = await graphqlRequest(
      houston.url,
      houston.token,
      'mutation { synchronizeOperations(input: { filter: { channel: ["sanfrancisco"] } }) { userErrors { code } } }',
    )
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')

    const theirs = await run(filter)
    expect(
      await ask(houston, 'query ($id: ID!) { bulkRun(id: $id) { id } node(id: $id) { id } }', { id: theirs.id }),
    ).toEqual({
      bulkRun: null,
      node: null,
    })
    for (const mutation of ['pauseBulkRun', 'resumeBulkRun', 'cancelBulkRun'] as const)
      expect((await change(houston, mutation, theirs.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })
})
