import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { apply, causes, diagnose } from './asking.ts'

let tillsync: Installation
let customerId: string
let operationId: string
beforeAll(async () => {
  tillsync = await startInstallation()
  const { createCustomer } = await tillsync.ask<{
    createCustomer: { customer: { id: string }; operation: { operationId: string } }
  }>(
    `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "one", customer: {
      firstName: "Ada", lastName: "Lovelace", email: "ada@example.com", phone: "713 555 0101" } }) {
      customer { id } operation { operationId } } }`,
  )
  customerId = createCustomer.customer.id
  operationId = createCustomer.operation.operationId
})

const byId = () => ({ customer: { id: customerId } })
const pause = (paused: boolean) =>
  tillsync.ask(
    `mutation ($paused: Boolean!) { setDataSyncPaused(input: { channelDatabase: "houston-db", paused: $paused }) { channelDatabase { pauseDataSync } userErrors { code } } }`,
    { paused },
  )
const statusOf = async () => {
  const { operation } = await tillsync.ask<{ operation: { status: string } }>(
    `query ($id: ID!) { operation(id: $id) { status } }`,
    { id: operationId },
  )
  return operation.status
}

describe('a remedy', () => {
  it('has the exact mutation, which does the same when it is sent by hand', async () => {
    await pause(true)
    const made = await diagnose(tillsync, byId())
    expect(causes(made)).toEqual(['DATA_SYNC_NOT_PAUSED'])
    const [remedy] = made.remedies
    expect(remedy).toMatchObject({
      mutation: 'setDataSyncPaused',
      variables: { input: { channelDatabase: 'houston-db', paused: false } },
      mayRun: true,
      needsInput: [],
    })
    const { diagnose: with_ } = await tillsync.ask<{
      diagnose: { remedies: { document: string; variables: object }[] }
    }>(`query ($input: DiagnoseInput!) { diagnose(input: $input) { remedies { document variables } } }`, {
      input: byId(),
    })
    const [sent] = with_.remedies
    const answer = await tillsync.ask(sent?.document ?? '', { ...sent?.variables })
    expect(answer).toMatchObject({ setDataSyncPaused: { userErrors: [] } })
    expect(causes(await diagnose(tillsync, byId()))).not.toContain('DATA_SYNC_NOT_PAUSED')
  })

  it('only says what it would do when that is asked, and changes nothing', async () => {
    await pause(true)
    const [remedy] = (await diagnose(tillsync, byId())).remedies
    if (!remedy) throw new Error('No remedy.')
    expect(await apply(tillsync, remedy, {}, true)).toMatchObject({
      wouldDo: 'Uploads from and downloads to houston-db go on.',
      result: null,
      userErrors: [],
      diagnosis: { healthy: false },
    })
    const applied = await apply(tillsync, remedy)
    expect(applied).toMatchObject({ mutation: 'setDataSyncPaused', wouldDo: null, userErrors: [] })
    expect(applied.diagnosis && causes(applied.diagnosis)).toEqual(['UPLOADED_IN_TIME'])
  })

  it('gives no rights: whoever may not run its mutation is told so, and refused when it is tried', async () => {
    await pause(true)
    const operator = await tillsync.tokenFor('OPERATOR')
    const [remedy] = (await diagnose(tillsync, byId(), operator)).remedies
    expect(remedy).toMatchObject({ mutation: 'setDataSyncPaused', mayRun: false })
    await expect(
      tillsync.ask(
        `mutation ($id: ID!) { applyRemedy(input: { remedy: $id }) { userErrors { code } } }`,
        { id: remedy?.id },
        operator,
      ),
    ).rejects.toThrow('FORBIDDEN')
    await pause(false)
  })

  it('of a mutation that is none of the table is none', async () => {
    const forged = [
      'nothing',
      Buffer.from(
        JSON.stringify(['eraseCustomer', { customer: customerId, reason: 'x' }, { type: 'INSTALLATION' }]),
      ).toString('base64url'),
      Buffer.from(JSON.stringify(['runCdxJob', { job: 'P-0001' }, { type: 'NOTHING' }])).toString('base64url'),
    ]
    for (const id of forged) {
      const { applyRemedy } = await tillsync.ask<{ applyRemedy: { userErrors: { code: string }[]; result: unknown } }>(
        `mutation ($id: ID!) { applyRemedy(input: { remedy: $id }) { result userErrors { code } } }`,
        { id },
      )
      expect(applyRemedy).toEqual({ result: null, userErrors: [{ code: 'NOT_FOUND' }] })
    }
  })

  it('asks for what a person must fill in, and hands on the refusals of its mutation', async () => {
    await tillsync.runJob('P-0001')
    await tillsync.ask(
      `mutation ($id: ID!) { dismissOperation(input: { operationId: $id, expectedVersion: 1, reason: "By mistake" }) { userErrors { code } } }`,
      { id: operationId },
    )
    const made = await diagnose(tillsync, { operation: operationId })
    const [remedy] = made.remedies
    expect(remedy).toMatchObject({ mutation: 'restoreOperation', needsInput: ['reason'], risk: 'MEDIUM' })
    const { applyRemedy } = await tillsync.ask<{ applyRemedy: { userErrors: { code: string; field: string[] }[] } }>(
      `mutation ($id: ID!) { applyRemedy(input: { remedy: $id }) { userErrors { code field } } }`,
      { id: remedy?.id },
    )
    expect(applyRemedy.userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['input', 'reason'] }])
    if (!remedy) throw new Error('No remedy.')
    expect((await apply(tillsync, remedy)).userErrors).toEqual([])
    expect(await statusOf()).toBe('UPLOADED')
    // The operation has changed since the remedy was found.
    expect((await apply(tillsync, remedy)).userErrors).not.toEqual([])
  })

  it('leaves its own line and that of its mutation in the audit', async () => {
    const { auditEntries } = await tillsync.ask<{ auditEntries: { nodes: { action: string }[] } }>(
      `{ auditEntries(first: 50) { nodes { action } } }`,
    )
    const actions = auditEntries.nodes.map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['applyRemedy', 'setDataSyncPaused', 'restoreOperation']))
  })
})

describe('whoever asks', () => {
  it('as a viewer sees no personal data', async () => {
    const viewer = await tillsync.tokenFor('VIEWER')
    for (const by of [{ id: customerId }, { email: 'ada@example.com' }, { phone: '713-555-0101' }])
      expect(JSON.stringify(await diagnose(tillsync, { customer: by }, viewer))).not.toMatch(/Lovelace|ada@|555 0101/)
  })

  it('for another channel finds nothing of the customer', async () => {
    const stranger = await tillsync.tokenFor('OPERATOR', ['sanfrancisco'])
    for (const input of [byId(), { customer: { email: 'ada@example.com' } }, { operation: operationId }]) {
      const made = await diagnose(tillsync, input, stranger)
      expect({ subject: made.subject, causes: causes(made), trace: made.trace }).toEqual({
        subject: null,
        causes: ['FOUND'],
        trace: null,
      })
    }
    expect(causes(await diagnose(tillsync, { channel: 'houston' }, stranger))).toEqual(['FOUND'])
  })

  it('as a till may trace its own customer and not diagnose', async () => {
    const till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
    await expect(diagnose(tillsync, byId(), till)).rejects.toThrow('FORBIDDEN')
    const { customer } = await tillsync.ask<{
      customer: { trace: { waitingFor: string; hops: { hop: string; at: string | null }[] } }
    }>(
      `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { trace { waitingFor hops { hop at } } } }`,
      { id: customerId },
      till,
    )
    expect(customer.trace.hops.map(({ hop, at }) => [hop, at !== null])).toEqual([
      ['CAPTURED', true],
      ['UPLOADED', true],
      ['SYNCHRONIZED', false],
      ['DISTRIBUTED', false],
    ])
  })

  it('about nobody is told so', async () => {
    const made = await diagnose(tillsync, { customer: { email: 'nobody@example.com' } })
    expect([made.subject, causes(made)]).toEqual([null, ['FOUND']])
    expect(made.answer).toContain('never captured')
  })
})
