// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { demoOrganization } from '../../src/start/demo.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

describeInBrowser('a conflict on the page', () => {
  let tillsync: Installation
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
  })

  async function editedOnBothSides(name: string): Promise<string> {
    const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
      `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "${name}",
        customer: { name: "${name}", email: "old@example.com" } }) { customer { id } } }`,
    )
    await tillsync.travel()
    const edit = (channel: string | null, email: string) =>
      tillsync.ask<{ updateCustomer: { operation: { operationId: string } } }>(
        `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { operation { operationId } } }`,
        {
          input: { channel, customerId: createCustomer.customer.id, idempotencyKey: name + email, changes: { email } },
        },
      )
    await edit(null, 'hq@example.com')
    const { updateCustomer } = await edit('houston', 'till@example.com')
    await tillsync.travel()
    return updateCustomer.operation.operationId
  }

  it('shows both values side by side; synchronizing applies the chosen one', async () => {
    const operationId = await editedOnBothSides('Conny Both')
    const page = await openPage(linkTo(tillsync.url, tillsync.token, `/operations/${operationId}`))
    const panel = page.getByRole('region', { name: 'Conny Both' })
    const choice = panel.getByRole('group', { name: /^E-mail/ })
    await choice.getByText('hq@example.com').waitFor()
    await choice.getByText('till@example.com').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await choice.getByRole('radio', { name: /This operation/ }).check()
    await panel.getByRole('button', { name: 'Save choice' }).click()
    await page.getByLabel('Reason').fill('the customer says so')
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Save choice' }).click()
    await panel.getByText('the customer says so').waitFor()
    await panel.getByRole('button', { name: 'Synchronize' }).click()
    await panel.getByText('Synced', { exact: true }).waitFor()
    await panel.getByRole('row', { name: /E-mail.*hq@example.com.*till@example.com/ }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('tells the second of two operators that the first has decided, and shows the result', async () => {
    const operationId = await editedOnBothSides('Dolly Both')
    const open = () => openPage(linkTo(tillsync.url, tillsync.token, `/operations/${operationId}`))
    const [first, second] = [await open(), await open()]
    const choose = async (page: TestPage, side: RegExp) => {
      await page.getByRole('radio', { name: side }).check()
      await page.getByRole('button', { name: 'Save choice' }).click()
    }
    const confirm = async (page: TestPage, reason: string) => {
      await page.getByLabel('Reason').fill(reason)
      await page.getByRole('dialog').getByRole('button', { name: 'Save choice' }).click()
    }
    await choose(second, /This operation/)
    // Without a network the second page does not receive the first one's choice.
    await second.context().setOffline(true)
    await choose(first, /Headquarters/)
    await confirm(first, 'as written in the letter')
    await first.getByText('as written in the letter').waitFor()
    await confirm(second, 'as the customer says')
    await second.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor()
    await second.context().setOffline(false)
    await second.getByText('as written in the letter').waitFor()
    await second.keyboard.press('Escape')
    await first.getByRole('button', { name: 'Synchronize', exact: true }).click()
    await second.getByRole('region', { name: 'Dolly Both' }).getByText('Synced', { exact: true }).waitFor()
    expect(await second.getByRole('button', { name: 'Save choice' }).count()).toBe(0)
  })
})
