// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

// What the articles document (docs/fidelity.md), as a person of the store and as an operator meet it. Registers, sessions,
// schedules, groups of channel databases and welcome messages: registers, sessions, new-schedule and settings.

/** The demo's attribute, as a cashier is to see it. */
const SHOES = {
  ...{ name: 'Shoe size', type: 'DECIMAL', minimum: '1', maximum: '20' },
  ...{ friendlyName: 'Size of shoes', helpText: 'On the sole.', unit: 'US' },
}

const region = (page: TestPage, name: string) => page.getByRole('region', { name, exact: true })

describeInBrowser('a person of the store', () => {
  let tillsync: Installation
  let till: string
  beforeAll(async () => {
    tillsync = await startInstallation()
    till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
  })
  const open = (token: string, path: string) => openPage(linkTo(tillsync.url, token, path))
  const atTheTill = (path = '/customers') => open(till, path)
  const change = async (mutation: string, input: object) => {
    const { changed } = await tillsync.ask<{ changed: { userErrors: unknown[] } }>(
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
        changed: ${mutation}(input: $input) { userErrors { code field message } }
      }`,
      { input },
    )
    expect(changed.userErrors).toEqual([])
  }
  const distribute = async () => {
    for (const job of ['1070', '1010']) await tillsync.runJob(job)
    await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
  }
  const keyOf = (page: TestPage) => new URL(page.url()).pathname.split('/').at(-1) ?? ''

  /** Creates a customer as a cashier does; the new customer is open afterwards. */
  async function create(page: TestPage, firstName: string, lastName: string): Promise<void> {
    await page.getByRole('button', { name: 'New customer' }).click()
    const form = region(page, 'New customer')
    await form.getByLabel('First name').fill(firstName)
    await form.getByLabel('Last name').fill(lastName)
    await form.getByRole('button', { name: 'Create' }).click()
    await region(page, `${firstName} ${lastName}`).waitFor()
  }

  it('gives several cards to a customer, none to one who is Pending sync, and finds the customer by a card', async () => {
    const page = await atTheTill()
    await create(page, 'Carla', 'Cards')
    const cards = region(page, 'Loyalty cards')
    const dialog = page.getByRole('dialog')
    const issue = async (number: string) => {
      await cards.getByRole('button', { name: 'Issue card' }).click()
      await dialog.getByLabel('Card number').fill(number)
      await dialog.getByRole('button', { name: 'Save' }).click()
    }
    await issue('STORE 100')
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await dialog.waitFor({ state: 'detached' })
    await tillsync.travel()
    await page.getByText(/Headquarters assigned the account number/).waitFor()
    await issue('STORE 100')
    await cards.getByText('STORE 100', { exact: true }).waitFor()
    await issue('STORE 101')
    await cards.getByText('STORE 101', { exact: true }).waitFor()
    await page.getByRole('searchbox').first().fill('STORE 101')
    await page.getByRole('option', { name: /Carla Cards/ }).waitFor()
    const operator = await open(await tillsync.tokenFor('OPERATOR'), `/customers/${keyOf(page)}`)
    await operator.getByText('STORE 101').waitFor()
    expect(await operator.getByRole('button', { name: 'Issue card' }).count()).toBe(0)
    expect([...page.errors, ...operator.errors]).toEqual([])
  })

  it('fills the attributes in under their friendly names, with help, unit and default, and a missing one is refused', async () => {
    const { organization } = await tillsync.ask<{ organization: { legalEntities: { dataAreaId: string }[] } }>(
      '{ organization { legalEntities { dataAreaId name country currency languageId timeZone } } }',
    )
    const entity = organization.legalEntities.find(({ dataAreaId }) => dataAreaId === 'USRT')
    const note = { name: 'Note', type: 'TEXT', defaultValue: 'no note' }
    const attributes = [{ ...SHOES, required: true }, note]
    await change('setUpOrganization', { legalEntities: [{ ...entity, attributes }] })
    await change('setFunctionalityProfile', { profile: 'store-async', captureValidation: 'STRICT' })
    await distribute()
    const page = await atTheTill()
    await page.getByRole('button', { name: 'New customer' }).click()
    const form = region(page, 'New customer')
    await form.getByLabel('First name').fill('Atta')
    await form.getByLabel('Last name').fill('Ribute')
    const size = form.getByLabel('Size of shoes (US)')
    await form.getByText('On the sole. · 1 – 20').waitFor()
    await form.getByText('Default: no note').waitFor()
    await form.getByRole('button', { name: 'Create' }).click()
    await expect.poll(() => size.getAttribute('aria-invalid')).toBe('true')
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await size.fill('10')
    await form.getByRole('button', { name: 'Create' }).click()
    const atta = region(page, 'Atta Ribute')
    await atta.waitFor()
    await tillsync.travel()
    await atta.getByText(/Headquarters assigned the account number/).waitFor()
    const operator = await open(await tillsync.tokenFor('ADMINISTRATOR'), `/customers/${keyOf(page)}`)
    await operator.getByText('no note').waitFor()
    await change('setUpOrganization', { legalEntities: [{ ...entity, attributes: [{ ...SHOES, required: false }] }] })
    await change('setFunctionalityProfile', { profile: 'store-async', captureValidation: 'MINIMAL' })
    await distribute()
    expect(page.errors).toEqual([])
  })

  it('opts a customer out of personalization and tracking, which headquarters then knows', async () => {
    const page = await atTheTill()
    await page.getByRole('button', { name: 'New customer' }).click()
    const form = region(page, 'New customer')
    await form.getByLabel('First name').fill('Petra')
    await form.getByLabel('Last name').fill('Private')
    await form.getByText('More fields').click()
    await form.getByLabel('Opt out of personalization').check()
    await form.getByLabel('Opt out of web activity tracking').check()
    await form.getByRole('button', { name: 'Create' }).click()
    const petra = region(page, 'Petra Private')
    await petra.waitFor()
    await tillsync.travel()
    await petra.getByText(/Headquarters assigned the account number/).waitFor()
    const { customer } = await tillsync.ask<{ customer: object }>(
      'query ($id: ID!) { customer(by: { id: $id }) { optOutPersonalization optOutWebActivityTracking } }',
      { id: keyOf(page) },
    )
    expect(customer).toEqual({ optOutPersonalization: true, optOutWebActivityTracking: true })
    const administrator = await open(tillsync.token, `/customers/${keyOf(page)}`)
    await administrator.getByText('Opt out of personalization').waitFor()
    expect([...page.errors, ...administrator.errors]).toEqual([])
  })

  it('prepares a customer for an order, and is told whether the channel can create it', async () => {
    const page = await atTheTill()
    await create(page, 'Olga', 'Order')
    const order = region(page, 'Customer order')
    const ask = order.getByRole('button', { name: 'Prepare for an order' })
    await ask.click()
    await order.getByText(/Synchronized as C-\d{6}: put the customer on the order\./).waitFor()
    await region(page, 'Olga Order')
      .getByText(/Headquarters assigned the account number/)
      .waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])

    await change('setChannelOffline', { channel: 'houston', offline: true })
    await create(page, 'Otto', 'Offline')
    await ask.click()
    await order.getByText(/^Do not create the order yet/).waitFor()
    await change('setFunctionalityProfile', { profile: 'store-async', createCustomerOrdersInAsyncMode: true })
    await ask.click()
    await order.getByText(/^Create the order asynchronously/).waitFor()
    await change('setChannelOffline', { channel: 'houston', offline: false })
    await ask.click()
    await order.getByText(/put the customer on the order/).waitFor()
    expect(page.errors).toEqual([])
  })
})

describeInBrowser('the catalogue of features', () => {
  it('says what reads a feature, and why one that is not here cannot be enabled', async () => {
    const tillsync = await startInstallation()
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/features'))
    const { features } = await tillsync.ask<{ features: { key: string; notImplemented: string | null }[] }>(
      '{ features { key notImplemented } }',
    )
    const missing = features.filter(({ notImplemented }) => notImplemented !== null)
    expect(missing.length).toBeGreaterThan(0)
    for (const { key, notImplemented } of missing) {
      await page.goto(`${tillsync.url}/features/${key}`)
      await page.getByText(notImplemented ?? '').waitFor()
      expect(await page.getByRole('button', { name: /^Enable$/ }).count()).toBe(0)
    }
    await page.goto(`${tillsync.url}/features/${features.find(({ notImplemented }) => notImplemented === null)?.key}`)
    await page.getByText('Read by').waitFor()
    await page.getByRole('button', { name: 'Check for updates' }).waitFor()
    expect(page.errors).toEqual([])
  })
})
