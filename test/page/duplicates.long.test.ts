// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const WIDTHS = [360, 1440] as const

describeInBrowser('possible duplicates', () => {
  let tillsync: Installation
  let second: string
  beforeAll(async () => {
    tillsync = await startInstallation()
    await make('Ann', 'ann@example.com', '1 First Street')
    second = await make('Anna', 'anna@example.com', '2 Second Street')
  })

  async function make(firstName: string, email: string, street: string, phone = '7135550177'): Promise<string> {
    const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
      `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
      {
        input: {
          ...{ channel: 'houston', idempotencyKey: email },
          customer: {
            ...{ firstName, lastName: 'Twice', email, phone },
            addresses: [{ street, city: 'Houston', country: 'USA' }],
          },
        },
      },
    )
    await tillsync.travel()
    return createCustomer.customer.id
  }
  async function looksRight(page: TestPage): Promise<void> {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      expect([width, await cutOff(page)]).toEqual([width, []])
      for (const scheme of ['light', 'dark'] as const)
        expect([width, await accessibilityViolations(page, scheme)]).toEqual([width, []])
    }
  }

  it('are found from a warning or the list, compared, merged, restored by Undo, and dismissed', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, `/customers/${second}?channel=houston`))
    await page.getByRole('link', { name: 'Compare with Ann Twice' }).click()
    await page.getByRole('heading', { name: 'Two customers side by side' }).waitFor()
    await page.getByRole('link', { name: 'Possible duplicates' }).click()
    const list = page.getByRole('list', { name: 'Possible duplicates' })
    await list.getByText('Same phone number').waitFor()
    await looksRight(page)

    // By the keyboard alone: compare, choose, merge.
    await list.getByRole('link', { name: /^Compare Ann Twice/ }).focus()
    await page.keyboard.press('Enter')
    const email = page.getByRole('group', { name: /E-mail/ })
    await email.getByRole('radio', { name: /ann@example\.com/, checked: true }).focus()
    const outcome = page.getByRole('region', { name: 'What merging does' })
    await outcome.getByText('Addresses: 1 to the kept customer, which already has 0.').waitFor()
    await page.keyboard.press('ArrowRight')
    await outcome.getByText('Values that come from the merged customer: 1.').waitFor()
    await email.getByRole('radio', { name: /anna@example\.com/, checked: true }).waitFor()
    await looksRight(page)
    await page.getByRole('button', { name: 'Merge', exact: true }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Merge' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'These are one customer now' }).waitFor()
    await looksRight(page)
    const [kept] = await shown('anna@example.com')
    expect(kept?.name).toBe('Ann Twice')
    expect(kept?.addresses.map(({ street }) => street).sort()).toEqual(['1 First Street', '2 Second Street'])

    await page.getByRole('button', { name: /^Undo the merge of C-/ }).click()
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'Two customers side by side' }).waitFor()
    expect(await shown('ann@example.com')).toMatchObject([{ name: 'Ann Twice' }])
    expect(await shown('anna@example.com')).toMatchObject([{ name: 'Anna Twice' }])

    await page.getByRole('button', { name: 'Not the same person' }).click()
    await dialog.getByRole('button', { name: 'Not the same person' }).click()
    await page.getByText('No possible duplicates').waitFor()
    await page.getByRole('checkbox', { name: 'Show dismissed' }).check()
    await list.getByText('Dismissed by test-administrator').waitFor()
    await list.getByRole('button', { name: /^Restore Ann Twice/ }).click()
    await page.getByText('No dismissed pairs').waitFor()
    expect(page.errors).toEqual([])
  })

  it('say in Dutch that a customer is no longer there, and lead back to the list', async () => {
    await make('Bo', 'bo@example.com', '3 Third Street', '7135550178')
    await make('Boaz', 'boaz@example.com', '4 Fourth Street', '7135550178')
    const nobody = '00000000-0000-4000-8000-000000000000'
    const path = `/customers/duplicates/compare?keep=${nobody}&merge=${nobody}`
    const page = await openPage(linkTo(tillsync.url, tillsync.token, path), { locale: 'nl-NL' })
    await page.getByRole('heading', { name: 'Klant niet gevonden' }).waitFor()
    await page.getByRole('link', { name: 'Mogelijke dubbelen' }).click()
    await page.getByText('Zelfde telefoonnummer').first().waitFor()
    expect(page.errors).toEqual([])
  })

  it('are not offered to a token that may not merge', async () => {
    const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('VIEWER'), '/customers/duplicates'))
    await page.getByRole('heading', { name: 'Customers', exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Possible duplicates' }).count()).toBe(0)
  })

  async function shown(email: string) {
    const { customers } = await tillsync.ask<{
      customers: { nodes: { name: string; addresses: { street: string }[] }[] }
    }>(
      `query ($email: String) { customers(legalEntity: "USRT", filter: { email: $email }) {
        nodes { name addresses { street } } } }`,
      { email },
    )
    return customers.nodes
  }
})
