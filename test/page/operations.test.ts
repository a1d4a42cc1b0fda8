import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

/** The list of operations; the filters have options, too. */
const lines = (page: TestPage) => page.getByRole('listbox')

describeInBrowser('the page Customer sync status', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    const lines = Array.from({ length: 150 }, (_, n) => usual(n))
    for (const n of [3, 5, 8]) lines[n] = { ...usual(n), 'E-mail address': 'no address' }
    lines[13] = { ...usual(13), Country: 'Atlantis' }
    await tillsync.importLines('customers.csv', lines)
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  })
  const open = (path = '/operations') => openPage(linkTo(tillsync.url, tillsync.token, path))

  it('corrects a failed operation: find it, save with a reason, synchronize, and see it synced live', async () => {
    const page = await open()
    await page.getByRole('button', { name: /^Failed/ }).click()
    expect(page.url()).toContain('status=FAILED')
    await page.getByRole('searchbox').fill('number13@example.com')
    await lines(page)
      .getByRole('option', { name: /Unknown country/ })
      .click()
    const panel = page.getByRole('region', { name: 'Customer Number13' })
    await panel.getByRole('combobox', { name: 'New value of Country' }).selectOption('USA')
    await panel.getByRole('button', { name: 'Preview' }).click()
    await panel.getByText('Synchronizing creates a customer.').waitFor()
    await panel.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Enter a reason.').waitFor()
    await page.getByLabel('Reason').fill('mistyped at the till')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await panel.getByText('mistyped at the till').waitFor()
    await panel.getByRole('button', { name: 'Synchronize' }).click()
    await panel.getByText('Synced', { exact: true }).waitFor()
    await panel.getByText(/^C-\d{6}$/).waitFor()
    await lines(page)
      .getByRole('option', { name: /Synced Customer Number13/ })
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('keeps its filters in the address, so that a link shows the same list', async () => {
    const page = await open('/operations?status=FAILED&code=INVALID_EMAIL&sort=captured_at_asc')
    await page.getByText('3 operations · 3 shown').waitFor()
    expect(await page.getByRole('combobox', { name: 'Error', exact: true }).inputValue()).toBe('INVALID_EMAIL')
    // Hidden in wide windows, which sort by the headings.
    const sort = page.getByRole('combobox', { name: 'Sort', exact: true, includeHidden: true })
    expect(await sort.inputValue()).toBe('CAPTURED_AT_ASC')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByText('150 operations').waitFor()
    expect(page.url()).toMatch(/\/operations$/)
  })

  it('works with the keyboard alone: arrows move, Enter opens, Escape closes and restores the focus', {
    tags: 'long',
  }, async () => {
    const page = await open()
    await lines(page).getByRole('option').first().waitFor()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: /Customer Number/ })
      .getByText('Customer attributes')
      .waitFor()
    expect(page.url()).toMatch(/\/operations\/[0-9a-f-]{36}$/)
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: /Customer Number/ }).waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('listbox')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  })

  it('shows a new operation and each of its steps live', { tags: 'long' }, async () => {
    const page = await open()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await tillsync.importLines('one.csv', [{ ...usual(900), Surname: 'Latecomer' }])
    const line = lines(page).getByRole('option', { name: /Latecomer/ })
    await line.filter({ hasText: 'Captured' }).waitFor()
    await tillsync.runJob('P-0001')
    await line.filter({ hasText: 'Uploaded' }).waitFor()
    await tillsync.synchronize()
    await line.filter({ hasText: /Synced.*C-\d{6}/ }).waitFor()
  })

  it('previews and synchronizes all failures with one cause as a bulk run, and lists the results', async () => {
    const page = await open()
    const group = page.getByRole('listitem').filter({ hasText: 'Not an e-mail address' })
    expect(await group.textContent()).toContain('3 operations:')
    await group.getByRole('button', { name: 'Synchronize all' }).click()
    await page.getByText('3 operations match.').waitFor()
    await page.getByRole('button', { name: 'Start run' }).click()
    const run = page.getByRole('region', { name: /Bulk run/ })
    await run.getByText('Ended').waitFor()
    await run.getByText('3 of 3').waitFor()
    await run.getByRole('button', { name: 'Results' }).click()
    await page
      .getByRole('dialog')
      .getByRole('cell', { name: /e-mail/ })
      .first()
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('shows the second of two operators the values of the first, to choose from', { tags: 'long' }, async () => {
    const [failed] = await tillsync.operations({ errorCode: ['INVALID_EMAIL'] })
    const page = await open(`/operations/${failed?.operationId}`)
    const panel = page.getByRole('region', { name: /Customer Number/ })
    await panel.getByRole('textbox', { name: 'New value of E-mail' }).fill('mine@example.com')
    const input = { operationId: failed?.operationId, expectedRevision: failed?.revision, reason: 'first' }
    const changes = [{ attribute: 'email', newValue: 'theirs@example.com' }]
    // A bulk run may have tried the operation since: read its revision again.
    const [now] = await tillsync.operations({ errorCode: ['INVALID_EMAIL'] })
    await tillsync.mutate(
      'saveOperation',
      { ...input, expectedRevision: now?.revision, changes },
      'userErrors { code }',
    )
    await panel.getByText('first', { exact: true }).waitFor()
    await panel.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByLabel('Reason').fill('second')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog.getByRole('cell', { name: 'theirs@example.com' }).waitFor()
    await dialog.getByRole('button', { name: 'Use theirs' }).click()
    expect(await panel.getByRole('textbox', { name: 'New value of E-mail' }).inputValue()).toBe('theirs@example.com')
  })

  it('keeps showing its data without a network, says so, and catches up when the network is back', async () => {
    const page = await open()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await lines(page).getByRole('option').nth(5).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('status').filter({ hasText: 'Offline' }).waitFor()
    await page.getByText('You see the data that was last loaded.').waitFor()
    expect(await lines(page).getByRole('option').count()).toBeGreaterThan(5)
    await tillsync.importLines('meanwhile.csv', [{ ...usual(901), Surname: 'Meanwhile' }])
    await page.context().setOffline(false)
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await lines(page)
      .getByRole('option', { name: /Meanwhile/ })
      .waitFor()
  })

  it('masks personal data for an operator until it is revealed with a reason', async () => {
    const [failed] = await tillsync.operations({ errorCode: ['UNKNOWN_COUNTRY'] })
    const [operation] = failed ? [failed] : await tillsync.operations({ status: ['SYNCED'] })
    const operator = await tillsync.tokenFor('OPERATOR')
    const page = await openPage(linkTo(tillsync.url, operator, `/operations/${operation?.operationId}`))
    await page.getByRole('heading', { name: 'C. N.' }).waitFor()
    await page.getByRole('button', { name: 'Reveal' }).click()
    await page.getByLabel('Reason').fill('the customer is on the phone')
    await page.getByRole('dialog').getByRole('button', { name: 'Reveal' }).click()
    await page.getByRole('heading', { name: /Customer Number/ }).waitFor()
    expect(await page.getByRole('button', { name: 'Reveal' }).count()).toBe(0)
  })

  it('passes axe-core in light and in dark, with an operation open and on a phone', { tags: 'long' }, async () => {
    const page = await open()
    await lines(page).getByRole('option').first().click()
    await page.getByText('Customer attributes').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.keyboard.press('Escape')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(page.errors).toEqual([])
  })
})
