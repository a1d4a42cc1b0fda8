// @module-tag long
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const ALL = 260

describeInBrowser('the list of customers', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    const lines = Array.from({ length: ALL }, (_, n) => ({ ...usual(n), Surname: `No${String(n).padStart(3, '0')}` }))
    lines[7] = { ...usual(7), Surname: '=1+1' }
    await tillsync.importLines('customers.csv', lines)
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    await tillsync.runJob('1010')
  }, 600_000)
  const open = (path = '/customers?channel=houston', options = {}) =>
    openPage(linkTo(tillsync.url, tillsync.token, path), options)
  const rows = (page: TestPage) => page.getByRole('listbox').getByRole('option')
  const toEnd = (page: TestPage) =>
    page.getByRole('listbox').evaluate((list) => {
      list.scrollTop = list.scrollHeight
    })

  it('has rows of 36 px that are links, and draws only those that are near; all of them can be scrolled to', async () => {
    const page = await open('/customers?channel=houston', { viewport: { width: 1440, height: 900 } })
    await rows(page).first().waitFor()
    expect((await rows(page).first().boundingBox())?.height).toBe(36)
    expect(await rows(page).first().getAttribute('href')).toMatch(/^\/customers\/[^?]+\?channel=houston$/)
    for (const count of ['200 shown', `${ALL} shown`]) {
      await toEnd(page)
      await page.getByText(count).waitFor()
    }
    await toEnd(page)
    await rows(page).filter({ hasText: 'Customer No259' }).waitFor()
    expect(await rows(page).count()).toBeLessThan(60)
    // What changes is read again where it is seen, and nothing else.
    await tillsync.importLines('late.csv', [{ ...usual(900), Surname: 'No2595' }])
    await rows(page).filter({ hasText: 'Customer No2595' }).waitFor()
    await page.getByText(`${ALL + 1} shown`).waitFor()
    expect(page.errors).toEqual([])
  })

  it('sorts by name and by time, in both directions, and keeps it in the address', async () => {
    const page = await open()
    await page.getByRole('button', { name: /^Name/ }).click()
    expect(page.url()).toContain('sort=name_desc')
    await rows(page).first().filter({ hasText: 'No2595' }).waitFor()
    await page.getByRole('button', { name: /^Created/ }).click()
    expect(page.url()).toContain('sort=created_at_desc')
    await page.getByRole('button', { name: /^Created/ }).click()
    expect(page.url()).toContain('sort=created_at_asc')
    expect(await page.getByRole('button', { name: /^Account/ }).count()).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('begins at its top when it is sorted otherwise', async () => {
    const page = await open()
    await rows(page).first().waitFor()
    await toEnd(page)
    await page.getByText('200 shown').waitFor()
    await page.getByRole('button', { name: /^Name/ }).click()
    await rows(page).first().filter({ hasText: 'No2595' }).waitFor()
    expect(await page.getByRole('listbox').evaluate((list) => list.scrollTop)).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('returns to its place by Back and by reload, also from a customer that was opened', async () => {
    const page = await open()
    await rows(page).first().waitFor()
    await toEnd(page)
    await page.getByText('200 shown').waitFor()
    await page.getByRole('listbox').evaluate((list) => {
      list.scrollTop = 5_400
    })
    await expect.poll(() => page.evaluate('history.state?.list?.top')).toBe(5_400)
    const scrollTop = () => page.getByRole('listbox').evaluate((list) => list.scrollTop)
    await rows(page).nth(12).click()
    await page.locator('.panel h2').getByText('Customer').waitFor()
    await page.reload()
    await expect.poll(scrollTop).toBe(5_400)
    await page.getByRole('link', { name: 'Features', exact: true }).click()
    await page.getByRole('heading', { name: 'Features', level: 1 }).waitFor()
    await page.goBack()
    await expect.poll(scrollTop).toBe(5_400)
    await page.goBack()
    await page.locator('.panel').waitFor({ state: 'detached' })
    expect(await scrollTop()).toBe(5_400)
    expect(page.errors).toEqual([])
  })

  it('keeps saved views without whom was searched for, hides columns, and downloads what is shown', async () => {
    const page = await open('/customers?channel=houston&search=number7%40example.com&state=SYNCED&sort=name_desc')
    await page.getByText('1 shown').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ])
    const [head, line] = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '').split('\r\n')
    expect(head).toBe('State,Name,Account,E-mail,Phone,Created')
    expect(line).toMatch(/^Synced,Customer =1\+1,C-\d{6},number7@example.com,/)
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByLabel('Name of the view').fill('From the end')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByRole('link', { name: 'From the end' }).click()
    await page.waitForURL((url) => url.search === '?channel=houston&state=SYNCED&sort=name_desc')
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('number7')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Phone' }).uncheck()
    await page.reload()
    await rows(page).first().waitFor()
    expect(await page.locator('.line-phone').count()).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('moves nothing under the pointer: new customers are counted, and come afterwards', async () => {
    const page = await open('/customers?channel=houston&sort=created_at_desc')
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await rows(page).nth(2).hover()
    await tillsync.importLines('held.csv', [{ ...usual(901), Surname: 'Underneath' }])
    await page.getByText('1 new', { exact: true }).waitFor()
    expect(await rows(page).filter({ hasText: 'Underneath' }).count()).toBe(0)
    await page.getByRole('searchbox').hover()
    await rows(page).filter({ hasText: 'Underneath' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('does not lose a row when others before it are erased', async () => {
    const page = await open('/customers?channel=headquarters')
    await rows(page).nth(3).waitFor()
    const [second, third] = [await rows(page).nth(1).textContent(), await rows(page).nth(2).textContent()]
    const first = (await rows(page).nth(0).getAttribute('id'))?.replace('line-', '')
    await tillsync.mutate('eraseCustomer', { customer: first, reason: 'asked for it' }, 'userErrors { code }')
    await rows(page)
      .nth(0)
      .filter({ hasText: second ?? '' })
      .waitFor()
    expect(await rows(page).nth(1).textContent()).toBe(third)
  })

  it('is whole in Dutch, from 360 to 3,840 px, light and dark, and passes axe-core', async () => {
    const page = await open('/customers?channel=houston', { locale: 'nl-NL' })
    await rows(page).first().waitFor()
    for (const [width, height] of [
      [360, 740],
      [768, 1024],
      [1440, 900],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect([width, await cutOff(page)]).toEqual([width, []])
      for (const scheme of ['light', 'dark'] as const) {
        expect(await accessibilityViolations(page, scheme)).toEqual([])
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/customers-${width}-${scheme}.png` })
      }
    }
    expect(page.errors).toEqual([])
  })
})
