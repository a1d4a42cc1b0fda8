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

const revisionOf = async () => {
  const { operation } = await tillsync.ask<{ operation: { revision: number } }>(
    `query ($id: ID!) { operation(id: $id) { revision } }`,
    { id: operationId },
  )
  return operation.revision
}
const dismiss = (expectedRevision: number) =>
  tillsync.ask(
    `mutation ($input: DismissOperationInput!) { dismissOperation(input: $input) { userErrors { code } } }`,
    { input: { operationId, expectedRevision, reason: 'By mistake' } },
  )
/** The remedy of an operation that was given up. */
async function restoring(): Promise<string> {
  const [remedy] = (await diagnose(tillsync, { operation: operationId })).remedies
  expect(remedy).toMatchObject({ mutation: 'restoreOperation' })
  return remedy?.id ?? ''
}
async function applied(id: string): Promise<{ result: unknown; userErrors: { code: string; field: string[] }[] }> {
  const { applyRemedy } = await tillsync.ask<{ applyRemedy: Awaited<ReturnType<typeof applied>> }>(
    `mutation ($id: ID!) { applyRemedy(input: { remedy: $id, reason: "As it says." }) { result userErrors { code field } } }`,
    { id },
  )
  return applyRemedy
}
const OUTDATED = { code: 'REVISION_CONFLICT', field: ['expectedRevision'] }
const DONE = { code: 'CANNOT_BE_CHANGED', field: ['operationId'] }

describe('a remedy', () => {
  it('contains the exact mutation, which has the same effect when called directly', async () => {
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

  it('returns its effect in a dry run, and changes nothing', async () => {
    await pause(true)
    const [remedy] = (await diagnose(tillsync, byId())).remedies
    if (!remedy) throw new Error('No remedy.')
    expect(await apply(tillsync, remedy, {}, true)).toMatchObject({
      wouldDo: 'Uploads from and downloads to houston-db continue.',
      result: null,
      cured: null,
      userErrors: [],
      diagnosis: { healthy: false },
    })
    const applied = await apply(tillsync, remedy)
    expect(applied).toMatchObject({ mutation: 'setDataSyncPaused', wouldDo: null, cured: true, userErrors: [] })
    expect(applied.diagnosis && causes(applied.diagnosis)).toEqual(['UPLOADED_IN_TIME'])
  })

  it('grants no rights: a caller who may not call its mutation sees that, and is refused', async () => {
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

  it('that is forged is refused by its field, and does nothing', async () => {
    const forge = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const subject = { type: 'INSTALLATION' }
    const forged = [
      'nothing',
      // No mutation of the table; no input of its mutation; no subject; none that could be stored.
      forge('eraseCustomer', { customer: customerId, reason: 'x' }, subject),
      forge('runCdxJob', { job: ['P-0001'] }, subject),
      forge('runCdxJob', { job: 'P-0001', everything: true }, subject),
      forge('runCdxJob', { job: 'P-0001' }, { type: 'NOTHING' }),
      forge('runCdxJob', { job: 'P-0001' }, { type: 'CUSTOMER', key: 'nobody' }),
      forge('runCdxJob', { job: 'P-0001' }, { type: 'CHANNEL', key: 'hou\0ston' }),
    ]
    for (const id of forged)
      expect(await applied(id)).toEqual({
        result: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'remedy'] }],
      })
    expect(await statusOf()).toBe('CAPTURED')
  })

  it('requires the values that a person must fill in, and returns the refusals of its mutation', async () => {
    await tillsync.runJob('P-0001')
    await tillsync.ask(
      `mutation ($id: ID!) { dismissOperation(input: { operationId: $id, expectedRevision: 1, reason: "By mistake" }) { userErrors { code } } }`,
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
  })

  it('that is outdated is refused by a code and a field, because its object has changed', async () => {
    await dismiss(3)
    const outdated = await restoring()
    await applied(outdated)
    await dismiss(5)
    expect((await applied(outdated)).userErrors).toEqual([OUTDATED])
    expect(await statusOf()).toBe('DISMISSED')
  })

  it('applied twice works once, and reports that', async () => {
    const remedy = await restoring()
    expect((await applied(remedy)).userErrors).toEqual([])
    expect((await applied(remedy)).userErrors).toEqual([DONE])
    expect(await revisionOf()).toBe(7)
  })

  it('applied by two callers concurrently is executed once, and refused to the other', async () => {
    await dismiss(7)
    const remedy = await restoring()
    const both = await Promise.all([applied(remedy), applied(remedy)])
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([DONE])
    expect([await statusOf(), await revisionOf()]).toEqual(['UPLOADED', 9])
  })

  it('changes nothing in a dry run, whether its mutation has a dry run of its own or not', async () => {
    await dismiss(9)
    const before = await revisionOf()
    const made = await diagnose(tillsync, { operation: operationId })
    const [remedy] = made.remedies
    if (!remedy) throw new Error('No remedy.')
    expect(await apply(tillsync, remedy, {}, true)).toMatchObject({ userErrors: [], wouldDo: remedy.effect })
    expect([await statusOf(), await revisionOf()]).toEqual(['DISMISSED', before])
    expect(await diagnose(tillsync, { operation: operationId })).toMatchObject({ answer: made.answer })
    await apply(tillsync, remedy)
  })

  it('writes its own audit entry and that of its mutation', async () => {
    const { auditEntries } = await tillsync.ask<{ auditEntries: { nodes: { action: string }[] } }>(
      `{ auditEntries(first: 50) { nodes { action } } }`,
    )
    const actions = auditEntries.nodes.map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['applyRemedy', 'setDataSyncPaused', 'restoreOperation']))
  })
})

describe('a caller', () => {
  it('who is a viewer sees no personal data, and cannot search by it', async () => {
    const viewer = await tillsync.tokenFor('VIEWER')
    for (const by of [{ email: 'ada@example.com' }, { phone: '713-555-0101' }])
      await expect(diagnose(tillsync, { customer: by }, viewer)).rejects.toThrow('FORBIDDEN')
    for (const by of [{ id: customerId }, { asyncCustomerAccount: customerId }])
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

  it('who is a till may trace its own customer but not diagnose', async () => {
    const till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
    await expect(diagnose(tillsync, byId(), till)).rejects.toThrow('FORBIDDEN')
    const { customer } = await tillsync.ask<{
      customer: { trace: { waitingFor: string; steps: { step: string; at: string | null }[] } }
    }>(
      `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { trace { waitingFor steps { step at } } } }`,
      { id: customerId },
      till,
    )
    expect(customer.trace.steps.map(({ step, at }) => [step, at !== null])).toEqual([
      ['CAPTURED', true],
      ['UPLOADED', true],
      ['SYNCHRONIZED', false],
      ['DISTRIBUTED', false],
    ])
  })

  it('with an unknown customer gets that answer', async () => {
    const made = await diagnose(tillsync, { customer: { email: 'nobody@example.com' } })
    expect([made.subject, causes(made)]).toEqual([null, ['FOUND']])
    expect(made.answer).toContain('never captured')
  })
})

describe('a remedy that was applied', () => {
  it('says that it has not cured when its mutation was not refused, and the cause is still there', async () => {
    const input = { operation: await refusedAtHeadquarters() }
    const [correction] = (await diagnose(tillsync, input)).remedies
    if (!correction) throw new Error('No remedy.')
    const corrected = await apply(tillsync, correction, { email: 'grace@example.com', reason: 'Misspelt' })
    expect(corrected).toMatchObject({ mutation: 'saveOperation', userErrors: [], cured: false })
    const [synchronizing] = corrected.diagnosis?.remedies.filter(({ mutation }) => mutation !== 'saveOperation') ?? []
    if (!synchronizing) throw new Error('No second remedy.')
    expect(await apply(tillsync, synchronizing)).toMatchObject({ userErrors: [], cured: true })
  })
})

/** A failed operation: headquarters refuses its e-mail address. */
async function refusedAtHeadquarters(): Promise<string> {
  await tillsync.ask(
    `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  await tillsync.runJob('1070')
  await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  const { createCustomer } = await tillsync.ask<{ createCustomer: { operation: { operationId: string } } }>(
    `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "two", customer: {
      lastName: "Hopper", email: "not an address" } }) { operation { operationId } } }`,
  )
  await tillsync.travel()
  return createCustomer.operation.operationId
}
