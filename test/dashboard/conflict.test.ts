import { beforeAll, expect, it } from 'vitest'
import { demoOrganization } from '../../src/organization/demo.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityFaults, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('a conflict on the page', () => {
  let tillsync: Installation
  let operationId: string
  beforeAll(async () => {
    tillsync = await startInstallation()
    await tillsync.ask(
      `mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`,
    )
    const [entity] = demoOrganization().legalEntities
    await tillsync.ask(
      `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { code } } }`,
      { input: { legalEntities: [{ ...entity, conflictPolicies: [{ fieldGroup: 'CONTACT', policy: 'MANUAL' }] }] } },
    )
    for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    operationId = await editedOnBothSides()
  })

  async function editedOnBothSides(): Promise<string> {
    const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
      `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "new",
        customer: { name: "Conny Both", email: "old@example.com" } }) { customer { id } } }`,
    )
    await tillsync.travel()
    const edit = (channel: string | null, email: string) =>
      tillsync.ask<{ updateCustomer: { operation: { operationId: string } } }>(
        `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { operation { operationId } } }`,
        { input: { channel, customerId: createCustomer.customer.id, idempotencyKey: email, changes: { email } } },
      )
    await edit(null, 'hq@example.com')
    const { updateCustomer } = await edit('houston', 'till@example.com')
    await tillsync.travel()
    return updateCustomer.operation.operationId
  }

  it('shows both values side by side; the chosen one holds when it is synchronized, and nothing was reloaded', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, `/operations/${operationId}`))
    const panel = page.getByRole('region', { name: 'Conny Both' })
    const choice = panel.getByRole('group', { name: 'email' })
    await choice.getByText('hq@example.com').waitFor()
    await choice.getByText('till@example.com').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityFaults(page, scheme)).toEqual([])
    await choice.getByRole('radio', { name: /This operation/ }).check()
    await panel.getByRole('button', { name: 'Keep the choice' }).click()
    await page.getByLabel('Reason').fill('the customer says so')
    expect(await accessibilityFaults(page, 'light')).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Keep the choice' }).click()
    await panel.getByText('the customer says so').waitFor()
    await panel.getByRole('button', { name: 'Synchronize' }).click()
    await panel.getByText('Synced', { exact: true }).waitFor()
    await panel.getByRole('row', { name: /email.*hq@example.com.*till@example.com/ }).waitFor()
    expect(page.faults).toEqual([])
  })
})
