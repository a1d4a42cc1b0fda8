import { beforeAll, expect, it } from 'vitest'
import { type MendingInstallation, startMending, usual } from '../pipeline/correction-installation.ts'
import { accessibilityFaults, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const answerOf = (page: TestPage) => page.getByRole('region', { name: 'Diagnose' })

describeInBrowser('the view Diagnose', () => {
  let tillsync: MendingInstallation
  beforeAll(async () => {
    tillsync = await startMending()
    await tillsync.importLines('customers.csv', [{ ...usual(1), Country: 'Atlantis' }, usual(2)])
  })
  const open = (path = '/diagnose', token = tillsync.token) => openPage(linkTo(tillsync.url, token, path))
  const ask = async (page: TestPage, text: string) => {
    await page.getByRole('searchbox').fill(text)
    await page.getByRole('searchbox').press('Enter')
  }

  it('says why a customer is stuck, shows what a remedy will do, applies it, and diagnoses again without reloading', {
    timeout: 60_000,
  }, async () => {
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const page = await open()
    await page.getByText('One question, one answer').waitFor()
    await ask(page, 'number1@example.com')
    await answerOf(page).getByText('Found the cause').waitFor()
    await page.getByRole('region', { name: 'The way' }).getByText('Captured at the till').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityFaults(page, scheme)).toEqual([])

    const remedies = page.getByRole('region', { name: 'What cures it' })
    await remedies.getByRole('button', { name: /Save a correction/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Show what it will do' }).click()
    await dialog.getByText(/Fill in first/).waitFor()
    await dialog.getByLabel(/Corrected value of/).fill('USA')
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('mistyped at the till')
    expect(await accessibilityFaults(page, 'light')).toEqual([])
    await dialog.getByRole('button', { name: 'Show what it will do' }).click()
    await dialog.getByText('What it will do').waitFor()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await dialog.waitFor({ state: 'detached' })

    await remedies.getByRole('button', { name: /Synchronize the operation/ }).click()
    await dialog.getByText('What it will do').waitFor()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Save a correction/ }).waitFor({ state: 'detached' })
    await tillsync.runJob('1010')
    await answerOf(page).getByText('Nothing is wrong', { exact: true }).waitFor()
    expect(page.faults).toEqual([])
  })

  it('takes other words for a name: the customers that have them are there to choose from, also those still pending', async () => {
    await tillsync.importLines('pending.csv', [{ ...usual(7), 'Given name': 'Philomena', Surname: 'Quist' }])
    const page = await open()
    await ask(page, 'quist')
    await page.getByRole('heading', { name: 'Which customer is it?' }).waitFor()
    expect(await accessibilityFaults(page, 'light')).toEqual([])
    await page.getByRole('link', { name: /Philomena Quist/ }).click()
    await page.getByRole('region', { name: 'The way' }).getByText('Captured at the till').waitFor()
    await ask(page, 'nobody has this name')
    await answerOf(page).getByText('It was never captured').waitFor()
    expect(page.faults).toEqual([])
  })

  it('takes a GUID, an operation, an account, a channel, a feature or nothing at all for what it is', async () => {
    const [operation] = await tillsync.operations({ search: 'number2' })
    const page = await open()
    const kind = page.getByLabel('Looked up as')
    for (const [text, as] of [
      [operation?.asyncCustomerAccount ?? '', 'guid'],
      [operation?.operationId ?? '', 'operation'],
      ['713 555 0002', 'phone'],
      ['C-000001', 'account'],
      ['San Francisco', 'channel'],
      ['ASYNC_EDIT', 'feature'],
    ] as const) {
      await ask(page, text)
      await page
        .getByRole('searchbox')
        .and(page.locator(`[value="${text}"]`))
        .waitFor()
      await kind.and(page.locator(`:has(option[value="${as}"]:checked)`)).waitFor()
    }
    await page.getByRole('link', { name: 'The whole installation' }).click()
    await kind.waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'Checks' }).waitFor()
    expect(page.faults).toEqual([])
  })

  it('says that nobody is found, and keeps the question in the address', async () => {
    const page = await open('/diagnose?of=nobody%40example.com')
    await answerOf(page).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('nobody@example.com')
    await page.setViewportSize({ width: 360, height: 740 })
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityFaults(page, scheme)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  it('answers in Dutch who reads Dutch, above the server’s own sentence, and refuses in Dutch, too', async () => {
    await tillsync.importLines('dutch.csv', [{ ...usual(5), Country: 'Atlantis' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/diagnose?of=number5%40example.com'), {
      locale: 'nl-NL',
    })
    const answer = page.getByRole('region', { name: 'Onderzoeken' })
    await answer.getByText('Een bewerking is mislukt: verbeter de waarde of de oorzaak').waitFor()
    await answer.locator('[lang=en]').filter({ hasText: 'UNKNOWN_COUNTRY' }).waitFor()
    await page
      .getByText('Het wacht op:')
      .filter({ visible: true })
      .locator('..')
      .getByText('iemand die de bewerking herstelt')
      .waitFor()
    expect(await accessibilityFaults(page, 'light')).toEqual([])

    await page.goto(new URL('/jobs', tillsync.url).href)
    await page
      .getByRole('button', { name: /^De planning wijzigen/ })
      .first()
      .click()
    await page.getByLabel('Herhaling').fill('nu en dan')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    const refusal = page.getByRole('alert')
    await refusal.getByText('Een opgegeven waarde is hier niet mogelijk.').waitFor()
    await refusal.locator('[lang=en]').filter({ hasText: 'cron expression' }).waitFor()
    expect(page.faults).toEqual([])
  })

  it('leads from what a check found to the very session, and to the schedule that is not active', async () => {
    const page = await open('/diagnose?of=number5%40example.com')
    const upload = page.getByRole('listitem').filter({ hasText: 'Has it been uploaded' })
    await upload.getByText('Evidence').click()
    await upload.getByRole('link', { name: 'P-0001' }).first().click()
    await page
      .getByRole('region', { name: 'The session asked for' })
      .getByRole('row', { name: /P-0001/ })
      .waitFor()
    expect(page.url()).toMatch(/jobs\/sessions\?session=/)

    const { batchJobs } = await tillsync.ask<{ batchJobs: { schedules: { id: string; jobs: string[] }[] }[] }>(
      '{ batchJobs { schedules { id jobs } } }',
    )
    const schedule = batchJobs
      .flatMap(({ schedules }) => schedules)
      .find(({ jobs }) => jobs.includes('synchronize'))?.id
    await tillsync.mutate('setSchedule', { schedule, active: false }, 'userErrors { code }')
    await page.goto(new URL('/diagnose?of=*', tillsync.url).href)
    await page
      .getByRole('link', { name: `${schedule}: not active` })
      .first()
      .click()
    await page.locator('.schedules li.marked').filter({ hasText: 'Inactive' }).first().waitFor()
    await tillsync.mutate('setSchedule', { schedule, active: true }, 'userErrors { code }')
    expect(page.faults).toEqual([])
  })

  it('shows who may only look the request instead of a way to send it', async () => {
    await tillsync.importLines('more.csv', [{ ...usual(7), Country: 'Atlantis' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const [operation] = await tillsync.operations({ errorCode: ['UNKNOWN_COUNTRY'] })
    const page = await open(`/diagnose?of=${operation?.operationId}`, await tillsync.tokenFor('VIEWER'))
    await page
      .getByRole('button', { name: /^Show what it will do/ })
      .first()
      .click()
    await page.getByText('Your token may not do this.').waitFor()
    expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0)
    expect(page.faults).toEqual([])
  })
})
