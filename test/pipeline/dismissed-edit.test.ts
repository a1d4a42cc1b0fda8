import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
  await tillsync.ask(
    `mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`,
  )
  await tillsync.ask(
    `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
})

it('A dismissed update is no longer shown at the till while an earlier one is open; restored, it is, also after a full 1010', async () => {
  const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }`,
    {
      input: {
        channel: 'houston',
        idempotencyKey: 'create',
        customer: { name: 'Edith Edited', phone: '1', title: 'Ms.' },
      },
    },
  )
  const { id } = createCustomer.customer
  await tillsync.travel()
  const edit = async (changes: object) => {
    const { updateCustomer } = await tillsync.ask<{ updateCustomer: { operation: { operationId: string } } }>(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { operation { operationId } userErrors { code message } } }`,
      { input: { channel: 'houston', customerId: id, idempotencyKey: JSON.stringify(changes), changes } },
    )
    return updateCustomer.operation.operationId
  }
  await edit({ email: 'no address' })
  const phone = await edit({ phone: '2' })
  await edit({ title: 'Dr.' })
  await tillsync.travel()
  const atTill = async () => {
    const { customer } = await tillsync.ask<{ customer: { email: string; phone: string; title: string } }>(
      `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { email phone title } }`,
      { id },
    )
    return customer
  }
  const change = async (mutation: string) => {
    const { operation } = await tillsync.ask<{ operation: { revision: number } }>(
      `query ($id: ID!) { operation(id: $id) { revision } }`,
      { id: phone },
    )
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const answer = await tillsync.ask<{
      [name: string]: { operation: { status: string } | null; userErrors: unknown[] }
    }>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { operation { status } userErrors { code message } } }`,
      { input: { operationId: phone, expectedRevision: operation.revision, reason: 'not what the customer wanted' } },
    )
    expect(answer[mutation]?.userErrors).toEqual([])
    return answer[mutation]?.operation?.status
  }
  const full = () =>
    tillsync.ask(
      `mutation { runCdxJob(input: { job: "1010", channelDatabase: "houston-db", full: true }) { userErrors { code } } }`,
    )

  expect(await atTill()).toEqual({ email: 'no address', phone: '2', title: 'Dr.' })
  expect(await change('dismissOperation')).toBe('DISMISSED')
  await tillsync.runJob('1010')
  expect(await atTill()).toEqual({ email: 'no address', phone: '1', title: 'Dr.' })
  await full()
  expect(await atTill()).toEqual({ email: 'no address', phone: '1', title: 'Dr.' })
  expect(await change('restoreOperation')).toBe('WAITING_ON')
  await tillsync.runJob('1010')
  expect(await atTill()).toEqual({ email: 'no address', phone: '2', title: 'Dr.' })
  await full()
  expect(await atTill()).toEqual({ email: 'no address', phone: '2', title: 'Dr.' })
})
