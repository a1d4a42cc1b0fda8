// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

describeInBrowser('the settings', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
  })
  async function open(path: string): Promise<TestPage> {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, path))
    // Its part of the program is loaded after the frame.
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
  const entity = async () => {
    type Entity = {
      attributes: { name: string }[]
      customerAttributeGroup: string | null
      sendWelcomeMessages: boolean
      welcomeMessages: object[]
    }
    const { organization } = await tillsync.ask<{ organization: { legalEntities: Entity[] } }>(
      `{ organization { legalEntities {
        attributes { name required defaultValue unit friendlyName helpText translations { languageId friendlyName helpText } }
        customerAttributeGroup sendWelcomeMessages welcomeMessages { languageId subject body }
      } } }`,
    )
    return organization.legalEntities[0]
  }
  /** Every width from a phone to a desk, light and dark. */
  async function isFine(page: TestPage): Promise<void> {
    for (const width of [360, 900, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect([width, await cutOff(page)]).toEqual([width, []])
    }
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
  }
  const saved = (page: TestPage) => page.getByText('Saved.').first().waitFor()

  it('of customer attributes are seen and changed by an administrator, with the group of a legal entity', async () => {
    const page = await open('/settings')
    await isFine(page)
    await page.getByRole('button', { name: 'Change Shoe size' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('Type').isDisabled()).toBe(true)
    await dialog.getByLabel('Friendly name').fill('Size of shoes')
    await dialog.getByLabel('Help text').fill('On the sole.')
    await dialog.getByLabel('Translations').fill('nl: Schoenmaat')
    await dialog.getByLabel('Unit').fill('EU')
    await dialog.getByLabel('Default value').fill('300')
    await dialog.getByLabel('Required').check()
    await isFine(page)
    const save = dialog.getByRole('button', { name: 'Save' })
    await save.click()
    await dialog
      .getByRole('alert')
      .getByText(/as language \| friendly name/)
      .waitFor()
    await dialog.getByLabel('Translations').fill('nl | Schoenmaat')
    await save.click()
    await dialog.getByRole('alert').getByText('The default value must be one').waitFor()
    await dialog.getByLabel('Default value').fill('9')
    await save.click()
    await page
      .getByRole('row', { name: /^Size of shoes/ })
      .getByText('yes')
      .waitFor()
    expect((await entity())?.attributes).toContainEqual({
      name: 'Shoe size',
      required: true,
      defaultValue: '9',
      unit: 'EU',
      friendlyName: 'Size of shoes',
      helpText: 'On the sole.',
      translations: [{ languageId: 'nl', friendlyName: 'Schoenmaat', helpText: null }],
    })
    await page.getByRole('button', { name: 'New group' }).first().click()
    await dialog.getByLabel('Id', { exact: true }).fill('club')
    await dialog.getByLabel('Name').fill('The club')
    await dialog.getByLabel('Its attributes').fill('Note\nShoe size')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByLabel('Attributes of its customers').first().selectOption({ label: 'The club' })
    await page.getByRole('row', { name: /^Note/ }).getByText('in the chosen group').waitFor()
    expect((await entity())?.customerAttributeGroup).toBe('club')
    await page.getByLabel('Attributes of its customers').first().selectOption({ label: 'All attributes' })
    await expect.poll(async () => (await entity())?.customerAttributeGroup).toBeNull()
    expect(page.errors).toEqual([])
  })

  it('of welcome messages have a preview as it is typed, are sent or not, and deleted', async () => {
    const page = await open('/settings/welcome-messages')
    await page
      .getByRole('button', { name: /^New language/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Language').fill('nl')
    await dialog.getByLabel('Subject').fill('Welkom, {voornaam}')
    await dialog.getByLabel('Text').fill('Uw klantnummer is {account}.\n{legalEntity}')
    await dialog.getByText('{voornaam} is not filled in').waitFor()
    await isFine(page)
    await dialog.getByLabel('Subject').fill('Welkom, {firstName}')
    await dialog.getByRole('region', { name: 'Preview' }).getByText('Welkom, Ada', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /^nl/ }).waitFor()
    await page
      .getByRole('button', { name: /^Welcome new customers/ })
      .first()
      .click()
    await page.getByText('New customers are welcomed').first().waitFor()
    expect(await entity()).toMatchObject({
      sendWelcomeMessages: true,
      welcomeMessages: [{ languageId: 'nl', subject: 'Welkom, {firstName}' }],
    })
    await page.getByRole('button', { name: 'Delete nl' }).click()
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('row', { name: /^nl/ }).waitFor({ state: 'detached' })
    expect((await entity())?.welcomeMessages).toEqual([])
    expect(page.errors).toEqual([])
  })

  it('show an operator the messages that were given up, to be tried again, and nothing to change', async () => {
    await tillsync.databases.hq.db.execute(sql`
      insert into welcome_message (customer_key, data_area_id, status, created_at, last_failure)
      values (gen_random_uuid(), 'USRT', 'GIVEN_UP', now() - interval '4 days', 'ECONNREFUSED: no answer')`)
    const token = await tillsync.tokenFor('OPERATOR')
    const page = await openPage(linkTo(tillsync.url, token, '/settings/welcome-messages'))
    await page.getByText('ECONNREFUSED: no answer').waitFor()
    await isFine(page)
    expect(await page.getByRole('button', { name: /^(New language|Welcome)/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByText('One message is tried again.').waitFor()
    await page.getByText('ECONNREFUSED: no answer').waitFor({ state: 'detached' })
    expect(page.errors).toEqual([])
  })

  it('of channel database groups show what runs for each, and are copied, changed and deleted', async () => {
    const page = await open('/settings/groups')
    await page.getByRole('button', { name: /^Copy/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Id', { exact: true }).fill('austin')
    await dialog.getByLabel('Name').fill('Austin')
    await dialog.getByRole('button', { name: 'Create group' }).click()
    const row = page.getByRole('row', { name: /^Austin/ })
    await row.getByRole('link', { name: /Customers/ }).waitFor()
    await row.getByRole('button', { name: 'Change' }).click()
    await dialog.getByLabel('San Francisco', { exact: false }).check()
    await isFine(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await row.getByText(/San Francisco/).waitFor()
    await row.getByRole('button', { name: 'Delete' }).click()
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/Move them into another group/)
      .waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page
      .getByRole('row', { name: /^All stores/ })
      .getByRole('button', { name: 'Change' })
      .click()
    await dialog.getByLabel('San Francisco', { exact: false }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    await row.getByText('none', { exact: true }).waitFor()
    await row.getByRole('button', { name: 'Delete' }).click()
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await row.waitFor({ state: 'detached' })
    await isFine(page)
    expect(page.errors).toEqual([])
  })

  it('are in Dutch, too', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/settings'), { locale: 'nl-NL' })
    await page.getByRole('heading', { name: 'Instellingen' }).waitFor()
    await page.getByRole('link', { name: 'Welkomstberichten' }).click()
    await page.getByRole('link', { name: 'Groepen kanaaldatabases' }).click()
    await page.getByRole('button', { name: 'Nieuwe groep' }).waitFor()
    expect(page.errors).toEqual([])
  })
})
