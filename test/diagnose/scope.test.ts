import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Captured, startTwoStores, type TwoStores } from '../access/two-stores.ts'
import { graphqlRequest } from '../support/http.ts'
import { causes, type Diagnosis, diagnose } from './asking.ts'

// Whom a token may ask about: customers and operations of its channels; of a customer that others know too, what is its
// own.

const NOBODY = '0b0d0000-0000-4000-8000-00000000dead'

let tillsync: TwoStores
let operator: string
let foreign: Captured
beforeAll(async () => {
  tillsync = await startTwoStores()
  await tillsync.ask(
    'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
  )
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  operator = await tillsync.tokenFor('OPERATOR', ['houston'])
  foreign = tillsync.of('sanfrancisco', 'synced')
})

const accountOf = async ({ operationId }: Captured): Promise<string> => {
  const { operation } = await tillsync.ask<{ operation: { customerAccount: string } }>(
    'query ($id: ID!) { operation(id: $id) { customerAccount } }',
    { id: operationId },
  )
  return operation.customerAccount
}

/** What is said, without when. */
const said = ({ checks, ...rest }: Diagnosis) =>
  JSON.stringify({ ...rest, at: null, checks }).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')

const askFor = (customer: object, token: string) => diagnose(tillsync, { customer }, token)

describe('a customer of another channel', () => {
  it.each(['asyncCustomerAccount', 'accountNumber', 'email'] as const)('by its %s is not found', async (by) => {
    const value = {
      asyncCustomerAccount: foreign.customerKey,
      accountNumber: await accountOf(foreign),
      email: foreign.email,
    }
    const nobody = { asyncCustomerAccount: NOBODY, accountNumber: 'C-999999', email: 'nobody@nowhere.example' }
    const answer = await askFor({ [by]: value[by] }, operator)
    expect(causes(answer)).toEqual(['FOUND'])
    expect(said(answer)).toBe(said(await askFor({ [by]: nobody[by] }, operator)))
    expect(causes(await askFor({ [by]: value[by] }, tillsync.token))).not.toContain('FOUND')
  })

  it('in the same database is not found', async () => {
    const pending = await tillsync.create('online', 'Neighbour', { phone: '+1 713 555 4444' })
    const nobody = said(await askFor({ email: 'nobody@nowhere.example' }, operator))
    expect(said(await askFor({ email: 'neighbour@example.com' }, operator))).toBe(nobody)
    expect(said(await askFor({ phone: '713 555 4444' }, operator))).toBe(nobody)
    const ofNobody = said(await askFor({ id: NOBODY }, operator))
    expect(said(await askFor({ id: pending.asyncCustomerAccount }, operator))).toBe(ofNobody)
    const byOperation = await diagnose(tillsync, { operation: pending.operationId }, operator)
    expect(said(byOperation)).toBe(said(await diagnose(tillsync, { operation: NOBODY }, operator)))
  })

  it('is not listed among the customers with a shared e-mail address', async () => {
    const email = 'family@example.com'
    const own = await tillsync.create('houston', 'Family', { email })
    await tillsync.create('sanfrancisco', 'Family', { email })
    await tillsync.create('online', 'Family', { email })
    const { subject, checks } = await askFor({ email }, operator)
    expect(subject).not.toBeNull()
    expect(JSON.stringify(checks)).toContain(own.asyncCustomerAccount)
    const all = await askFor({ email }, tillsync.token)
    expect(all.checks.find(({ code }) => code === 'FOUND')).toMatchObject({ status: 'UNKNOWN' })
  })
})

describe('a customer that two channels know', () => {
  let shared: Captured
  let theirs: string
  beforeAll(async () => {
    shared = tillsync.of('houston', 'synced')
    const { updateCustomer } = await tillsync.ask<{ updateCustomer: { operation: { operationId: string } } }>(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { operation { operationId } userErrors { code message } } }`,
      {
        input: {
          channel: 'online',
          customerId: shared.customerKey,
          idempotencyKey: randomUUID(),
          changes: { email: 'moved@elsewhere.example', currency: 'XXX' },
        },
      },
    )
    theirs = updateCustomer.operation.operationId
  })

  it.each(['pending', 'refused'])('is diagnosed without the other channel’s %s operation', async (state) => {
    if (state === 'refused') await tillsync.travel()
    const answer = await askFor({ id: shared.customerKey }, operator)
    expect(answer.subject).toBeNull() // Headquarters' customers are for tokens of all channels.
    expect(JSON.stringify(answer)).not.toContain(theirs)
    expect([causes(answer), answer.healthy]).toEqual([[], true])
    expect(await askFor({ id: shared.customerKey }, tillsync.token)).toMatchObject({
      trace: { waitingFor: expect.any(String) },
    })
  })

  it('is not found by a value in the other channel’s pending update', async () => {
    const nobody = said(await askFor({ email: 'nobody@nowhere.example' }, operator))
    expect(said(await askFor({ email: 'moved@elsewhere.example' }, operator))).toBe(nobody)
    expect((await askFor({ email: shared.email }, operator)).healthy).toBe(true)
  })

  it('is not diagnosed by the other channel’s operation', async () => {
    const answer = await diagnose(tillsync, { operation: theirs }, operator)
    expect(said(answer)).toBe(said(await diagnose(tillsync, { operation: NOBODY }, operator)))
  })
})

describe('a viewer', () => {
  it.each(['email', 'phone'])('may not look a customer up by its %s, whether there is one or not', async (by) => {
    const token = await tillsync.tokenFor('VIEWER')
    for (const value of [foreign.email, '+1 999 000 9999']) {
      const { data, errors } = await graphqlRequest(
        tillsync.url,
        token,
        'query ($by: DiagnoseCustomerBy!) { diagnose(input: { customer: $by }) { answer } }',
        { by: { [by]: value } },
      )
      expect([data, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ['FORBIDDEN']])
    }
  })

  it('finds one by its account number, but not by a word that resembles one', async () => {
    const token = await tillsync.tokenFor('VIEWER')
    expect((await askFor({ accountNumber: await accountOf(foreign) }, token)).healthy).toBe(true)
    const { customers } = await tillsync.ask<{ customers: { searchedLocation: string; nodes: object[] } }>(
      `query ($word: String!) {
        customers(channel: "houston", searchLocation: ALL, filter: { accountNumber: $word }) { searchedLocation nodes { id } }
      }`,
      { word: foreign.email },
      token,
    )
    expect(customers).toEqual({ searchedLocation: 'ALL', nodes: [] })
  })

  it('cannot infer a name from a position in a list', async () => {
    const token = await tillsync.tokenFor('VIEWER')
    const after = (name: string | null) =>
      Buffer.from(JSON.stringify(['NAME_ASC', name, foreign.customerKey])).toString('base64url')
    const page = (name: string | null) =>
      tillsync.ask(
        'query ($after: String) { customers(first: 50, after: $after) { nodes { id } } }',
        { after: after(name) },
        token,
      )
    const byItself = await page(null)
    expect(await page('A')).toEqual(byItself)
    expect(await page('Zz')).toEqual(byItself)
  })

  it('does not see the reason for which an operator dismissed an operation', async () => {
    const { operationId } = tillsync.of('sanfrancisco', 'broken')
    const dismissed = await tillsync.ask<{ dismissOperation: { userErrors: object[] } }>(
      `mutation ($id: ID!, $version: Int!) {
        dismissOperation(input: { operationId: $id, expectedRevision: $version, reason: "Ada moved away" }) { userErrors { message } }
      }`,
      { id: operationId, version: await revisionOf(operationId) },
    )
    expect(dismissed.dismissOperation.userErrors).toEqual([])
    const answer = await diagnose(tillsync, { operation: operationId }, await tillsync.tokenFor('VIEWER'))
    expect(JSON.stringify(answer.checks)).toContain('***')
    expect(JSON.stringify(answer)).not.toContain('moved away')
    expect(JSON.stringify(await diagnose(tillsync, { operation: operationId }))).toContain('moved away')
  })
})

async function revisionOf(operationId: string): Promise<number> {
  const { operation } = await tillsync.ask<{ operation: { revision: number } }>(
    'query ($id: ID!) { operation(id: $id) { revision } }',
    { id: operationId },
  )
  return operation.revision
}

it('pending operations of a database are counted for the token’s channels only', async () => {
  await tillsync.create('online', 'Counted')
  const pendingOf = async (token: string) => {
    const { checks } = await diagnose(tillsync, { channel: 'houston' }, token)
    const { evidence = [] } = checks.find(({ code }) => code === 'UPLOADED_IN_TIME') ?? {}
    return evidence.reduce((sum, { value }) => sum + Number(value), 0)
  }
  const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
    '{ operationCounts(channel: ["houston"]) { status count } }',
  )
  const captured = operationCounts.find(({ status }) => status === 'CAPTURED')?.count ?? 0
  expect(await pendingOf(operator)).toBe(captured)
  expect(await pendingOf(tillsync.token)).toBeGreaterThan(captured)
})

describe('of the whole installation', () => {
  it('shows nothing of other channels’ work: operations of a process that is gone, and bulk runs', async () => {
    const { synchronizeOperations } = await tillsync.ask<{ synchronizeOperations: { bulkRun: { id: string } } }>(
      `mutation { synchronizeOperations(input: { filter: { channel: ["sanfrancisco"] } }) { bulkRun { id } userErrors { code } } }`,
    )
    const runId =
      (JSON.parse(Buffer.from(synchronizeOperations.bulkRun.id, 'base64url').toString()) as string[])[1] ?? ''
    const { hq } = tillsync.databases
    const ended = async () => {
      const rows = await hq.db.execute<{ status: string }>(
        sql`select status from batch_run where run_id = ${runId}::uuid and ended_at is not null`,
      )
      return rows.length > 0
    }
    while (!(await ended())) await new Promise((resolve) => setTimeout(resolve, 50))
    await hq.db.execute(
      sql`update batch_run set status = 'EXECUTING', ended_at = null, lease_until = now() - interval '1 minute' where run_id = ${runId}::uuid`,
    )
    const chunks = (answer: Diagnosis) => answer.checks.find(({ code }) => code === 'CHUNKS_ALIVE')
    expect(chunks(await diagnose(tillsync, { installation: true }))).toMatchObject({ status: 'FAIL' })
    const answer = await diagnose(tillsync, { installation: true }, operator)
    expect(chunks(answer)).toMatchObject({ status: 'PASS' })
    expect(JSON.stringify(answer)).not.toContain(runId)
  })
})
