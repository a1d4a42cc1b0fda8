import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const panel = (page: TestPage, name: string) => page.getByRole('region', { name })

describeInBrowser('the view Customers', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
  })
  const open = (path = '/customers?channel=houston', token = tillsync.token) =>
    openPage(linkTo(tillsync.url, token, path))

  async function make(name: string, key = name): Promise<string> {
    const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
      `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
      {
        input: {
          channel: 'houston',
          idempotencyKey: key,
          customer: { name, email: `${key}@example.com`, phone: '7135550199' },
        },
      },
    )
    return createCustomer.customer.id
  }

  it('creates a customer as a till does, and shows Pending sync become the account number live', {}, async () => {
    const page = await open()
    await page.getByRole('button', { name: 'New customer' }).click()
    const form = panel(page, 'New customer')
    await form.getByLabel('First name').fill('Ada')
    await form.getByLabel('Last name').fill('Lindgren')
    await form.locator('input[name="email"]').fill('no address')
    await form.getByRole('button', { name: 'Add address' }).click()
    await form.getByLabel('Street').fill('1 Main Street')
    await form.getByLabel('Country').fill('Atlantis')
    await form.getByRole('checkbox', { name: 'Very important customer' }).check()
    await form.getByLabel('Shoe size').fill('38.5')
    await form.getByRole('button', { name: 'Create' }).click()
    // Each refusal is shown at its field, and the first of them has the focus.
    await form.getByText('3 fields were refused.').waitFor()
    expect(await form.getByLabel('Shoe size').getAttribute('aria-invalid')).toBe('true')
    expect(await form.locator('input[name="email"]').getAttribute('aria-invalid')).toBe('true')
    expect(await form.getByLabel('Country').getAttribute('aria-invalid')).toBe('true')
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await form.locator('input[name="email"]').fill('ada@example.com')
    await form.getByLabel('Country').fill('USA')
    await form.getByLabel('Shoe size').fill('8.5')
    await form.getByRole('button', { name: 'Create' }).click()

    const ada = panel(page, 'Ada Lindgren')
    await ada.getByText('Captured in the channel’s own database.').waitFor()
    await ada.getByText('creates customers in async mode').waitFor()
    const account = ada.getByRole('status')
    await account.getByText('Pending sync').waitFor()
    await page.evaluate('window.notReloaded = true')
    await tillsync.travel()
    await account.getByText(/Headquarters assigned the account number C-\d{6}\./).waitFor()
    await ada.getByText('Synced', { exact: true }).first().waitFor()
    await ada.getByText('Distributed', { exact: true }).waitFor()
    expect(await page.evaluate('window.notReloaded')).toBe(true)
    await page
      .getByRole('listbox', { name: 'Customers' })
      .getByRole('option', { name: /Synced Ada Lindgren C-\d{6}/ })
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('edits the parts of a customer, names the route, and shows the changes of another person', {
    tags: 'long',
  }, async () => {
    const id = await make('Berta Both', 'berta')
    await tillsync.travel()
    const page = await open(`/customers/${id}?channel=houston`)
    const berta = panel(page, 'Berta Both')
    await berta.getByRole('button', { name: 'Add address' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('City').fill('Houston')
    await dialog.getByLabel('Country').fill('XXX')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('textbox', { name: 'Country', description: /country/i }).waitFor()
    await dialog.getByLabel('Country').fill('USA')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await berta.getByText('A feature that is effective on this channel makes it asynchronous.').waitFor()
    await berta.getByText('Houston, USA').waitFor()

    await berta.getByRole('button', { name: 'Edit customer' }).click()
    await dialog.getByLabel('E-mail', { exact: true }).fill('mine@example.com')
    await tillsync.ask(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code } } }`,
      {
        input: {
          channel: 'houston',
          customerId: id,
          idempotencyKey: 'theirs',
          changes: { email: 'theirs@example.com' },
        },
      },
    )
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('cell', { name: 'theirs@example.com' }).waitFor()
    expect(await accessibilityViolations(page, 'dark')).toEqual([])
    await dialog.getByRole('button', { name: 'Overwrite' }).click()
    await berta.getByText('mine@example.com').waitFor()
    await berta.getByText('Headquarters saved it while the till waited.').waitFor()
    expect(page.errors).toEqual([])
  })

  it('issues, links and refuses loyalty cards, and blocks a customer for enrollment', async () => {
    const id = await make('Gerda Card', 'gerda')
    await tillsync.travel()
    await tillsync.ask(`mutation ($input: IssueLoyaltyCardInput!) { issueLoyaltyCard(input: $input) { cardNumber } }`, {
      input: { channel: 'houston', cardNumber: 'GIFT 9', idempotencyKey: 'gift' },
    })
    const page = await open(`/customers/${id}?channel=houston`)
    const cards = panel(page, 'Loyalty cards')
    const dialog = page.getByRole('dialog')
    await cards.getByRole('button', { name: 'Issue card' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await cards.getByText(/^55\d{10}$/).waitFor()
    await cards.getByRole('button', { name: 'Link card' }).click()
    await dialog.getByLabel('Card number').fill('nobody has it')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Headquarters has no card with this number. Issue it instead.').waitFor()
    await dialog.getByLabel('Card number').fill('GIFT 9')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await cards.getByText('GIFT 9').waitFor()
    await cards.getByRole('button', { name: 'Block enrollment' }).click()
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await cards.getByText('Blocked for loyalty enrollment: the customer gets no card in any channel.').waitFor()
    expect(await cards.getByRole('button', { name: 'Issue card' }).count()).toBe(0)
    await panel(page, 'Gerda Card').getByText('Block customer for loyalty enrollment').waitFor()
    expect(page.errors).toEqual([])
  })

  it('searches while the visitor types, keeps that in the address, and works with the keyboard alone', {
    tags: 'long',
  }, async () => {
    await make('Clara Keys', 'clara')
    const page = await open()
    await page.getByRole('searchbox').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('clara keys')
    const list = page.getByRole('listbox', { name: 'Customers' })
    await page.getByText('1 shown').waitFor()
    expect(page.url()).toContain('search=clara+keys')
    await list.focus()
    await page.keyboard.press('Enter')
    await panel(page, 'Clara Keys').getByText('Pending sync').first().waitFor()
    await page.keyboard.press('Escape')
    await panel(page, 'Clara Keys').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Clara Keys')
    await page.getByRole('searchbox').fill('nobody at all')
    await page.getByText('No customer matches').waitFor()
  })

  it('shows an operator a masked customer until it is revealed with a reason, and no action to change it', async () => {
    const id = await make('Dora Veiled', 'dora')
    const page = await open(`/customers/${id}?channel=houston`, await tillsync.tokenFor('OPERATOR'))
    await page.getByRole('heading', { name: 'D. V.' }).waitFor()
    expect(await page.getByRole('button', { name: /New customer|Edit|Erase/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Reveal' }).click()
    await page.getByLabel('Reason').fill('the customer is on the phone')
    await page.getByRole('dialog').getByRole('button', { name: 'Reveal' }).click()
    await page.getByRole('heading', { name: 'Dora Veiled' }).waitFor()
    await panel(page, 'Dora Veiled').getByText('dora@example.com').waitFor()
    expect(page.errors).toEqual([])
  })

  it('shows a till its own channel, and the new account number although it may not subscribe', {
    tags: 'long',
  }, async () => {
    const id = await make('Emil Till', 'emil')
    const token = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
    const page = await open(`/customers/${id}`, token)
    const emil = panel(page, 'Emil Till')
    await emil.getByRole('status').getByText('Pending sync').waitFor()
    expect(await page.getByRole('combobox', { name: 'Channel' }).locator('option').allTextContents()).toEqual([
      'houston',
    ])
    expect(await emil.getByText('Async customer account').count()).toBe(0)
    await tillsync.travel()
    await emil.getByText(/Headquarters assigned the account number/).waitFor()
    expect(page.errors).toEqual([])
  })

  it('exports and erases a customer, with a reason and the typed account number', { tags: 'long' }, async () => {
    const id = await make('Frida Forgotten', 'frida')
    await tillsync.travel()
    const page = await open(`/customers/${id}?channel=houston`)
    const frida = panel(page, 'Frida Forgotten')
    const account =
      (
        await frida
          .getByRole('status')
          .getByText(/C-\d{6}/)
          .first()
          .textContent()
      )?.match(/C-\d{6}/)?.[0] ?? ''
    await frida.getByRole('button', { name: 'Export' }).click()
    await page.getByLabel('Reason').fill('asked for it')
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click()
    expect((await download).suggestedFilename()).toBe(`customer-${account}.json`)

    await frida.getByRole('button', { name: 'Erase' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/rows at headquarters will be erased/).waitFor()
    await dialog.getByLabel('Reason').fill('asked to be forgotten')
    await dialog.getByRole('button', { name: 'Erase' }).click()
    await dialog.getByText(`This is not ${account}.`).waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await dialog.getByLabel(`Type ${account} to confirm`).fill(account)
    await dialog.getByRole('button', { name: 'Erase' }).click()
    await page.getByText('The customer was erased at headquarters.').waitFor()
    expect(page.errors).toEqual([])
  })

  it('passes axe-core in light and in dark, with a customer open and on a phone', {
    tags: 'long',
  }, async () => {
    await make('Greta Shown', 'greta')
    const page = await open('/customers?channel=houston&search=greta')
    await page.getByRole('option', { name: /Greta/ }).click()
    await panel(page, 'Greta Shown').getByText('Operations').first().waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.keyboard.press('Escape')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(page.errors).toEqual([])
  })
})
